"""What settling keeps from one time to the next: the record, and what leads from claims to it, all by key.

New reports and rulings are settled by changing what they touch and nothing else. Everything here follows
from readings, reports and judgements: thrown away, it is worked out anew and is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from regesta.domain.record import (
    Body,
    Commitment,
    Coverage,
    Dispute,
    Event,
    Instrument,
    Link,
    Person,
    Question,
    Record,
    Told,
)
from regesta.lexicon.settling import SettlingRules
from regesta.settle.bodies import BodyGroup, Naming
from regesta.settle.clusters import Cluster, Pair
from regesta.settle.commitments import Promise
from regesta.settle.descriptions import Described
from regesta.settle.drawers import Drawer, Index, Links
from regesta.settle.material import Page
from regesta.settle.papers import PaperGroup
from regesta.settle.persons import Role
from regesta.settle.profiles import Profile, Sighting
from regesta.settle.rulings import Rulings
from regesta.settle.tellings import Telling
from regesta.settle.titles import Clash


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The claims that tell one event, and the event's id."""

    cluster: Cluster
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """The best link of two events that may be one: its score and its claims."""

    score: float
    left: str
    right: str


@dataclass(slots=True)
class Entries:
    """The record by part and id; `told` by event, `as_of` under ""."""

    events: Drawer[Event] = field(default_factory=Drawer)
    people: Drawer[Person] = field(default_factory=Drawer)
    bodies: Drawer[Body] = field(default_factory=Drawer)
    instruments: Drawer[Instrument] = field(default_factory=Drawer)
    commitments: Drawer[Commitment] = field(default_factory=Drawer)
    disputes: Drawer[Dispute] = field(default_factory=Drawer)
    coverage: Drawer[Coverage] = field(default_factory=Drawer)
    told: Drawer[tuple[Told, ...]] = field(default_factory=Drawer)
    questions: Drawer[Question] = field(default_factory=Drawer)
    as_of: Drawer[date] = field(default_factory=Drawer)

    def drawers(self) -> dict[str, Drawer[Any]]:
        """The drawers by the name of their part."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


@dataclass(slots=True)
class Memory:
    """What one settling leaves for the next; with or without it the record is the same.

    `whole` is false while settling, `bound` the record that was made of it last.
    `pages` are by report, `days` count the publication days of all reports (under ""), `copies` are the
    copies of a report.
    People: `profiles` and `sightings` by group, `name_groups` the groups by name key, `likeness` the likely
    links of groups, `person_of` the person of a group, `roles` and `person_doubts` by person.
    Offices: by office, `holders` with the days that attest them, and `described` who is told by it alone;
    `described_as` the person of these.
    Bodies: `body_namings` by parties, `body_names` the parties of a name, `body_groups` and `body_doubts` by
    body, `bodies_of` those of parties, `body_of` that of a claim.
    Claims: `tellings` and their likely `links` by claim, `rooms` by block, `home` the first claim of a
    claim's group, `gatherings` by that first claim.
    Events: `stays` by pair and stretch of days, `cut` the parents that would make a circle; `papers` by
    event, `paper_events` the events of a paper, `instrument_of` its instrument, `paper_nodes` the papers
    of an instrument, `paper_doubts` the instruments that may be one by event, `doubt_events` the events of
    such a pair; `clashes` of ranks and offices by event, `clash_events` by person, `dispute_ids` by what they
    are over; `promises` by event, `deals` these and what may keep them, `due` those whose time passes in a
    stretch; `event_doubts` by event.
    """

    rules: SettlingRules | None = None
    whole: bool = True
    bound: Record | None = None
    record: Entries = field(default_factory=Entries)
    pages: Drawer[Page] = field(default_factory=Drawer)
    rulings: Drawer[Rulings] = field(default_factory=Drawer)
    days: Drawer[dict[int, int]] = field(default_factory=Drawer)
    copies: Index = field(default_factory=Index)
    profiles: Drawer[Profile] = field(default_factory=Drawer)
    sightings: Drawer[tuple[Sighting, ...]] = field(default_factory=Drawer)
    name_groups: Index = field(default_factory=Index)
    likeness: Links = field(default_factory=Links)
    person_of: Drawer[str] = field(default_factory=Drawer)
    roles: Drawer[Role] = field(default_factory=Drawer)
    person_doubts: Drawer[dict[str, Link]] = field(default_factory=Drawer)
    holders: Drawer[dict[str, tuple[int, int]]] = field(default_factory=Drawer)
    described: Drawer[dict[str, Described]] = field(default_factory=Drawer)
    described_as: Drawer[str] = field(default_factory=Drawer)
    body_namings: Drawer[tuple[Naming, ...]] = field(default_factory=Drawer)
    body_names: Index = field(default_factory=Index)
    body_groups: Drawer[BodyGroup] = field(default_factory=Drawer)
    bodies_of: Drawer[set[str]] = field(default_factory=Drawer)
    body_of: Drawer[str] = field(default_factory=Drawer)
    body_doubts: Drawer[dict[str, Link]] = field(default_factory=Drawer)
    tellings: Drawer[Telling] = field(default_factory=Drawer)
    rooms: Drawer[dict[int, set[str]]] = field(default_factory=Drawer)
    links: Links = field(default_factory=Links)
    home: Drawer[str] = field(default_factory=Drawer)
    gatherings: Drawer[Gathering] = field(default_factory=Drawer)
    stays: Index = field(default_factory=Index)
    cut: Drawer[str] = field(default_factory=Drawer)
    papers: Drawer[tuple[PaperGroup, ...]] = field(default_factory=Drawer)
    paper_events: Index = field(default_factory=Index)
    instrument_of: Drawer[str] = field(default_factory=Drawer)
    paper_nodes: Index = field(default_factory=Index)
    paper_doubts: Drawer[tuple[Pair, ...]] = field(default_factory=Drawer)
    doubt_events: Index = field(default_factory=Index)
    clashes: Drawer[dict[str, Clash]] = field(default_factory=Drawer)
    clash_events: Index = field(default_factory=Index)
    dispute_ids: Drawer[tuple[str, ...]] = field(default_factory=Drawer)
    promises: Drawer[Promise] = field(default_factory=Drawer)
    deals: Index = field(default_factory=Index)
    due: Index = field(default_factory=Index)
    event_doubts: Drawer[dict[str, Doubt]] = field(default_factory=Drawer)

    def event_of(self, claim: str) -> str | None:
        """The id of the event that a claim tells."""
        home = self.home.get(claim)
        return None if home is None else self.gatherings[home].event

    def prepare(self, rules: SettlingRules) -> None:
        """Make ready for settling by these rules; what others, or a broken run, left is dropped."""
        if not self.whole or (self.rules is not None and self.rules is not rules):
            for name, drawer in self.drawers().items():
                setattr(self, name, type(drawer)())
            self.record, self.pages, self.bound = Entries(), Drawer(), None
        self.rules = rules

    def drawers(self) -> dict[str, Drawer[Any]]:
        """The drawers by name, but for the record and the pages."""
        return {
            item.name: drawer
            for item in fields(self)
            if isinstance(drawer := getattr(self, item.name), Drawer) and item.name != "pages"
        }

    def close(self) -> None:
        """Take what is there now for what was there before."""
        for drawer in (*self.drawers().values(), *self.record.drawers().values(), self.pages):
            drawer.close()
