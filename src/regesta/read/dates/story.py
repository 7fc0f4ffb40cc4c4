"""The thread of a report's dates: what was told before frames what is told next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from regesta.domain.interval import Interval, Precision
from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.expression import Expression
from regesta.read.dates.moments import Moment
from regesta.read.dates.ranges import Reading, complete, lend, link_ranges, span_range
from regesta.read.dates.surroundings import Surroundings
from regesta.read.dates.tense import Tense
from regesta.read.dates.tokens import Tokens
from regesta.read.dates.values import Worth, value_expression

_SINCE = frozenset({"since"})
_UNTIL = frozenset({"until", "till", "by", "before", "through"})
_AFTER = frozenset({"after"})
_SIGHT = 12
_LEAP = 3
_RUN_OUT = (["is", "out"], ["is", "over"], ["was", "out"], ["was", "over"], ["runs", "out"])
_ENDS = frozenset({".", "\n", "!", "?"})


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


def tell_story(tokens: Tokens, readings: Sequence[Reading], frame: Frame) -> list[Worth]:
    """Value all readings of a report in text order; the two ends of a range get the range as interval."""
    row = link_ranges(tokens, readings, frame.words)
    history = is_history(readings, frame.published)
    coming = _find_coming(readings) if history else {}
    worths: list[Worth] = []
    thread = Thread()
    for index, reading in enumerate(readings):
        expression = complete(row, index)
        reference = thread.seen_from(tokens, reading, expression)
        told = history or (reference is not None and _told_in_text(tokens, reading, reference, thread, frame))
        around = Surroundings(
            now=frame.now, reference=reference, told=told, tense=reading.tense, coming=coming.get(index)
        )
        around = lend(around, row, worths, index)
        worth = _bound(value_expression(expression, around, frame.words), tokens, reading)
        worths.append(worth)
        if worth.moment is not None and _carries(expression):
            thread = thread.carry_on(tokens, reading, worth.moment, coming.get(index))
    _settle_first_halves(worths, readings, frame)
    for left, right in row.ends.items():
        span_range(worths, left, right)
    return worths


def _settle_first_halves(worths: list[Worth], readings: Sequence[Reading], frame: Frame) -> None:
    """Give the "14" of "14-15 May" the year that was found for its other half."""
    for index, reading in enumerate(readings):
        own = worths[index].moment
        if reading.expression.borrow != "right" or own is None:
            continue
        later = range(index + 1, min(index + 3, len(readings)))
        other = next((worths[n].moment for n in later if readings[n].expression.month), None)
        if other is not None and other.year > 0 and (other.year, other.month) != (own.year, own.month):
            around = Surroundings(now=frame.now, year=other.year, month=other.month)
            worths[index] = value_expression(reading.expression, around, frame.words)


def _find_coming(readings: Sequence[Reading]) -> dict[int, tuple[int, int]]:
    """For each reading year and month of the next date written out, within the next few."""
    found: dict[int, tuple[int, int]] = {}
    following: tuple[int, int, int] | None = None
    for index in range(len(readings) - 1, -1, -1):
        if following is not None and following[2] - index <= _SIGHT:
            found[index] = following[:2]
        own = readings[index].expression
        if own.year is not None and own.month is not None:
            following = ((-own.year if own.era == "BC" else own.year), own.month, index)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The dates told so far: the `latest` (`written` with its year?), and `line`, where the story runs.

    A year that is only touched ("as in 1812") leaves the line where it is.
    """

    latest: Moment | None = None
    written: bool = False
    at: int = -1000
    line: Moment | None = None

    def seen_from(self, tokens: Tokens, reading: Reading, expression: Expression) -> Moment | None:
        """The date an expression counts from: the latest in its sentence, else the line of the story."""
        if self.latest is None or expression.base is not None:
            return self.latest
        near = reading.start - self.at < 40 and not _ENDS.intersection(tokens.words[self.at : reading.start])
        return self.latest if near else self.line or self.latest

    def carry_on(
        self, tokens: Tokens, reading: Reading, moment: Moment, coming: tuple[int, int] | None
    ) -> Thread:
        """The thread after one more date."""
        line = self.line
        if line is None or not _is_touched(line, moment, coming) or _is_heading(tokens, reading):
            line = moment
        written = reading.expression.year is not None
        return Thread(latest=moment, written=written, at=reading.end, line=line)


def _is_touched(line: Moment, moment: Moment, coming: tuple[int, int] | None) -> bool:
    """Whether the story only looks there: a far year, or a date from which the next one written goes back."""
    if moment.month is None and not -1 <= moment.year - line.year <= 2:
        return True
    if coming is None:
        return False
    here, there, following = _count_months(moment), _count_months(line), coming[0] * 12 + coming[1]
    leaps = here > following + _LEAP and following >= there - _LEAP
    return leaps or (here < there - _LEAP and following >= there - 1)


def _count_months(moment: Moment) -> int:
    return moment.year * 12 + (moment.month or 1)


def _is_heading(tokens: Tokens, reading: Reading) -> bool:
    """Whether a date stands in a line of its own."""
    before = tokens.words[max(0, reading.start - 8) : reading.start]
    after = tokens.words[reading.end : reading.end + 8]
    return ("\n" in before or reading.start < 8) and "\n" in after


def is_history(readings: Sequence[Reading], published: date | None) -> bool:
    """Whether a text tells history: it writes many years, and most lie before that of its publication."""
    years = [
        -item.expression.year if item.expression.era == "BC" else item.expression.year
        for item in readings
        if item.expression.year is not None and not _is_of_another_calendar(item.expression)
    ]
    if published is None or len(years) < 5:
        return False
    before = sum(1 for year in years if year < published.year)
    far = sum(1 for year in years if year < published.year - 2)
    return far >= 0.6 * len(years) or (len(years) >= 12 and before >= 0.7 * len(years))


def _is_of_another_calendar(expression: Expression) -> bool:
    return bool(expression.calendar or expression.persian_month or expression.hijri_month)


def _told_in_text(tokens: Tokens, reading: Reading, reference: Moment, thread: Thread, frame: Frame) -> bool:
    """Whether the sentence itself gives a frame: a year told just before, not that of publication."""
    if frame.now is None or reading.tense is Tense.FUTURE or not thread.written:
        return False
    if reference.year >= frame.now.year:
        return False
    expression = reading.expression
    if expression.base == "now" or (expression.weekday is not None and expression.month is None):
        return False
    between = tokens.words[thread.at : reading.start]
    return len(between) < 40 and _ENDS.isdisjoint(between)


def _carries(expression: Expression) -> bool:
    """Whether what comes after can be counted from this expression."""
    return (expression.type == "point" and expression.offset_unit is None) or expression.month is not None


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
        up_to_it = before == "before" and not _names_the_end(tokens, reading)
        if up_to_it and interval.start is not None and interval.start > date.min:
            end = interval.start - timedelta(days=1)
        bound = Interval(start=None, end=end, precision=Precision.UNTIL, basis=interval.basis)
    else:
        return worth
    return replace(worth, interval=bound)


def _names_the_end(tokens: Tokens, reading: Reading) -> bool:
    """Whether what an event comes before ends a period ("the end of the year", "the year is out")."""
    after = [word.lower() for word in tokens.words[reading.end : reading.end + 2]]
    return reading.expression.mod == "END" or after[:1] == ["ends"] or after in _RUN_OUT
