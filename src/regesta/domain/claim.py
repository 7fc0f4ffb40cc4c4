"""What one report says, interpreted: claims with their words, and gaps where doubt remains."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.span import Span

_SMALL = frozenset({"of", "the", "and", "for", "in"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of one report that give one property of a claim ("event", "when", "where", "by" ...)."""

    property: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A rank as written and as normalised; `order` grows with seniority (NATO OF scale, tenths)."""

    written: str
    name: str
    order: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as written and as normalised.

    `title` is the normal form ("defence minister"), `level` its height (head, minister, deputy,
    director, officer ...), `branch` its field (defence, foreign, general staff ...), `function` what
    a deputy is deputy for ("logistics"); unknown parts are None.
    """

    written: str
    title: str
    level: str | None
    branch: str | None
    function: str | None
    span: Span

    @property
    def words(self) -> str:
        """The office as written, or its normal form where the words only point at another ("counterpart")."""
        if "counterpart" not in self.written.lower():
            return self.written
        return " ".join(word if word in _SMALL else word.capitalize() for word in self.title.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """A person as one report shows them; `local` is the id in the marks ("p1").

    `name` is the fullest spelling; None where the report gives only a description ("the minister").
    `country` is ISO 3166-1 alpha-3, `organisation` a short name; both None where the report is silent.
    """

    local: str
    name: str | None
    written: tuple[str, ...]
    offices: tuple[Office, ...]
    ranks: tuple[Rank, ...]
    country: str | None
    organisation: str | None
    spans: tuple[Span, ...]

    @property
    def words(self) -> str:
        """The name, or the description where there is no name."""
        return self.name or self.written[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who fills the role `by` or `to`: exactly one of person (its local id), state, organisation is given.

    A state is ISO 3166-1 alpha-3; an organisation goes by its usual short name.
    """

    role: str
    span: Span
    person: str | None = None
    state: str | None = None
    organisation: str | None = None

    def __post_init__(self) -> None:
        if sum(item is not None for item in (self.person, self.state, self.organisation)) != 1:
            raise ValueError("a participant is exactly one of person, state, organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: `name` as it should be shown; `city` is None where only the state is known.

    `country` is ISO 3166-1 alpha-3 (XKX for Kosovo), `geonames` a GeoNames id, coordinates in degrees.
    """

    name: str
    city: str | None
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySeen:
    """A standing joint body as one report names it, and the number of its session if given."""

    local: str
    name: str
    number: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentSeen:
    """A document as one report names it; `kind` is one of the instrument kinds of the lexicon."""

    local: str
    kind: str
    title: str
    span: Span


class Doubt(StrEnum):
    """Why something the report says could not be settled."""

    NO_PUBLICATION_DATE = "no publication date to count from"
    DATE_NOT_UNDERSTOOD = "time words not understood"
    DATE_IN_FUTURE = "publication date lies in the future"
    PLACE_UNKNOWN = "place not in the gazetteer"
    PLACE_AMBIGUOUS = "several places of that name fit"
    STATE_UNKNOWN = "state not recognised"
    PARTIES_UNKNOWN = "no party could be told"
    PERSON_STATE_UNKNOWN = "the person's state is not told"
    NUMBER_NOT_UNDERSTOOD = "session number not understood"
    LOW_CONFIDENCE = "the marker was unsure"
    CUT = "text was cut at the size limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Words that could not be settled, and why; `span` is None where the doubt is the whole report's."""

    why: Doubt
    span: Span | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event as one report tells it; cannot be built without words.

    `local` is the event's id in the marks ("e1"), `id` is stable over better readers: it is made of
    report, first anchor span and kind. `parties`, `actors`, `recipients` are states (alpha-3) and
    organisations (short names), sorted. `part_of` is the id of another claim of the same report.
    `speaker` is the local id of the person, or the state or organisation, whose saying this is.
    `count` is how many events the words tell as one ("three drills"); None where they tell a single one.
    """

    id: str
    report: str
    local: str
    kind: str
    status: Status
    participants: tuple[Participant, ...]
    parties: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: Interval | None
    when_text: str | None
    where: Place | None
    body: BodySeen | None
    instruments: tuple[InstrumentSeen, ...]
    topics: tuple[str, ...]
    part_of: str | None
    speaker: str | None
    occasion: str | None
    evidence: tuple[Evidence, ...]
    confidence: float
    count: int | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a claim needs the words that make it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one report was read to say, by which marker and ontology."""

    report: str
    marker: str
    ontology: str
    people: tuple[PersonSeen, ...]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
