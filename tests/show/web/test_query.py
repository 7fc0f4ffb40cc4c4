"""What an address asks for: read and written back alike."""

import re
from datetime import date
from urllib.parse import parse_qsl

import pytest

from regesta.errors import UsageError
from regesta.show.web.query import Query, parse_query, write_address

ADDRESSES = [
    "/",
    "/?pair=IRN,AZE",
    "/?pair=NATO,Russia&kind=meeting&kind=visit",
    "/?state=IRN&state=AZE&person=pe-abc&body=bo-abc&instrument=in-abc",
    "/?family=contact&status=planned&topic=nuclear&outlet=Caspian+Wire",
    "/?confidence=0.5&from=2019-01-01&to=2019-12-31&q=border+guards",
    "/?all=1&order=oldest&page=3",
    "/?q=%D0%91%D0%B0%D0%BA%D1%83+%26+%22x%22",
]


def parse(address):
    return parse_query(parse_qsl(address.partition("?")[2], keep_blank_values=True))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_written_as_it_was_read(address):
    assert write_address("/", parse(address)) == address


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("?pair=IRN&pair=AZE", Query(pair=("IRN", "AZE"))),
        ("?pair=IRN,+AZE", Query(pair=("IRN", "AZE"))),
        ("?pair=Iran&pair=", Query(pair=("Iran",))),
        ("?from=2019&to=2019", Query(since=date(2019, 1, 1), until=date(2019, 12, 31))),
        ("?from=2019-02&to=2019-02", Query(since=date(2019, 2, 1), until=date(2019, 2, 28))),
        ("?kind=&q=++&unknown=1", Query()),
        ("?kind=visit&kind=visit", Query(kinds=("visit",))),
    ],
)
def test_what_a_form_sends_is_understood(given, expected):
    assert parse(given) == expected


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("?from=soon", "from=soon: no date; write 2019, 2019-01 or 2019-01-16"),
        ("?to=2019-13", "to=2019-13: no date"),
        ("?from=2020&to=2019", "no day lies in between; swap them"),
        ("?confidence=2", "out of range; write a number from 0 to 1"),
        ("?page=0", "out of range"),
        ("?page=x", "page=x: no number"),
        ("?status=maybe", "status=maybe: no such status"),
        ("?pair=A,B,C", "a pair is two; name two parties"),
    ],
)
def test_what_makes_no_sense_is_told_with_the_mend(given, told):
    with pytest.raises(UsageError, match=re.escape(told)):
        parse(given)


def test_another_choice_begins_at_its_first_page():
    assert Query(page=4, words="a").but(words="b") == Query(words="b")


def test_order_alone_asks_for_nothing():
    assert not Query(oldest=True).asks_anything
    assert Query(words="a").asks_anything
