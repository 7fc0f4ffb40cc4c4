from __future__ import annotations

from collections.abc import Sequence

from regesta.domain.record import Commitment, Dispute, DisputedValue
from regesta.show.register import Register
from regesta.show.table import Table
from regesta.show.words import interval_words, outlet_words


def disputes_table(disputes: Sequence[Dispute], register: Register) -> Table:
    """One row a property on which reports differ: each value with who gives it, the chosen one first."""
    return Table(
        headings=("Of", "Property", "Relation", "Values"),
        rows=tuple(_row(dispute, register) for dispute in disputes),
        ids=tuple(dispute.id for dispute in disputes),
        empty="No dispute that fits: the reports agree, or only one report tells each event.",
    )


def _row(dispute: Dispute, register: Register) -> tuple[str, ...]:
    values = sorted(dispute.values, key=lambda value: not value.chosen)
    return (
        subject_words(dispute.subject, register),
        dispute.property,
        dispute.relation.value.replace("-", " "),
        "; ".join(_value_words(value, register) for value in values),
    )


def _value_words(value: DisputedValue, register: Register) -> str:
    outlets = " / ".join(dict.fromkeys(outlet_words(report, register) for report in value.reports))
    return f"{value.value} [{outlets or 'no report'}]{' chosen' if value.chosen else ''}"


def subject_words(subject: str, register: Register) -> str:
    """The thing an id stands for, in a few words; the id itself where it is none of the record's."""
    if subject in register.events:
        event = register.events[subject]
        when = interval_words(event.when.value) if event.when else "undated"
        return f"{event.kind.value} {when} {' '.join(event.parties)} {subject}"
    if subject in register.people:
        return f"{register.people[subject].name} {subject}"
    if subject in register.instruments:
        instrument = register.instruments[subject]
        return f"{instrument.title} {' '.join(instrument.parties)} {subject}"
    if subject in register.bodies:
        body = register.bodies[subject]
        return f"{body.name} {' '.join(body.parties)} {subject}"
    if subject in register.disputes:
        dispute = register.disputes[subject]
        about = subject_words(dispute.subject, register).removesuffix(dispute.subject).strip()
        return f"{dispute.property} of {about} {subject}"
    if subject in register.commitments:
        return _promise_words(register.commitments[subject])
    return subject


def _promise_words(item: Commitment) -> str:
    due = f" {interval_words(item.due)}" if item.due else ""
    to = f" to {' '.join(item.to)}" if item.to else ""
    return f"{item.kind}{due} of {' '.join(item.by) or 'somebody'}{to} {item.id}"
