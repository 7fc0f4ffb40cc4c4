"""Offices and ranks over time: a bar from the first to the last report that attests each, a dot a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from regesta.show.web.addresses import words_address
from regesta.show.web.attesting import Attested
from regesta.show.web.careers import Held
from regesta.show.web.choosing import bounds
from regesta.show.web.drawing.counts import Bin, fullest, place_bins
from regesta.show.web.drawing.marks import Mark, place_marks
from regesta.show.web.drawing.scale import Scale, padded
from regesta.show.web.shelf import UNDATED, Places, Shelf
from regesta.show.words import count_words

MOST_MARKS = 12
"""More events than this are drawn as counts: as marks they would hide each other."""
_AXIS = 24
_ROW = 38
_LANE = 20
"""Height of the label above a lane of events."""
_BAR = 26
"""From the top of a row to the middle of its bar."""
_LINE = 24
"""Height of a line that holds nothing but a bar."""
_APART = 1.8
"""Dots that lie nearer (percent of the width) are drawn as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One day that attests something, or several too near to be told apart; `href` leads to the words."""

    x: float
    words: str
    href: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An office or rank: from `left` to `right` in percent, `y` in pixels; `label` stands above it."""

    held: Held
    label: str
    top: int
    y: int
    left: float
    right: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerChart:
    """All bars over one scale, and beneath them the person's events as marks or counts."""

    scale: Scale
    bars: tuple[Bar, ...]
    height: int
    lane: int
    marks: tuple[Mark, ...] = ()
    bins: tuple[Bin, ...] = ()
    head: int = _AXIS

    @property
    def has_events(self) -> bool:
        """Whether events are drawn beneath the bars."""
        return bool(self.marks or self.bins)

    @property
    def disputed(self) -> bool:
        """Whether a bar is contradicted."""
        return any(bar.held.dispute for bar in self.bars)


def draw_career(held: Sequence[Held], shelf: Shelf, places: Places) -> CareerChart | None:
    """The chart of offices and ranks with events at some places; None where nothing has a day."""
    placed = np.sort(places[shelf.first[places] != UNDATED])
    scale = _scale(held, shelf, placed)
    if scale is None:
        return None
    dated = [item for item in held if item.days]
    bars = tuple(_bar(item, item.title, scale, _AXIS + row * _ROW) for row, item in enumerate(dated))
    lane = _AXIS + len(bars) * _ROW
    marks: tuple[Mark, ...] = ()
    bins: tuple[Bin, ...] = ()
    height = 0
    if len(placed) > MOST_MARKS:
        bins, height = place_bins(shelf, placed, scale, lane + _LANE, fullest(shelf, [placed], scale))
    elif len(placed):
        marks, height = place_marks(shelf, placed, scale, lane + _LANE)
    foot = _LANE + height + 6 if height else 4
    return CareerChart(scale=scale, bars=bars, height=lane + foot, lane=lane, marks=marks, bins=bins)


def _scale(held: Sequence[Held], shelf: Shelf, placed: Places) -> Scale | None:
    days = _ends(held)
    days += bounds(shelf, placed) or () if len(placed) else ()
    return padded(min(days), max(days)) if days else None


def draw_line(held: Held, scale: Scale) -> Bar | None:
    """A bar in a line of its own, over a scale that several lines share; None where no day is known."""
    return replace(_bar(held, held.title, scale, 0), y=_LINE // 2) if held.days else None


def common_scale(held: Iterable[Held]) -> Scale | None:
    """The days that attest any of these; None where no report is dated."""
    days = _ends(held)
    return padded(min(days), max(days)) if days else None


def _ends(held: Iterable[Held]) -> list[int]:
    """The first and last day that attest each."""
    return [day.day.toordinal() for item in held if item.days for day in (item.days[0], item.days[-1])]


def _bar(held: Held, label: str, scale: Scale, top: int) -> Bar:
    return Bar(
        held=held,
        label=label,
        top=top,
        y=top + _BAR,
        left=scale.at(held.days[0].day.toordinal()),
        right=scale.at(held.days[-1].day.toordinal()),
        dots=tuple(_dots(held, scale)),
    )


def _dots(held: Held, scale: Scale) -> Iterator[Dot]:
    near: list[Attested] = []
    apart = timedelta(days=_APART * scale.days / 100)
    for day in held.days:
        if near and day.day - near[0].day >= apart:
            yield _dot(held, near, scale)
            near = []
        near.append(day)
    yield _dot(held, near, scale)


def _dot(held: Held, near: Sequence[Attested], scale: Scale) -> Dot:
    """One dot for the days of `near`; a single report's leads to its words, else to the table."""
    quotes = [quote for day in near for quote in day.quotes]
    first, last = near[0].day, near[-1].day
    when = first.isoformat() if first == last else f"{first} to {last}"
    reports = len({quote.report for quote in quotes})
    return Dot(
        x=round((scale.at(first.toordinal()) + scale.at(last.toordinal())) / 2, 3),
        words=f"{held.person.name}, {held.tenure.title}: {count_words(reports, 'report')}, {when}",
        href=words_address(quotes[0]) if reports == 1 else f"#{held.key}",
        count=reports,
    )
