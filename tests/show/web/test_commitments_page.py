"""The board of commitments: what was promised, for how long it is open, and the sentences of both sides."""

import csv
import io
import json

import pytest
from case_records import read_case
from hands import served


@pytest.fixture
def board(tmp_path):
    """The board of a case."""

    def open_board(name, asked=""):
        with served(read_case(name, tmp_path)) as reader:
            return reader.open(f"/commitments{asked}")

    return open_board


def column(page, state):
    [found] = page.tree.xpath(f"//section[contains(@class, 'of-{state}')]")
    return " ".join(found.text_content().split())


def test_a_kept_invitation_shows_both_sentences(board):
    page = board("invitation-kept")

    card = page.tree.xpath("//li[contains(@class, 'c-kept')]")[0]
    heads = [head.text_content().strip() for head in card.xpath(".//h4")]
    assert heads == ["The promise", "What kept it"]
    assert len(card.xpath(".//blockquote")) == 2
    assert "kept after" in column(page, "kept")


def test_both_sentences_lead_to_their_words(board):
    page = board("invitation-kept")

    links = page.tree.xpath("//li[contains(@class, 'c-kept')]//blockquote//a/@href")
    assert all(link.startswith("/report/re-") and "#w-re-" in link for link in links)


def test_an_overdue_plan_says_for_how_long(board):
    assert "overdue for" in column(board("plan-overdue"), "overdue")


def test_what_was_called_off_stands_with_the_sentence_that_says_so(board):
    page = board("cancelled")

    assert "What called it off" in column(page, "cancelled")


def test_one_outcome_is_listed_by_itself(board):
    page = board("invitation-kept", "?outcome=kept")

    assert page.status == 200
    assert page.tree.xpath("//ol[contains(@class, 'wide')]/li")


def test_a_pair_that_promised_nothing_is_told_so(board):
    page = board("invitation-kept", "?pair=France,Kenya")

    assert "No commitment between these." in page.words or "is called" in page.words


def test_an_outcome_that_is_none_is_refused_in_words(board):
    page = board("invitation-kept", "?outcome=lost")

    assert page.status == 400
    assert "open overdue kept cancelled unknown" in page.words


def test_a_record_without_promises_says_what_would_stand_here(board):
    assert "This record holds no commitment." in board("same-words").words


def test_data_are_what_is_shown(tmp_path):
    with served(read_case("invitation-kept", tmp_path)) as reader:
        items = json.loads(reader.open("/commitments.json?outcome=kept").text)
        rows = list(csv.DictReader(io.StringIO(reader.open("/commitments.csv?outcome=kept").text)))

    assert {item["state"] for item in items} == {"kept"}
    assert [item["id"] for item in items] == [row["id"] for row in rows]


def test_a_link_to_one_commitment_shows_that_one(tmp_path):
    with served(read_case("invitation-kept", tmp_path)) as reader:
        name = json.loads(reader.open("/commitments.json").text)[0]["id"]
        page = reader.open(f"/commitments?one={name}")
        missing = reader.open("/commitments?one=co-nothing")

    assert [card.get("id") for card in page.tree.xpath("//li[contains(@class, 'card')]")] == [name]
    assert missing.status == 404


@pytest.mark.browser
def test_the_board_is_accessible_and_fits_every_screen(check_page):
    check_page("/commitments", "commitments")
