"""Best-link clustering: the strongest link first, never over a veto, never by mere chains.

A chain A-B-C whose ends have nothing in common does not make one thing: two clusters join only if no pair
across them is vetoed and the pairs across are likely on average.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

VETO = -1.0
"""The score of a pair that cannot be one thing."""

_SAMPLE = 12
"""At most so many members of a cluster are compared with those of another."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Things taken for one, sorted, and the links that joined them, as pair and score."""

    members: tuple[str, ...]
    links: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """How pairs are judged: their score (`VETO` forbids), thresholds, and what people have ruled."""

    score: Callable[[str, str], float]
    accept: float
    unsure: float
    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


def pair_of(left: str, right: str) -> Pair:
    """The pair in its one order."""
    return (left, right) if left < right else (right, left)


def connect(items: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The connected components of a graph, each sorted, in order of their first items."""
    parent = {item: item for item in items}

    def root(item: str) -> str:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for left, right in pairs:
        one, other = root(left), root(right)
        if one != other:
            parent[max(one, other)] = min(one, other)
    groups: dict[str, list[str]] = {}
    for item in sorted(parent):
        groups.setdefault(root(item), []).append(item)
    return list(groups.values())


def reach(seeds: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> list[list[str]]:
    """The connected components of a graph that hold a seed, each sorted."""
    seen: set[str] = set()
    out = []
    for seed in seeds:
        if seed in seen:
            continue
        part, ahead = {seed}, [seed]
        while ahead:
            fresh = [name for name in neighbours(ahead.pop()) if name not in part]
            part.update(fresh)
            ahead += fresh
        seen |= part
        out.append(sorted(part))
    return out


def cluster_component(members: Sequence[str], links: Mapping[Pair, float], how: Linking) -> list[Cluster]:
    """Cluster one connected component; the same for any order of its members and links.

    What people have ruled the same is joined last, each with all that was taken for one with it.
    """
    home = {member: member for member in members}
    parts: dict[str, list[str]] = {member: [member] for member in members}
    kept: dict[str, list[tuple[str, str, float]]] = {member: [] for member in members}
    ruled = [(pair, 1.0) for pair in how.same if pair[0] in home and pair[1] in home]
    told = [(pair, score) for pair, score in links.items() if score >= how.accept]
    order = sorted(told, key=lambda link: (-link[1], link[0])) + sorted(ruled)
    for place, ((left, right), score) in enumerate(order):
        one, other = home[left], home[right]
        if one == other or not _may_join(parts[one], parts[other], how, ruled=place >= len(told)):
            continue
        one, other = min(one, other), max(one, other)
        for member in parts[other]:
            home[member] = one
        parts[one] += parts.pop(other)
        kept[one] += [*kept.pop(other), (left, right, score)]
    return [
        Cluster(members=tuple(sorted(parts[name])), links=tuple(sorted(kept[name]))) for name in sorted(parts)
    ]


def _may_join(one: Sequence[str], other: Sequence[str], how: Linking, *, ruled: bool) -> bool:
    if how.apart and any(pair_of(left, right) in how.apart for left, right in product(one, other)):
        return False
    if ruled or len(one) == len(other) == 1:
        return True
    few, many = sorted(one)[:_SAMPLE], sorted(other)[:_SAMPLE]
    scores = [1.0 if pair_of(*pair) in how.same else how.score(*pair) for pair in product(few, many)]
    return VETO not in scores and sum(scores) >= how.unsure * len(scores)
