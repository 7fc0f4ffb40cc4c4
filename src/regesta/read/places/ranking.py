"""How well a place fits a mention: how likely it is named at all, and how near it is to what is around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from regesta.lexicon.gazetteer import Entry, Hit, Kind
from regesta.read.places.surroundings import contains
from regesta.text.distance import kilometres

_BY_KIND = {
    Kind.COUNTRY: 3.0,
    Kind.DIVISION: -0.4,
    Kind.DISTRICT: -1.5,
    Kind.CAPITAL: 1.5,
    Kind.CITY: 0.0,
    Kind.QUARTER: -0.5,
    Kind.CONTINENT: 1.0,
    Kind.REGION: 0.8,
    Kind.WATER: 0.5,
    Kind.RELIEF: 0.3,
    Kind.ISLAND: 0.5,
    Kind.SITE: 0.5,
}
_PER_TEN = 33.22
"""Weight of a tenfold of people: prior scores are decimal logarithms."""
_LEAST = 2.0
_OTHER_NAME = 1.0
_OTHER_NAME_LARGE = 0.3
_STATE = 2.6
_DIVISION = 1.6
_NEAR = 1.6
_NEARNESS = 150.0
_WRITTEN_BESIDE = 8.0
_WRITTEN_BESIDE_LARGE = 2.0
_TYPE = 2.5


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the report's places: weight of each state, divisions named, places settled."""

    states: Mapping[str, float]
    divisions: frozenset[int]
    anchors: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is written beside one mention."""

    containers: tuple[Entry, ...]
    kinds: frozenset[Kind] | None


def prior(hit: Hit) -> float:
    """How likely a place is meant when nothing is known: decimal logarithm of its people, moved by kind."""
    entry = hit.entry
    score = max(_LEAST, entry.weight / _PER_TEN) + _BY_KIND[entry.kind]
    if hit.own:
        return score
    return score - (_OTHER_NAME_LARGE if entry.kind in {Kind.COUNTRY, Kind.DIVISION, Kind.CAPITAL} else _OTHER_NAME)


def fit(hit: Hit, around: Around) -> float:
    """The prior moved by the report's states, divisions and places."""
    entry = hit.entry
    score = prior(hit)
    if entry.country is not None:
        score += _STATE * around.states.get(entry.country, 0.0)
    if entry.division in around.divisions:
        score += _DIVISION
    return score + _NEAR * _nearness(entry, around.anchors)


def fit_beside(hit: Hit, beside: Beside, *, large: bool) -> float:
    """What words beside the mention add; `large` says that the name is that of a state or division.

    A large name is seldom followed by what contains it: "Georgia, Texas and Florida" is a list.
    """
    score = 0.0
    if any(contains(container, hit.entry) for container in beside.containers):
        score += _WRITTEN_BESIDE_LARGE if large else _WRITTEN_BESIDE
    if beside.kinds is not None:
        score += _TYPE if hit.entry.kind in beside.kinds else -_TYPE
    return score


def _nearness(entry: Entry, anchors: Sequence[Entry]) -> float:
    if not anchors:
        return 0.0
    here = (entry.lat, entry.lon)
    nearest = min(
        (kilometres(here, (other.lat, other.lon)) for other in anchors if other.number != entry.number),
        default=1e9,
    )
    return exp(-nearest / _NEARNESS)
