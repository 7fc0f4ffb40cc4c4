"""How one state of the register differs from the one before: the change log and what has gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class What(StrEnum):
    """What happened to an entry of the record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the change log: an entry added, removed or with another value for a property.

    `subject` is the entry's id, `because` the reports and judgements that came in between.
    """

    subject: str
    what: What
    at: datetime
    property: str | None = None
    before: str | None = None
    after: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """An id the record no longer has; `into` is the entry that took its claims, None where none did."""

    id: str
    at: datetime
    into: str | None
    reason: str
