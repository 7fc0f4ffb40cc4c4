"""Why the record says what it says: every value of a thing with its sentences, support and dissent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from regesta.domain.record import Body, Dispute, Event, Finding, Instrument, Link, Person, Quote, Tenure
from regesta.domain.span import Span
from regesta.show.listing.gaps import list_gaps
from regesta.show.page import Line, blank, faint, head, plain
from regesta.show.register import Register
from regesta.show.sentence import Passage, find_passages
from regesta.show.words import (
    UNKNOWN,
    attendee_words,
    body_words,
    count_words,
    interval_words,
    outlet_words,
    parties_words,
    place_words,
    session_status,
    tenure_words,
)

T = TypeVar("T")


def explain_event(event: Event, register: Register) -> list[Line]:
    """The page of an event."""
    return [
        head(f"{event.kind.value}, {event.status.value.value}: {parties_words(event)}"),
        faint(f"{event.id}; {_standing(event)}; confidence {event.confidence:.2f}"),
        *_event_values(event, register),
        *_section("people", [attendee_words(attendee) for attendee in event.people]),
        *_section("instruments", [_instrument(name, register) for name in event.instruments]),
        *_section("topics", [", ".join(event.topics)] if event.topics else []),
        *_relations(event, register),
        *_words_section(_unshown(event, register), register, "told in other words"),
        *_disputes(event.id, register),
        *_history(event, register),
        *_links(event.links, register),
        *_gaps(event.reports, register),
    ]


def explain_person(person: Person, register: Register) -> list[Line]:
    """The page of a person."""
    spellings = [f"{item.name} ({count_words(item.count, 'report')})" for item in person.names]
    lines = [
        head(f"{person.name}, {person.country or 'state unknown'}"),
        faint(f"{person.id}; told by {count_words(len(person.reports), 'report')}"),
        *_section("spellings", spellings),
        *_tenures("offices", person.offices, register),
        *_tenures("ranks", person.ranks, register),
        *_words_section(person.quotes, register),
        *_disputes(person.id, register),
        *_links(person.links, register),
    ]
    events = [event for event in register.record.events if any(a.person == person.id for a in event.people)]
    return [*lines, *_section("events", [_event_words(event) for event in events])]


def explain_body(body: Body, register: Register) -> list[Line]:
    """The page of a joint body."""
    names = [f"{item.name} ({count_words(item.count, 'report')})" for item in body.names]
    lines = [
        head(f"{body.name}: {' '.join(body.parties) or 'parties unknown'}"),
        faint(f"{body.id}; {count_words(len(body.sessions), 'session')} told"),
        *_section("names", names),
        blank(),
        head("sessions"),
    ]
    for session in body.sessions:
        number = f"no. {session.number}" if session.number is not None else "unnumbered"
        where = f", {place_words(session.where)}" if session.where else ""
        when = interval_words(session.when) if session.when else "undated"
        heads = ", ".join(register.people[name].name for name in session.heads if name in register.people)
        led = f", led by {heads}" if heads else ""
        lines.append(plain(f"{number}{session_status(session)}: {when}{where}{led} ({session.event})", 2))
        event = register.events.get(session.event)
        lines += _passages(event.quotes if event else (), register, 4)
    if body.missing:
        numbers = ", ".join(str(number) for number in body.missing)
        lines += [blank(), head("missing"), plain(f"no report tells of session {numbers}", 2)]
    return [
        *lines,
        *_words_section(body.quotes, register),
        *_disputes(body.id, register),
        *_links(body.links, register),
    ]


def explain_instrument(instrument: Instrument, register: Register) -> list[Line]:
    """The page of an instrument."""
    history = [
        f"{item.what} at {_event_words(register.events[item.event])}"
        for item in instrument.events
        if item.event in register.events
    ]
    named = [event for event in register.record.events if instrument.id in event.instruments]
    told = {item.event for item in instrument.events}
    return [
        head(f"{instrument.title}, {instrument.kind}: {' '.join(instrument.parties) or 'parties unknown'}"),
        faint(instrument.id),
        *_section("history", history),
        *_section("named at", [_event_words(event) for event in named if event.id not in told]),
        *_words_section(instrument.quotes, register),
        *_disputes(instrument.id, register),
        *_links(instrument.links, register),
    ]


def _standing(event: Event) -> str:
    reports, outlets = count_words(len(event.reports), "report"), count_words(event.outlets, "outlet")
    first = f", first published {event.first_published}" if event.first_published else ""
    return f"told by {reports} of {outlets}{first}"


def _event_values(event: Event, register: Register) -> Iterator[Line]:
    yield from _finding("kind", event.kind, str, register)
    if event.status.dissent or not _places(event.status.quotes) <= _places(event.kind.quotes):
        yield from _finding("status", event.status, lambda status: status.value, register)
    if event.when:
        yield from _finding("when", event.when, _interval_reached, register)
    else:
        yield from _section("when", ["not told, or not understood (see the gaps)"])
    if event.where:
        yield from _finding("where", event.where, place_words, register)
    if event.body:
        yield from _finding("body", event.body, body_words, register)


def _places(quotes: Iterable[Quote]) -> set[tuple[str, Span]]:
    return {(quote.report, quote.span) for quote in quotes}


def _interval_reached(interval: object) -> str:
    from regesta.domain.interval import Interval  # noqa: PLC0415

    assert isinstance(interval, Interval)
    return f"{interval_words(interval)} ({interval.precision.value}; {interval.basis})"


def _finding(name: str, finding: Finding[T], words: Callable[[T], str], register: Register) -> Iterator[Line]:
    yield blank()
    yield Line(pieces=((f"{name}: ", "head"), (words(finding.value), "")))
    yield from _passages(finding.quotes, register, 2)
    if finding.why:
        yield faint(f"chosen: {finding.why}", 2)
    for dissent in finding.dissent:
        yield plain(f"but also: {words(dissent.value)}", 2)
        yield from _passages(dissent.quotes, register, 4)


def _section(name: str, items: Iterable[str]) -> Iterator[Line]:
    rows = list(items)
    if rows:
        yield blank()
        yield head(name)
        yield from (plain(row, 2) for row in rows)


def _instrument(name: str, register: Register) -> str:
    instrument = register.instruments[name]
    return f"{instrument.title} ({instrument.kind}; {name})"


def _relations(event: Event, register: Register) -> Iterator[Line]:
    parts = [item for item in register.record.events if item.part_of == event.id]
    if event.part_of in register.events:
        yield from _section("part of", [_event_words(register.events[str(event.part_of)])])
    yield from _section("contains", [_event_words(part) for part in parts])


def _event_words(event: Event) -> str:
    when = interval_words(event.when.value) if event.when else "undated"
    return f"{when} {event.kind.value} {event.status.value.value}, {parties_words(event)} ({event.id})"


def _unshown(event: Event, register: Register) -> tuple[Quote, ...]:
    """The quotations in sentences that no value of the event has shown."""
    findings = [item for item in (event.kind, event.status, event.when, event.where, event.body) if item]
    shown = {
        (passage.report, passage.span)
        for finding in findings
        for passage in find_passages(finding.quotes, register)
    }
    passages = find_passages(event.quotes, register)
    fresh = [item for item in passages if (item.report, item.span) not in shown]
    return tuple(
        quote
        for quote in event.quotes
        if any(item.report == quote.report and item.span.overlaps(quote.span) for item in fresh)
    )


def _words_section(quotes: Sequence[Quote], register: Register, name: str = "the words") -> Iterator[Line]:
    if quotes:
        yield blank()
        yield head(name)
        yield from _passages(quotes, register, 2)


def _passages(quotes: Iterable[Quote], register: Register, indent: int) -> Iterator[Line]:
    report = ""
    for passage in find_passages(quotes, register):
        if passage.report != report:
            yield faint(f"{outlet_words(passage.report, register)} ({passage.report})", indent)
        report = passage.report
        yield Line(pieces=_pieces(passage), indent=indent + 2)


def _pieces(passage: Passage) -> tuple[tuple[str, str], ...]:
    return tuple((piece, "words" if quoted else "") for piece, quoted in passage.pieces)


def _tenures(name: str, tenures: Sequence[Tenure], register: Register) -> Iterator[Line]:
    if tenures:
        yield blank()
        yield head(name)
    for tenure in tenures:
        yield plain(f"{tenure_words(tenure)}, {tenure.country or UNKNOWN}", 2)
        yield from _passages(tenure.quotes, register, 4)


def _disputes(subject: str, register: Register) -> Iterator[Line]:
    disputes = [dispute for dispute in register.record.disputes if dispute.subject == subject]
    if disputes:
        yield blank()
        yield head("reports differ")
    for dispute in disputes:
        yield from _dispute(dispute, register)


def _dispute(dispute: Dispute, register: Register) -> Iterator[Line]:
    yield plain(f"{dispute.property} ({dispute.relation.value.replace('-', ' ')})", 2)
    for value in sorted(dispute.values, key=lambda value: not value.chosen):
        yield plain(f"{value.value}{' (chosen)' if value.chosen else ''}", 4)
        yield from _passages(value.quotes, register, 6)
    if dispute.reason:
        yield faint(dispute.reason, 4)


def _history(event: Event, register: Register) -> Iterator[Line]:
    if len(event.history) > 1:
        rows = [f"{item.status.value}: {outlet_words(item.report, register)}" for item in event.history]
        yield from _section("told first and last", rows)


def _links(links: Sequence[Link], register: Register) -> Iterator[Line]:
    if links:
        yield blank()
        yield head("taken for one because")
    for link in sorted(links, key=lambda link: link.score):
        reasons = "; ".join(link.reasons)
        yield plain(f"{link.score:.2f}  {_side(link.left, register)} = {_side(link.right, register)}", 2)
        yield faint(reasons, 8)


def _side(name: str, register: Register) -> str:
    claim = register.claims.get(name)
    return f"{claim.kind} of {outlet_words(claim.report, register)}" if claim else name


def _gaps(reports: Iterable[str], register: Register) -> Iterator[Line]:
    rows = []
    for report, gap in list_gaps(register, frozenset(reports)):
        words = f'"{gap.span.of(register.reports[report].text)}": ' if gap.span else ""
        note = f" ({gap.note})" if gap.note else ""
        rows.append(f"{outlet_words(report, register)}: {words}{gap.why.value}{note}")
    yield from _section("what these reports leave open", rows)
