"""Places as discs on a map: the disc's area tells the number of events, its tone their balance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from regesta.show.web.drawing.projection import project
from regesta.show.web.drawing.tones import tone_of_balance
from regesta.show.web.surveying import Counted

MOST = 300
"""So many places are drawn, those of most events; the table holds all."""
_SMALL, _LARGE = 9, 46
"""Diameters in pixels of the disc of one event, and at most."""
_WHOLE = (-1852.5, -975.0, 3705.0, 1950.0)
_SHAPE = 1.9
"""Width by height of the drawing."""
_LEAST = 240.0
"""A view is at least so wide: some 24 degrees at the equator."""
_NAMED = 14
_CLEAR = (0.085, 0.035)
"""A name needs so much of the view's width to either side, and of it above and below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A place: its middle in units of the map, `wide` in pixels, and whether it is `named`."""

    counted: Counted
    x: float
    y: float
    wide: float
    tone: int
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The discs, the largest first, and the part of the map in view (left, top, width, height)."""

    discs: tuple[Disc, ...]
    view: tuple[float, float, float, float]
    whole: tuple[float, float, float, float] = _WHOLE

    @property
    def tones(self) -> tuple[int, ...]:
        """The tones that occur."""
        return tuple(sorted({disc.tone for disc in self.discs}))


def draw_places(counted: Iterable[Counted], *, whole: bool = False) -> Chart:
    """The map of some places; in view is what holds them, or the whole world."""
    known = [item for item in counted if item.place.lat is not None and item.place.lon is not None][:MOST]
    xs, ys = project(
        np.array([item.place.lon for item in known], dtype=np.float64),
        np.array([item.place.lat for item in known], dtype=np.float64),
    )
    points = list(zip(xs.tolist(), ys.tolist(), strict=True))
    view = _WHOLE if whole or not known else _fit(points)
    named = _choose_names(points, view)
    most = max((item.events for item in known), default=1)
    return Chart(
        discs=tuple(
            Disc(
                counted=item,
                x=round(x, 1),
                y=round(y, 1),
                wide=round(_SMALL + (_LARGE - _SMALL) * ((item.events - 1) / max(most - 1, 8)) ** 0.5, 1),
                tone=tone_of_balance(item.balance),
                named=number in named,
            )
            for number, (item, (x, y)) in enumerate(zip(known, points, strict=True))
        ),
        view=view,
    )


def _fit(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The part of the map that holds all points with some room, in the shape of the drawing."""
    xs, ys = zip(*points, strict=True)
    wide = max((max(xs) - min(xs)) * 1.2, (max(ys) - min(ys)) * 1.25 * _SHAPE, _LEAST)
    if wide >= _WHOLE[2]:
        return _WHOLE
    tall = wide / _SHAPE
    left = _inside((max(xs) + min(xs) - wide) / 2, wide, _WHOLE[0], _WHOLE[2])
    top = _inside((max(ys) + min(ys) - tall) / 2, tall, _WHOLE[1], _WHOLE[3])
    return (round(left, 1), round(top, 1), round(wide, 1), round(tall, 1))


def _inside(start: float, size: float, first: float, room: float) -> float:
    """Where a stretch begins that does not stand out of the room from `first` on."""
    return min(max(start, first), first + room - size)


def _choose_names(points: Sequence[tuple[float, float]], view: tuple[float, float, float, float]) -> set[int]:
    """The places of most events whose names stand clear of each other."""
    taken: list[tuple[float, float]] = []
    named: set[int] = set()
    for number, (x, y) in enumerate(points):
        clear = all(
            abs(x - left) > _CLEAR[0] * view[2] * 2 or abs(y - top) > _CLEAR[1] * view[2]
            for left, top in taken
        )
        if clear and len(named) < _NAMED:
            named.add(number)
            taken.append((x, y))
    return named
