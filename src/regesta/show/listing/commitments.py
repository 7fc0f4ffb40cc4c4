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
    by, to = " ".join(commitment.by) or UNKNOWN, " ".join(commitment.to)
    kept = (
        f"{commitment.state.value} by {commitment.kept_by}" if commitment.kept_by else commitment.state.value
    )
    passages = find_passages(commitment.quotes[:1], register)
    return (
        str(commitment.since or UNKNOWN),
        commitment.kind,
        f"{by} > {to}" if to else by,
        interval_words(commitment.due),
        kept,
        shorten(passages[0].words) if passages else UNKNOWN,
    )
