"""The list of joint bodies and the page of one: sessions by number, the empty places, names and words."""

import json
import urllib.error
import urllib.request

import pytest
from hands import fetch

pytestmark = pytest.mark.browser


@pytest.fixture
def commission(server):
    """The body with a gap in its numbers."""
    bodies = json.loads(fetch(f"{server.address}/bodies.json?missing=1"))
    return bodies[0]


def test_the_list_is_accessible_and_fits_every_screen(check_page):
    check_page("/bodies", "bodies")


def test_a_body_is_accessible_and_fits_every_screen(check_page, commission):
    check_page(f"/body/{commission['id']}", "body")


def test_the_list_shows_each_series_with_its_empty_places(page, commission):
    page.goto("/bodies")
    strip = page.locator(f"#{commission['id']} .strip")

    assert strip.locator(".st-missing").count() == len(commission["missing"])
    assert strip.locator(".st-next").inner_text().startswith(str(commission["next"]))


def test_missing_numbers_are_drawn_as_empty_places_and_stand_in_the_table(page, commission):
    page.goto(f"/body/{commission['id']}")
    row = page.locator("tr.st-missing")

    assert page.locator(".stair .st-missing rect").count() == len(commission["missing"])
    assert "no report tells of" in row.first.inner_text()
    assert "after no. 1" in row.first.inner_text()


def test_a_missing_session_leads_to_what_the_parties_did_in_between(page, commission):
    page.goto(f"/body/{commission['id']}")
    page.get_by_role("link", name="What the parties did in between").click()
    page.wait_for_url("**/?pair=*&from=*&to=*")

    assert page.locator(".event").count() > 0


def test_sessions_stand_by_number_with_day_place_and_heads(page, commission):
    page.goto(f"/body/{commission['id']}")
    last = commission["sessions"][-1]
    row = page.locator(f"#no-{last['number']}")

    assert row.locator("[data-label=When]").inner_text() == last["when"]["start"]
    assert last["where"]["city"] in row.locator("[data-label=Where]").inner_text()
    assert row.locator("[data-label='Led by'] a").count() == len(last["heads"])


def test_from_a_session_to_its_words_is_one_click(page, commission):
    page.goto(f"/body/{commission['id']}")
    page.locator("tr.st-told .cite").last.click()
    page.wait_for_url("**/report/**")

    assert page.locator("mark:target, mark:has(:target)").count() > 0


def test_a_box_of_the_series_leads_to_its_row(page, commission):
    page.goto(f"/body/{commission['id']}")
    page.locator(".strip .st-missing a").first.click()

    assert "missing" in page.locator("tr:target").inner_text().lower()


def test_every_name_it_goes_by_shows_its_words(page, commission):
    page.goto(f"/body/{commission['id']}")
    rows = page.locator("section[aria-labelledby=names] table.list tbody tr")

    assert rows.locator("th").all_inner_texts() == [item["name"] for item in commission["names"]]
    assert all(row.locator(".cite").count() > 0 for row in rows.all())


def test_an_event_leads_to_its_body(page, commission):
    page.goto(f"/event/{commission['sessions'][-1]['event']}")
    page.locator("#v-body .v a").click()
    page.wait_for_url(f"**/body/{commission['id']}")

    assert page.locator(".stair").count() == 1


def test_a_body_that_is_not_there_is_told_as_a_page(server):
    with pytest.raises(urllib.error.HTTPError) as told:
        fetch(f"{server.address}/body/bo-nowhere")

    assert "The record holds no joint body bo-nowhere." in told.value.read().decode()


def test_a_list_in_which_none_fits_says_what_to_do(page):
    page.goto("/bodies?q=zzzz")

    assert "No joint body fits." in page.locator(".empty").inner_text()
