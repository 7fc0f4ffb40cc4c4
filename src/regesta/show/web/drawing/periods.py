"""The curve of cooperation and conflict: a bar a period from zero to its mean, and the reports beneath."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.show.web.drawing.scale import Scale, Tick
from regesta.show.web.pair.curve import Curve, Period

HEAD = 22
"""Height in pixels of the words that tell the time."""
_POINT = 8.0
"""Pixels of one Goldstein point."""
_MOST = 10
_BETWEEN = 14
_TALL = 48
"""Height of the highest bar of reports."""
_STRIP = 8
_FOOT = 6
_NARROW = 0.72
"""The share of a period's width that its bar takes, so that neighbours stay apart."""
_WIDEST = 2.6
_SHORTEST = 1.5
"""A mean of zero is drawn so many pixels high: it is an act, not silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One period: place in percent of the width, heights in pixels; `tone` is up, down or level.

    `top` and `height` are those of the mean, `low` and `high` of the ends of its values, `told` of the
    bar of reports; `left` and `width` those of the bars, `start` and `span` those of the whole period.
    """

    period: Period
    tone: str
    start: float
    span: float
    left: float
    width: float
    middle: float
    top: float
    height: float
    low: float
    high: float
    told: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The whole drawing: heights of zero, of the foot (`base`) of the reports' bars, and of the strip.

    The strip shows when the record holds reports at all; `most` reports has the highest bar.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[tuple[int, float], ...]
    zero: float
    base: float
    strip: float
    height: float
    most: int


def draw_plot(curve: Curve) -> Plot:
    """Place a curve's periods."""
    first, last = curve.periods[0].since.toordinal(), curve.periods[-1].until.toordinal()
    room = max(1, (last - first) // 80)
    scale = Scale(start=first - room, end=last + room)
    zero = HEAD + _MOST * _POINT
    base = zero + _MOST * _POINT + _BETWEEN + _TALL
    most = max(1, *(period.reports for period in curve.periods))
    return Plot(
        bars=tuple(_bar(period, scale, zero, most) for period in curve.periods),
        ticks=scale.ticks(),
        levels=tuple((value, zero - value * _POINT) for value in (10, 5, 0, -5, -10)),
        zero=zero,
        base=base,
        strip=base + 6,
        height=base + 6 + _STRIP + _FOOT,
        most=most,
    )


def _bar(period: Period, scale: Scale, zero: float, most: int) -> Bar:
    start = scale.at(period.since.toordinal() - 0.5)
    end = scale.at(period.until.toordinal() + 0.5)
    width = min((end - start) * _NARROW, _WIDEST)
    middle = (start + end) / 2
    mean = period.goldstein or 0.0
    height = max(abs(mean) * _POINT, _SHORTEST)
    return Bar(
        period=period,
        tone="up" if mean > 0 else "down" if mean < 0 else "level",
        start=start,
        span=round(end - start, 3),
        left=round(middle - width / 2, 3),
        width=round(width, 3),
        middle=round(middle, 3),
        top=round(zero - height if mean > 0 else zero, 1),
        height=round(height, 1),
        low=round(zero - (period.low or 0.0) * _POINT, 1),
        high=round(zero - (period.high or 0.0) * _POINT, 1),
        told=round(period.reports / most * _TALL, 1),
    )
