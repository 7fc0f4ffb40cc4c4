"""People as a list needs them: what they are found by, how often and when they are told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, replace
from datetime import date

from regesta.domain.record import Person, Tenure
from regesta.domain.report import Report
from regesta.text.folding import fold

OfficeKey = tuple[str, str]
"""A state (alpha-3, empty where unknown) and the folded title of an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person; `words` are folded names, `offices` folded titles, `first` and `last` days of reports."""

    person: Person
    words: str
    offices: str
    events: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Someone whom reports give an office, with the days on which they do."""

    person: Person
    tenure: Tenure


def call_roll(
    people: Iterable[Person], events: Mapping[str, Sized], reports: Mapping[str, Report]
) -> tuple[Entry, ...]:
    """All people, those whom most reports name first; `events` are the events of each person's id."""
    entries = [_entry(person, len(events.get(person.id, ())), reports) for person in people]
    return tuple(sorted(entries, key=_by_reports))


def _entry(person: Person, events: int, reports: Mapping[str, Report]) -> Entry:
    days = [day for name in person.reports if (day := reports[name].published.day) is not None]
    offices = {words for tenure in person.offices for words in (tenure.title, *tenure.written)}
    return Entry(
        person=person,
        words=" ".join(fold(item.name) for item in person.names),
        offices=" ".join(fold(words) for words in sorted(offices)),
        events=events,
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _by_reports(entry: Entry) -> tuple[int, int, str]:
    return (-len(entry.person.reports), -entry.events, entry.person.name.casefold())


def find_holders(people: Iterable[Person]) -> Mapping[OfficeKey, tuple[Holder, ...]]:
    """Who held each office of each state, by the day on which reports first say so."""
    found: dict[OfficeKey, dict[str, Holder]] = defaultdict(dict)
    for person in people:
        for tenure in person.offices:
            holders = found[office_key(person, tenure)]
            held = holders.get(person.id)
            both = _join(held.tenure, tenure) if held else tenure
            holders[person.id] = Holder(person=person, tenure=both)
    return {key: tuple(sorted(holders.values(), key=_by_time)) for key, holders in found.items()}


def _join(one: Tenure, other: Tenure) -> Tenure:
    """One office whose title is written in two ways."""
    days = [day for day in (one.first, one.last, other.first, other.last) if day is not None]
    return replace(
        one,
        written=tuple(sorted({*one.written, *other.written})),
        first=min(days, default=None),
        last=max(days, default=None),
        reports=tuple(sorted({*one.reports, *other.reports})),
        quotes=tuple(sorted({*one.quotes, *other.quotes})),
    )


def office_key(person: Person, tenure: Tenure) -> OfficeKey:
    """What makes two people's offices one: the state and the title."""
    return (tenure.country or person.country or "", fold(tenure.title))


def _by_time(holder: Holder) -> tuple[date, date, str]:
    first, last = holder.tenure.first or date.max, holder.tenure.last or date.max
    return (first, last, holder.person.id)
