"""Ranges and lists of dates: their halves lend each other what they leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.domain.interval import Interval, Precision
from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.expression import Expression
from regesta.read.dates.surroundings import Surroundings
from regesta.read.dates.tense import Tense
from regesta.read.dates.tokens import Tokens
from regesta.read.dates.values import Worth

_LIST = frozenset({"and", "or", "/", ",", "&", "on", "in", "to", "-", "–", "again", "then"})
_FILLERS = frozenset({"the", "on", "in", ",", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An expression where it stands: tokens `start` to `end`, and the tense of its clause."""

    start: int
    end: int
    tense: Tense
    expression: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The readings of a report in text order; `ends` maps the first end of a range to the other."""

    tokens: Tokens
    readings: Sequence[Reading]
    ends: Mapping[int, int]


def link_ranges(tokens: Tokens, readings: Sequence[Reading], words: TimeWords) -> Row:
    """Find which readings are the first ends of ranges that the next one closes."""
    ends = {
        index: index + 1
        for index in range(len(readings) - 1)
        if _is_linked(tokens, readings[index], readings[index + 1], words)
    }
    return Row(tokens=tokens, readings=readings, ends=ends)


def _is_linked(tokens: Tokens, left: Reading, right: Reading, words: TimeWords) -> bool:
    if not 0 < right.start - left.end <= 3 or "point" not in {left.expression.type, right.expression.type}:
        return False
    between = [word.lower() for word in tokens.words[left.end : right.start]]
    link = "-" if between[0] in {"–", "—", "−"} else between[0]
    if link not in words.around["link"] or any(item not in _FILLERS for item in between[1:]):
        return False
    if link == "-":
        return tokens.starts[right.start] - tokens.ends[left.end - 1] <= 3
    return link != "and" or (left.start > 0 and tokens.words[left.start - 1].lower() == "between")


def lend(around: Surroundings, row: Row, worths: Sequence[Worth], index: int) -> Surroundings:
    """Year and month from the other half of a range or a list ("14-15 May 2017", "March 5-9, 1918")."""
    readings, own = row.readings, row.readings[index].expression
    if own.base is not None or own.type != "point":
        return around
    if own.borrow == "left" and index and worths[index - 1].moment is not None:
        other = worths[index - 1].moment
        assert other is not None
        return replace(around, year=other.year, month=other.month)
    for after in range(index + 1, min(index + 4, len(readings))):
        if readings[after].start - readings[after - 1].end > 3 and own.borrow != "right":
            break
        gap = row.tokens.words[readings[after - 1].end : readings[after].start]
        if not (after - 1 in row.ends or (0 < len(gap) <= 3 and set(gap) <= _LIST) or own.borrow == "right"):
            break
        other_end = readings[after].expression
        if other_end.month is not None or other_end.year is not None:
            return _lend_fields(around, own, other_end)
    return around


def _lend_fields(around: Surroundings, own: Expression, other: Expression) -> Surroundings:
    year = -other.year if other.year is not None and other.era == "BC" else other.year
    if own.month is not None and other.month is not None and year is not None and own.month > other.month:
        year -= 1
    month = other.month if own.month is None else None
    return replace(around, year=year, month=month)


def complete(row: Row, index: int) -> Expression:
    """An expression with what the next one completes: the day of a clock time, the era of a year."""
    tokens, readings, own = row.tokens, row.readings, row.readings[index].expression
    if index + 1 == len(readings) or readings[index + 1].start - readings[index].end > 4:
        return own
    other = readings[index + 1].expression
    gap = [word.lower() for word in tokens.words[readings[index].end : readings[index + 1].start]]
    if own.borrow == "right" and own.year is not None:
        return replace(own, era=other.era)
    if (
        own.clock
        and own.plain
        and len(gap) <= 2
        and set(gap) <= {"on", "of", ",", "the", "("}
        and _is_day(other)
    ):
        return replace(other, clock=own.clock, zone=own.zone)
    if own.clock and own.plain and index in row.ends and other.clock and not other.plain:
        return replace(other, clock=own.clock, zone=own.zone or other.zone)
    return own


def _leads_to_day(gap: Sequence[str]) -> bool:
    """Whether only "on", "local time on" or the like stands between a clock time and a day."""
    return set(gap) <= {"on", "of", ",", "the", "("} or (len(gap) <= 4 and "time" in gap)


def _is_day(other: Expression) -> bool:
    return (
        other.type == "point" and not other.clock and bool(other.day or other.weekday or other.unit == "day")
    )


def span_range(worths: list[Worth], left: int, right: int) -> None:
    """Give both ends of a range the whole of it as their interval."""
    first, last = worths[left].moment, worths[right].moment
    if first is None or last is None or first.start is None or last.end is None or first.start > last.end:
        return
    first_worth, last_worth = worths[left], worths[right]
    start = first_worth.interval.start if first_worth.interval and first_worth.interval.start else first.start
    end = last_worth.interval.end if last_worth.interval and last_worth.interval.end else last.end
    if start > end:
        return
    precision = Precision.DAYS if "day" in {first.unit, last.unit} else Precision.SEASON
    if (end - start).days > 366:
        precision = Precision.YEARS
    interval = Interval(start=start, end=end, precision=precision, basis="from one date to the other")
    worths[left] = replace(first_worth, interval=interval)
    worths[right] = replace(last_worth, interval=interval)
