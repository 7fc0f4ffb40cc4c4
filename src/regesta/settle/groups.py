"""Claims to groups that tell one event each: wholes first, then what happens in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from regesta.lexicon.settling import SettlingRules
from regesta.settle.blocks import Blocks
from regesta.settle.clusters import Cluster, Linking, Pair, cluster_component, connect, pair_of
from regesta.settle.likeness import probability
from regesta.settle.pairing import weigh_claims
from regesta.settle.rulings import Rulings
from regesta.settle.tellings import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The clusters of claims, and the links that were too weak or came into another's way."""

    clusters: tuple[Cluster, ...]
    doubts: Mapping[Pair, float]


def group_claims(tellings: Mapping[str, Telling], rulings: Rulings, rules: SettlingRules) -> Groups:
    """Group the claims in three rounds: visits, the talks in them, and all else, each knowing the last."""
    whole: dict[str, str] = {}
    clusters: list[Cluster] = []
    doubts: dict[Pair, float] = {}
    for round_ in rounds(tellings, rules):
        scorer = Scorer(tellings=tellings, whole=whole, rules=rules)
        links = link_claims([tellings[key] for key in round_], scorer)
        found = cluster_links(round_, links, scorer, rulings)
        clusters += found
        for cluster in found:
            whole |= dict.fromkeys(cluster.members, cluster.members[0])
        home = {member: cluster.members[0] for cluster in found for member in cluster.members}
        doubts |= {pair: score for pair, score in links.items() if home[pair[0]] != home[pair[1]]}
    return Groups(clusters=tuple(clusters), doubts=doubts)


def rounds(tellings: Mapping[str, Telling], rules: SettlingRules) -> list[list[str]]:
    """The claims by how deep their family lies in others: visits, then talks, then the rest."""
    depth: dict[str, int] = {}
    inner = {rules.family_of(kind) for kinds in rules.contains.values() for kind in kinds}
    for outer in rules.contains:
        family = rules.family_of(outer)
        depth[family] = min(1 if family in inner else 0, depth.get(family, 1))
    out: list[list[str]] = [[], [], []]
    for key in sorted(tellings):
        out[depth.get(tellings[key].family, 2)].append(key)
    return out


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
        return probability(self.weigh(left, right))

    def wholes(self, key: str) -> set[str]:
        """The groups of all claims that this one is part of."""
        found: set[str] = set()
        above = self.tellings[key].claim.part_of
        while above is not None and above in self.tellings and above not in found:
            found.add(above)
            above = self.tellings[above].claim.part_of
        return {self.whole[name] for name in found if name in self.whole}


def link_claims(tellings: Iterable[Telling], scorer: Scorer) -> dict[Pair, float]:
    """The scores of all pairs in a block that may be one event."""
    blocks = Blocks(rules=scorer.rules)
    links: dict[Pair, float] = {}
    for telling in tellings:
        for other in blocks.candidates(telling):
            score = scorer.score(telling.key, other)
            if score >= scorer.rules.unsure:
                links[pair_of(telling.key, other)] = score
        blocks.add(telling)
    return links


def cluster_links(
    keys: Sequence[str], links: Mapping[Pair, float], scorer: Scorer, rulings: Rulings
) -> list[Cluster]:
    """Cluster each component of the links by itself."""
    known = set(keys)
    same = frozenset(pair for pair in rulings.same if known >= set(pair))
    how = Linking(
        score=scorer.score,
        accept=scorer.rules.accept,
        unsure=scorer.rules.unsure,
        same=same,
        apart=rulings.apart,
    )
    strong = [pair for pair, score in links.items() if score >= scorer.rules.accept]
    by_component: dict[str, dict[Pair, float]] = defaultdict(dict)
    components = connect(keys, [*strong, *same])
    home = {member: component[0] for component in components for member in component}
    for pair in strong:
        by_component[home[pair[0]]][pair] = links[pair]
    out: list[Cluster] = []
    for component in components:
        if len(component) == 1:
            out.append(Cluster(members=(component[0],)))
        else:
            out += cluster_component(component, by_component[component[0]], how)
    return out
