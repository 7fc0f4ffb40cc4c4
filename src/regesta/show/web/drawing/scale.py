"""Days along a line: places in percent of its width, and the ticks beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MOST = 11
"""So many ticks at most."""
_DAYS = (1, 2, 7)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100)

_Day = tuple[date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on the line (percent) and what stands there."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The days from `start` to `end` (ordinals, both included) along a line."""

    start: int
    end: int

    @property
    def days(self) -> int:
        """How many days the line holds."""
        return self.end - self.start + 1

    def at(self, day: float) -> float:
        """The middle of a day, in percent of the line from its start."""
        return round((day - self.start + 0.5) / self.days * 100, 3)

    def inside(self, day: int) -> int:
        """A day, or the end of the line that is nearest to it."""
        return min(max(day, self.start), self.end)

    def ticks(self) -> tuple[Tick, ...]:
        """Where years, months or days begin: the finest that leaves room between them."""
        days: list[_Day] = []
        for days in _candidates(date.fromordinal(self.start), date.fromordinal(self.end)):
            if len(days) <= _MOST:
                break
        return tuple(Tick(at=self.at(day.toordinal() - 0.5), words=words) for day, words in days)


def padded(start: int, end: int) -> Scale:
    """A scale with some room on both sides, at least a fortnight long."""
    room = max(3, (end - start) // 40, (14 - (end - start)) // 2)
    return Scale(start=max(1, start - room), end=min(date.max.toordinal(), end + room))


def _candidates(first: date, last: date) -> Iterator[list[_Day]]:
    """Sets of ticks from the finest to the coarsest."""
    if (last - first).days <= _MOST * _DAYS[-1]:
        days = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]
        for step in _DAYS:
            yield [(day, day.isoformat()[5:]) for day in days if day.toordinal() % step == 0]
    years = range(first.year, last.year + 1)
    if len(years) <= _MOST:
        months = [date(year, month, 1) for year in years for month in range(1, 13)]
        for step in _MONTHS:
            yield [
                (day, _month(day)) for day in months if (day.month - 1) % step == 0 and first <= day <= last
            ]
    for step in _YEARS:
        starts = [date(year, 1, 1) for year in years if year % step == 0]
        yield [(day, str(day.year)) for day in starts if first <= day]


def _month(day: date) -> str:
    return str(day.year) if day.month == 1 else day.isoformat()[:7]
