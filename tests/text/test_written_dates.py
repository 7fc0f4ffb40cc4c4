from datetime import date

import pytest

from regesta.text.written_dates import date_line, find_days, read_day


@pytest.mark.parametrize(
    "words",
    [
        "2020-02-26",
        "2020/2/26",
        "26.02.2020",
        "26/02/2020",
        "02/26/2020",
        "20200226",
        "26 February 2020",
        "26 Feb. 2020",
        "26th of February, 2020",
        "February 26, 2020 - 19:6",
        "Feb 26 2020",
        "Wed, 26 Feb 2020 10:20:00 GMT",
        "2020-02-26T23:59:59.000Z",
        "1582700000",
        "1582700000000",
    ],
)
def test_a_date_is_read_in_every_manner(words):
    assert read_day(words) == date(2020, 2, 26)


@pytest.mark.parametrize(
    "words", ["04/12/2019", "31 February 2020", "2020-13-01", "yesterday", "", "24 October"]
)
def test_what_is_no_one_day_is_none(words):
    assert read_day(words) is None


@pytest.mark.parametrize(("day_first", "day"), [(True, date(2019, 12, 4)), (False, date(2019, 4, 12))])
def test_a_date_with_two_meanings_is_read_as_told(day_first, day):
    assert read_day("04/12/2019", day_first=day_first) == day


@pytest.mark.parametrize(
    "line",
    [
        "February 26, 2020 - 19:6",
        "Published: 26 February 2020 10:15 (UTC+04:00)",
        "Wednesday, 26.02.2020",
        "Posted on Feb. 26, 2020 | Updated: Feb. 27, 2020",
        "26 Feb 2020, 5:30 PM",
    ],
)
def test_a_line_that_only_says_when_is_known(line):
    assert date_line(line).date == date(2020, 2, 26)


@pytest.mark.parametrize(
    "line", ["They met on 26 February 2020", "19:06", "No date here", "Tel. 26 02 2020 11"]
)
def test_a_line_that_says_more_is_none(line):
    assert date_line(line) is None


def test_a_day_without_a_year_is_found_where_it_stands():
    [day] = find_days("SEOUL, Jan. 5 (Example)")

    assert (day.start, day.year, day.month, day.day) == (7, None, 1, 5)
