"""A time expression by itself, before anything is known of the report around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.chart import Parse
from regesta.read.dates.numerals import (
    UNCOUNTED,
    read_clock,
    read_count,
    read_decade,
    read_digits,
    read_numeric_day,
)

Count = float | None
"""How many; None where the words do not say ("several")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The fields the grammar found; all optional but `type` (point, length, set, vague).

    `base` is "now" (counted from the moment of writing) or "text" (from the date told before) with
    `unit` and `shift`; the calendar fields hold numbers or codes as in TIMEX3; `mod` is START, MID, END,
    BEFORE, AFTER or SO_FAR; `calendar` is hijri or persian for a year of those, `split` a year that two
    calendar years share ("2020-21"); `borrow` tells on which side the other half of a range stands.
    """

    type: str = "point"
    base: str | None = None
    unit: str | None = None
    shift: int | None = None
    sign: int | None = None
    counted: bool = False
    count: Count = None
    year: int | None = None
    year_short: int | None = None
    era: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    persian_month: int | None = None
    hijri_month: int | None = None
    calendar: str | None = None
    fiscal: bool = False
    split: bool = False
    part: str | None = None
    clock: str | None = None
    zone: str | None = None
    mod: str | None = None
    nth: int | None = None
    nth_unit: str | None = None
    nth_weekday: int | None = None
    edge: int | None = None
    edge_count: Count = None
    edge_unit: str | None = None
    offset_count: Count = None
    offset_unit: str | None = None
    offset_sign: int | None = None
    span: int | None = None
    often: str | None = None
    vague: str | None = None
    borrow: str | None = None
    plain: bool = False
    exact: bool = False
    same: bool = False
    nearest: bool = False
    night_before: bool = False
    approx: bool = False
    weeks: int | None = None


def needs_tense(expression: Expression) -> bool:
    """Whether what an expression stands for depends on which way its clause looks."""
    return (
        expression.type == "point"
        and expression.year is None
        and (not expression.base or not expression.unit)
    )


def make_expression(parse: Parse, words: Sequence[str], lexicon: TimeWords, *, shift: int = 0) -> Expression:
    """Read the captured tokens of a parse into an expression; `words` are all tokens of the text.

    `shift` is the token at which the row of the parse begins.
    """
    return _make(parse, tuple(words[parse.start + shift : parse.end + shift]), lexicon)


@lru_cache(maxsize=20_000)
def _make(parse: Parse, words: tuple[str, ...], lexicon: TimeWords) -> Expression:
    fields: dict[str, Any] = dict(parse.constants)
    for capture in parse.captures:
        tokens = words[capture.start - parse.start : capture.end - parse.start]
        _read_field(capture.field, capture.classes, tokens, fields, lexicon)
    if fields.pop("century_plus", None):
        fields["century"] = 20 + int(fields["century"])
    if fields.get("count") == "X":
        fields.update(count=None, counted=True)
    elif "count" in fields:
        fields["counted"] = True
    return Expression(**fields)


def _read_field(
    field: str, classes: str, tokens: Sequence[str], fields: dict[str, Any], lexicon: TimeWords
) -> None:
    word = tokens[0].lower()
    if field in {"count", "offset_count", "edge_count"}:
        found = read_count(tokens, lexicon)
        fields[field] = None if found == UNCOUNTED else found
        if field == "count":
            fields["counted"] = True
    elif field in {"clock", "hour", "hour_ampm", "clock_hrs", "clock_block", "noon", "ampm"}:
        fields["clock"] = read_clock(field, word, fields.get("clock"), lexicon)
    elif field in {"iso", "slash", "dotted", "fiscal_code"}:
        fields.update(read_numeric_day(field, tokens[0]))
    elif field == "decade":
        fields["decade"] = read_decade(word, lexicon)
    elif field == "approx":
        fields["approx"] = True
    else:
        fields[field] = _read_value(classes, word, lexicon)


def _read_value(classes: str, word: str, lexicon: TimeWords) -> Any:  # noqa: ANN401 - int or code, by class
    for name in classes.split("|"):
        members = lexicon.classes.get(name)
        if members is not None and word in members:
            return members[word]
    return read_digits(word)
