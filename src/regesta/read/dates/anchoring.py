"""When an event happened whose own words give no time: by its sentence, by the lead, by publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from regesta.domain.interval import Interval, Precision
from regesta.domain.span import Span
from regesta.read.dates.report_dates import TimeValue

Times = Sequence[tuple[Span, TimeValue]]
_SENTENCE_END = re.compile(r"[.!?][”\"'’)]*\s+(?=[A-Z“\"‘`])|\n+")
_LEAD = 1200
"""Code points of a report within which its lead dates the main event."""
_NEWS_DAYS = 10
_SAYING = re.compile(
    r"(?:sa(?:y|id)|announc|report|t[eo]ll?d?|stat|add|not|confirm|declar|claim|warn|admit|acknowledg|predict)\w*",
    re.IGNORECASE,
)


def anchor_event(text: str, span: Span, times: Times, published: date | None) -> Interval | None:
    """The days of the event word at `span`: the nearest time of its sentence, else the day of the lead.

    A saying is dated by a day only: a month or year beside it dates what is said.
    """
    start, end = _sentence_around(text, span)
    saying = _SAYING.fullmatch(span.of(text)) is not None
    near: list[tuple[int, int]] = []
    for number, (place, value) in enumerate(times):
        interval = value.interval
        if interval is None or value.type in {"DURATION", "SET"} or value.value.endswith("_REF"):
            continue
        if (
            start <= place.start
            and place.end <= end
            and not (saying and interval.precision is not Precision.DAY)
        ):
            near.append((_distance(text, span, place), number))
    if near:
        return times[min(near)[1]][1].interval
    return find_lead_day(times, published)


def find_lead_day(times: Times, published: date | None) -> Interval | None:
    """The first day the lead tells within ten days before publication, else the day of publication."""
    for place, value in times:
        interval = value.interval
        if place.start > _LEAD or published is None:
            break
        if interval is None or interval.precision is not Precision.DAY or interval.start is None:
            continue
        if value.value.endswith("_REF") or place.start < 3:
            continue
        if 0 < (published - interval.start).days <= _NEWS_DAYS:
            return interval
    if published is None:
        return None
    return Interval(start=published, end=published, precision=Precision.DAY, basis="publication")


def _distance(text: str, span: Span, place: Span) -> int:
    """Code points between, with a penalty for each comma: a clause's own time stands in the clause."""
    between = text[min(span.end, place.end) : max(span.start, place.start)]
    return len(between) + 25 * between.count(",")


def _sentence_around(text: str, span: Span) -> tuple[int, int]:
    start = 0
    for match in _SENTENCE_END.finditer(text, max(0, span.start - 1500), span.start):
        start = match.end()
    following = _SENTENCE_END.search(text, span.end)
    return start, following.start() if following else len(text)
