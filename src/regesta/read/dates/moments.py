"""Stretches of the calendar: their TIMEX3 value and their days.

Years before the common era are negative (493 BC is -493) and have a value but no days.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from regesta.domain.interval import Precision

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_OF = {
    "month": 1,
    "quarter": 3,
    "halfyear": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
HOURS_OF = {"hour": 3600, "minute": 60, "second": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A stretch of time: `unit` is its size, `year` to `day` where it begins (None below its size)."""

    value: str
    unit: str
    year: int
    month: int | None = None
    day: int | None = None
    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.DAY

    @property
    def first(self) -> date | None:
        """The first day; None before the common era."""
        return self.start


def format_year(year: int) -> str:
    """A year as TIMEX3 writes it."""
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


@lru_cache(maxsize=10_000)
def make_day(day: date) -> Moment:
    """One day."""
    return Moment(
        value=day.isoformat(), unit="day", year=day.year, month=day.month, day=day.day, start=day, end=day
    )


def make_distant_day(year: int, month: int, day: int) -> Moment:
    """One day of a year before the common era."""
    return Moment(
        value=f"{format_year(year)}-{month:02d}-{day:02d}", unit="day", year=year, month=month, day=day
    )


@lru_cache(maxsize=10_000)
def make_month(year: int, month: int) -> Moment:
    """One month."""
    start, end = _months(year, month, 1)
    value = f"{format_year(year)}-{month:02d}"
    return Moment(
        value=value, unit="month", year=year, month=month, start=start, end=end, precision=Precision.MONTH
    )


@lru_cache(maxsize=10_000)
def make_year(year: int) -> Moment:
    """One year."""
    start, end = _months(year, 1, 12)
    return Moment(
        value=format_year(year), unit="year", year=year, start=start, end=end, precision=Precision.YEAR
    )


def make_fiscal_year(year: int) -> Moment:
    """A fiscal year, whichever month it begins in: half a year more than the calendar year on both sides."""
    start, end = _months(year - 1, 7, 24)
    return Moment(value=f"FY{year}", unit="year", year=year, start=start, end=end, precision=Precision.YEARS)


def make_split_year(year: int, *, fiscal: bool) -> Moment:
    """A year written over two ("the 2019-20 season"): it lies somewhere in both."""
    start, end = _months(year, 1, 24)
    value = f"FY{year}" if fiscal else f"{format_year(year)}/{format_year(year + 1)}"
    return Moment(value=value, unit="year", year=year, start=start, end=end, precision=Precision.YEARS)


def make_part_of_year(year: int, letter: str, number: int) -> Moment:
    """A quarter ("Q", 1 to 4) or half ("H", 1 or 2) of a year; a number out of range gives the year."""
    months = 3 if letter == "Q" else 6
    if not 1 <= number <= 12 // months:
        return make_year(year)
    first = (number - 1) * months + 1
    start, end = _months(year, first, months)
    unit = "quarter" if letter == "Q" else "half"
    value = f"{format_year(year)}-{letter}{number}"
    return Moment(
        value=value, unit=unit, year=year, month=first, start=start, end=end, precision=Precision.SEASON
    )


def make_season(year: int, season: str) -> Moment:
    """A season of the northern half of the earth; winter begins in December of its year."""
    first = SEASON_MONTHS[season]
    start, end = _months(year, first, 3)
    value = f"{format_year(year)}-{season}"
    return Moment(
        value=value, unit="season", year=year, month=first, start=start, end=end, precision=Precision.SEASON
    )


def make_week(day: date) -> Moment:
    """The ISO week (Monday to Sunday) that holds a day."""
    year, week, weekday = day.isocalendar()
    start = day - timedelta(days=weekday - 1)
    moment = Moment(
        value=f"{year}-W{week:02d}",
        unit="week",
        year=start.year,
        month=start.month,
        start=start,
        end=start + timedelta(days=6),
        precision=Precision.DAYS,
    )
    return replace(moment, day=start.day)


def make_weekend(day: date) -> Moment:
    """Saturday and Sunday of the ISO week that holds a day."""
    week = make_week(day)
    assert week.start is not None
    return replace(week, value=f"{week.value}-WE", unit="weekend", start=week.start + timedelta(days=5))


def make_decade(year: int) -> Moment:
    """The ten years from `year`, which ends in 0; before the common era the ten that share its digits."""
    if year < 0:
        return Moment(value=f"BC{-year // 10:03d}", unit="decade", year=year, precision=Precision.YEARS)
    start, end = _months(year, 1, 120)
    return Moment(
        value=f"{year // 10:03d}", unit="decade", year=year, start=start, end=end, precision=Precision.YEARS
    )


def make_century(number: int) -> Moment:
    """The nth century; negative before the common era."""
    if number < 0:
        value = f"BC{-number - 1:02d}"
        return Moment(value=value, unit="century", year=number * 100 + 1, precision=Precision.YEARS)
    year = (number - 1) * 100
    start, end = _months(max(year, 1), 1, 1200)
    return Moment(
        value=f"{number - 1:02d}", unit="century", year=year, start=start, end=end, precision=Precision.YEARS
    )


def make_stretch(start: date, end: date, precision: Precision) -> Moment:
    """From one day to another."""
    value = f"{start.isoformat()}/{end.isoformat()}"
    return Moment(
        value=value, unit="stretch", year=start.year, month=start.month, day=start.day,
        start=start, end=end, precision=precision,
    )  # fmt: skip


def _months(year: int, month: int, count: int) -> tuple[date | None, date | None]:
    if year < 1 or year + count // 12 > 9990:
        return None, None
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def add_months(day: date, months: int) -> date:
    """A day some months off, the day of the month kept where the month has it."""
    index = day.year * 12 + day.month - 1 + months
    year, month = max(index // 12, 1), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_units(day: date, count: float, unit: str) -> date:
    """A day some units off; fractions of a month count 30 days."""
    if unit in DAYS_OF:
        return day + timedelta(days=round(count * DAYS_OF[unit]))
    if unit in HOURS_OF:
        return day + timedelta(days=int(count * HOURS_OF[unit] / 86400))
    months = count * MONTHS_OF[unit]
    return add_months(day, int(months)) + timedelta(days=round((months - int(months)) * 30))


def make_unit(day: date, unit: str) -> Moment:
    """The stretch of a unit's size that holds a day."""
    makers: dict[str, Callable[[], Moment]] = {
        "week": lambda: make_week(day),
        "weekend": lambda: make_weekend(day),
        "month": lambda: make_month(day.year, day.month),
        "quarter": lambda: make_part_of_year(day.year, "Q", (day.month + 2) // 3),
        "halfyear": lambda: make_part_of_year(day.year, "H", (day.month + 5) // 6),
        "year": lambda: make_year(day.year),
        "decade": lambda: make_decade(day.year // 10 * 10),
        "century": lambda: make_century(day.year // 100 + 1),
    }
    return makers[unit]() if unit in makers else make_day(day)
