"""Who takes part in what together: the rows that a network is counted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from regesta.domain.record import Event
from regesta.show.web.dyads import is_between
from regesta.show.web.worth import Worths

_Ints = npt.NDArray[np.int32]
_YEARS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """A row for each two that take part in an event: the numbers of both in `names`, and the event's place.

    `worths` is the event's Goldstein value where it is an act between the two, else NaN.
    """

    names: tuple[str, ...]
    left: _Ints
    right: _Ints
    places: _Ints
    worths: Worths


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two (codes of parties or ids of people) with the number of their events and of acts between them.

    `goldstein` is the mean of those acts, None where there is none.
    """

    ends: tuple[str, str]
    events: int
    acts: int
    goldstein: float | None


Years = Mapping[int, tuple[int, int, float]]
"""Events, acts and the sum of their Goldstein values by year."""


def tie_parties(events: Sequence[Event], worths: Worths, mutual: Sequence[bool]) -> Ties:
    """The rows of states and organisations; `mutual` tells which events are of a kind without direction."""
    rows: list[tuple[str, str, int, float]] = []
    for place, event in enumerate(events):
        for one, other in combinations(sorted(set(event.parties)), 2):
            between = is_between(event, (one, other), mutual=mutual[place])
            rows.append((one, other, place, float(worths[place]) if between else np.nan))
    return _ties(rows)


def tie_people(events: Sequence[Event], worths: Worths, found: Mapping[str, _Ints]) -> Ties:
    """The rows of people, from the places of each one's events; what two of one side do is no act between."""
    present: list[list[str]] = [[] for _ in events]
    for name in sorted(found):
        for place in found[name].tolist():
            present[place].append(name)
    rows: list[tuple[str, str, int, float]] = []
    for place, names in enumerate(present):
        if len(names) < 2:
            continue
        sides = {item.person: item.country for item in events[place].people if item.person}
        for one, other in combinations(names, 2):
            together = sides.get(one) == sides.get(other)
            rows.append((one, other, place, np.nan if together else float(worths[place])))
    return _ties(rows)


def _ties(rows: Sequence[tuple[str, str, int, float]]) -> Ties:
    names = sorted({name for row in rows for name in row[:2]})
    numbers = {name: number for number, name in enumerate(names)}
    return Ties(
        names=tuple(names),
        left=np.array([numbers[row[0]] for row in rows], dtype=np.int32),
        right=np.array([numbers[row[1]] for row in rows], dtype=np.int32),
        places=np.array([row[2] for row in rows], dtype=np.int32),
        worths=np.array([row[3] for row in rows], dtype=np.float32),
    )


def count_ties(ties: Ties, chosen: npt.NDArray[np.bool_]) -> tuple[Tie, ...]:
    """The ties within chosen events (a mask over their places), those of most events first."""
    rows = np.flatnonzero(chosen[ties.places])
    size = len(ties.names)
    found, of = np.unique(_codes(ties, rows), return_inverse=True)
    events, acts, sums = _tally(of, ties.worths[rows].astype(np.float64), len(found))
    return tuple(
        Tie(
            ends=(ties.names[int(found[at]) // size], ties.names[int(found[at]) % size]),
            events=int(events[at]),
            acts=int(acts[at]),
            goldstein=float(sums[at] / acts[at]) if acts[at] else None,
        )
        for at in np.argsort(-events, kind="stable").tolist()
    )


def count_years(
    ties: Ties, chosen: npt.NDArray[np.bool_], years: _Ints, wanted: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], Years]:
    """The years of some ties within chosen events; `years` is each event's, 0 where it is undated."""
    numbers = {name: number for number, name in enumerate(ties.names)}
    size = len(ties.names)
    asked = {numbers[one] * size + numbers[other]: (one, other) for one, other in wanted}
    rows = np.flatnonzero(chosen[ties.places] & (years[ties.places] > 0))
    rows = rows[np.isin(_codes(ties, rows), list(asked))]
    groups = _codes(ties, rows) * _YEARS + years[ties.places[rows]]
    found, of = np.unique(groups, return_inverse=True)
    events, acts, sums = _tally(of, ties.worths[rows].astype(np.float64), len(found))
    told: dict[tuple[str, str], dict[int, tuple[int, int, float]]] = {ends: {} for ends in asked.values()}
    for at, group in enumerate(found.tolist()):
        told[asked[group // _YEARS]][group % _YEARS] = (int(events[at]), int(acts[at]), float(sums[at]))
    return told


def _codes(ties: Ties, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
    """Both ends of each row as one number."""
    return ties.left[rows].astype(np.int64) * len(ties.names) + ties.right[rows]


def _tally(
    of: npt.NDArray[np.intp], worths: npt.NDArray[np.float64], size: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.float64]]:
    """Rows, acts among them and the sum of their values by group."""
    acts = ~np.isnan(worths)
    return (
        np.bincount(of, minlength=size),
        np.bincount(of[acts], minlength=size),
        np.bincount(of[acts], weights=worths[acts], minlength=size).astype(np.float64),
    )
