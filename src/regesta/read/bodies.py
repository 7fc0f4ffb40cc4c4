"""Joint bodies of a report, their session numbers, and the states that sit in them."""

from __future__ import annotations

from regesta.domain.claim import BodySeen, Doubt, Gap
from regesta.domain.marks import MarkedEvent
from regesta.domain.span import Span
from regesta.read.parties import Party
from regesta.read.scene import Scene

_SESSION = "session"


def read_body(event: MarkedEvent, anchor: Span, scene: Scene) -> tuple[BodySeen | None, list[Gap]]:
    """The body whose session an event is, with its number; a number that cannot be read is a gap.

    "The ninth session", told of nobody, is one of the only body that a report tells of.
    """
    names = event.fillers("body")
    alone = not event.fillers("by") and not event.fillers("in")
    if not names and alone and event.kind == _SESSION and event.fillers("no"):
        told = {name for item in scene.marked.marks.events for name in item.fillers("body")}
        names = tuple(told) if len(told) == 1 else ()
    if not names:
        return None, []
    number, gaps = _number(event, anchor, scene)
    span = body_name_span(names[0], scene)
    name = scene.marked.words(span)
    return BodySeen(local=names[0], name=name, number=number, span=span), gaps


def _number(event: MarkedEvent, anchor: Span, scene: Scene) -> tuple[int | None, list[Gap]]:
    gaps = []
    for name in (name for name in event.fillers("no") if name in scene.marked.spans):
        span = scene.marked.nearest(name, anchor)
        number = scene.lexicon.numbers.read(scene.marked.words(span))
        if number is not None:
            return number, []
        gaps.append(Gap(why=Doubt.NUMBER_NOT_UNDERSTOOD, span=span))
    return None, gaps


def body_name_span(name: str, scene: Scene) -> Span:
    """The fullest mention of a body that has a head noun; a pronoun names nothing."""
    marked = scene.marked
    spans = [span for span in marked.own_spans(name) if scene.lexicon.bodies.head(marked.words(span))]
    return max(spans, key=len) if spans else marked.fullest(name)


def body_parties(name: str, scene: Scene) -> tuple[Party, ...]:
    """The states whose names stand before a body's ("Iran-Azerbaijan Joint Commission") or in its own."""
    marked = scene.marked
    for span in marked.own_spans(name):
        chain = _chain_before(span, scene)
        if len(chain) > 1:
            return tuple(chain)
        inside = scene.lexicon.states.inside(marked.words(span))
        if len(inside) > 1:
            return tuple(Party(code=code, is_state=True) for code in inside)
    return ()


def _chain_before(span: Span, scene: Scene) -> list[Party]:
    chain: list[Party] = []
    mention = scene.marked.state_before(span)
    while mention is not None:
        chain[:0] = [party for name in mention.ids for party in scene.parties.of(name)]
        mention = scene.marked.state_before(mention.span)
    return list(dict.fromkeys(chain))
