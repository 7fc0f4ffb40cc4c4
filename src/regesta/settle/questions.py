"""The queue of pairs that only a person can decide, the answers that would change most first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from regesta.domain.record import Body, Event, Link, Person, Question, Quote
from regesta.settle.anchors import make_id


def ask_people(doubts: Iterable[Link], people: Mapping[str, Person]) -> list[Question]:
    """A question for each two people that may be one; its weight is the number of reports concerned."""
    out = []
    for link in doubts:
        left, right = people[link.left], people[link.right]
        weight = min(len(left.reports), len(right.reports)) + 1
        out.append(_question("person", link, (left.quotes[:1] + right.quotes[:1]), weight))
    return out


def ask_bodies(doubts: Iterable[Link], bodies: Mapping[str, Body]) -> list[Question]:
    """A question for each two bodies that may be one; its weight is the number of sessions concerned."""
    out = []
    for link in doubts:
        left, right = bodies[link.left], bodies[link.right]
        weight = min(len(left.sessions), len(right.sessions)) + 1
        out.append(_question("body", link, (left.quotes[:1] + right.quotes[:1]), weight))
    return out


def ask_events(doubts: Iterable[Link], events: Mapping[str, Event]) -> list[Question]:
    """A question for each two events that may be one; its weight is the number of claims concerned.

    Events that one report tells as two are two.
    """
    out = []
    for link in doubts:
        left, right = events[link.left], events[link.right]
        if not set(left.reports).isdisjoint(right.reports):
            continue
        weight = min(len(left.claims), len(right.claims))
        quotes = tuple(
            next((quote for quote in event.quotes if quote.property == "event"), event.quotes[0])
            for event in (left, right)
        )
        out.append(_question("event", link, quotes, weight))
    return out


def order_questions(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those that change most first, then the most likely."""
    return tuple(sorted(questions, key=lambda item: (-item.weight, -item.score, item.id)))


def _question(kind: str, link: Link, quotes: tuple[Quote, ...], weight: int) -> Question:
    return Question(
        id=make_id("qu", kind, link.left, link.right),
        kind=kind,
        left=link.left,
        right=link.right,
        score=link.score,
        reasons=link.reasons,
        quotes=quotes,
        weight=weight,
    )
