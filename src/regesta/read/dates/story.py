"""The thread of a report's dates: what was told before frames what is told next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from regesta.domain.interval import Interval, Precision
from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.expression import Expression
from regesta.read.dates.moments import Moment
from regesta.read.dates.surroundings import Surroundings
from regesta.read.dates.tense import Tense
from regesta.read.dates.tokens import Tokens
from regesta.read.dates.values import Worth, value_expression

_SINCE = frozenset({"since"})
_UNTIL = frozenset({"until", "till", "by", "before", "through"})
_AFTER = frozenset({"after"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is known of the whole report."""

    published: date | None
    dateline: date | None
    words: TimeWords

    @property
    def now(self) -> date | None:
        """The day of writing."""
        return self.dateline or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An expression where it stands: tokens `start` to `end`, and the tense of its clause."""

    start: int
    end: int
    tense: Tense
    expression: Expression
    rule: str = ""


def tell_story(tokens: Tokens, readings: Sequence[Reading], frame: Frame) -> list[Worth]:
    """Value all readings of a report in text order; the two ends of a range get the range as interval."""
    ends = _link_ranges(tokens, readings, frame.words)
    history = is_history(readings, frame.published)
    worths: list[Worth] = []
    reference: Moment | None = None
    referred = -1000
    for index, reading in enumerate(readings):
        around = Surroundings(
            now=frame.now,
            reference=reference,
            told=history or _told_in_text(tokens, reading, reference, referred, frame),
            tense=reading.tense,
            backwards=_is_perfect(tokens, reading),
        )
        around = _lend(around, readings, worths, index, ends)
        worth = value_expression(reading.expression, around, frame.words)
        worth = _bound(worth, tokens, reading)
        worths.append(worth)
        if worth.moment is not None and _carries(reading.expression):
            reference, referred = worth.moment, reading.end
    for left, right in ends.items():
        _span_range(worths, left, right)
    return worths


def is_history(readings: Sequence[Reading], published: date | None) -> bool:
    """Whether a text tells history: most of the years it writes lie more than two before its publication."""
    years = [
        -item.expression.year if item.expression.era == "BC" else item.expression.year
        for item in readings
        if item.expression.year is not None
    ]
    if published is None or len(years) < 5:
        return False
    far = sum(1 for year in years if year < published.year - 2)
    return far >= 0.6 * len(years) and len(years) >= 0.1 * len(readings)


def _told_in_text(
    tokens: Tokens, reading: Reading, reference: Moment | None, referred: int, frame: Frame
) -> bool:
    """Whether the sentence itself gives a frame: a year told just before, not that of publication."""
    if reference is None or frame.now is None or reading.tense is Tense.FUTURE:
        return False
    if abs(reference.year - frame.now.year) < 1 or reference.year > frame.now.year:
        return False
    expression = reading.expression
    if expression.weekday is not None and expression.month is None:
        return False
    if expression.base == "now":
        return False
    between = tokens.words[referred : reading.start]
    return len(between) < 40 and "." not in between and "\n" not in between


def _is_perfect(tokens: Tokens, reading: Reading) -> bool:
    """Whether the clause steps back behind its story ("had captured", "earlier")."""
    window = tokens.words[max(0, reading.start - 8) : reading.end + 6]
    return "had" in window


def _carries(expression: Expression) -> bool:
    """Whether what comes after can be counted from this expression."""
    return expression.type == "point" and expression.offset_unit is None or expression.month is not None


def _link_ranges(tokens: Tokens, readings: Sequence[Reading], words: TimeWords) -> dict[int, int]:
    """Which reading is the first end of a range that the next one closes."""
    found: dict[int, int] = {}
    for index in range(len(readings) - 1):
        left, right = readings[index], readings[index + 1]
        between = [word.lower() for word in tokens.words[left.end : right.start]]
        if not between or len(between) > 3 or "point" not in {left.expression.type, right.expression.type}:
            continue
        link = between[0].replace("–", "-").replace("—", "-").replace("−", "-")
        if link not in words.around["link"] or any(
            item not in {"the", "on", "in", ",", "-"} for item in between[1:]
        ):
            continue
        before = tokens.words[left.start - 1].lower() if left.start else ""
        spaced_dash = link == "-" and tokens.starts[right.start] - tokens.ends[left.end - 1] > 3
        if (link == "and" and before != "between") or spaced_dash:
            continue
        found[index] = index + 1
    return found


def _lend(
    around: Surroundings,
    readings: Sequence[Reading],
    worths: Sequence[Worth],
    index: int,
    ends: dict[int, int],
) -> Surroundings:
    """Year and month from the other half of a range or a list ("14-15 May 2017", "March 5-9, 1918")."""
    own = readings[index].expression
    if own.base is not None or own.type != "point":
        return around
    if own.borrow == "left" and index and worths[index - 1].moment is not None:
        other = worths[index - 1].moment
        assert other is not None
        return replace(around, year=other.year, month=other.month)
    for after in range(index + 1, min(index + 4, len(readings))):
        near = readings[after].start - readings[after - 1].end <= 3
        if not near or not (after - 1 in ends or own.borrow == "right"):
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


def _bound(worth: Worth, tokens: Tokens, reading: Reading) -> Worth:
    """Open one end where "since", "until" or the like stands before the words."""
    interval = worth.interval
    if interval is None or not reading.start or worth.type != "DATE" or worth.value == "PRESENT_REF":
        return worth
    before = tokens.words[reading.start - 1].lower()
    if before == "the" and reading.start > 1:
        before = tokens.words[reading.start - 2].lower()
    if before in _SINCE and interval.start is not None:
        bound = Interval(start=interval.start, end=None, precision=Precision.SINCE, basis=interval.basis)
    elif before in _AFTER and interval.end is not None:
        bound = Interval(start=interval.end, end=None, precision=Precision.SINCE, basis=interval.basis)
    elif before in _UNTIL and interval.end is not None:
        end = interval.end
        if before == "before" and interval.start is not None and interval.start > date.min:
            end = interval.start - timedelta(days=1)
        bound = Interval(start=None, end=end, precision=Precision.UNTIL, basis=interval.basis)
    else:
        return worth
    return replace(worth, interval=bound)


def _span_range(worths: list[Worth], left: int, right: int) -> None:
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
