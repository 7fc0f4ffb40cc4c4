"""What the last settling worked out, for the next one to take over wherever nothing has changed.

A memory only saves time: with or without one, settling the same readings gives the same record.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from regesta.domain.record import Event
from regesta.lexicon.settling import SettlingRules
from regesta.settle.blocks import Blocks
from regesta.settle.clusters import Cluster
from regesta.settle.material import Page
from regesta.settle.people import PeopleMemory
from regesta.settle.rulings import Rulings
from regesta.settle.tellings import Telling


@dataclass(slots=True)
class RoundMemory:
    """One round of grouping: the claims as they were compared, their blocks, links and clusters.

    `wholes` are the groups that a claim was part of; `clusters` are kept by the members of their component.
    """

    blocks: Blocks
    tellings: dict[str, Telling] = field(default_factory=dict)
    wholes: dict[str, frozenset[str]] = field(default_factory=dict)
    links: dict[str, dict[str, float]] = field(default_factory=dict)
    clusters: dict[tuple[str, ...], list[Cluster]] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)

    def forget(self, key: str) -> None:
        """Take a claim and its links out."""
        self.blocks.drop(self.tellings.pop(key))
        self.wholes.pop(key, None)
        for other in self.links.pop(key, {}):
            self.links[other].pop(key, None)

    def link(self, left: str, right: str, score: float) -> None:
        """Keep a link between two claims."""
        self.links.setdefault(left, {})[right] = score
        self.links.setdefault(right, {})[left] = score


@dataclass(slots=True)
class KeptEvent:
    """An event with the cluster and claims it was made of, and the names it shows of people and bodies."""

    cluster: Cluster
    tellings: tuple[Telling, ...]
    names: tuple[str, ...]
    event: Event


@dataclass(slots=True)
class Memory:
    """What one settling leaves for the next; a change of rulings or rules empties it."""

    rulings: Rulings | None = None
    rules: SettlingRules | None = None
    pages: dict[str, Page] = field(default_factory=dict)
    people: PeopleMemory = field(default_factory=PeopleMemory)
    tellings: dict[str, Telling] = field(default_factory=dict)
    rounds: dict[int, RoundMemory] = field(default_factory=dict)
    events: dict[tuple[str, ...], KeptEvent] = field(default_factory=dict)

    def prepare(self, rulings: Rulings, rules: SettlingRules) -> None:
        """Make ready for a settling under these rulings and rules."""
        if self.rulings != rulings or self.rules is not rules:
            self.pages, self.people = {}, PeopleMemory()
            self.tellings, self.rounds, self.events = {}, {}, {}
            self.rulings, self.rules = rulings, rules

    def round_of(self, number: int, rules: SettlingRules) -> RoundMemory:
        """The memory of one round."""
        return self.rounds.setdefault(number, RoundMemory(blocks=Blocks(rules=rules)))
