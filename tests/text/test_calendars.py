from datetime import date

import pytest

from regesta.text.calendars import convert_hijri, convert_persian, find_easter


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1399, 1, 1), date(2020, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_a_persian_day_is_a_gregorian_day(persian, gregorian):
    assert convert_persian(*persian) == gregorian


def test_a_day_the_persian_calendar_lacks_is_refused():
    with pytest.raises(ValueError, match="no such day"):
        convert_persian(1400, 7, 31)


@pytest.mark.parametrize(
    ("hijri", "gregorian"), [((1445, 9, 1), date(2024, 3, 11)), ((1400, 1, 1), date(1979, 11, 21))]
)
def test_a_hijri_day_is_a_gregorian_day(hijri, gregorian):
    assert convert_hijri(*hijri) == gregorian


@pytest.mark.parametrize(
    ("year", "orthodox", "day"),
    [(2017, False, date(2017, 4, 16)), (2024, False, date(2024, 3, 31)), (2024, True, date(2024, 5, 5))],
)
def test_easter_falls_on_its_day(year, orthodox, day):
    assert find_easter(year, orthodox=orthodox) == day
