from __future__ import annotations

from collections.abc import Sequence

from regesta.domain.record import Commitment
from regesta.show.register import Register
from regesta.show.sentence import find_passages
from regesta.show.table import Table
from regesta.show.words import UNKNOWN, interval_words, shorten


def commitments_table(commitments: Sequence[Commitment], register: Register) -> Table:
    """One row a promise, invitation or announced event, with what came of it."""
    return Table(
        headings=("Made", "Kind", "By > to", "Due", "State", "Words"),
        rows=tuple(_row(commitment, register) for commitment in commitments),
        ids=tuple(commitment.id for commitment in commitments),
        empty="The record holds no commitment that fits; leave out a filter, or read more reports.",
    )


def _row(commitment: Commitment, register: Register) -> tuple[str, ...]:
    made = register.events.get(commitment.made)
    by, to = " ".join(commitment.by) or UNKNOWN, " ".join(commitment.to)
    kept = (
        f"{commitment.state.value} by {commitment.kept_by}" if commitment.kept_by else commitment.state.value
    )
    passages = find_passages(commitment.quotes[:1], register)
    return (
        interval_words(made.when.value) if made and made.when else _published(commitment, register),
        commitment.kind,
        f"{by} > {to}" if to else by,
        interval_words(commitment.due),
        kept,
        shorten(passages[0].words) if passages else UNKNOWN,
    )


def _published(commitment: Commitment, register: Register) -> str:
    """Where the day of the promise is not told: published when."""
    made = register.events.get(commitment.made)
    return f"told {made.first_published}" if made and made.first_published else UNKNOWN
