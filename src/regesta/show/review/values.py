from __future__ import annotations

from regesta.domain.claim import Place
from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.record import BodyAt
from regesta.settle.disputes import place_words, time_words


def value_written(value: object) -> str | None:
    """A value as a correction writes it; None where it cannot be written so (an open period, no number)."""
    match value:
        case Interval(start=start, end=end) if start and end:
            return f"{start}" if start == end else f"{start}/{end}"
        case Place(name=name):
            return name
        case BodyAt(number=number) if number is not None:
            return str(number)
        case Status():
            return value.value
        case _:
            return None


def value_told(value: object) -> str:
    """A value as a dispute tells it."""
    match value:
        case Interval():
            return time_words(value)
        case Place():
            return place_words(value)
        case BodyAt(number=number):
            return "" if number is None else str(number)
        case _:
            return str(value)
