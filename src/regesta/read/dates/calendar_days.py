"""Days with names, and days of the Persian and Hijri calendars."""

from __future__ import annotations

from datetime import date, timedelta

from regesta.domain.claim import Doubt
from regesta.domain.interval import Precision
from regesta.lexicon.time_words import Holiday
from regesta.read.dates.expression import Expression
from regesta.read.dates.moments import Moment, make_day, make_month, make_stretch
from regesta.read.dates.surroundings import Surroundings
from regesta.text.calendars import convert_hijri, convert_persian, find_easter

Found = tuple[Moment | None, str, Doubt | None]
"""A moment, how it was reached in words, and why there is none."""


def find_holiday(expression: Expression, around: Surroundings, holiday: Holiday) -> Found:
    """The day of a holiday in its year, or nearest to the anchor."""
    if expression.year is not None:
        return make_day(day_of_holiday(holiday, expression.year)), "named day of the year", None
    anchor, basis, doubt = around.anchor_for_calendar()
    if anchor is None or anchor.start is None:
        return None, "", doubt or Doubt.NO_PUBLICATION_DATE
    here = anchor.start
    days = [day_of_holiday(holiday, here.year + step) for step in (-1, 0, 1)]
    return make_day(around.choose(days, here)), f"named day nearest to {basis}", None


def day_of_holiday(holiday: Holiday, year: int) -> date:
    """The day of a named day in a year."""
    if holiday.easter is not None:
        return find_easter(year) + timedelta(days=holiday.easter)
    if holiday.persian is not None:
        return convert_persian(year - 621, *holiday.persian)
    if holiday.weekday:
        month = make_month(year, holiday.month)
        assert month.start is not None
        assert month.end is not None
        return find_nth_weekday(month.start, month.end, holiday.weekday, holiday.nth)
    return date(year, holiday.month, holiday.day)


def find_nth_weekday(start: date, end: date, weekday: int, nth: int) -> date:
    """The nth such weekday (1 is Monday) of a stretch of days; with nth -1 the last one."""
    if nth < 0:
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    return start + timedelta(days=(weekday - start.isoweekday()) % 7 + 7 * (nth - 1))


def convert_day(expression: Expression, around: Surroundings) -> Found:
    """The Gregorian day or month of a Persian or Hijri one, nearest to the anchor where no year is told."""
    persian = expression.persian_month is not None or expression.calendar == "persian"
    name = "Persian calendar" if persian else "Hijri calendar, by arithmetic"
    if expression.year is not None:
        return _make_converted(expression, expression.year), name, None
    anchor, basis, doubt = around.anchor_for_calendar()
    if anchor is None or anchor.start is None:
        return None, "", doubt or Doubt.NO_PUBLICATION_DATE
    here = anchor.start
    middle = here.year - 621 if persian else int((here.year - 622) * 33 / 32)
    found = [_make_converted(expression, middle + step) for step in (-2, -1, 0, 1, 2)]
    starts = {moment.start: moment for moment in found if moment.start is not None}
    return starts[around.choose(list(starts), here)], f"{name}, nearest to {basis}", None


def _make_converted(expression: Expression, year: int) -> Moment:
    persian = expression.persian_month is not None or expression.calendar == "persian"
    month = expression.persian_month or expression.hijri_month
    turn = convert_persian if persian else convert_hijri
    if month is None:
        return make_stretch(turn(year, 1, 1), turn(year + 1, 1, 1) - timedelta(days=1), Precision.YEAR)
    if expression.day is not None:
        return make_day(turn(year, month, expression.day))
    begin = turn(year, month, 1)
    following = turn(year, month + 1, 1) if month < 12 else turn(year + 1, 1, 1)
    return make_stretch(begin, following - timedelta(days=1), Precision.MONTH)
