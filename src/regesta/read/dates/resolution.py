"""From an expression and what is known around it to a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from regesta.domain.claim import Doubt
from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.calendar_days import Found, convert_day, find_holiday, find_nth_weekday
from regesta.read.dates.expression import Expression
from regesta.read.dates.guesses import guess_day, guess_weekday, guess_year
from regesta.read.dates.moments import (
    HOURS_OF,
    MONTHS_OF,
    Moment,
    add_units,
    make_century,
    make_day,
    make_decade,
    make_distant_day,
    make_fiscal_year,
    make_month,
    make_part_of_year,
    make_season,
    make_split_year,
    make_unit,
    make_week,
    make_weekend,
    make_year,
)
from regesta.read.dates.surroundings import Surroundings


def find_moment(expression: Expression, around: Surroundings, words: TimeWords) -> Found:
    """The stretch of time a point expression names, or the doubt that keeps it from one."""
    try:
        found = _find_frame(expression, around, words)
        if found[0] is None:
            return found
        moment = _find_within(expression, found[0])
        return _shift_from(expression, moment), found[1], None
    except (ValueError, OverflowError):  # no such day ("31 June"), or beyond the calendar
        return None, "", Doubt.DATE_NOT_UNDERSTOOD


def _find_frame(expression: Expression, around: Surroundings, words: TimeWords) -> Found:
    if expression.persian_month or expression.hijri_month or expression.calendar:
        return convert_day(expression, around)
    if expression.holiday:
        return find_holiday(expression, around, words.holidays[expression.holiday])
    if expression.base:
        return _count_from_base(expression, around)
    return _find_calendar(expression, around)


# --- expressions with a calendar name or number


def _find_calendar(expression: Expression, around: Surroundings) -> Found:
    sign = -1 if expression.era == "BC" else 1
    if expression.century is not None:
        return make_century(sign * expression.century), "as written", None
    if expression.decade is not None:
        return make_decade(sign * expression.decade), "as written", None
    lent = expression.year is None or around.month is not None
    if expression.month is None and expression.day is not None and lent:
        return guess_day(expression, around)
    if expression.month is None and expression.day is None and expression.weekday is not None:
        return guess_weekday(expression, around)
    year, basis, doubt = guess_year(expression, around)
    return (None, "", doubt) if year is None else (_build(expression, year), basis, None)


def _build(expression: Expression, year: int) -> Moment:
    """The moment of the calendar fields in a given year."""
    if expression.month is not None:
        return _build_in_month(year, expression.month, expression.day)
    if expression.season is not None:
        return make_season(year, expression.season)
    if expression.quarter is not None:
        return make_part_of_year(year, "Q", 4 if expression.quarter < 0 else expression.quarter)
    if expression.split:
        return make_split_year(year, fiscal=expression.fiscal)
    return make_fiscal_year(year) if expression.fiscal else make_year(year)


def _build_in_month(year: int, month: int, day: int | None) -> Moment:
    if day is None:
        return make_month(year, month)
    return make_distant_day(year, month, day) if year < 1 else make_day(date(year, month, day))


# --- expressions counted from now or from the date told before


def _count_from_base(expression: Expression, around: Surroundings) -> Found:
    anchor, basis, doubt = around.anchor_of(expression)
    if anchor is None:
        return None, "", doubt
    if expression.sign is not None:
        return _count_units(expression, anchor, basis)
    if expression.unit is None and not expression.same:
        return _shift_named(expression, anchor, around, basis)
    if anchor.start is None:
        return _shift_distant(expression.unit or "year", anchor, expression.shift or 0), basis, None
    return _shift_unit(expression, anchor.start, anchor.unit, around, basis)


def _shift_unit(expression: Expression, here: date, size: str, around: Surroundings, basis: str) -> Found:
    """The unit some units off ("last week", "the following day")."""
    if expression.same:
        return make_unit(add_units(here, -1, "year"), size), "the same a year before", None
    unit, shift = expression.unit or "day", expression.shift or 0
    if expression.nearest and unit == "weekend":
        return _nearest_weekend(here, around), "the weekend nearest to publication", None
    day = add_units(here, shift, unit)
    moment = make_fiscal_year(day.year) if expression.fiscal else make_unit(day, unit)
    return _take_part(expression, moment), f"{_tell_shift(unit, shift)} {basis}", None


def _tell_shift(unit: str, shift: int) -> str:
    if shift == 0:
        return f"{unit} of"
    return f"{abs(shift)} {unit} {'before' if shift < 0 else 'after'}"


def _take_part(expression: Expression, moment: Moment) -> Moment:
    """A month, season, quarter or day of the year or month just found ("October of last year")."""
    if expression.month is not None or expression.season is not None:
        return _build(expression, moment.year)
    if expression.quarter is not None and moment.unit == "year":
        return _build(expression, moment.year)
    if expression.day is not None and moment.month is not None and moment.unit == "month":
        return make_day(date(moment.year, moment.month, expression.day))
    if expression.weekday is not None and moment.start is not None and moment.unit == "week":
        return make_day(moment.start + timedelta(days=expression.weekday - 1))
    return moment


def _count_units(expression: Expression, anchor: Moment, basis: str) -> Found:
    unit, sign = expression.unit or "day", expression.sign or 1
    told = "before" if sign < 0 else "after"
    if expression.count is None:
        return None, f"an untold number of {unit}s {told} {basis}", Doubt.DATE_NOT_UNDERSTOOD
    count = expression.count * sign
    if anchor.start is None:
        years = count * MONTHS_OF.get(unit, 0) / 12
        if not years:
            return None, "", Doubt.DATE_NOT_UNDERSTOOD
        return _make_distant(anchor.year + int(years), unit), f"{years:+g} years from {basis}", None
    day = add_units(anchor.start, count, unit)
    if unit in HOURS_OF or unit in {"day", "night"} or expression.exact:
        moment = make_day(day)
    elif unit == "fortnight":
        moment = make_week(day)
    else:
        moment = make_unit(day, unit)
    return moment, f"{expression.count:g} {unit} {told} {basis}", None


def _shift_distant(unit: str, anchor: Moment, shift: int) -> Moment:
    if unit in MONTHS_OF and MONTHS_OF[unit] >= 12:
        return _make_distant(anchor.year + shift * MONTHS_OF[unit] // 12, unit)
    return anchor


def _make_distant(year: int, unit: str) -> Moment:
    if unit == "decade" and year < 0:
        return make_decade(-(-year // 10 * 10))
    return make_century(year // 100) if unit == "century" else make_year(year)


def _shift_named(expression: Expression, anchor: Moment, around: Surroundings, basis: str) -> Found:
    """The last, this or next weekday, month, season or quarter seen from the anchor."""
    if anchor.start is None:
        return _build(expression, anchor.year), basis, None
    here, shift = anchor.start, expression.shift or 0
    if expression.weekday is not None and expression.month is None:
        return (
            make_day(_shift_weekday(here, expression.weekday, shift, around)),
            f"weekday from {basis}",
            None,
        )
    same = _build(expression, here.year)
    begin, end = same.start, same.end
    assert begin is not None
    assert end is not None
    year = here.year
    if shift < 0:
        year -= 0 if end < here else 1
    elif shift > 0:
        year += 0 if begin > here else 1
    elif expression.season == "WI" and here.month <= 2:
        year -= 1
    return _build(expression, year), f"the nearest of its name seen from {basis}", None


def _shift_weekday(here: date, weekday: int, shift: int, around: Surroundings) -> date:
    ahead = (weekday - here.isoweekday()) % 7
    if shift > 0:
        return here + timedelta(days=ahead or 7)
    if shift < 0:
        return here - timedelta(days=(7 - ahead) if ahead else 7)
    if around.looks_back:
        return here - timedelta(days=(7 - ahead) % 7)
    return here + timedelta(days=ahead)


def _nearest_weekend(here: date, around: Surroundings) -> Moment:
    ahead = here if around.looks_ahead or here.isoweekday() >= 6 else here - timedelta(days=7)
    return make_weekend(ahead)


# --- parts of what was found


def _find_within(expression: Expression, moment: Moment) -> Moment:
    """The nth unit, the half or the first units of a moment."""
    if expression.nth_unit is not None and moment.start is not None and moment.end is not None:
        return _find_nth(moment, expression.nth or 1, expression.nth_unit)
    if expression.nth_weekday is not None and moment.start is not None and moment.end is not None:
        nth = expression.nth or 1
        return make_day(find_nth_weekday(moment.start, moment.end, expression.nth_weekday, nth))
    if expression.edge_count and expression.edge_unit and moment.start is not None and moment.end is not None:
        return _find_edge(expression, moment)
    if expression.half is not None and moment.unit == "year":
        return make_part_of_year(moment.year, "H", 2 if expression.half < 0 else expression.half)
    if expression.weeks and moment.start is not None:
        return make_day(moment.start + timedelta(days=7 * expression.weeks))
    return moment


def _find_nth(moment: Moment, nth: int, unit: str) -> Moment:
    assert moment.start is not None
    assert moment.end is not None
    if unit == "week":
        first = (
            make_week(moment.start)
            if moment.start.isoweekday() <= 4
            else make_week(moment.start + timedelta(days=7))
        )
        if nth < 0:
            last = make_week(moment.end)
            return (
                last
                if moment.end.isoweekday() >= 4 or last.start == moment.end
                else make_week(moment.end - timedelta(days=7))
            )
        assert first.start is not None
        return make_week(first.start + timedelta(days=7 * (nth - 1)))
    if nth < 0:
        return make_unit(moment.end, unit)
    return make_unit(add_units(moment.start, nth - 1, unit), unit)


def _find_edge(expression: Expression, moment: Moment) -> Moment:
    assert moment.start is not None
    assert moment.end is not None
    count, unit = expression.edge_count or 1, expression.edge_unit or "day"
    if (expression.edge or 1) > 0:
        start, end = moment.start, add_units(moment.start, count, unit) - timedelta(days=1)
    else:
        start, end = add_units(moment.end + timedelta(days=1), -count, unit), moment.end
    return replace(moment, start=start, end=max(start, end), unit="edge")


def _shift_from(expression: Expression, moment: Moment) -> Moment:
    if expression.offset_unit is None or moment.start is None:
        return moment
    if expression.offset_count is None:
        raise ValueError("an untold number of units from a date")
    count = expression.offset_count * (expression.offset_sign or 1)
    day = add_units(moment.start, count, expression.offset_unit)
    unit = expression.offset_unit
    return make_day(day) if unit in HOURS_OF or unit == "day" else make_unit(day, unit)
