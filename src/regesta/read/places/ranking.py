"""How well a place fits a mention: how likely it is named at all, and how near it is to what is around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.lexicon.gazetteer import Entry, Hit, Kind
from regesta.read.places.surroundings import Beside, contains
from regesta.text.distance import closeness, closeness_at, fading

LARGE = frozenset({Kind.COUNTRY, Kind.DIVISION, Kind.CONTINENT})
_STATE = 2.6
_NO_STATE = 1.5
"""What seas, islands and regions of several states gain instead."""
_DIVISION = 1.6
_SISTERS = 1.0
_SEATED = 0.8
_LARGE_CITY = 4.5
_NEAR = 1.6
MOST_FIT = _STATE + _DIVISION + _SISTERS + _NEAR
"""What a place can gain at most from what is around it."""
_REACH = 150.0
_FAR = closeness_at(1000.0)
_INSIDE = 8.0
_INSIDE_LARGE = 2.0
_HOLDS = 3.0
_LIKE_NEIGHBOUR = 3.0
_TYPE = 2.5


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the report's places.

    `states` and `divisions` (by row) count how often each is named or holds a place that is plain, `most`
    is the largest count of a state; `anchors` are plain places, `known` the rows of all of them.
    """

    states: Mapping[str, int]
    most: int
    divisions: Mapping[int, int]
    anchors: Sequence[Entry]
    known: frozenset[int]


@dataclass(frozen=True, slots=True)
class Size:
    """Whether a name is `large`: first of all that of a state, division or continent, or in a list of such.

    `shared` says that a state shares it with a division of another (Georgia), `known` are the plain
    places of the name: what they add to the counts does not speak for the name itself; `seated` are the
    rows of divisions that have a large city of the name, which is meant unless something says otherwise.
    """

    large: bool
    shared: bool
    known: tuple[Entry, ...] = ()
    seated: frozenset[int] = frozenset()


def size_of(hits: Sequence[Hit], beside: Beside, known: frozenset[int] = frozenset()) -> Size:
    """The size of a name by its candidates, its neighbours in a list, and the rows of plain places."""
    large = hits[0].entry.kind in LARGE or (
        bool(beside.like) and any(hit.entry.kind in beside.like for hit in hits[:6])
    )
    states: set[str | None] = set()
    divisions: set[str | None] = set()
    mine: list[Entry] = []
    seated: set[int] = set()
    for hit in hits:
        entry = hit.entry
        if entry.kind is Kind.COUNTRY:
            states.add(entry.country)
        elif entry.kind is Kind.DIVISION:
            divisions.add(entry.country)
        if entry.number in known:
            mine.append(entry)
        if entry.division is not None and hit.own and hit.salience > _LARGE_CITY:
            seated.add(entry.division)
    shared = len(states) == 1 and bool(divisions - states)
    return Size(large, shared, tuple(mine), frozenset(seated))


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
    score += _NO_STATE if entry.country is None else _STATE * _share(entry.country, around, size.known)
    if size.large and entry.kind not in LARGE:
        return score
    if entry.number in size.seated:
        score -= _SEATED
    held = entry.division if entry.kind is not Kind.DIVISION else entry.number
    if held is not None and around.divisions.get(held, 0) > sum(_names(other, held) for other in size.known):
        score += _DIVISION
    if size.shared and entry.kind is Kind.DIVISION and _has_sisters(entry, around.anchors):
        score += _SISTERS
    near = -1.0
    mine = {entry.number, *(other.number for other in size.known)}
    for other in around.anchors:
        if other.number not in mine:
            near = max(near, closeness(entry.point, other.point))
    return score + (_NEAR * fading(near, _REACH) if near > _FAR else 0.0)


def fit_beside(hit: Hit, beside: Beside, size: Size) -> float:
    """What words beside the mention add.

    A large name is seldom followed by what contains it: "Georgia, Texas and Florida" is a list.
    """
    entry = hit.entry
    score = 0.0
    for container in beside.containers:
        if contains(container, entry):
            score += _INSIDE_LARGE if size.large else _INSIDE
            break
    if beside.held and entry.kind in LARGE and any(contains(entry, other) for other in beside.held):
        score += _HOLDS
    if beside.like and entry.kind in beside.like:
        score += _LIKE_NEIGHBOUR
    if beside.kinds is not None:
        score += _TYPE if entry.kind in beside.kinds else -_TYPE
    return score


def _has_sisters(entry: Entry, anchors: Sequence[Entry]) -> bool:
    """Whether other divisions of the same state are named."""
    return any(other.kind is Kind.DIVISION and other.country == entry.country for other in anchors)


def _share(country: str, around: Around, known: Sequence[Entry]) -> float:
    """How much of the report a state has, from 0 (not named) over 0.4 to 1 (the most)."""
    count = around.states.get(country, 0) - sum(other.country == country for other in known)
    return 0.4 + 0.6 * count / around.most if count > 0 else 0.0


def _names(entry: Entry, division: int) -> bool:
    """Whether a plain place has added to the count of a division."""
    return division in {entry.division, entry.number}
