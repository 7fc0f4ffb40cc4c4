"""How well a place fits a mention: how likely it is named at all, and how near it is to what is around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.lexicon.gazetteer import Entry, Hit, Kind
from regesta.read.places.surroundings import Beside, contains
from regesta.text.distance import closeness, fading

LARGE = frozenset({Kind.COUNTRY, Kind.DIVISION, Kind.CONTINENT})
_STATE = 2.6
_NO_STATE = 1.5
"""What seas, islands and regions of several states gain instead."""
_DIVISION = 1.6
_NEAR = 1.6
_REACH = 150.0
_INSIDE = 8.0
_INSIDE_LARGE = 2.0
_HOLDS = 3.0
_LIKE_NEIGHBOUR = 3.0
_TYPE = 2.5


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the report's places: weight of each state, divisions named, places settled."""

    states: Mapping[str, float]
    divisions: frozenset[int]
    anchors: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Size:
    """Whether a name is `large`: first of all that of a state, division or continent, or in a list of such.

    `shared` says that a state shares it with a division of another (Georgia).
    """

    large: bool
    shared: bool


def size_of(hits: Sequence[Hit], beside: Beside) -> Size:
    """The size of a name by its candidates and its neighbours in a list."""
    large = hits[0].entry.kind in LARGE or (
        bool(beside.like) and any(hit.entry.kind in beside.like for hit in hits[:6])
    )
    states = {hit.entry.country for hit in hits if hit.entry.kind is Kind.COUNTRY}
    divisions = {hit.entry.country for hit in hits if hit.entry.kind is Kind.DIVISION}
    return Size(large, len(states) == 1 and bool(divisions - states))


def fit(hit: Hit, around: Around, size: Size) -> float:
    """The salience moved by the report's states, divisions and places.

    With a large name the places that are not large gain nothing from what is near: Oregon in Ohio
    is not meant because Ohio is named.
    """
    entry = hit.entry
    score = hit.salience
    if entry.kind is Kind.COUNTRY and size.shared:
        # its being named is the question, so that it cannot speak for itself; places in it can
        return score + (_DIVISION if any(other.country == entry.country for other in around.anchors) else 0.0)
    score += _NO_STATE if entry.country is None else _STATE * around.states.get(entry.country, 0.0)
    if size.large and entry.kind not in LARGE:
        return score
    if entry.division in around.divisions:
        score += _DIVISION
    near = max(
        (closeness(entry.point, other.point) for other in around.anchors if other is not entry), default=-1.0
    )
    return score + _NEAR * fading(near, _REACH)


def fit_beside(hit: Hit, beside: Beside, size: Size) -> float:
    """What words beside the mention add.

    A large name is seldom followed by what contains it: "Georgia, Texas and Florida" is a list.
    """
    entry = hit.entry
    score = 0.0
    if any(contains(container, entry) for container in beside.containers):
        score += _INSIDE_LARGE if size.large else _INSIDE
    if entry.kind in LARGE and any(contains(entry, other) for other in beside.held):
        score += _HOLDS
    if entry.kind in beside.like:
        score += _LIKE_NEIGHBOUR
    if beside.kinds is not None:
        score += _TYPE if entry.kind in beside.kinds else -_TYPE
    return score
