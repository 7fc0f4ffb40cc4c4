"""How one record differs from the one before: the change log, and what became of ids that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from regesta.domain.change import Change, Tombstone, What
from regesta.domain.interval import Interval
from regesta.domain.record import (
    Body,
    Commitment,
    Dispute,
    Event,
    Instrument,
    Person,
    Quote,
    Record,
)
from regesta.settle.disputes import place_words, time_words

Entry = Event | Person | Body | Instrument | Commitment | Dispute
_PARTS = ("events", "people", "bodies", "instruments", "commitments", "disputes")


def record_changes(
    before: Record, after: Record, at: datetime, because: Sequence[str]
) -> tuple[tuple[Change, ...], tuple[Tombstone, ...]]:
    """What came, changed and went, with a tombstone for every id that is gone.

    Args:
        before: the record as it was.
        after: the record as it is.
        at: the moment of the change.
        because: ids of the reports and judgements that came in between; each change names the reports
            that tell its entry, and whatever in between is no report.
    """
    changes: list[Change] = []
    stones: list[Tombstone] = []
    reasons = _Reasons(because)
    for part in _PARTS:
        old = {entry.id: entry for entry in getattr(before, part)}
        new = {entry.id: entry for entry in getattr(after, part)}
        come, gone = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
        changes += [Change(subject=name, what=What.ADDED, at=at, because=reasons(new[name])) for name in come]
        changes += [
            Change(subject=name, what=What.REMOVED, at=at, because=reasons(old[name])) for name in gone
        ]
        stones += _bury([old[name] for name in gone], new, at)
        for name in sorted(old.keys() & new.keys()):
            if old[name] != new[name]:
                changes += _compare(name, old[name], new[name], at, reasons(old[name], new[name]))
    return tuple(changes), tuple(stones)


class _Reasons:
    """Which of the reports and judgements that came in between bear on an entry."""

    __slots__ = ("_others", "_reports")

    def __init__(self, because: Sequence[str]) -> None:
        self._reports = frozenset(name for name in because if name.startswith("re-"))
        self._others = frozenset(because) - self._reports

    def __call__(self, *entries: Entry) -> tuple[str, ...]:
        telling = {report for entry in entries for report in _reports(entry)}
        return tuple(sorted(self._reports & telling | self._others))


def _reports(entry: Entry) -> frozenset[str]:
    """The reports whose words an entry stands on."""
    return frozenset(quote.report for quote in _quotes(entry)) | frozenset(getattr(entry, "reports", ()))


def _bury(gone: Sequence[Entry], new: Mapping[str, Entry], at: datetime) -> Iterator[Tombstone]:
    """A tombstone for each entry that is gone, naming the one that has its words now."""
    owner = {quote: name for name, entry in new.items() for quote in _quotes(entry)}
    for entry in gone:
        heirs = sorted({owner[quote] for quote in _quotes(entry) if quote in owner})
        into = heirs[0] if heirs else None
        reason = f"one with {into}" if into else "no report tells it any more"
        yield Tombstone(id=entry.id, at=at, into=into, reason=reason)


def _quotes(entry: Entry) -> tuple[Quote, ...]:
    """The words an entry stands on: those that name an event, all of another thing."""
    if isinstance(entry, Event):
        return tuple(quote for quote in entry.quotes if quote.property == "event")
    if isinstance(entry, Dispute):
        return tuple(quote for value in entry.values for quote in value.quotes)
    return entry.quotes


def _compare(
    name: str,
    old: Entry,
    new: Entry,
    at: datetime,
    reasons: tuple[str, ...],
) -> Iterator[Change]:
    """A line for every property that reads otherwise; one for the support where nothing else changed."""
    one, other = _read(old), _read(new)
    changed = sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))
    for key in changed:
        yield Change(
            subject=name,
            what=What.CHANGED,
            at=at,
            property=key,
            before=one.get(key),
            after=other.get(key),
            because=reasons,
        )
    if not changed:
        yield Change(subject=name, what=What.CHANGED, at=at, property="support", because=reasons)


def _read(entry: Entry) -> dict[str, str | None]:
    """The properties of an entry that a reader sees, as words."""
    match entry:
        case Event():
            return {
                "kind": entry.kind.value,
                "status": entry.status.value,
                "when": time_words(entry.when.value) if entry.when else None,
                "where": place_words(entry.where.value) if entry.where else None,
                "parties": " ".join(entry.parties),
                "people": ", ".join(item.name for item in entry.people),
                "number": str(entry.body.value.number) if entry.body else None,
                "instruments": " ".join(entry.instruments),
                "part_of": entry.part_of,
                "outlets": str(entry.outlets),
                "reports": " ".join(entry.reports),
            }
        case Person():
            held = {f"office {item.title}": f"{item.first} {item.last}" for item in entry.offices}
            ranks = {f"rank {item.title}": f"{item.first} {item.last}" for item in entry.ranks}
            names = " | ".join(sorted(item.name for item in entry.names))
            return {"name": entry.name, "names": names, "country": entry.country, **held, **ranks}
        case Commitment():
            due = time_words(entry.due) if entry.due else None
            return {"state": entry.state.value, "kept_by": entry.kept_by, "due": due}
        case Body():
            sessions = (f"{item.number or '?'} {_day(item.when)} {item.event}" for item in entry.sessions)
            return {
                "name": entry.name,
                "names": " | ".join(sorted(item.name for item in entry.names)),
                "parties": " ".join(entry.parties),
                "sessions": ", ".join(sessions),
                "missing": " ".join(str(number) for number in entry.missing),
                "next": str(entry.next_number) if entry.next_number else None,
            }
        case Instrument():
            events = ", ".join(f"{item.what} at {item.event}" for item in entry.events)
            parties = " ".join(entry.parties)
            return {"kind": entry.kind, "title": entry.title, "parties": parties, "events": events}
        case Dispute():
            values = " | ".join(f"{item.value}{' (chosen)' if item.chosen else ''}" for item in entry.values)
            return {"relation": entry.relation.value, "values": values, "reason": entry.reason}


def _day(when: Interval | None) -> str:
    return time_words(when) if when else "undated"
