from datetime import date

from regesta.dates import resolve

PUBLISHED = date(2019, 11, 19)


def values_of(text, published=PUBLISHED):
    return [(found.text, found.value) for found in resolve(text, published)]


def test_a_year_later_counts_from_the_date_told_before():
    assert values_of("The embassy closed in 2011. A year later, it reopened.") == [
        ("2011", "2011"),
        ("A year later", "2012"),
    ]


def test_a_year_later_with_nothing_told_before_is_left_open():
    assert values_of("A year later, it reopened.") == [("A year later", "XXXX")]


def test_the_following_day_follows_the_day_told_before():
    found = values_of("They met on 3 May 2018. The following day they signed, and left the next day.")

    assert found == [
        ("3 May 2018", "2018-05-03"),
        ("The following day", "2018-05-04"),
        ("the next day", "2018-05-05"),
    ]


def test_a_month_beside_a_year_of_the_past_belongs_to_that_year():
    assert values_of("In 1994 the front froze, and in May the guns fell silent.")[1] == ("May", "1994-05")


def test_history_keeps_its_own_years():
    text = (
        "War broke out in September 1939. In June 1940 France fell. In October 1940 Italy attacked. "
        "In April the line broke. By 1943 the tide had turned. "
        "In July 1944 the front moved, and in August it fell."
    )

    assert [value for words, value in values_of(text) if words in {"April", "August"}] == [
        "1941-04",
        "1944-08",
    ]


def test_a_list_of_months_shares_its_year():
    assert values_of("Meetings were held in April and June 2015.") == [
        ("April", "2015-04"),
        ("June 2015", "2015-06"),
    ]


def test_a_touched_year_does_not_move_the_story():
    text = (
        "The war began in May 1920. In June 1920 it spread. In July 1920 it grew, as it had in 1812. "
        "On 6 August 1920 the city fell. On 7 September the army left."
    )

    assert values_of(text)[-1] == ("7 September", "1920-09-07")


def test_a_month_of_that_year_is_of_the_year_told_before():
    assert values_of("In 2010 ties improved. In May that year he came.")[1] == ("May that year", "2010-05")
