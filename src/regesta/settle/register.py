"""The entries of the record in their order."""

from __future__ import annotations

from datetime import date
from typing import Any

from regesta.domain.record import Commitment, Coverage, Event, Question, Record
from regesta.settle.memory import Entries


def bind_record(entries: Entries) -> Record:
    """The record of all entries that are at hand."""
    told = entries.told
    return Record(
        events=tuple(sorted(entries.events.values(), key=_event_order)),
        people=tuple(sorted(entries.people.values(), key=lambda person: person.id)),
        bodies=tuple(sorted(entries.bodies.values(), key=lambda body: body.id)),
        instruments=tuple(sorted(entries.instruments.values(), key=lambda instrument: instrument.id)),
        commitments=tuple(sorted(entries.commitments.values(), key=_commitment_order)),
        disputes=tuple(sorted(entries.disputes.values(), key=lambda dispute: dispute.id)),
        coverage=tuple(sorted(entries.coverage.values(), key=_coverage_order)),
        told=tuple(item for name in sorted(told.keys()) for item in told[name]),
        questions=tuple(sorted(entries.questions.values(), key=_question_order)),
        as_of=entries.as_of.get(""),
    )


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
