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
    words = _words(subject, register)
    return f"{words} {subject}" if words else subject


def _words(subject: str, register: Register) -> str:
    words = ""
    match subject[:2]:
        case "ev" if event := register.events.get(subject):
            when = interval_words(event.when.value) if event.when else "undated"
            words = f"{event.kind.value} {when} {' '.join(event.parties)}"
        case "pe" if person := register.people.get(subject):
            words = person.name
        case "in" if instrument := register.instruments.get(subject):
            words = f"{instrument.title} {' '.join(instrument.parties)}"
        case "bo" if body := register.bodies.get(subject):
            words = f"{body.name} {' '.join(body.parties)}"
        case "co" if commitment := register.commitments.get(subject):
            words = _promise_words(commitment)
        case "di" if dispute := register.disputes.get(subject):
            words = f"{dispute.property} of {_words(dispute.subject, register)}"
    return words


def _promise_words(item: Commitment) -> str:
    due = f" {interval_words(item.due)}" if item.due else ""
    to = f" to {' '.join(item.to)}" if item.to else ""
    return f"{item.kind}{due} of {' '.join(item.by) or 'somebody'}{to}"
