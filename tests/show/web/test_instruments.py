"""The list of instruments and the page of one: names, kind, history with its words."""

import csv
import io
import json

import pytest
from hands import fetch

pytestmark = pytest.mark.browser


@pytest.fixture
def server(marked_server):
    return marked_server


@pytest.fixture
def signed(server):
    return json.loads(fetch(f"{server.address}/instruments.json?what=signed"))[0]


@pytest.fixture
def disputed(server):
    """An instrument that reports call by several kinds."""
    items = json.loads(fetch(f"{server.address}/instruments.json"))
    pages = (json.loads(fetch(f"{server.address}/instrument/{item['id']}.json")) for item in items)
    return next(item for item in pages if item["disputes"])


def test_the_list_is_accessible_and_fits_every_screen(check_page):
    check_page("/instruments", "instruments")


def test_an_instrument_is_accessible_and_fits_every_screen(check_page, disputed):
    check_page(f"/instrument/{disputed['id']}", "instrument")


def test_its_history_tells_when_it_was_signed_with_the_words(page, signed):
    page.goto(f"/instrument/{signed['id']}")
    step = page.locator(".track li").first

    assert "Signed" in step.inner_text()
    assert step.locator(".cite").count() > 0


def test_from_its_history_to_the_words_is_one_click(page, signed):
    page.goto(f"/instrument/{signed['id']}")
    page.locator(".track .cite").first.click()
    page.wait_for_url("**/report/**")

    assert page.locator("mark:target, mark:has(:target)").count() > 0


def test_a_kind_on_which_reports_differ_is_told_with_both_sides(page, disputed):
    page.goto(f"/instrument/{disputed['id']}")
    values = disputed["disputes"][0]["values"]

    assert "reports differ" in page.locator(".sub").inner_text()
    assert page.locator(".dispute .value:has(.cite)").count() == len(values)


def test_names_stand_with_the_kind_that_they_make_it(page, disputed):
    page.goto(f"/instrument/{disputed['id']}")
    kinds = page.locator("section[aria-labelledby=names] td[data-label=Kind]").all_inner_texts()

    assert {words.split()[0] for words in kinds} == {
        item["value"] for item in disputed["disputes"][0]["values"]
    }


def test_an_event_leads_to_its_instrument(page, signed):
    page.goto(f"/event/{signed['events'][0]['event']}")
    page.locator(".v-instrument .v a").first.click()
    page.wait_for_url("**/instrument/*")

    assert page.locator(".track").count() == 1


def test_the_data_of_the_list_are_what_is_on_the_screen(page, server):
    page.goto("/instruments?kind=protocol")
    rows = list(csv.DictReader(io.StringIO(fetch(f"{server.address}/instruments.csv?kind=protocol"))))

    assert page.locator("tbody tr").count() == len(rows)
    assert {row["kind"] for row in rows} == {"protocol"}


def test_a_list_in_which_none_fits_says_what_to_do(page):
    page.goto("/instruments?q=zzzz")

    assert "No instrument fits." in page.locator(".empty").inner_text()
