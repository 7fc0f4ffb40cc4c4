"""The page of a report: its text with all that was marked."""

import json
import urllib.request

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def reported(server):
    """An event and the address of the first report that tells it."""
    with urllib.request.urlopen(f"{server.address}/timeline.json?kind=session", timeout=20) as answer:
        event = json.load(answer)[0]
    return event, f"/report/{event['reports'][0]}"


def test_it_is_accessible_and_fits_every_screen(check_page, reported):
    check_page(reported[1], "report")


def test_a_click_on_an_event_word_leads_to_the_event(page, reported):
    page.goto(reported[1])
    page.locator("mark.m-e a").first.click()
    page.wait_for_url("**/event/*")

    assert page.locator(".values .cite").count() > 0


def test_its_text_is_whole(page, reported, server):
    page.goto(reported[1])
    with urllib.request.urlopen(f"{server.address}{reported[1]}.json", timeout=20) as answer:
        text = json.load(answer)["text"]

    assert page.locator(".reading").inner_text().split() == text.split()


def test_it_says_when_it_was_read_in_the_readers_zone(open_browser, server, reported):
    with open_browser(server.address, timezone_id="Asia/Tokyo", locale="en-GB") as page:
        page.goto(reported[1])
        time = page.locator("time").first

        assert time.get_attribute("title").endswith("Z")
        assert time.inner_text() != time.get_attribute("title")


def test_it_names_the_file_and_not_its_folders(page, reported):
    page.goto(reported[1])
    file = page.locator(".sub > span[title]").first

    assert "/" not in file.inner_text()
    assert file.get_attribute("title").endswith(f"/{file.inner_text()}")


def test_the_navigation_marks_where_it_belongs(page, reported):
    page.goto(f"/event/{reported[0]['id']}")

    assert page.locator(".top [aria-current]").all_inner_texts() == ["Timeline"]
