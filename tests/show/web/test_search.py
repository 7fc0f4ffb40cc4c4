"""The search: reports by their words, people and papers by their names, everything led to."""

import json
import urllib.request

import pytest

pytestmark = pytest.mark.browser


def found(address):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return json.loads(answer.read())


def test_the_search_page_is_accessible_and_fits_every_screen(check_page):
    check_page("/search?q=minister", "search")


def test_words_found_stand_out_and_lead_to_their_report(page):
    page.goto("/search?q=commission")
    first = page.locator("ol.hits > li").first

    assert "commission" in first.locator("mark").first.inner_text().lower()
    first.get_by_role("link").click()
    page.wait_for_url("**/report/**")


def test_a_person_is_found_by_a_part_of_the_name(page, server):
    name = found(f"{server.address}/people.json")[0]["name"]
    part = name.split()[-1][1:-1]
    page.goto(f"/search?q={part}")

    assert page.get_by_role("heading", name="People").count() == 1


def test_what_nobody_wrote_is_said_not_to_be_there(page):
    page.goto("/search?q=zzzqqq")

    assert page.get_by_text("Nothing holds these words.").count() == 1


def test_the_slash_leads_to_the_field(page):
    page.goto("/search")
    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.name") == "q"


def test_the_data_are_what_the_page_shows(page, server):
    page.goto("/search?q=minister")
    reports = [item for item in found(f"{server.address}/search.json?q=minister") if item["kind"] == "report"]

    assert len(reports) == page.locator("ol.hits > li").count()
