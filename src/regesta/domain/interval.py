from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a report dates something; `since` and `until` are open at one end."""

    DAY = "day"
    DAYS = "days"
    PART_OF_MONTH = "part-of-month"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    YEARS = "years"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The days something may have happened on, both ends included; None is an open end.

    `basis` tells in words how it was reached ("weekday before publication").
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: str

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("an interval needs at least one end")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"an interval cannot end before it starts: {self.start} > {self.end}")

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted; None when an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def meets(self, other: Interval) -> bool:
        """Whether the two have a day in common."""
        starts_late = self.start is not None and other.end is not None and self.start > other.end
        ends_early = self.end is not None and other.start is not None and self.end < other.start
        return not (starts_late or ends_early)

    def within(self, other: Interval) -> bool:
        """Whether every day of this one lies in `other`."""
        starts_inside = other.start is None or (self.start is not None and self.start >= other.start)
        ends_inside = other.end is None or (self.end is not None and self.end <= other.end)
        return starts_inside and ends_inside
