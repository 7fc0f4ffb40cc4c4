from __future__ import annotations

from collections.abc import Sequence

from regesta.domain.record import Body, Session
from regesta.show.table import Table
from regesta.show.words import UNKNOWN, interval_words, session_status


def bodies_table(bodies: Sequence[Body]) -> Table:
    """One row a joint body: its sessions in order, and the numbers that no report tells."""
    return Table(
        headings=("Body", "Parties", "Sessions", "Missing"),
        rows=tuple(_row(body) for body in bodies),
        ids=tuple(body.id for body in bodies),
        empty="The record knows no joint body that fits; leave out a filter, or read more reports.",
    )


def _row(body: Body) -> tuple[str, ...]:
    return (
        body.name,
        " ".join(body.parties) or UNKNOWN,
        "; ".join(_session(session) for session in body.sessions) or UNKNOWN,
        ", ".join(str(number) for number in body.missing) or UNKNOWN,
    )


def _session(session: Session) -> str:
    number = f"no. {session.number}" if session.number is not None else "unnumbered"
    when = interval_words(session.when) if session.when else "undated"
    told = [number, when, *([session.where.name] if session.where else [])]
    return ", ".join(told) + session_status(session)
