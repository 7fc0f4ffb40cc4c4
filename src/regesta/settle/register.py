"""The entries of the record in their order."""

from __future__ import annotations

from datetime import date

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
