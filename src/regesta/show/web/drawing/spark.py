"""Small drawings that stand in a line of a table: counts over time, and shares of a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.show.web.glyphs import FAMILIES

_TALL = 20.0
_STEP = 4
"""Width in pixels of each count, of which the bar leaves one free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """Bars of counts as one path; `width` and `height` in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A family's part of a bar: `left` and `width` in percent."""

    family: str
    count: int
    left: float
    width: float


def draw_spark(counts: Sequence[int]) -> Spark:
    """Counts side by side, the largest as high as the drawing."""
    most = max([1, *counts])
    bars = []
    for place, count in enumerate(counts):
        if count:
            height = max(2.0, count / most * _TALL)
            bars.append(f"M{place * _STEP} {_TALL:g}v{-height:.1f}h{_STEP - 1}v{height:.1f}z")
    return Spark(path="".join(bars), width=len(counts) * _STEP, height=int(_TALL))


def draw_shares(families: Mapping[str, int]) -> tuple[Share, ...]:
    """The families of some events side by side, in the order of legends."""
    total = sum(families.values())
    shares: list[Share] = []
    left = 0.0
    for family in FAMILIES:
        if families.get(family):
            width = families[family] / total * 100
            share = Share(family=family, count=families[family], left=round(left, 3), width=round(width, 3))
            shares.append(share)
            left += width
    return tuple(shares)
