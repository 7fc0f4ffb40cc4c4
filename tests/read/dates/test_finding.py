import json
from datetime import date
from pathlib import Path

import pytest

from regesta.dates import resolve
from regesta.domain.claim import Doubt

PUBLISHED = date(2019, 11, 19)
MINI = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases/dates/mini.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def words_of(text):
    return [found.text for found in resolve(text, PUBLISHED)]


@pytest.mark.parametrize("case", MINI, ids=[case["id"] for case in MINI])
def test_a_sentence_gives_its_times(case):
    found = resolve(case["text"], date.fromisoformat(case["published"]))

    assert [
        [
            item.text,
            item.type,
            item.value,
            item.interval and item.interval.start and item.interval.start.isoformat(),
            item.interval and item.interval.end and item.interval.end.isoformat(),
        ]
        for item in found
    ] == case["times"]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said she may march on.",
        "Some 1990 soldiers and 2000 troops took part.",
        "They fly Boeing 737s under Resolution 1559.",
        "Three quarters of the fleet stayed in port.",
        "It came second after Sun Yat-sen.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert words_of(text) == []


def test_spans_count_code_points_of_the_text():
    text = "“Ağdam” was visited on 5 July 2015 – twice."

    assert [found.span.of(text) for found in resolve(text, PUBLISHED)] == ["5 July 2015"]


def test_a_heading_and_the_line_below_are_no_one_date():
    assert words_of("Talks to resume in May\n14 March 2017\nThe sides agreed.") == ["May", "14 March 2017"]


def test_the_dateline_day_is_the_day_of_writing():
    text = "MOSCOW, Nov. 15 (Agency) - The minister arrived today."

    assert [found.value for found in resolve(text, PUBLISHED)] == ["2019-11-15", "2019-11-15"]


def test_without_publication_the_doubt_is_told():
    assert [found.doubt for found in resolve("They met yesterday.", None)] == [Doubt.NO_PUBLICATION_DATE]


@pytest.mark.parametrize("text", ["", "\n\n", "…", "9" * 5000, "May " * 2000, "1-2-3-4-" * 500])
def test_odd_texts_do_no_harm(text):
    assert all(found.span.of(text) == found.text for found in resolve(text, PUBLISHED))


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/2025-04-30/may-2025/ for it.",
        "A width of 1918px.",
        "The key f47ce-98 failed.",
    ],
)
def test_numbers_of_addresses_and_codes_are_no_times(text):
    assert words_of(text) == []


def test_both_clock_times_of_a_range_are_of_its_day():
    found = resolve("The talks lasted from 10 a.m. to 4 p.m. on Thursday.", date(2020, 11, 18))

    assert [item.value for item in found] == ["2020-11-12T10:00", "2020-11-12T16:00"]
