"""Numbers, clock times and numeric dates as the grammar's tokens write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.lexicon.time_words import TimeWords

UNCOUNTED = -1.0
"""What "several" and its like count to."""
_DIGITS = re.compile(r"\d+")


def read_digits(word: str) -> int:
    """The number of a token with digits in it ("3rd", "'82", "1,000")."""
    match = _DIGITS.search(word.replace(",", ""))
    return int(match.group()) if match else 0


def read_count(tokens: Sequence[str], lexicon: TimeWords) -> float:
    """How many, of words such as "two and a half", "twenty-five", "1,460"; UNCOUNTED for "several"."""
    total, part = 0.0, 0.0
    cardinals, halves = lexicon.classes["cardinal"], lexicon.classes["half"]
    uncounted, articles = lexicon.classes["uncounted"], lexicon.classes["article"]
    for token in tokens:
        word = token.lower()
        if word in uncounted:
            return UNCOUNTED
        if word[0].isdigit():
            part += float(word.replace(",", "")) if word.count(".") <= 1 else 0.0
        elif word in halves:
            part = part + 0.5 if len(tokens) > 2 or tokens[0].lower() not in articles else 0.5
        elif word in cardinals:
            value = float(cardinals[word])
            part = max(part, 1.0) * value if value >= 100 or word == "dozen" else part + value
    total = part
    return total or 1.0


def read_decade(word: str, lexicon: TimeWords) -> int:
    """The first year of a decade: 1990 for "1990s", "'90s", "nineties"."""
    named = lexicon.classes["decade_word"].get(word)
    number = int(named) if named is not None else read_digits(word)
    if named is None and len(word.strip("'’‘s")) > 2:
        return number
    return (2000 if number < 30 else 1900) + number


def read_clock(field: str, word: str, earlier: str | None, lexicon: TimeWords) -> str:
    """A time of day as HH:MM or HH:MM:SS; `earlier` is what a token before gave ("5" before "p.m.")."""
    if field == "noon":
        return str(lexicon.classes["noon"][word])
    if field == "ampm":
        return _halve(earlier or "12:00", str(lexicon.classes["ampm"][word]))
    if field == "clock_block":
        return f"{word[:2]}:{word[2:]}"
    numbers = _DIGITS.findall(word)
    if field == "clock_hrs" and len(numbers) == 1 and len(numbers[0]) > 2:
        numbers = [numbers[0][:-2], numbers[0][-2:]]
    clock = f"{int(numbers[0]):02d}:{numbers[1] if len(numbers) > 1 else '00'}"
    if len(numbers) > 2 and int(numbers[2]):
        clock += f":{numbers[2]}"
    if field == "hour_ampm":
        return _halve(clock, "pm" if "p" in word else "am")
    return clock


def _halve(clock: str, half: str) -> str:
    hour = int(clock[:2])
    if hour > 12:
        return clock
    return f"{hour % 12 + (12 if half == 'pm' else 0):02d}{clock[2:]}"


def read_numeric_day(field: str, token: str) -> dict[str, int | bool | str]:
    """Year, month and day of "2017-05-14", "24.10.2017", "25/12/2016" (month first where that can be)."""
    numbers = [int(number) for number in _DIGITS.findall(token)]
    if field == "fiscal_code":
        year = numbers[0] if numbers[0] > 100 else 2000 + numbers[0]
        return {"year": year}
    if field == "iso":
        fields: dict[str, int | bool | str] = {"year": numbers[0], "month": numbers[1], "day": numbers[2]}
        if "T" in token:
            fields["clock"] = token[11:16]
            if token.endswith("Z"):
                fields["zone"] = "Z"
        return fields
    first, second, year = numbers
    if year < 100:
        year += 2000 if year < 50 else 1900
    day_first = field == "dotted" or first > 12
    month, day = (second, first) if day_first else (first, second)
    if month > 12:
        month, day = day, month
    return {"year": year, "month": month, "day": day}
