"""Cooperation and conflict over time: the Goldstein values of a pair's acts by month, quarter or year."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from regesta.domain.record import Coverage, Event
from regesta.show.web.pair.acts import Acts
from regesta.show.web.shelf import UNDATED, Shelf
from regesta.show.web.worth import Days

_EPOCH = date(1970, 1, 1).toordinal()
_MOST = 480
"""More periods than this are drawn as longer ones."""
_NAME = re.compile(r"([1-9]\d{3})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")

_Numbers = npt.NDArray[np.int64]


class Step(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS: Mapping[Step, int] = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}
_FITTING: Mapping[Step, int] = {Step.MONTH: 36, Step.QUARTER: 144}
"""Up to so many months in all, each is best shown so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A month, quarter or year ("2019-01", "2019-Q1", "2019") with the acts in it.

    `goldstein` is their mean, `low` and `high` the ends of their values, `helping` and `hurting` how many
    are above and below 0; None where there is no act. `reports` counts those that tell of these acts,
    `published` all reports of the record that were published then.
    """

    name: str
    since: date
    until: date
    acts: int = 0
    goldstein: float | None = None
    low: float | None = None
    high: float | None = None
    helping: int = 0
    hurting: int = 0
    reports: int = 0
    published: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """All periods from the first act to the last, silent ones among them.

    `vague` counts acts whose day is too uncertain for any one period, `told` those counted on the day
    they were told because no report says when they were.
    """

    step: Step
    periods: tuple[Period, ...]
    vague: int
    told: int

    @property
    def silent(self) -> int:
        """The number of periods without an act."""
        return sum(not period.acts for period in self.periods)


def make_curve(shelf: Shelf, acts: Acts, step: Step | None = None) -> Curve | None:
    """The curve of a pair's acts, by a fitting step unless one is given; None where no act has a day."""
    first, last = shelf.acted[0][acts.places], shelf.acted[1][acts.places]
    known = first != UNDATED
    if not known.any():
        return None
    months = _months(first[known])
    step = _fitting(int(months.max() - months.min()) + 1, step)
    numbers, ends = _months(first) // _MONTHS[step], _months(last) // _MONTHS[step]
    placed = known & (numbers == ends)
    if not placed.any():
        step, placed, numbers = Step.YEAR, known, _months(first) // _MONTHS[Step.YEAR]
    events = [shelf.events[place] for place in acts.places[placed].tolist()]
    told = sum(event.when is None for event in events)
    return Curve(
        step=step,
        periods=_fill(_Placed(step=step, numbers=numbers[placed], worths=acts.worths[placed]), events, shelf),
        vague=int(len(acts) - np.count_nonzero(placed)),
        told=told,
    )


def in_period(shelf: Shelf, acts: Acts, period: Period) -> npt.NDArray[np.bool_]:
    """Which acts are counted in a period."""
    first, last = shelf.acted[0][acts.places], shelf.acted[1][acts.places]
    return (first >= period.since.toordinal()) & (last <= period.until.toordinal())


def read_period(name: str) -> Period | None:
    """The period that a name such as 2019, 2019-Q1 or 2019-01 stands for."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    years = int(found[1]) - 1970
    if found[2]:
        return _period(Step.QUARTER, years * 4 + int(found[2]) - 1)
    if found[3]:
        return _period(Step.MONTH, years * 12 + int(found[3]) - 1)
    return _period(Step.YEAR, years)


def _fitting(months: int, asked: Step | None) -> Step:
    steps = list(Step)
    if asked is not None:
        return next(
            (step for step in steps[steps.index(asked) :] if months // _MONTHS[step] <= _MOST), Step.YEAR
        )
    return next((step for step, most in _FITTING.items() if months <= most), Step.YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """Acts with the number of the period of each (counted from 1970) and their Goldstein values."""

    step: Step
    numbers: _Numbers
    worths: npt.NDArray[np.float32]


def _fill(placed: _Placed, events: Iterable[Event], shelf: Shelf) -> tuple[Period, ...]:
    reports: dict[int, set[str]] = defaultdict(set)
    values: dict[int, list[float]] = defaultdict(list)
    for number, worth, event in zip(placed.numbers.tolist(), placed.worths.tolist(), events, strict=True):
        reports[number].update(event.reports)
        values[number].append(worth)
    published = _published(shelf.register.record.coverage, placed.step)
    return tuple(
        _period(placed.step, number, values.get(number, []), len(reports[number]), published[number])
        for number in range(min(values), max(values) + 1)
    )


def _period(
    step: Step, number: int, values: list[float] | None = None, reports: int = 0, published: int = 0
) -> Period:
    months = _MONTHS[step]
    since, after = _month(number * months), _month((number + 1) * months)
    return Period(
        name=_name(step, since),
        since=since,
        until=after - timedelta(days=1),
        acts=len(values or ()),
        goldstein=sum(values) / len(values) if values else None,
        low=min(values) if values else None,
        high=max(values) if values else None,
        helping=sum(value > 0 for value in values or ()),
        hurting=sum(value < 0 for value in values or ()),
        reports=reports,
        published=published,
    )


def _published(coverage: Iterable[Coverage], step: Step) -> Counter[int]:
    """The reports of the record by the period in which they were published."""
    counts: Counter[int] = Counter()
    for item in coverage:
        if item.month is not None:
            year, month = item.month.split("-")
            counts[((int(year) - 1970) * 12 + int(month) - 1) // _MONTHS[step]] += item.reports
    return counts


def _months(days: Days) -> _Numbers:
    """The month of each day, counted from January 1970."""
    since = (days.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    return since.astype("datetime64[M]").astype(np.int64)


def _month(number: int) -> date:
    """The first day of a month counted from January 1970."""
    return date(1970 + number // 12, number % 12 + 1, 1)


def _name(step: Step, since: date) -> str:
    if step is Step.YEAR:
        return f"{since.year}"
    if step is Step.QUARTER:
        return f"{since.year}-Q{(since.month + 2) // 3}"
    return f"{since.year}-{since.month:02d}"
