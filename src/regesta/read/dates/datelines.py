"""The day a dateline gives ("MOSCOW, Oct. 16 (Reuters) -")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from regesta.read.dates.story import Reading
from regesta.read.dates.surroundings import Surroundings
from regesta.read.dates.guesses import guess_year
from regesta.read.dates.tense import Tense
from regesta.read.dates.tokens import Tokens

_DASHES = frozenset({"-", "–", "—", "−", "/", ":", "--"})


def find_dateline_day(
    text: str, tokens: Tokens, readings: Sequence[Reading], published: date | None
) -> date | None:
    """The day in the dateline of a text; None where there is none or publication does not fit it.

    A dateline is a place, then the day, then an agency in brackets or a dash, at the head of the text.
    """
    if not readings:
        return None
    first = readings[0]
    expression = first.expression
    if expression.month is None or expression.day is None or first.start == 0 or first.start > 8:
        return None
    if not _follows_place(tokens, first.start) or not _is_closed(tokens, first.end):
        return None
    around = Surroundings(now=published, tense=Tense.PAST)
    year, _, _ = guess_year(expression, around)
    if year is None:
        return None
    try:
        day = date(year, expression.month, expression.day)
    except ValueError:
        return None
    if published is not None and not 0 <= (published - day).days <= 31:
        return None
    return day


def _follows_place(tokens: Tokens, start: int) -> bool:
    head = tokens.words[:start]
    return (
        head[-1] in {",", "(", "/", "-", "."}
        and head[0][0].isupper()
        and all(not word[0].islower() for word in head)
    )


def _is_closed(tokens: Tokens, end: int) -> bool:
    return any(word in _DASHES or word == "(" for word in tokens.words[end : end + 2])
