"""Days as people write them in a command or an address."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def read_day(words: str, *, last: bool) -> date:
    """Read YYYY, YYYY-MM or YYYY-MM-DD; `last` takes the last day of a month or year instead of the first.

    Raises:
        ValueError: if it is none of these, or no day of the calendar.
    """
    numbers = [int(part) for part in words.split("-")]
    if not 1 <= len(numbers) <= 3:
        raise ValueError(words)
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
    days = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    return date(year, month, numbers[2] if len(numbers) == 3 else (days if last else 1))
