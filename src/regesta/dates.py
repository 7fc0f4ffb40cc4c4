"""Dates of any English news text, without the marker: find the time expressions, tell what they are worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regesta.domain.claim import Doubt
from regesta.domain.interval import Interval
from regesta.domain.span import Span
from regesta.lexicon.time_words import TimeWords, load_time_words
from regesta.read.dates.finding import find_times
from regesta.settings import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression of a text: its words, TIMEX3 type, value and mod, and the days it stands for.

    `interval` is None for lengths and sets, before the common era, and where `doubt` tells why there is none.
    """

    span: Span
    text: str
    type: str
    value: str
    mod: str | None
    interval: Interval | None
    doubt: Doubt | None


def resolve(text: str, published: date | None, *, words: TimeWords | None = None) -> tuple[Timex, ...]:
    """Find and value the time expressions of a text published on a day (None where that is not known).

    Weekdays and days without a year are those at or before publication, or at or after it where the
    clause speaks of what is to come; without publication only what the text itself fixes has days.
    """
    found = find_times(text, words or load_time_words(DATA), published=published)
    return tuple(
        Timex(
            span=span,
            text=span.of(text),
            type=value.type,
            value=value.value,
            mod=value.mod,
            interval=value.interval,
            doubt=value.doubt,
        )
        for span, value in found
    )
