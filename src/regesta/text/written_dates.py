"""Full dates as pages, headers and files write them (relative dates are no matter of this module)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_WRITTEN = re.compile(
    r"(?<![\d.])(?P<y1>[12]\d{3})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}}){_ORDINAL}\.?[ -]?(?:of )?{_MONTH.format('m2')}\b\.?"
    r"(?:,?[ -]?(?P<y2>[12]\d{3}))?(?!\d)"
    rf"|\b{_MONTH.format('m3')}\b\.? ?(?P<d3>\d{{1,2}}){_ORDINAL}(?!\d)(?:,? ?(?P<y3>[12]\d{{3}}))?(?!\d)"
    r"|(?<![\d.])(?P<a>\d{1,2})(?P<sep4>[./-])(?P<b>\d{1,2})(?P=sep4)(?P<y4>[12]\d{3})(?!\d)"
    r"|(?<!\d)(?P<y5>19\d{2}|20\d{2})(?P<m5>0[1-9]|1[0-2])(?P<d5>0[1-9]|[12]\d|3[01])(?!\d)",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\d{1,2}[:.]\d{1,2}(?:[:.]\d{1,2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:date|day|time|published|publication|posted|publish|updated|update|last|modified|created|released|issued|first"
    r"|on|at|of|the|and|hrs?|hours|local|t|z|gmt|utc|msk|ist|irst|cet|cest|est|edt|pst|pdt|et|bst|baku|tehran|moscow"
    r"|am|pm|release|time stamp)\b|[+-]\d{1,2}:?\d{0,2}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """A day as written at start..end of a text; `year` is None where it is left out."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        """The date in this year; None where there is no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def date(self) -> date | None:
        """The date; None without a year or where there is no such day."""
        return None if self.year is None else self.in_year(self.year)


def find_days(text: str, *, day_first: bool | None = None) -> Iterator[WrittenDay]:
    """Every day written in `text`.

    "26.02.2020" has the day first. "04/12/2019" is given only where one of the two cannot be a month or
    `day_first` says which it is.
    """
    for found in _WRITTEN.finditer(text):
        day = _day(found, day_first=day_first)
        if day is not None:
            yield day


def read_day(words: str, *, day_first: bool | None = None) -> date | None:
    """The first full date in a value ("2019-12-04T10:00:00Z", "4 Dec 2019", a Unix time); else None."""
    plain = words.strip()
    if re.fullmatch(r"1\d{9}(?:\.\d+)?|1\d{12}", plain):
        seconds = float(plain) / (1000 if len(plain) == 13 else 1)
        return datetime.fromtimestamp(seconds, tz=UTC).date()
    days = (found.date for found in find_days(plain, day_first=day_first))
    return next((day for day in days if day is not None), None)


def date_line(line: str, *, day_first: bool | None = None) -> WrittenDay | None:
    """The day of a line that says nothing but when ("February 26, 2020 - 19:6", "Published: 4 Dec 2019")."""
    if len(line) > 120 or not any(sign.isdigit() for sign in line):
        return None
    days = list(find_days(line, day_first=day_first))
    if not days:
        return None
    rest = line
    for found in reversed(days):
        rest = rest[: found.start] + " " + rest[found.end :]
    return None if re.search(r"\w", _REST.sub(" ", rest)) else days[0]


def _day(found: re.Match[str], *, day_first: bool | None) -> WrittenDay | None:
    part = found.groupdict()
    if part["a"]:
        month, day = _ordered(int(part["a"]), int(part["b"]), part["sep4"], day_first=day_first)
    else:
        month = _month(part["m1"] or part["m2"] or part["m3"] or part["m5"])
        day = int(part["d1"] or part["d2"] or part["d3"] or part["d5"])
    year = part["y1"] or part["y2"] or part["y3"] or part["y4"] or part["y5"]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return WrittenDay(
        start=found.start(), end=found.end(), year=int(year) if year else None, month=month, day=day
    )


def _ordered(left: int, right: int, separator: str, *, day_first: bool | None) -> tuple[int, int]:
    """Month and day of two numbers; (0, 0) where nobody can tell which is which."""
    if separator == "." or left > 12 or left == right or day_first is True:
        return right, left
    if right > 12 or day_first is False:
        return left, right
    return 0, 0


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    return next(number for number, name in enumerate(_NAMES, start=1) if name == words.lower()[:3])
