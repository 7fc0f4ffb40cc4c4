"""Scores of coreference: MUC, B-cubed, CEAF-e, their mean (CoNLL) and LEA.

Key and response are partitions of mentions, singletons included; a mention may stand in one of them alone.
Sources: MUC of Vilain and others 1995, B3 of Bagga and Baldwin 1998, CEAF-e (phi 4) of Luo 2005, CoNLL of
Pradhan and others 2012, LEA of Moosavi and Strube 2016 with their self-links of singletons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Cluster = frozenset[Hashable]
Homes = Mapping[Hashable, int]
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The four scores of one response."""

    muc: Score
    b3: Score
    ceafe: Score
    lea: Score

    @property
    def conll(self) -> float:
        """The mean F1 of MUC, B3 and CEAF-e."""
        return (self.muc.f1 + self.b3.f1 + self.ceafe.f1) / 3


def cluster_mentions(groups: Mapping[K, Hashable]) -> list[Cluster]:
    """The clusters of mentions that have the same group."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, group in groups.items():
        found[group].add(mention)
    return [frozenset(members) for members in found.values()]


def score_clusters(key: Sequence[Cluster], response: Sequence[Cluster]) -> Scores:
    """All scores of a response."""
    return Scores(
        muc=score_muc(key, response),
        b3=score_b3(key, response),
        ceafe=score_ceafe(key, response),
        lea=score_lea(key, response),
    )


def score_muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> Score:
    """The share of links that hold a chain together: singletons have none."""
    return Score(precision=_kept_links(response, key), recall=_kept_links(key, response))


def score_b3(key: Sequence[Cluster], response: Sequence[Cluster]) -> Score:
    """For each mention the share of its cluster that is right, in the mean."""
    return Score(precision=_kept_company(response, key), recall=_kept_company(key, response))


def score_ceafe(key: Sequence[Cluster], response: Sequence[Cluster]) -> Score:
    """How alike clusters are (phi 4) when each is matched with one of the other side at best."""
    likeness = _likeness(key, response)
    total = sum(best_match(part) for part in _parts(likeness))
    return Score(precision=total / max(1, len(response)), recall=total / max(1, len(key)))


def score_lea(key: Sequence[Cluster], response: Sequence[Cluster]) -> Score:
    """The share of a cluster's links that are found, weighed by its size; a singleton links to itself."""
    return Score(precision=_found_links(response, key), recall=_found_links(key, response))


def _homes(clusters: Iterable[Cluster]) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _kept_links(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    homes = _homes(others)
    kept = wanted = 0
    for cluster in clusters:
        parts = {homes.get(mention, mention) for mention in cluster}
        kept += len(cluster) - len(parts)
        wanted += len(cluster) - 1
    return kept / wanted if wanted else 0.0


def _kept_company(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    homes = _homes(others)
    total = sum(len(cluster) for cluster in clusters)
    kept = 0.0
    for cluster in clusters:
        parts = Counter(homes[mention] for mention in cluster if mention in homes)
        kept += sum(count * count for count in parts.values()) / len(cluster)
    return kept / total if total else 0.0


def _found_links(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    homes = _homes(others)
    found = 0.0
    for cluster in clusters:
        if len(cluster) == 1:
            (mention,) = cluster
            found += mention in homes and len(others[homes[mention]]) == 1
            continue
        parts = Counter(homes[mention] for mention in cluster if mention in homes)
        kept = sum(count * (count - 1) for count in parts.values())
        found += kept / (len(cluster) - 1)
    total = sum(len(cluster) for cluster in clusters)
    return found / total if total else 0.0


def _likeness(key: Sequence[Cluster], response: Sequence[Cluster]) -> dict[tuple[int, int], float]:
    """Phi 4 of every two clusters that share a mention."""
    homes = _homes(response)
    shared = Counter(
        (number, homes[mention])
        for number, cluster in enumerate(key)
        for mention in cluster
        if mention in homes
    )
    return {
        (one, other): 2 * count / (len(key[one]) + len(response[other]))
        for (one, other), count in shared.items()
    }


def _parts(likeness: Mapping[tuple[int, int], float]) -> Iterable[NDArray[np.float64]]:
    """The likeness of each set of clusters that hang together, as a matrix of its own."""
    near: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for one, other in likeness:
        near["key", one].append(("response", other))
        near["response", other].append(("key", one))
    seen: set[tuple[str, int]] = set()
    for start in near:
        if start in seen:
            continue
        part = _reach(start, near)
        seen |= part
        rows = sorted(number for side, number in part if side == "key")
        columns = sorted(number for side, number in part if side == "response")
        yield np.array([[likeness.get((row, column), 0.0) for column in columns] for row in rows])


def _reach(
    start: tuple[str, int], near: Mapping[tuple[str, int], Sequence[tuple[str, int]]]
) -> set[tuple[str, int]]:
    found, heap = {start}, [start]
    while heap:
        for item in near[heap.pop()]:
            if item not in found:
                found.add(item)
                heap.append(item)
    return found


def best_match(likeness: NDArray[np.float64]) -> float:
    """The greatest sum of entries of which no two share a row or column (Kuhn and Munkres, by augmenting)."""
    costs = -(likeness if likeness.shape[0] <= likeness.shape[1] else likeness.T)
    rows, columns = costs.shape
    if rows == 1:
        return float(-costs.min())
    lift, drop = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.full(columns + 1, -1)
    for row in range(rows):
        owner[columns] = row
        _augment(costs, lift, drop, owner)
    return float(-sum(costs[owner[column], column] for column in range(columns) if owner[column] >= 0))


def _augment(
    costs: NDArray[np.float64],
    lift: NDArray[np.float64],
    drop: NDArray[np.float64],
    owner: NDArray[np.int_],
) -> None:
    """Give the row that stands at the last place of `owner` a column, moving others where that is cheaper."""
    columns = costs.shape[1]
    least, before = np.full(columns, np.inf), np.full(columns, -1)
    used = np.zeros(columns + 1, dtype=bool)
    here = columns
    while owner[here] >= 0:
        used[here] = True
        row = owner[here]
        free = ~used[:columns]
        cost = costs[row] - lift[row] - drop[:columns]
        better = free & (cost < least)
        least[better], before[better] = cost[better], here
        there = int(np.where(free, least, np.inf).argmin())
        step = least[there]
        lift[owner[used]] += step
        drop[used] -= step
        least[free] -= step
        here = there
    while here != columns:
        owner[here], here = owner[before[here]], before[here]
    owner[columns] = -1
