"""What a reviewer sees of each question: both sides, with the sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regesta.domain.record import Body, Dispute, Event, Instrument, Person, Question, Quote
from regesta.show.page import Line, blank, faint, head, plain
from regesta.show.register import Register
from regesta.show.sentence import find_passages
from regesta.show.words import (
    attendee_words,
    body_words,
    interval_words,
    join_some,
    outlet_words,
    parties_words,
    place_words,
    tenure_words,
)

_KINDS = {"body": "joint body"}
_SENTENCES = 3
"""So many sentences a side are shown; 'regesta explain' shows all."""


def show_pair(question: Question, register: Register) -> list[Line]:
    """Two events, people, joint bodies or instruments that may be one."""
    reasons = "; ".join(question.reasons)
    kind = _KINDS.get(question.kind, question.kind)
    lines = [head(f"Are these two one {kind}?"), faint(f"likely {question.score:.2f}: {reasons}")]
    for name in (question.left, question.right):
        lines += [blank(), *_side(name, register)]
    return lines


def show_doubtful(event: Event, register: Register) -> list[Line]:
    """An event that the marker was unsure of."""
    doubt = faint(f"confidence {event.confidence:.2f}")
    return [head("Do the words say this?"), doubt, blank(), *_event_side(event, register)]


def show_dispute(dispute: Dispute, register: Register) -> list[Line]:
    """An event, person or instrument with a property on which reports contradict each other."""
    lines = [head(f"Which {dispute.property} is right?"), plain(_about(dispute.subject, register))]
    for number, value in enumerate(sorted(dispute.values, key=lambda value: not value.chosen), 1):
        shown = " (shown now)" if value.chosen else ""
        lines += [blank(), head(f"{number}  {value.value}{shown}"), *_sentences(value.quotes, register)]
    return lines


def event_words(event: Event) -> str:
    """An event in a line: when, what, between whom, where, its id."""
    when = interval_words(event.when.value) if event.when else "undated"
    where = f", {place_words(event.where.value)}" if event.where else ""
    body = f", {body_words(event.body.value)}" if event.body else ""
    what = f"{event.kind.value} {event.status.value.value}"
    return f"{when} {what}, {parties_words(event)}{where}{body} ({event.id})"


def _about(name: str, register: Register) -> str:
    """The thing that a dispute is about, in a line."""
    if name in register.events:
        return event_words(register.events[name])
    if name in register.people:
        return _person_words(register.people[name])
    return f"{register.instruments[name].title} ({name})" if name in register.instruments else name


def _side(name: str, register: Register) -> Iterator[Line]:
    if name in register.events:
        yield from _event_side(register.events[name], register)
    elif name in register.people:
        yield from _person_side(register.people[name], register)
    elif name in register.bodies:
        yield from _body_side(register.bodies[name], register)
    elif name in register.instruments:
        yield from _paper_side(register.instruments[name], register)


def _event_side(event: Event, register: Register) -> Iterator[Line]:
    yield head(event_words(event))
    if event.people:
        yield plain(join_some([attendee_words(attendee) for attendee in event.people]), 2)
    yield from _sentences([quote for quote in event.quotes if quote.property == "event"], register)


def _person_side(person: Person, register: Register) -> Iterator[Line]:
    yield head(_person_words(person))
    held = [tenure_words(tenure) for tenure in (*person.offices, *person.ranks)]
    if held:
        yield plain(join_some(held), 2)
    yield from _sentences(person.quotes, register)


def _person_words(person: Person) -> str:
    names = join_some([item.name for item in person.names if item.name != person.name])
    also = f", also {names}" if names else ""
    return f"{person.name}, {person.country or 'state unknown'}{also} ({person.id})"


def _body_side(body: Body, register: Register) -> Iterator[Line]:
    yield head(f"{body.name}, {' '.join(body.parties) or 'parties unknown'} ({body.id})")
    sessions = [
        f"{f'no. {item.number}' if item.number else 'without a number'} {interval_words(item.when)}"
        for item in body.sessions
    ]
    if sessions:
        yield plain(f"sessions: {join_some(sessions)}", 2)
    yield from _sentences(body.quotes, register)


def _paper_side(paper: Instrument, register: Register) -> Iterator[Line]:
    yield head(f"{paper.title}, {paper.kind}, {' '.join(paper.parties) or 'parties unknown'} ({paper.id})")
    for item in paper.events:
        yield plain(f"{item.what} at {event_words(register.events[item.event])}", 2)
    yield from _sentences(paper.quotes, register)


def _sentences(quotes: Iterable[Quote], register: Register) -> Iterator[Line]:
    """The first sentences, each under the report it is of; the words themselves stand out."""
    passages = find_passages(quotes, register)
    for passage in passages[:_SENTENCES]:
        yield faint(outlet_words(passage.report, register), 2)
        pieces = tuple((piece, "words" if quoted else "") for piece, quoted in passage.pieces)
        yield Line(pieces=pieces, indent=4)
    if len(passages) > _SENTENCES:
        yield faint(f"and {len(passages) - _SENTENCES} more", 2)
