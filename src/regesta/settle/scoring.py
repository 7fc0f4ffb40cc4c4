"""The score of two claims, which knows what greater event each is part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from regesta.lexicon.settling import SettlingRules
from regesta.settle.clusters import VETO
from regesta.settle.memory import Memory
from regesta.settle.pairing import name_facts, weigh_claims
from regesta.settle.tellings import Telling

DEPTHS = range(3)
"""The rounds in which claims are grouped: visits, the talks in them, and all else."""

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Scores pairs of claims; `depths` says how deep each family lies in others."""

    memory: Memory
    rules: SettlingRules
    depths: Mapping[str, int]

    def depth_of(self, telling: Telling) -> int:
        """The round in which a claim is grouped."""
        return self.depths.get(telling.family, DEPTHS[-1])

    def stands_at(self, key: str, depth: int) -> bool:
        """Whether there is a claim of this id and it is grouped in this round."""
        telling = self.memory.tellings.get(key)
        return telling is not None and self.depth_of(telling) == depth

    def weigh(self, left: Telling, right: Telling) -> dict[str, float]:
        """What speaks for and against one event, being part of one greater event included."""
        facts = weigh_claims(left, right, self.rules)
        if facts is None:
            return {}
        if self.wholes(left) & self.wholes(right):
            facts["same_whole"] = self.rules.event["same_whole"]
        return facts

    def score(self, left: Telling, right: Telling) -> float:
        """The probability that two claims tell one event, or VETO."""
        names = name_facts(left, right, self.rules)
        if names is None:
            return VETO
        weights = self.rules.event
        odds = sum(weights[name] for name in names)
        if self.wholes(left) & self.wholes(right):
            odds += weights["same_whole"]
        return 1 / (1 + exp(-odds))

    def wholes(self, telling: Telling) -> frozenset[str]:
        """The groups of all claims that this one is part of, of those grouped in rounds before."""
        above, depth = telling.claim.part_of, self.depth_of(telling)
        if above is None:
            return _NOTHING
        found: set[str] = set()
        groups: set[str] = set()
        while above is not None and above not in found and (whole := self.memory.tellings.get(above)):
            found.add(above)
            home = self.memory.home.get(above)
            if home is not None and self.depth_of(whole) < depth:
                groups.add(home)
            above = whole.claim.part_of
        return frozenset(groups)


def family_depths(rules: SettlingRules) -> dict[str, int]:
    """How deep the families that contain others lie in others themselves; all else lies deepest."""
    depths: dict[str, int] = {}
    inner = {rules.family_of(kind) for kinds in rules.contains.values() for kind in kinds}
    for outer in rules.contains:
        family = rules.family_of(outer)
        depths[family] = min(1 if family in inner else 0, depths.get(family, 1))
    return depths
