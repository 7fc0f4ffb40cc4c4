"""Topics of an event: keywords of the sentences that tell it."""

from __future__ import annotations

from regesta.domain.claim import Evidence, InstrumentSeen
from regesta.domain.marks import MarkedEvent
from regesta.domain.span import Span
from regesta.read.scene import Scene


def read_topics(
    event: MarkedEvent, instruments: tuple[InstrumentSeen, ...], scene: Scene
) -> dict[str, Evidence]:
    """The first words for each topic, in the order of the lexicon."""
    marked = scene.marked
    homes = [marked.sentence(span) for span in marked.spans[event.id]]
    homes += [instrument.span for instrument in instruments]
    homes += [marked.fullest(name) for name in event.fillers("body") if name in marked.spans]
    found: dict[str, Evidence] = {}
    for home in dict.fromkeys(homes):
        for word in scene.lexicon.topics.find(marked.words(home)):
            span = Span(home.start + word.start, home.start + word.end)
            found.setdefault(word.topic, Evidence(property="topic", span=span))
    return {topic: found[topic] for topic in scene.lexicon.topics.topics if topic in found}
