"""Pairs that only a person can decide, the answers that would change most first."""

from __future__ import annotations

from collections.abc import Callable

from regesta.domain.record import Body, Event, Instrument, Link, Person, Question, Quote
from regesta.settle.anchors import make_id


def ask_people(link: Link, person_of: Callable[[str], Person]) -> Question:
    """A question about two people that may be one; its weight is the number of reports concerned."""
    left, right = person_of(link.left), person_of(link.right)
    weight = min(len(left.reports), len(right.reports)) + 1
    return _question("person", link, (left.quotes[:1] + right.quotes[:1]), weight)


def ask_bodies(link: Link, body_of: Callable[[str], Body]) -> Question:
    """A question about two bodies that may be one; its weight is the number of sessions concerned."""
    left, right = body_of(link.left), body_of(link.right)
    weight = min(len(left.sessions), len(right.sessions)) + 1
    return _question("body", link, (left.quotes[:1] + right.quotes[:1]), weight)


def ask_instruments(link: Link, instrument_of: Callable[[str], Instrument]) -> Question:
    """A question about two instruments that may be one; its weight is the number of events concerned."""
    left, right = instrument_of(link.left), instrument_of(link.right)
    weight = min(len(left.events), len(right.events)) + 1
    return _question("instrument", link, (left.quotes[:1] + right.quotes[:1]), weight)


def ask_events(link: Link, left: Event, right: Event) -> Question | None:
    """A question about two events that may be one; its weight is the number of claims concerned.

    None where one report tells both: then they are two.
    """
    if not set(left.reports).isdisjoint(right.reports):
        return None
    quotes = tuple(
        next((quote for quote in event.quotes if quote.property == "event"), event.quotes[0])
        for event in (left, right)
    )
    return _question("event", link, quotes, min(len(left.claims), len(right.claims)))


def question_id(kind: str, left: str, right: str) -> str:
    """The id of the question about two things."""
    return make_id("qu", kind, left, right)


def _question(kind: str, link: Link, quotes: tuple[Quote, ...], weight: int) -> Question:
    return Question(
        id=question_id(kind, link.left, link.right),
        kind=kind,
        left=link.left,
        right=link.right,
        score=link.score,
        reasons=link.reasons,
        quotes=quotes,
        weight=weight,
    )
