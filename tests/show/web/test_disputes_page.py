"""The board of disputes: every value with who gives it, which is shown and why, and a form to decide."""

import csv
import io
import json

import pytest
from case_records import read_case
from hands import served

from regesta.pipeline import open_record


@pytest.fixture
def reader(tmp_path):
    with served(read_case("denied", tmp_path)) as reader:
        reader.record = tmp_path / "denied.regesta"
        yield reader


def test_values_stand_with_outlets_and_sentences_the_shown_one_first(reader):
    page = reader.open("/disputes")

    rows = page.tree.xpath("//table[contains(@class, 'values-table')]//tbody/tr")
    assert "shown" in rows[0].text_content()
    assert all(row.xpath(".//blockquote") for row in rows)
    assert all(row.xpath(".//a[starts-with(@href, '/report/')]") for row in rows)


def test_why_the_value_is_shown_is_told(reader):
    assert "The reports contradict each other" in reader.open("/disputes").words


def test_a_decision_changes_what_is_shown_and_says_so(reader):
    page = reader.open("/disputes")
    before = open_record(reader.record).record.events[0].status.value

    after = reader.send(page.form("/review/answer"), key="2", by="anna", reason="I was there")

    assert open_record(reader.record).record.events[0].status.value != before
    assert "Kept" in after.words
    assert "Ruled by anna" in after.words


def test_a_decision_is_taken_back_on_the_same_page(reader):
    page = reader.open("/disputes")
    before = open_record(reader.record).record.events[0].status.value
    decided = reader.send(page.form("/review/answer"), key="2", by="anna")

    reader.send(decided.form("/judgements/revoke"))

    assert open_record(reader.record).record.events[0].status.value == before


def test_one_relation_or_property_is_chosen_by_the_address(reader):
    assert "status of" in reader.open("/disputes?relation=contradictory&property=status").words
    assert "No dispute fits." in reader.open("/disputes?relation=revised").words
    assert reader.open("/disputes?relation=worse").status == 400


def test_data_are_what_is_shown(reader):
    items = json.loads(reader.open("/disputes.json").text)
    rows = list(csv.DictReader(io.StringIO(reader.open("/disputes.csv").text)))

    assert [item["id"] for item in items] == [row["id"] for row in rows]
    assert len(items) == len(reader.open("/disputes").tree.xpath("//article"))


def test_where_reports_agree_the_page_says_so(tmp_path):
    with served(read_case("same-words", tmp_path)) as reader:
        assert "Nothing is disputed." in reader.open("/disputes").words


def test_there_is_no_form_where_the_record_is_read_only(tmp_path):
    with served(read_case("denied", tmp_path), read_only=True) as reader:
        page = reader.open("/disputes")

    assert not [form for form in page.tree.forms if form.get("method") == "post"]


@pytest.mark.browser
def test_the_board_is_accessible_and_fits_every_screen(check_page):
    check_page("/disputes", "disputes")
