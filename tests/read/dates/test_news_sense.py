from datetime import date

import pytest

from regesta.dates import resolve
from regesta.domain.claim import Doubt
from regesta.domain.interval import Precision
from regesta.domain.marks import Status
from regesta.domain.span import Span
from regesta.lexicon.time_words import load_time_words
from regesta.read.dates import TimeMention, resolve_times
from regesta.settings import DATA

WORDS = load_time_words(DATA)
TUESDAY = date(2019, 11, 19)


def value_of(text, words, published=TUESDAY, status=None, dateline=None):
    start = text.index(words)
    mention = TimeMention(id="t1", span=Span(start, start + len(words)), status=status)
    return resolve_times(text, [mention], WORDS, published=published, dateline=dateline)["t1"]


def days_of(text, words, **known):
    interval = value_of(text, words, **known).interval
    return interval and (interval.start, interval.end)


def day(*numbers):
    return (date(*numbers), date(*numbers))


def test_a_weekday_is_the_one_before_publication_for_what_was_held():
    assert days_of("They met on Wednesday.", "Wednesday") == day(2019, 11, 13)


def test_a_weekday_is_the_one_after_publication_for_what_is_planned():
    assert days_of("They will meet on Friday.", "Friday") == day(2019, 11, 22)


def test_a_weekday_equal_to_publication_is_that_day():
    assert days_of("They met on Tuesday.", "Tuesday") == day(2019, 11, 19)


def test_the_status_of_the_event_counts_more_than_the_verbs():
    text = "The talks of Friday were on everyone's mind."

    assert days_of(text, "Friday", status=Status.PLANNED) == day(2019, 11, 22)


def test_a_saying_beside_the_weekday_is_past_though_what_is_said_is_to_come():
    assert days_of("The ministry announced on Friday that it will send aid.", "Friday") == day(2019, 11, 15)


def test_today_is_the_day_of_the_dateline():
    found = days_of("Talks began today.", "today", dateline=date(2019, 11, 18))

    assert found == day(2019, 11, 18)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("Troops left in mid-January.", "mid-January", date(2019, 1, 11), date(2019, 1, 20)),
        ("Troops left in late October.", "late October", date(2019, 10, 21), date(2019, 10, 31)),
        ("They held three drills so far this year.", "so far this year", date(2019, 1, 1), TUESDAY),
        ("They met on 14-15 May.", "14-15 May", date(2019, 5, 14), date(2019, 5, 15)),
        ("They met from 3 to 9 May.", "3 to 9 May", date(2019, 5, 3), date(2019, 5, 9)),
        ("Trade fell in the first half of 2018.", "first half of 2018", date(2018, 1, 1), date(2018, 6, 30)),
        ("The deal was signed in June.", "June", date(2019, 6, 1), date(2019, 6, 30)),
        ("The deal will be signed in June.", "June", date(2020, 6, 1), date(2020, 6, 30)),
        ("They had met last month.", "last month", date(2019, 10, 1), date(2019, 10, 31)),
        ("The envoy left two months ago.", "two months ago", date(2019, 9, 1), date(2019, 9, 30)),
        ("He came on 22 Bahman 1397.", "22 Bahman 1397", date(2019, 2, 11), date(2019, 2, 11)),
        ("They met in December.", "December", date(2018, 12, 1), date(2018, 12, 31)),
    ],
)
def test_words_stand_for_their_days(text, words, start, end):
    assert days_of(text, words) == (start, end)


def test_since_leaves_the_end_open():
    interval = value_of("The pact has been in force since 1972.", "1972").interval

    assert (interval.start, interval.end, interval.precision) == (date(1972, 1, 1), None, Precision.SINCE)


def test_a_visit_of_two_days_is_a_length_without_days():
    found = value_of("He began a two-day visit.", "two-day")

    assert (found.type, found.value, found.interval, found.doubt) == ("DURATION", "P2D", None, None)


def test_without_publication_a_weekday_is_a_doubt():
    found = value_of("They met on Wednesday.", "Wednesday", published=None)

    assert (found.interval, found.doubt) == (None, Doubt.NO_PUBLICATION_DATE)


def test_without_publication_a_full_date_still_counts():
    assert days_of("They met on 5 July 2015.", "5 July 2015", published=None) == day(2015, 7, 5)


def test_a_day_that_is_none_is_a_doubt():
    assert value_of("They met on 31 June 2018.", "31 June 2018").doubt == Doubt.DATE_NOT_UNDERSTOOD


def test_words_that_tell_no_time_are_a_doubt():
    found = value_of("They met at teatime.", "teatime")

    assert (found.value, found.doubt) == ("XXXX-XX-XX", Doubt.DATE_NOT_UNDERSTOOD)


def test_years_before_the_common_era_have_a_value_but_no_days():
    found = value_of("The city fell in 479 BC.", "479 BC")

    assert (found.value, found.interval, found.doubt) == ("BC0479", None, None)


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("On Friday, Moscow said its envoy would come later.", "Friday", day(2019, 11, 15)),
        ("The visit was postponed to December 3.", "December 3", day(2019, 12, 3)),
        ("The troops moved in December.", "December", (date(2018, 12, 1), date(2018, 12, 31))),
    ],
)
def test_the_verb_that_counts_is_the_one_the_time_belongs_to(text, words, days):
    assert days_of(text, words) == days


def test_an_agency_in_capitals_closes_a_dateline():
    found = resolve("Baku, 24 October. REPORT.AZ/ The sides met today.", TUESDAY)

    assert [item.value for item in found] == ["2019-10-24", "2019-10-24"]


def test_what_is_under_way_lasts_until_a_day_to_come():
    found = days_of("The drill runs until 10 December.", "10 December", status=Status.ONGOING)

    assert found == (None, date(2019, 12, 10))


@pytest.mark.parametrize("words", ["before the end of the year", "before the year is out"])
def test_before_the_end_of_the_year_is_until_its_last_day(words):
    assert days_of(f"They vowed to meet {words}.", words) == (None, date(2019, 12, 31))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("9 and 10 July", date(2019, 7, 9), date(2019, 7, 10)),
        ("July 9 and 10", date(2019, 7, 9), date(2019, 7, 10)),
        ("Thursday and Friday", date(2019, 11, 14), date(2019, 11, 15)),
    ],
)
def test_days_in_a_list_are_all_of_them(words, first, last):
    assert days_of(f"They met on {words}.", words, status=Status.HELD) == (first, last)


def test_two_far_days_are_no_stretch():
    words = "9 March and 10 July"

    assert days_of(f"They met on {words}.", words, status=Status.HELD) == day(2019, 3, 9)


def test_a_cancelled_plan_for_a_month_gone_by_does_not_go_forward_a_year():
    text = "The visit planned for October was called off."

    assert days_of(text, "October", status=Status.CANCELLED) == (date(2019, 10, 1), date(2019, 10, 31))


def test_a_cancelled_plan_for_a_weekday_is_for_the_nearer_one():
    text = "A drill pencilled in for Thursday has been dropped."

    assert days_of(text, "Thursday", status=Status.CANCELLED) == day(2019, 11, 21)


def test_the_day_of_the_cancelling_is_past():
    text = "The summit was called off on Thursday."

    assert days_of(text, "Thursday", status=Status.CANCELLED) == day(2019, 11, 14)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on April 5, 6 and 7.", [5, 6, 7]),
        ("They met on April 5, 6 and 7, 2019.", [5, 6, 7]),
        ("They met on Apr. 5, 6, 7 and 8.", [5, 6, 7, 8]),
        ("They met on April 5, 6, and 7.", [5, 6, 7]),
        ("They met on 5, 6 and 7 April.", [5, 6, 7]),
        ("They met on April 5, 12 people said.", [5]),
        ("They met on April 5, and 7 people came.", [5]),
    ],
)
def test_days_in_a_list_are_days_of_one_month(text, days):
    found = resolve(text, TUESDAY)

    assert [item.value for item in found] == [f"2019-04-{number:02d}" for number in days]


def test_a_list_of_days_marked_as_one_time_is_the_days_from_first_to_last():
    found = days_of("They met on April 5, 6 and 7.", "April 5, 6 and 7")

    assert found == (date(2019, 4, 5), date(2019, 4, 7))


def test_both_days_of_a_range_lie_in_the_year_of_the_month_they_share():
    found = resolve("14-15 May", date(2020, 2, 26))

    assert [item.value for item in found] == ["2019-05-14", "2019-05-15"]


@pytest.mark.parametrize(
    "text",
    ["The Sept. 11 attacks shook it.", "the 11 September attacks", "the September 11 terrorist attacks"],
)
def test_the_attacks_of_september_11_are_those_of_2001(text):
    assert [item.value for item in resolve(text, TUESDAY)] == ["2001-09-11"]


def test_september_11_without_attacks_is_the_nearest():
    assert [item.value for item in resolve("He was killed on Sept. 11.", TUESDAY)] == ["2019-09-11"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the 1970-71 season", date(1970, 1, 1), date(1971, 12, 31)),
        ("fiscal 2020-21", date(2020, 1, 1), date(2021, 12, 31)),
        ("1441 AH", date(2019, 9, 1), date(2020, 8, 19)),
        ("Aban 1398", date(2019, 10, 23), date(2019, 11, 21)),
        ("the Persian year 1398", date(2019, 3, 21), date(2020, 3, 19)),
    ],
)
def test_years_that_are_no_calendar_years_have_their_days(words, first, last):
    assert days_of(f"It was so in {words}.", words) == (first, last)
