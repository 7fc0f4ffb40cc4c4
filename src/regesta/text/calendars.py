"""Days of other calendars as Gregorian days, by arithmetic alone."""

from __future__ import annotations

from datetime import date, timedelta

_PERSIAN_EPOCH = date(622, 3, 22).toordinal()
_HIJRI_EPOCH = date(622, 7, 19).toordinal()
_GRAND_CYCLE_DAYS = 1_029_983
_GRAND_CYCLE_YEARS = 2820


def convert_persian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the Solar Hijri calendar; ValueError where there is none.

    Method: the 2820-year cycle of Birashk, right for 1799 to 2256 but for
    1404, which the observed calendar begins a day later (21 March 2025) than the cycle would.
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        raise ValueError(f"no such day in the Persian calendar: {year}-{month}-{day}")
    base = year - 474
    within = 474 + base % _GRAND_CYCLE_YEARS
    before = (month - 1) * 31 if month <= 7 else (month - 1) * 30 + 6
    days = (
        day
        + before
        + (within * 682 - 110) // 2816
        + (within - 1) * 365
        + base // _GRAND_CYCLE_YEARS * _GRAND_CYCLE_DAYS
    )
    return date.fromordinal(_PERSIAN_EPOCH + days - 1 + (1 if year == 1404 else 0))


def convert_hijri(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the tabular Islamic calendar (civil); ValueError where there is none.

    The calendar by sight of the moon may differ by a day or two.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"no such day in the Hijri calendar: {year}-{month}-{day}")
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_HIJRI_EPOCH + days - 1)


def find_easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday of the western or the orthodox church (Meeus's rules), as a Gregorian day."""
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
    golden = year % 19
    century, rest = divmod(year, 100)
    correction = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    late = (golden + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
