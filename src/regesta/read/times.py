"""When: the intervals of a report's time mentions."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from regesta.domain.claim import Doubt, Gap
from regesta.domain.interval import Interval, Precision
from regesta.domain.report import Report
from regesta.read.marked_text import MarkedText

_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_DAYS = tuple(name.lower() for name in calendar.day_name)
_MONTH = "|".join(_MONTHS)
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH}),?(?: (\d{{4}}))?")
_MONTH_DAY = re.compile(rf"({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?")
_MONTH_YEAR = re.compile(rf"(?:(early|mid|late)[ -])?({_MONTH})(?:,? (\d{{4}}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Intervals by time id, and what could not be told."""

    by_id: Mapping[str, Interval]
    gaps: tuple[Gap, ...]


def resolve_times(report: Report, marked: MarkedText) -> Times:
    """Tell the interval of every time id of a report; an id keeps its first mention that can be told."""
    by_id: dict[str, Interval] = {}
    gaps: list[Gap] = []
    for name in marked.ids("t"):
        for span in marked.own_spans(name):
            found = _interval(marked.words(span).lower(), report.published.day)
            if found is not None:
                by_id[name] = found
                break
        else:
            why = Doubt.DATE_NOT_UNDERSTOOD if report.published.day else Doubt.NO_PUBLICATION_DATE
            gaps.append(Gap(why=why, span=marked.spans[name][0]))
    return Times(by_id=by_id, gaps=tuple(gaps))


def _interval(words: str, published: date | None) -> Interval | None:
    day = _DAY_MONTH.fullmatch(words) or _MONTH_DAY.fullmatch(words)
    if day is not None:
        number, month = (day[1], day[2]) if day[1].isdigit() else (day[2], day[1])
        return _day(date(_year(day[3], published), _MONTHS.index(month) + 1, int(number)), "date written")
    month_year = _MONTH_YEAR.fullmatch(words)
    if month_year is not None:
        return _month(_year(month_year[3], published), _MONTHS.index(month_year[2]) + 1, month_year[1])
    if published is None:
        return None
    weekday = words.removeprefix("last ")
    if weekday in _DAYS:
        back = (published.weekday() - _DAYS.index(weekday)) % 7
        return _day(published - timedelta(days=back), "weekday before publication")
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(words)
    return None if near is None else _day(published + timedelta(days=near), "day told from publication")


def _year(written: str | None, published: date | None) -> int:
    return int(written) if written else published.year if published else 1900


def _day(day: date, basis: str) -> Interval:
    return Interval(start=day, end=day, precision=Precision.DAY, basis=basis)


def _month(year: int, month: int, part: str | None) -> Interval:
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}.get(part or "", (1, end.day))
    precision = Precision.PART_OF_MONTH if part else Precision.MONTH
    return Interval(
        start=date(year, month, first),
        end=date(year, month, last),
        precision=precision,
        basis="month written",
    )
