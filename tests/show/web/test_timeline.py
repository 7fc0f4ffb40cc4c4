"""The timeline: what stands in the address is what is shown, drawn, listed and given as data."""

import csv
import io
import json

import pytest
from hands import fetch

pytestmark = pytest.mark.browser


def test_the_home_page_is_accessible_and_fits_every_screen(check_page):
    check_page("/", "timeline")


def test_every_event_of_a_pair_is_drawn_and_listed(page):
    page.goto("/?pair=Iran,Azerbaijan")
    marks = page.locator(".mark").count()

    assert marks > 5
    assert page.locator(".events > .event").count() == marks


def test_a_filter_goes_to_the_address_and_leaves_out_what_is_empty(page):
    page.goto("/")
    page.get_by_label("Between").fill("Russia")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/?pair=Russia")

    assert page.locator(".party", has_text="Russia").count() > 0


def test_choosing_a_family_answers_at_once(page):
    page.goto("/")
    page.get_by_text("More filters").click()
    page.get_by_label("Conflict").check()
    page.wait_for_url("**/?family=conflict")

    assert set(page.locator(".kind").all_inner_texts()) <= {
        "Accusation", "Demand", "Rejection", "Threat", "Protest", "Summons", "Expulsion", "Sanction",
        "Mobilisation", "Seizure", "Attack",
    }  # fmt: skip


def test_a_filter_changes_the_results_without_loading_the_page(page):
    page.goto("/")
    page.evaluate("window.loaded = 'once'")
    before = page.locator(".total").inner_text()
    page.get_by_text("More filters").click()
    page.get_by_label("Conflict").check()
    page.wait_for_url("**/?family=conflict")
    page.wait_for_function("before => document.querySelector('.total').innerText !== before", arg=before)

    assert page.evaluate("window.loaded") == "once"
    assert page.get_by_label("Conflict").is_checked()
    assert page.locator("#heard").text_content() == page.locator(".total").inner_text()


def test_what_stood_before_a_filter_comes_back_with_the_browsers_back(page):
    page.goto("/")
    before = page.locator(".total").inner_text()
    page.get_by_label("Between").fill("Russia")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/?pair=Russia")
    page.go_back()
    page.wait_for_function("before => document.querySelector('.total').innerText === before", arg=before)

    assert page.url.endswith("/")
    assert page.get_by_label("Between").input_value() == ""


def test_what_a_filter_cannot_ask_is_told_in_the_place_of_the_results(browser, server, axe):
    context = browser.new_context(base_url=server.address)  # not watched: the browser logs the refusal
    page = context.new_page()
    page.goto("/")
    page.get_by_label("From").fill("2020")
    page.get_by_label("To", exact=True).fill("2019")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_text("swap them").wait_for()

    assert page.get_by_label("From").input_value() == "2020"
    page.goto("/event/ev-none")
    axe(page)
    context.close()


def test_a_filter_works_without_javascript(open_browser, server):
    with open_browser(server.address, java_script_enabled=False) as page:
        page.goto("/")
        page.get_by_label("Between").fill("Russia")
        page.get_by_role("button", name="Show", exact=True).click()
        page.wait_for_url("**pair=Russia**")

        assert page.locator(".party", has_text="Russia").count() > 0


def test_data_give_what_is_on_the_screen(server):
    items = json.loads(fetch(f"{server.address}/timeline.json?pair=IRN,AZE&kind=meeting"))
    rows = list(
        csv.DictReader(io.StringIO(fetch(f"{server.address}/timeline.csv?pair=IRN,AZE&kind=meeting")))
    )

    assert [item["id"] for item in items] == [row["id"] for row in rows]
    assert {item["kind"] for item in items} == {"meeting"}


def test_zooming_brings_the_days_in_view_into_the_address(page):
    page.goto("/")
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Show these days").click()
    page.wait_for_url("**/?from=*&to=*")

    assert page.locator(".total").inner_text().startswith(page.locator(".total strong").inner_text())


def test_it_can_be_read_without_javascript(open_browser, server):
    with open_browser(server.address, java_script_enabled=False) as page:
        page.goto("/?pair=Iran,Azerbaijan")
        page.locator(".events .kind").first.click()

        assert page.locator(".values .cite").count() > 0


def test_a_link_from_a_mark_leads_to_its_event(page):
    page.goto("/?pair=Iran,Azerbaijan&kind=session")
    page.locator(".mark").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/*")

    assert "Session" in page.locator("h1").inner_text()
