"""One of the lists of a record, narrowed to what someone asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from regesta.domain.record import Event
from regesta.show.export.bodies import body_object
from regesta.show.export.disputes import dispute_object
from regesta.show.export.events import event_object
from regesta.show.export.parts import Json
from regesta.show.export.people import person_object
from regesta.show.export.promises import commitment_object
from regesta.show.listing.bodies import bodies_table
from regesta.show.listing.commitments import commitments_table
from regesta.show.listing.coverage import coverage_object, outlets_table, told_objects, told_table
from regesta.show.listing.disputes import disputes_table
from regesta.show.listing.gaps import gap_object, gaps_table, list_gaps
from regesta.show.listing.people import people_table
from regesta.show.listing.timeline import timeline_table
from regesta.show.register import Register
from regesta.show.selection import RATHER_RIGHT, Selection, select_events
from regesta.show.table import Table
from regesta.show.words import count_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The same list as a table for a reader (`more` are printed below it) and as objects for a program."""

    table: Table
    items: tuple[Json, ...]
    more: tuple[Table, ...] = ()


def choose_listing(register: Register, selection: Selection, name: str) -> Listing:
    """Make the list `name`: timeline, people, bodies, commitments, disputes, coverage or gaps.

    A selection narrows the timeline to its events, and every other list to what these events touch.
    """
    events = select_events(register, selection)
    if name == "timeline":
        return _timeline(register, selection, events)
    touched = _touched(register, events) if selection.asks_anything else None
    make = {
        "people": _people,
        "bodies": _bodies,
        "commitments": _commitments,
        "disputes": _disputes,
        "coverage": _coverage,
    }.get(name, _gaps)
    return make(register, touched)


def _touched(register: Register, events: Collection[Event]) -> frozenset[str]:
    """The ids of everything the events are about: themselves, their people, bodies, instruments, reports."""
    ids: set[str] = set()
    for event in events:
        ids |= {event.id, *event.instruments, *event.reports}
        ids |= {item.person for item in event.people if item.person}
        if event.body:
            ids.add(event.body.value.body)
        if event.speaker in register.people:
            ids.add(str(event.speaker))
    return frozenset(ids)


def _timeline(register: Register, selection: Selection, events: list[Event]) -> Listing:
    notes = _left_out(register, selection)
    if selection.asks_anything and not events and register.record.events:
        notes.append(f"None of the {count_words(len(register.record.events), 'event')} fits; drop a filter.")
        return Listing(table=_without_rows(notes), items=())
    items = tuple(event_object(event, register) for event in events)
    return Listing(table=timeline_table(events, register, tuple(notes)), items=items)


def _left_out(register: Register, selection: Selection) -> list[str]:
    """What the timeline leaves out though nobody asked for it, in words."""
    events, notes = register.record.events, []
    if not selection.statements and not selection.kinds:
        told = [event for event in events if event.kind.value != "statement"]
        if len(told) < len(events):
            notes.append(f"{count_words(len(events) - len(told), 'statement')} left out; --all shows them.")
        events = tuple(told)
    doubtful = 0 if selection.doubtful else sum(event.confidence < RATHER_RIGHT for event in events)
    if doubtful:
        words = count_words(doubtful, "event")
        notes.append(f"{words} less sure than {RATHER_RIGHT} left out; --all shows them.")
    return notes


def _without_rows(notes: list[str]) -> Table:
    return Table(headings=(), rows=(), ids=(), empty=notes[-1], notes=tuple(notes[:-1]))


def _people(register: Register, touched: frozenset[str] | None) -> Listing:
    people = [person for person in register.record.people if touched is None or person.id in touched]
    people.sort(key=lambda person: (-len(person.reports), person.name))
    items = tuple(person_object(person, register) for person in people)
    return Listing(table=people_table(people), items=items)


def _bodies(register: Register, touched: frozenset[str] | None) -> Listing:
    bodies = [body for body in register.record.bodies if touched is None or body.id in touched]
    items = tuple(body_object(body, register) for body in bodies)
    return Listing(table=bodies_table(bodies), items=items)


def _commitments(register: Register, touched: frozenset[str] | None) -> Listing:
    chosen = [item for item in register.record.commitments if touched is None or item.made in touched]
    items = tuple(commitment_object(commitment, register) for commitment in chosen)
    return Listing(table=commitments_table(chosen, register), items=items)


def _disputes(register: Register, touched: frozenset[str] | None) -> Listing:
    chosen = [item for item in register.record.disputes if touched is None or item.subject in touched]
    items = tuple(dispute_object(dispute, register) for dispute in chosen)
    return Listing(table=disputes_table(chosen, register), items=items)


def _coverage(register: Register, touched: frozenset[str] | None) -> Listing:
    """Reports are counted over the whole record: a filter narrows the events that outlets tell."""
    told = [item for item in register.record.told if touched is None or item.event in touched]
    counts = register.record.coverage
    return Listing(
        table=outlets_table(counts, told),
        items=(*map(coverage_object, counts), *told_objects(told)),
        more=(told_table(told, register),),
    )


def _gaps(register: Register, touched: frozenset[str] | None) -> Listing:
    gaps = list_gaps(register, touched)
    items = tuple(gap_object(report, gap, register) for report, gap in gaps)
    return Listing(table=gaps_table(gaps, register), items=items)
