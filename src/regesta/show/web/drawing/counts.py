"""Events as counts: bars by time, stacked by family, for more events than can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from regesta.show.web.drawing.scale import Scale
from regesta.show.web.glyphs import FAMILIES
from regesta.show.web.shelf import Places, Shelf

_BINS = 72
_TALL = 44
"""Height of the highest bar in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Events of one family that begin from `since` to `until`: place in percent, height in pixels."""

    family: str
    count: int
    left: float
    width: float
    y: float
    height: float
    since: date
    until: date


def fullest(shelf: Shelf, groups: Sequence[Places], scale: Scale) -> int:
    """The largest count of any time in any group, at least 1."""
    return max([1, *(int(_count(shelf, places, scale).max()) for places in groups)])


def place_bins(
    shelf: Shelf, places: Places, scale: Scale, top: int, most: int
) -> tuple[tuple[Bin, ...], int]:
    """The bars of the events at some places, and the height they take; `most` has the highest bar."""
    member = np.zeros(len(shelf.events), dtype=np.bool_)
    member[places] = True
    base = np.zeros(_BINS)
    bins: list[Bin] = []
    for family in FAMILIES:
        of_family = shelf.facets["family"].get(family, np.array([], dtype=np.int32))
        counts = _count(shelf, of_family[member[of_family]], scale)
        for number in np.flatnonzero(counts).tolist():
            height = float(counts[number]) / most * _TALL
            y = top + _TALL - float(base[number]) - height
            bins.append(_bin(family, number, int(counts[number]), scale, (y, height)))
            base[number] += height
    return tuple(bins), _TALL


def _bin(family: str, number: int, count: int, scale: Scale, upright: tuple[float, float]) -> Bin:
    first = scale.start + -(-number * scale.days // _BINS)
    last = scale.start + -(-(number + 1) * scale.days // _BINS) - 1
    y, height = upright
    return Bin(
        family=family,
        count=count,
        left=round(number / _BINS * 100, 3),
        width=round(100 / _BINS, 3),
        y=round(y, 2),
        height=round(height, 2),
        since=date.fromordinal(first),
        until=date.fromordinal(max(first, last)),
    )


def _count(shelf: Shelf, places: Places, scale: Scale) -> npt.NDArray[np.int64]:
    days = np.clip(shelf.first[places], scale.start, scale.end).astype(np.int64) - scale.start
    return np.bincount(days * _BINS // scale.days, minlength=_BINS)
