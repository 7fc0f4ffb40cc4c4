"""The entries of the record in their order."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any

from regesta.domain.record import Commitment, Coverage, Event, Question, Record
from regesta.settle.drawers import Drawer
from regesta.settle.memory import Entries

_MANY = 1000
"""So many changes are sorted in one by one; more are sorted anew."""


def bind_record(entries: Entries, last: Record | None) -> Record:
    """The record of all entries that are at hand; `last` is the record at the last close, if there is one."""
    parts = {}
    for part, order in _ORDERS.items():
        drawer = entries.drawers()[part]
        told = getattr(last, part) if last is not None else None
        parts[part] = (
            _sort_anew(drawer, order) if told is None or part == "coverage" else _sort_in(told, drawer, order)
        )
    told = tuple(item for name in sorted(entries.told.keys()) for item in entries.told[name])
    return Record(**parts, told=told, as_of=entries.as_of.get(""))


def _sort_anew(drawer: Drawer[Any], order: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(sorted(drawer.values(), key=order))


def _sort_in(last: tuple[Any, ...], drawer: Drawer[Any], order: Callable[[Any], Any]) -> tuple[Any, ...]:
    """The entries in order, by putting those that have changed into the order of before."""
    changes = list(drawer.changes())
    if len(changes) > _MANY:
        return _sort_anew(drawer, order)
    turned = {key for key, _, _ in changes}
    found = [item for item in last if item.id not in turned]
    for _, _, now in changes:
        if now is not None:
            insort(found, now, key=order)
    return tuple(found)


def bind_changes(entries: Entries) -> tuple[Record, Record]:
    """The entries that are others than at the last close: as they were, and as they are."""
    was: dict[str, list[Any]] = {}
    now: dict[str, list[Any]] = {}
    for part, drawer in entries.drawers().items():
        if part != "as_of":
            pairs = [(before, after) for _, before, after in drawer.changes()]
            was[part], now[part] = (
                [item for side in sides for item in _entries_of(side)]
                for sides in ([before for before, _ in pairs], [after for _, after in pairs])
            )
    before, after = ({part: tuple(found) for part, found in side.items()} for side in (was, now))
    day = entries.as_of.get("")
    return Record(**before, as_of=entries.as_of.was.get("", day)), Record(**after, as_of=day)


def _entries_of(value: object) -> tuple[Any, ...]:
    """The entries under one key: none, one, or what several outlets told of an event."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _event_order(event: Event) -> tuple[date, date, str]:
    start = event.when.value.start if event.when else None
    return (start or event.first_published or date.max, event.first_published or date.max, event.id)


def _commitment_order(commitment: Commitment) -> tuple[date, str]:
    return commitment.since or date.max, commitment.id


def _coverage_order(coverage: Coverage) -> tuple[str, str]:
    return coverage.outlet or "", coverage.month or ""


def _question_order(question: Question) -> tuple[int, float, str]:
    """Those that change most first, then the most likely."""
    return -question.weight, -question.score, question.id


_ORDERS: dict[str, Callable[[Any], Any]] = {
    "events": _event_order,
    "people": attrgetter("id"),
    "bodies": attrgetter("id"),
    "instruments": attrgetter("id"),
    "commitments": _commitment_order,
    "disputes": attrgetter("id"),
    "coverage": _coverage_order,
    "questions": _question_order,
}
"""What the entries of a part are sorted by."""
