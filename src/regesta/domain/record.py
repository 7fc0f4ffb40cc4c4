"""The register: what all reports together say. Derived; rebuilt at any time from readings and judgements.

Every value is a `Finding`: it cannot be built without the claims that support it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from regesta.domain.claim import Place
from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """The words of a report that give a property; the text itself is in the store."""

    report: str
    property: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent(Generic[T]):
    """Another value than the one chosen, with the claims and words that give it."""

    value: T
    support: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Generic[T]):
    """A value with the claims (ids) and words that support it, what others say, and why this one."""

    value: T
    support: tuple[str, ...]
    quotes: tuple[Quote, ...]
    dissent: tuple[Dissent[T], ...] = ()
    why: str = ""

    def __post_init__(self) -> None:
        if not self.support:
            raise ValueError("a finding needs a claim that supports it")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """A spelling and how many reports use it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office or rank with the first and last day on which reports attest it."""

    title: str
    written: tuple[str, ...]
    organisation: str | None
    country: str | None
    first: date | None
    last: date | None
    reports: tuple[str, ...]
    quotes: tuple[Quote, ...]
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two things were taken for one: score from 0 to 1 and its parts in words."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person under all spellings, with offices and ranks over time."""

    id: str
    name: str
    names: tuple[NameCount, ...]
    country: str | None
    offices: tuple[Tenure, ...]
    ranks: tuple[Tenure, ...]
    reports: tuple[str, ...]
    quotes: tuple[Quote, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A person who takes part in an event, with the office and rank the reports of that event give.

    `person` is None for one who is only described ("the minister") and not known by name; `heads` says that
    they lead their side at a session of a joint body.
    """

    person: str | None
    name: str
    written: str
    office: str | None
    rank: str | None
    country: str | None
    role: str
    heads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAt:
    """The joint body of an event and the number of its session."""

    body: str
    name: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAt:
    """A status and the publication day of the report that told it: an event's history, in order."""

    status: Status
    published: date | None
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event however often it is told; `claims` are all claims that tell it.

    `count` is how many events the reports tell as this one ("three drills"), None for a single one.
    """

    id: str
    kind: Finding[str]
    status: Finding[Status]
    when: Finding[Interval] | None
    when_text: str | None
    where: Finding[Place] | None
    parties: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[Attendee, ...]
    body: Finding[BodyAt] | None
    instruments: tuple[str, ...]
    topics: tuple[str, ...]
    part_of: str | None
    speaker: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: int
    confidence: float
    quotes: tuple[Quote, ...]
    disputes: tuple[str, ...]
    history: tuple[StatusAt, ...]
    first_published: date | None
    links: tuple[Link, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One numbered (or unnumbered) session of a body and the event that is it, with the event's status.

    `heads` are the ids of those who led the delegations: as reports tell, else the highest in office.
    """

    number: int | None
    event: str
    when: Interval | None
    where: Place | None
    heads: tuple[str, ...] = ()
    status: Status = Status.HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A standing joint body with its sessions and the numbers no report tells.

    `missing` are the numbers before the last one known that no report tells; `next_number` is the one
    to expect, None where no number is known.
    """

    id: str
    name: str
    names: tuple[NameCount, ...]
    parties: tuple[str, ...]
    sessions: tuple[Session, ...]
    missing: tuple[int, ...]
    quotes: tuple[Quote, ...]
    next_number: int | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentEvent:
    """What happened to an instrument at an event: signed, exchanged, ratified, in-force, ended."""

    event: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A document between parties and its history; `links` say what was joined to make it, and why."""

    id: str
    kind: str
    title: str
    parties: tuple[str, ...]
    events: tuple[InstrumentEvent, ...]
    quotes: tuple[Quote, ...]
    links: tuple[Link, ...] = ()


class CommitmentState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise, invitation or announced event; `made` and `kept_by` are event ids.

    `since` is the day it was made (else first published); `reason` says in words why the state is so.
    """

    id: str
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    made: str
    due: Interval | None
    state: CommitmentState
    kept_by: str | None
    quotes: tuple[Quote, ...]
    since: date | None = None
    reason: str = ""


class Relation(StrEnum):
    """How the values of a dispute stand to each other."""

    MORE_PRECISE = "more-precise"
    REVISED = "revised"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedValue:
    """One of the values, as words, with the reports that give it."""

    value: str
    reports: tuple[str, ...]
    quotes: tuple[Quote, ...]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A property with more than one value; `subject` is the id of the event, person or instrument."""

    id: str
    subject: str
    property: str
    relation: Relation
    values: tuple[DisputedValue, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many reports of an outlet the record holds for a month ("2019-01"; None where undated)."""

    outlet: str | None
    month: str | None
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one outlet told of an event: since when, in which reports, what it left out that others tell."""

    event: str
    outlet: str
    first: date | None
    reports: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two things that may be one and that nobody has ruled on: `left` and `right` are ids of the record.

    `kind` is person, event, body or instrument; the anchors' words are those of `quotes`; `weight` grows
    with how much of the record an answer would change.
    """

    id: str
    kind: str
    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    quotes: tuple[Quote, ...]
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The whole register, each part sorted by id or time.

    `as_of` is the latest publication day of all reports: what is open or overdue is so on that day.
    """

    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    told: tuple[Told, ...] = ()
    questions: tuple[Question, ...] = ()
    as_of: date | None = None
