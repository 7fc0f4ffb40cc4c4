"""Open questions as a reader decides them: both sides with their facts and sentences, and the answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.domain.record import Body, Dispute, Event, Instrument, Person, Question
from regesta.show.review.asking import Answer, Asked
from regesta.show.web.differences import About, DisputeCard, make_dispute_card, tell_subject
from regesta.show.web.docket import sort_of
from regesta.show.web.said import Said, event_quotes, find_said
from regesta.show.web.shelf import Shelf
from regesta.show.words import (
    attendee_words,
    body_words,
    count_words,
    interval_words,
    join_some,
    place_words,
    tenure_words,
)

SORTS = {
    "person": "People",
    "event": "Events",
    "body": "Bodies",
    "instrument": "Instruments",
    "value": "Disputed values",
    "doubt": "Unsure readings",
}
"""What the queue asks about, with the words for it."""
_SENTENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a question; where sides are answers `label` is the key, `shown` marks what is shown now."""

    about: About | None
    title: str
    facts: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    label: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One question: what is asked, why, about what, both sides, and the answers by key."""

    id: str
    sort: str
    asked: str
    why: str
    about: About | None
    sides: tuple[Side, ...]
    answers: tuple[tuple[str, Answer], ...]


def view_question(asked: Asked, shelf: Shelf) -> View:
    """A question with all that is needed to answer it."""
    match asked.about:
        case Question() as question:
            return _view(asked, *_pair_words(question), None, _pair_sides(question, shelf))
        case Dispute() as dispute:
            card = make_dispute_card(dispute, shelf)
            why = f"{dispute.reason[:1].upper()}{dispute.reason[1:]}."
            return _view(asked, f"Which {card.property} is right?", why, card.about, _value_sides(card))
        case Event() as event:
            why = f"The marker was unsure: confidence {event.confidence:.2f}."
            about = tell_subject(event.id, shelf)
            return _view(asked, "Do the words say this?", why, None, (_event_side(event, shelf, about),))


def _view(asked: Asked, words: str, why: str, about: About | None, sides: Sequence[Side]) -> View:
    digits = [key for key in asked.answers if key.isdigit()]
    plain = [key for key in ("y", "n", "h") if key in asked.answers]
    many = len(digits) > len(plain) - 1
    keys = [*digits, "h"] if many else plain
    return View(
        id=asked.id,
        sort=sort_of(asked),
        asked=words,
        why=why,
        about=about,
        sides=tuple(sides),
        answers=tuple((key, asked.answers[key]) for key in keys),
    )


def _pair_words(question: Question) -> tuple[str, str]:
    kind = "joint body" if question.kind == "body" else question.kind
    reasons = "; ".join(question.reasons)
    return f"Are these two one {kind}?", f"Likely {question.score:.2f}: {reasons}."


def _pair_sides(question: Question, shelf: Shelf) -> list[Side]:
    return [_side(name, shelf) for name in (question.left, question.right)]


def _side(name: str, shelf: Shelf) -> Side:
    about = tell_subject(name, shelf)
    if name in shelf.register.events:
        return _event_side(shelf.register.events[name], shelf, about)
    if name in shelf.people:
        return _person_side(shelf.people[name], shelf, about)
    if name in shelf.instruments:
        return _paper_side(shelf.instruments[name], shelf, about)
    return _body_side(shelf.bodies[name], shelf, about)


def _event_side(event: Event, shelf: Shelf, about: About) -> Side:
    facts = [
        ("where", place_words(event.where.value) if event.where else ""),
        ("who", join_some([attendee_words(item) for item in event.people])),
        ("body", body_words(event.body.value) if event.body else ""),
        ("papers", "; ".join(shelf.instruments[name].title for name in event.instruments)),
        ("told by", _told_by(event.reports, shelf)),
    ]
    return Side(
        about=about,
        title=about.words,
        facts=_given(facts),
        said=find_said(event_quotes(event), shelf, _SENTENCES),
    )


def _person_side(person: Person, shelf: Shelf, about: About) -> Side:
    facts = [
        ("also", join_some([item.name for item in person.names if item.name != person.name])),
        ("offices", join_some([tenure_words(tenure) for tenure in person.offices])),
        ("ranks", join_some([tenure_words(tenure) for tenure in person.ranks])),
        ("told by", _told_by(person.reports, shelf)),
    ]
    said = find_said(person.quotes, shelf, _SENTENCES)
    return Side(about=about, title=about.words, facts=_given(facts), said=said)


def _body_side(body: Body, shelf: Shelf, about: About) -> Side:
    sessions = [
        f"{f'no. {item.number}' if item.number else 'no number'}, {interval_words(item.when)}"
        for item in body.sessions
    ]
    facts = [
        ("also", join_some([item.name for item in body.names if item.name != body.name])),
        ("sessions", join_some(sessions)),
    ]
    said = find_said(body.quotes, shelf, _SENTENCES)
    return Side(about=about, title=about.words, facts=_given(facts), said=said)


def _paper_side(paper: Instrument, shelf: Shelf, about: About) -> Side:
    events = [f"{item.what} at {tell_subject(item.event, shelf).words}" for item in paper.events]
    facts = [("kind", paper.kind), ("history", join_some(events))]
    said = find_said(paper.quotes, shelf, _SENTENCES)
    return Side(about=about, title=about.words, facts=_given(facts), said=said)


def _value_sides(card: DisputeCard) -> list[Side]:
    return [
        Side(
            about=None,
            title=value.words,
            facts=_given([("told by", count_words(len(value.reports), "report"))]),
            said=value.said,
            label=str(number),
            shown=value.chosen,
        )
        for number, value in enumerate(card.values, 1)
    ]


def _told_by(reports: Iterable[str], shelf: Shelf) -> str:
    outlets = dict.fromkeys(shelf.reports[name].outlet or "outlet unknown" for name in reports)
    return join_some(list(outlets), 4)


def _given(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, words) for label, words in facts if words)
