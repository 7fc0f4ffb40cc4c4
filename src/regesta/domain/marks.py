"""What a person or the marker marks in a report: mentions, and what they say of each other.

The written form of these is the *marked report* (`marked_report.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from regesta.domain.span import Span

LETTERS = {
    "p": "person",
    "o": "office",
    "r": "rank",
    "s": "state",
    "g": "organisation",
    "b": "body",
    "i": "instrument",
    "x": "occasion",
    "l": "place",
    "t": "time",
    "n": "number",
    "e": "event",
}
"""The letters of mentions and what they stand for."""

ROLES = ("by", "to", "at", "when", "body", "no", "under", "in")
"""The roles of an event, in writing order."""

ROLE_LETTERS = {
    "by": "psgbo",
    "to": "psglbxo",
    "at": "lsgx",
    "when": "t",
    "body": "b",
    "no": "n",
    "under": "i",
    "in": "ex",
}
"""Which letters may fill which role."""

ATTRIBUTES = {"of": "sg", "office": "o", "rank": "r"}
"""The attributes of a person and the letters that give them, in writing order."""


class Status(StrEnum):
    """Whether what an event word tells has happened."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DENIED = "denied"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name one or several things: `ids` such as ("p1",) or ("s1", "s2").

    The same id on several mentions says that they name the same thing. `score` is the marker's
    confidence from 0 to 1; a person's mark has 1. It is no part of the written form.
    """

    ids: tuple[str, ...]
    span: Span
    score: float = field(default=1.0, compare=False)

    @property
    def letters(self) -> frozenset[str]:
        """The letters of all ids."""
        return frozenset(name[0] for name in self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedEvent:
    """What the report says of the event with this id; roles map a role to ids in writing order.

    The scores are the marker's confidence from 0 to 1, no part of the written form: `score` that there
    is such an event of this kind, `status_score` that its status is right where it is one, `role_scores`
    that all fillers of a role are right. A person's marks have 1, or no scores of roles.
    """

    id: str
    kind: str
    status: Status
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    score: float = field(default=1.0, compare=False)
    status_score: float = field(default=1.0, compare=False)
    role_scores: tuple[tuple[str, float], ...] = field(default=(), compare=False)

    def fillers(self, role: str) -> tuple[str, ...]:
        """The ids that fill `role`, in writing order; empty where the report gives none."""
        return _named(role, self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPerson:
    """What the report says of the person with this id: state or organisation, offices, ranks.

    `attribute_scores` are the marker's confidence that all fillers of an attribute are right, from 0 to 1.
    """

    id: str
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    attribute_scores: tuple[tuple[str, float], ...] = field(default=(), compare=False)

    def fillers(self, attribute: str) -> tuple[str, ...]:
        """The ids given for `attribute`, in writing order."""
        return _named(attribute, self.attributes)


def _named(key: str, pairs: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for name, ids in pairs:
        if name == key:
            found = found + ids if found else ids
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All marks of one report: mentions in text order, persons and events in order of their equations."""

    mentions: tuple[Mention, ...] = ()
    persons: tuple[MarkedPerson, ...] = ()
    events: tuple[MarkedEvent, ...] = ()

    def spans_of(self, name: str) -> tuple[Span, ...]:
        """Every span that carries the id `name`, in text order."""
        return tuple(mention.span for mention in self.mentions if name in mention.ids)
