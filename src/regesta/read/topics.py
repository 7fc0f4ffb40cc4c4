"""Topics of an event: keywords of the sentences that tell it."""

from __future__ import annotations

from regesta.domain.claim import Evidence, InstrumentSeen
from regesta.domain.marks import MarkedEvent
from regesta.domain.span import Span
from regesta.read.scene import Scene

_NAMES = frozenset("pl")
_HOLDERS = frozenset("org")


def read_topics(
    event: MarkedEvent, instruments: tuple[InstrumentSeen, ...], *, holders: bool, scene: Scene
) -> dict[str, Evidence]:
    """The first words for each topic, in the order of the lexicon.

    Names of people and places never count; offices, ranks and organisations do where `holders` is set.
    """
    marked = scene.marked
    homes = [marked.sentence(span) for span in marked.spans[event.id]]
    homes += [instrument.span for instrument in instruments]
    homes += [marked.fullest(name) for name in event.fillers("body") if name in marked.spans]
    letters = _NAMES if holders else _NAMES | _HOLDERS
    found: dict[str, Evidence] = {}
    for home in dict.fromkeys(homes):
        silent = [item.span for item in marked.inside(home) if item.letters & letters]
        for word in scene.lexicon.topics.find(marked.words(home)):
            span = Span(home.start + word.start, home.start + word.end)
            if word.topic not in found and not any(span.overlaps(other) for other in silent):
                found[word.topic] = Evidence(property="topic", span=span)
    return {topic: found[topic] for topic in scene.lexicon.topics.topics if topic in found}
