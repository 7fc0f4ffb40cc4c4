"""All time mentions of one report, each seen from those told before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from regesta.domain.claim import Doubt
from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Status
from regesta.domain.span import Span
from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.chart import parse_span
from regesta.read.dates.expression import make_expression, needs_tense
from regesta.read.dates.patterns import compile_grammar
from regesta.read.dates.ranges import Reading
from regesta.read.dates.story import Frame, tell_story
from regesta.read.dates.tense import Tense, find_tense, tense_of_status
from regesta.read.dates.tokens import Tokens, split_tokens
from regesta.read.dates.values import UNKNOWN, Worth

_FORTNIGHT = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words of a report that tell a time; `status` is that of the events they date (None: ask the verbs)."""

    id: str
    span: Span
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeValue:
    """What a time mention is worth.

    `type` is DATE, TIME, DURATION or SET; `value` and `mod` as in TIMEX3 ("2017-10-18TMO", XXXX-XX-XX
    where nothing can be said). `interval` holds the days, with precision and basis in words; it is None for
    lengths and sets, before the common era, and where `doubt` tells why there is none.
    """

    type: str
    value: str
    mod: str | None
    interval: Interval | None
    doubt: Doubt | None


def resolve_times(
    text: str,
    mentions: Sequence[TimeMention],
    words: TimeWords,
    *,
    published: date | None,
    dateline: date | None = None,
) -> dict[str, TimeValue]:
    """Value every time mention of a report, by its id.

    `published` is the day of publication, `dateline` the day the dateline gives, from which "today" and
    weekdays count. A mention id that stands on several spans is valued where it stands first.
    """
    grammar = compile_grammar(words)
    tokens = split_tokens(text, grammar.alphabet)
    readings: list[Reading] = []
    owners: list[str] = []
    found: dict[str, TimeValue] = {}
    for mention in sorted(mentions, key=lambda item: item.span):
        parts = read_mention(tokens, mention, words)
        readings.extend(parts)
        owners.extend([mention.id] * len(parts))
        if not parts:
            found.setdefault(mention.id, UNREAD)
    frame = Frame(published=published, dateline=dateline, words=words)
    worths = tell_story(tokens, readings, frame)
    for name in dict.fromkeys(owners):
        own = [worth for worth, owner in zip(worths, owners, strict=True) if owner == name]
        found.setdefault(name, join_worths(own))
    return found


UNREAD = TimeValue(type="DATE", value=UNKNOWN, mod=None, interval=None, doubt=Doubt.DATE_NOT_UNDERSTOOD)


def read_mention(tokens: Tokens, mention: TimeMention, words: TimeWords) -> list[Reading]:
    """How a mention reads: one reading, or one for each end of a range; none where the grammar is lost."""
    grammar = compile_grammar(words)
    first = bisect_right(tokens.ends, mention.span.start)
    last = bisect_left(tokens.starts, mention.span.end)
    if first >= last:
        return []
    parses = parse_span(grammar, tokens.letters, first, last)
    expressions = [make_expression(parse, tokens.words, words) for parse in parses]
    tense = tense_of_status(mention.status, tokens.words, parses[0].start if parses else first, words.cues)
    if tense is Tense.UNKNOWN and any(needs_tense(expression) for expression in expressions):
        tense = find_tense(tokens.words, first, last, words.cues)
    return [
        Reading(start=parse.start, end=parse.end, tense=tense, expression=expression)
        for parse, expression in zip(parses, expressions, strict=True)
    ]


def join_worths(worths: Sequence[Worth]) -> TimeValue:
    """One value for a mention of several parts: a range where two dates make one, else the best part."""
    first = worths[0]
    if len(worths) == 2 and _is_range(worths):
        last = worths[1]
        return value_of(replace(first, value=f"{first.value}/{last.value}", interval=last.interval))
    listed = _span_list(worths) if len(worths) > 1 else None
    if listed is not None:
        return value_of(replace(first, interval=listed))
    ranked = sorted(worths, key=lambda worth: (worth.moment is None, worth.type == "SET", -len(worth.value)))
    return value_of(ranked[0])


def _is_range(worths: Sequence[Worth]) -> bool:
    first, last = worths[0].interval, worths[1].interval
    return first is not None and last is not None and (first.start, first.end) == (last.start, last.end)


def _span_list(worths: Sequence[Worth]) -> Interval | None:
    """The days from the first to the last of a list of days ("9 and 10 July"); None where it is none."""
    days = [worth.interval for worth in worths if worth.moment is not None and worth.moment.unit == "day"]
    starts = [interval.start for interval in days if interval is not None and interval.start is not None]
    if len(starts) < len(worths) or starts != sorted(set(starts)):
        return None
    if (starts[-1] - starts[0]).days > _FORTNIGHT:
        return None
    return Interval(
        start=starts[0],
        end=starts[-1],
        precision=Precision.DAYS,
        basis="from the first day listed to the last",
    )


def value_of(worth: Worth) -> TimeValue:
    """The public face of a worth."""
    return TimeValue(
        type=worth.type, value=worth.value, mod=worth.mod, interval=worth.interval, doubt=worth.doubt
    )


def spans_of(tokens: Tokens, readings: Sequence[Reading]) -> Mapping[int, Span]:
    """The span of each reading by its place in the row."""
    return {
        index: Span(tokens.starts[reading.start], tokens.ends[reading.end - 1])
        for index, reading in enumerate(readings)
    }
