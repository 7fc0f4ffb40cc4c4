"""The year, month or week that an expression leaves out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from regesta.domain.claim import Doubt
from regesta.read.dates.expression import Expression
from regesta.read.dates.moments import SEASON_MONTHS, Moment, add_months, make_day
from regesta.read.dates.surroundings import Surroundings

_BACK = 3.0
"""What a month back costs in a story, where a month forth costs one."""
_COMING = 1.0
"""What the way to the next written date counts, against the way from the last."""


def guess_year(expression: Expression, around: Surroundings) -> tuple[int | None, str, Doubt | None]:
    """The year of a calendar expression, how it was reached, or why there is none."""
    given = _given_year(expression, around)
    if given is not None:
        return *given, None
    anchor, basis, doubt = around.anchor_for_calendar()
    if anchor is None:
        return None, "", doubt
    if anchor.start is None or (around.told and basis != "publication"):
        return _year_in_story(expression, anchor, around.coming), f"year from {basis}", None
    year = _year_in_news(expression, anchor.start, around)
    if expression.month is not None and expression.day is not None:
        year = _heed_weekday(expression, year)
    direction = "before" if around.looks_back else "after" if around.looks_ahead else "to"
    return year, f"nearest {direction} {basis}", None


def _given_year(expression: Expression, around: Surroundings) -> tuple[int, str] | None:
    """The year as it is written in full, in short, or beside the other half of a range."""
    if expression.year is not None:
        return (-expression.year if expression.era == "BC" else expression.year), "as written"
    if expression.year_short is not None:
        return _complete_year(expression, expression.year_short, around), "short year completed"
    return None if around.year is None else (around.year, "year from the other half of the range")


def _complete_year(expression: Expression, short: int, around: Surroundings) -> int:
    if around.year is not None and expression.borrow == "left":
        return around.year // 100 * 100 + short
    if around.told and around.reference is not None and around.reference.year > 100:
        return around.reference.year // 100 * 100 + short
    this = around.now.year if around.now is not None else 2030
    year = this // 100 * 100 + short
    return year if year <= this + 10 else year - 100


def _first_month(expression: Expression) -> int:
    if expression.month is not None:
        return expression.month
    if expression.season is not None:
        return SEASON_MONTHS[expression.season]
    if expression.quarter is not None:
        return 3 * (4 if expression.quarter < 0 else min(expression.quarter, 4)) - 2
    return 1


def _year_in_story(expression: Expression, reference: Moment, coming: tuple[int, int] | None) -> int:
    """The year that lies best between the date told before and the next one written out.

    A story runs on: each month back costs three times a month forth.
    """
    if reference.month is None and coming is None:
        return reference.year
    month = _first_month(expression)
    told = reference.year * 12 + (reference.month or month) - 1
    years = {reference.year - 1, reference.year, reference.year + 1}
    if coming is not None and abs(coming[0] - reference.year) <= 3:
        years |= {coming[0], coming[0] - 1}

    def cost(year: int) -> tuple[float, int]:
        here = year * 12 + month - 1
        ahead = _cost_of_way(here - told)
        if coming is not None:
            ahead += _COMING * _cost_of_way(coming[0] * 12 + coming[1] - 1 - here)
        return ahead, year

    return min(years, key=cost)


def _cost_of_way(months: int) -> float:
    return float(min(months if months >= 0 else -_BACK * months, 36))


def _year_in_news(expression: Expression, now: date, around: Surroundings) -> int:
    month = _first_month(expression)
    if expression.month is None and expression.season is None and expression.quarter is None:
        return now.year
    months = 3 if expression.month is None else 1
    day = min(expression.day or 1, 28)
    candidates = [date(now.year + step, month, day) for step in (-1, 0, 1)]
    if around.looks_ahead:
        able = [start for start in candidates if expression.day or add_months(start, months) > now]
        able = [
            start
            for start in able
            if not expression.day or start >= date(now.year, now.month, min(now.day, 28))
        ]
        return min(able).year
    if around.looks_back:
        limit = date(now.year, now.month, min(now.day, 28)) if expression.day else now
        if expression.quarter is not None:
            return max(start for start in candidates if add_months(start, 3) <= now + timedelta(days=15)).year
        return max(start for start in candidates if start <= limit).year
    # where no verb tells, news looks back: a day to come must be four times as near
    weight = 1 if around.looks_both_ways else 4
    middles = [start + timedelta(days=15 * months if not expression.day else 0) for start in candidates]
    ahead = [(middle - now).days for middle in middles]
    costs = [weight * days if days > 0 else -days for days in ahead]
    return candidates[costs.index(min(costs))].year


def _heed_weekday(expression: Expression, year: int) -> int:
    """A weekday beside day and month decides between neighbouring years."""
    if expression.weekday is None or expression.month is None or expression.day is None:
        return year
    for step in (0, -1, 1):
        if expression.day <= monthrange(year + step, expression.month)[1] and (
            date(year + step, expression.month, expression.day).isoweekday() == expression.weekday
        ):
            return year + step
    return year


def guess_day(expression: Expression, around: Surroundings) -> tuple[Moment | None, str, Doubt | None]:
    """The day of a bare number ("the 28th"): in the month lent, told before, or nearest to publication."""
    anchor, basis, doubt = around.anchor_for_calendar()
    day = expression.day or 1
    if around.month is not None:
        year = expression.year or around.year or (anchor.year if anchor is not None else None)
        if year is None:
            return None, "", doubt
        return make_day(date(year, around.month, day)), "month from the other half of the range", None
    if around.reference is not None and around.reference.month is not None and around.reference.year > 0:
        anchor, basis = around.reference, "the date told before"
    if anchor is None:
        return None, "", doubt
    if anchor.month is None or anchor.start is None:
        return None, "", Doubt.DATE_NOT_UNDERSTOOD
    first = anchor.start.replace(day=1)
    if basis == "publication":
        days = [
            month.replace(day=day)
            for month in (add_months(first, -1), first, add_months(first, 1))
            if day <= monthrange(month.year, month.month)[1]
        ]
        return make_day(around.choose(days, anchor.start)), "day nearest to publication", None
    return make_day(first.replace(day=day)), "month of the date told before", None


def guess_weekday(expression: Expression, around: Surroundings) -> tuple[Moment | None, str, Doubt | None]:
    """The day of a bare weekday: at or before the day of writing, or at or after it for what is to come."""
    weekday = expression.weekday or 1
    anchor, basis, doubt = around.anchor_for_calendar()
    if anchor is None or anchor.start is None:
        return None, "", doubt or Doubt.NO_PUBLICATION_DATE
    here = anchor.start
    if basis != "publication" and anchor.unit != "day":
        return None, "", Doubt.DATE_NOT_UNDERSTOOD
    ahead = (weekday - here.isoweekday()) % 7
    nearer = around.looks_both_ways and ahead <= 4
    if around.looks_ahead or nearer or basis != "publication":
        return make_day(here + timedelta(days=ahead)), f"weekday at or after {basis}", None
    return make_day(here - timedelta(days=(7 - ahead) % 7)), f"weekday before {basis}", None
