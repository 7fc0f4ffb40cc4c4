"""Claims to groups that tell one event each: wholes first, then what happens in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from regesta.lexicon.settling import SettlingRules
from regesta.settle.clusters import VETO, Cluster, Linking, Pair, cluster_component, connect
from regesta.settle.memory import Memory, RoundMemory
from regesta.settle.pairing import name_facts, weigh_claims
from regesta.settle.rulings import Rulings
from regesta.settle.tellings import Telling

_NOTHING: frozenset[str] = frozenset()
_DEEPEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The clusters of claims, and the links that were too weak or came into another's way."""

    clusters: tuple[Cluster, ...]
    doubts: Mapping[Pair, float]


def group_claims(
    tellings: Mapping[str, Telling], rulings: Rulings, rules: SettlingRules, memory: Memory
) -> Groups:
    """Group the claims in three rounds: visits, the talks in them, and all else, each knowing the last."""
    whole: dict[str, str] = {}
    clusters: list[Cluster] = []
    doubts: dict[Pair, float] = {}
    for number, keys in enumerate(rounds(tellings, rules)):
        scorer = Scorer(tellings=tellings, whole=whole, rules=rules)
        kept = memory.round_of(number, rules)
        link_claims(keys, scorer, kept)
        found = cluster_links(keys, scorer, rulings, kept)
        clusters += found
        home = {member: cluster.members[0] for cluster in found for member in cluster.members}
        whole |= home
        doubts |= {
            (left, right): score
            for left, others in kept.links.items()
            for right, score in others.items()
            if left < right and home[left] != home[right]
        }
    return Groups(clusters=tuple(clusters), doubts=doubts)


def rounds(tellings: Mapping[str, Telling], rules: SettlingRules) -> list[list[str]]:
    """The claims by how deep their family lies in others: visits, then talks, then the rest."""
    depths = family_depths(rules)
    out: list[list[str]] = [[], [], []]
    for key in sorted(tellings):
        out[depths.get(tellings[key].family, _DEEPEST)].append(key)
    return out


def family_depths(rules: SettlingRules) -> dict[str, int]:
    """How deep the families that contain others lie in others themselves; all else lies deepest."""
    depths: dict[str, int] = {}
    inner = {rules.family_of(kind) for kinds in rules.contains.values() for kind in kinds}
    for outer in rules.contains:
        family = rules.family_of(outer)
        depths[family] = min(1 if family in inner else 0, depths.get(family, 1))
    return depths


def can_be_one(left: str, right: str, rules: SettlingRules) -> bool:
    """Whether two kinds can tell one event at all: not where one is what happens within the other."""
    depths = family_depths(rules)
    one, other = (depths.get(rules.family_of(kind), _DEEPEST) for kind in (left, right))
    return one == other


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Scores pairs of claims; `whole` gives the group of each claim settled in a round before."""

    tellings: Mapping[str, Telling]
    whole: Mapping[str, str]
    rules: SettlingRules

    def weigh(self, left: str, right: str) -> dict[str, float] | None:
        """What speaks for and against one event, being part of one greater event included."""
        facts = weigh_claims(self.tellings[left], self.tellings[right], self.rules)
        if facts is not None and self.wholes(left) & self.wholes(right):
            facts["same_whole"] = self.rules.event["same_whole"]
        return facts

    def score(self, left: str, right: str) -> float:
        """The probability that two claims tell one event, or VETO."""
        names = name_facts(self.tellings[left], self.tellings[right], self.rules)
        if names is None:
            return VETO
        weights = self.rules.event
        odds = sum(weights[name] for name in names)
        if self.wholes(left) & self.wholes(right):
            odds += weights["same_whole"]
        return 1 / (1 + exp(-odds))

    def wholes(self, key: str) -> frozenset[str]:
        """The groups of all claims that this one is part of."""
        above = self.tellings[key].claim.part_of
        if above is None:
            return _NOTHING
        found: set[str] = set()
        while above is not None and above in self.tellings and above not in found:
            found.add(above)
            above = self.tellings[above].claim.part_of
        return frozenset(self.whole[name] for name in found if name in self.whole)


def link_claims(keys: Sequence[str], scorer: Scorer, kept: RoundMemory) -> None:
    """Score all pairs in a block that may be one event; what has not changed since the last time is kept."""
    wholes = {key: scorer.wholes(key) for key in keys if scorer.tellings[key].claim.part_of}
    fresh = [
        key
        for key in keys
        if kept.tellings.get(key) is not scorer.tellings[key]
        or kept.wholes.get(key, _NOTHING) != wholes.get(key, _NOTHING)
    ]
    for key in {*fresh, *(kept.tellings.keys() - set(keys))} & kept.tellings.keys():
        kept.forget(key)
    for key in fresh:
        telling = scorer.tellings[key]
        for other in kept.blocks.candidates(telling):
            score = scorer.score(key, other)
            if score >= scorer.rules.unsure:
                kept.link(key, other, score)
        kept.blocks.add(telling)
        kept.tellings[key] = telling
    kept.wholes, kept.fresh = wholes, set(fresh)


def cluster_links(keys: Sequence[str], scorer: Scorer, rulings: Rulings, kept: RoundMemory) -> list[Cluster]:
    """Cluster each component of the links by itself; components without a fresh claim are kept."""
    known = set(keys)
    same = frozenset(pair for pair in rulings.same if known >= set(pair))
    accept = scorer.rules.accept
    strong = [
        (left, right)
        for left, others in kept.links.items()
        for right, score in others.items()
        if left < right and score >= accept
    ]
    out: list[Cluster] = []
    before, kept.clusters = kept.clusters, {}
    for component in connect(keys, [*strong, *same]):
        if len(component) == 1:
            out.append(Cluster(members=(component[0],)))
            continue
        name = tuple(component)
        if name not in before or not kept.fresh.isdisjoint(component):
            before[name] = _cluster(component, scorer, rulings, kept)
        kept.clusters[name] = before[name]
        out += before[name]
    return out


def _cluster(component: Sequence[str], scorer: Scorer, rulings: Rulings, kept: RoundMemory) -> list[Cluster]:
    inside = set(component)
    links = {
        (left, right): score
        for left in component
        for right, score in kept.links.get(left, {}).items()
        if left < right and right in inside and score >= scorer.rules.accept
    }

    def score(left: str, right: str) -> float:
        known = kept.links.get(left, {}).get(right)
        return scorer.score(left, right) if known is None else known

    how = Linking(
        score=score,
        accept=scorer.rules.accept,
        unsure=scorer.rules.unsure,
        same=frozenset(pair for pair in rulings.same if inside >= set(pair)),
        apart=rulings.apart,
    )
    return cluster_component(component, links, how)
