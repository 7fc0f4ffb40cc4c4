"""The page of an event: from a value to its words and back, in clicks."""

import json
import re
import urllib.request

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def disputed(server):
    """The address of an event that several reports tell differently."""
    with urllib.request.urlopen(f"{server.address}/timeline.json?kind=visit", timeout=20) as answer:
        events = json.load(answer)
    return next(f"/event/{event['id']}" for event in events if event["disputes"])


def test_it_is_accessible_and_fits_every_screen(check_page, disputed):
    check_page(disputed, "event")


def test_a_click_on_a_quotation_shows_its_words_in_the_report(page, disputed):
    page.goto(disputed)
    cite = page.locator(".v-when .cite").first
    words = cite.locator("q").inner_text()
    cite.click()

    lit = page.locator("mark:target, mark:has(:target)").inner_text()
    assert lit
    assert words.startswith(lit)


def test_a_click_on_words_shows_what_was_read_from_them(page, disputed):
    page.goto(disputed)
    page.locator("mark.q-when a").first.click()

    assert page.locator("dd:target").get_attribute("id") == "v-when"


def test_other_values_stand_beneath_the_chosen_one_with_their_words(page, disputed):
    page.goto(disputed)

    assert page.locator(".other").count() > 0
    assert page.locator(".other").count() == page.locator(".other:has(.cite)").count()


def test_every_quotation_leads_to_words_on_the_page(page, disputed):
    page.goto(disputed)
    anchors = page.eval_on_selector_all(".cite", "links => links.map(link => link.hash.slice(1))")
    ids = set(page.eval_on_selector_all("[id]", "items => items.map(item => item.id)"))

    assert anchors
    assert set(anchors) <= ids


def test_reports_stand_by_publication(page, disputed):
    page.goto(disputed)
    days = re.findall(r"\d{4}-\d\d-\d\d", " ".join(page.locator(".report .from").all_inner_texts()))

    assert days == sorted(days)


def test_an_event_that_is_not_there_is_told_as_a_page(page):
    answer = page.request.get("/event/ev-nowhere")

    assert answer.status == 404
    assert "The record holds no event ev-nowhere." in answer.text()
