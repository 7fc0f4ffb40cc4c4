"""The day a dateline gives ("MOSCOW, Oct. 16 (Reuters) -")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from regesta.read.dates.guesses import guess_year
from regesta.read.dates.ranges import Reading
from regesta.read.dates.surroundings import Surroundings
from regesta.read.dates.tense import Tense
from regesta.read.dates.tokens import Tokens

_DASHES = frozenset({"-", "–", "—", "−", "/", ":", "--"})


def find_dateline_day(tokens: Tokens, readings: Sequence[Reading], published: date | None) -> date | None:
    """The day in the dateline of a text; None where there is none or publication does not fit it.

    A dateline is a place, then the day, then an agency in brackets or a dash, at the head of the text.
    """
    if not readings or not _is_dateline(tokens, readings[0]):
        return None
    expression = readings[0].expression
    around = Surroundings(now=published, tense=Tense.PAST)
    year, _, _ = guess_year(expression, around)
    if year is None:
        return None
    assert expression.month is not None
    assert expression.day is not None
    try:
        day = date(year, expression.month, expression.day)
    except ValueError:
        return None
    if published is not None and not 0 <= (published - day).days <= 31:
        return None
    return day


def _is_dateline(tokens: Tokens, first: Reading) -> bool:
    if first.expression.month is None or first.expression.day is None or not 0 < first.start <= 8:
        return False
    return _follows_place(tokens, first.start) and _is_closed(tokens, first.end)


def _follows_place(tokens: Tokens, start: int) -> bool:
    head = tokens.words[:start]
    return (
        head[-1] in {",", "(", "/", "-", "."}
        and head[0][0].isupper()
        and all(not word[0].islower() for word in head)
    )


def _is_closed(tokens: Tokens, end: int) -> bool:
    """Whether a dash or a bracket follows, or an agency in capitals ("REPORT.AZ/") before one."""
    for word in tokens.words[end : end + 6]:
        if word in _DASHES or word == "(":
            return True
        if word not in {".", ","} and not word.isupper():
            return False
    return False
