"""When: the intervals of a report's time ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from regesta.domain.claim import Doubt, Gap
from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Status
from regesta.domain.report import Report
from regesta.domain.span import Span
from regesta.lexicon import Lexicon
from regesta.lexicon.time_words import load_time_words
from regesta.read.dates import TimeMention, TimeValue, resolve_times
from regesta.read.marked_text import MarkedText

_ENDLESS = 1_000_000
"""Days that an interval with an open end counts."""
_LENGTH = re.compile(r"P(\d+)([DW])")
"""Lengths in whole days or weeks, as TIMEX3 writes them."""
_LONGEST = 62
"""Days: what lasts longer is not dated by its length."""
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An interval with the words that give it."""

    interval: Interval
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Intervals by time id, lengths in days by time id ("two-day"), and what could not be told."""

    by_id: Mapping[str, Dated]
    lengths: Mapping[str, int]
    gaps: tuple[Gap, ...]


def read_times(report: Report, marked: MarkedText, lexicon: Lexicon) -> Times:
    """Tell the interval of every time id; of an id's mentions the one that gives the tightest counts.

    Durations and rates ("two-day", "annual") have no interval and are no gaps.
    """
    names = marked.ids("t")
    if not names:
        return Times(by_id={}, lengths={}, gaps=())
    statuses = _statuses(marked)
    mentions = [
        TimeMention(id=f"{name} {number}", span=span, status=statuses.get(name))
        for name in names
        for number, span in enumerate(marked.spans[name])
    ]
    values = resolve_times(
        report.text,
        mentions,
        load_time_words(lexicon.data),
        published=report.published.day,
        dateline=report.dateline.day if report.dateline else None,
    )
    told = {
        name: [(values[f"{name} {number}"], span) for number, span in enumerate(marked.spans[name])]
        for name in names
    }
    tightest = {name: _tightest(found) for name, found in told.items()}
    gaps = [_gap(told[name]) for name, dated in tightest.items() if dated is None]
    return Times(
        by_id={name: dated for name, dated in tightest.items() if dated is not None},
        lengths={name: days for name, found in told.items() if (days := _length(found))},
        gaps=tuple(gap for gap in gaps if gap is not None),
    )


def lengthen(dated: Dated, days: int, sentence: str, around: Mapping[str, frozenset[str]]) -> Dated:
    """All days of what begins on a day and lasts some; the day alone where its sentence tells no beginning.

    `around` are the words beside times as the lexicon gives them.
    """
    words = set(_WORD.findall(sentence.lower()))
    first = dated.interval.start
    if first is None or dated.interval.days != 1 or days < 2 or not words & around["beginning"]:
        return dated
    if words & around["ending"]:
        return dated
    interval = Interval(
        start=first,
        end=first + timedelta(days=days - 1),
        precision=Precision.DAYS,
        basis=f"{dated.interval.basis}, the first of {days} days",
    )
    return replace(dated, interval=interval)


def join_days(told: Sequence[Dated]) -> Dated | None:
    """The days from first to last of single days in a row ("Monday", "Tuesday"); None where they are not."""
    days = sorted(
        {dated.interval.start for dated in told if dated.interval.days == 1 and dated.interval.start}
    )
    if len(days) < 2 or any(dated.interval.days != 1 for dated in told):
        return None
    if (days[-1] - days[0]).days != len(days) - 1:
        return None
    basis = "from the first day told to the last"
    interval = Interval(start=days[0], end=days[-1], precision=Precision.DAYS, basis=basis)
    return Dated(interval=interval, span=min(told, key=lambda dated: dated.span).span)


def _statuses(marked: MarkedText) -> dict[str, Status]:
    """The status of the event each time dates: that of its own sentence before one further off."""
    found: dict[str, tuple[bool, Status]] = {}
    for event in marked.marks.events:
        for name in event.fillers("when"):
            near = _shares_sentence(name, event.id, marked)
            if name not in found or (near and not found[name][0]):
                found[name] = (near, event.status)
    return {name: status for name, (_, status) in found.items()}


def _shares_sentence(name: str, event: str, marked: MarkedText) -> bool:
    homes = [marked.sentence(span) for span in marked.spans.get(event, ())]
    return any(home.covers(span) for home in homes for span in marked.spans.get(name, ()))


def _tightest(found: list[tuple[TimeValue, Span]]) -> Dated | None:
    dated = [Dated(interval=value.interval, span=span) for value, span in found if value.interval]
    return min(dated, key=lambda item: item.interval.days or _ENDLESS, default=None)


def _length(found: list[tuple[TimeValue, Span]]) -> int | None:
    """The days that lengths such as "two-day" and "a week" count; None where there are none."""
    for value, _ in found:
        told = _LENGTH.fullmatch(value.value) if value.type == "DURATION" else None
        if told is not None:
            days = int(told[1]) * (7 if told[2] == "W" else 1)
            return days if days <= _LONGEST else None
    return None


def _gap(found: list[tuple[TimeValue, Span]]) -> Gap | None:
    for value, span in found:
        if value.doubt is not None:
            return Gap(why=value.doubt, span=span)
        if value.type in {"DURATION", "SET"}:
            return None
    return Gap(why=Doubt.DATE_NOT_UNDERSTOOD, span=found[0][1])
