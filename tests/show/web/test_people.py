"""The list of people, the page of a person, and offices over time."""

import csv
import io
import json
import urllib.error
import urllib.request
from datetime import date

import pytest
from hands import fetch

pytestmark = pytest.mark.browser


@pytest.fixture
def people(server):
    return json.loads(fetch(f"{server.address}/people.json"))


@pytest.fixture
def bagheri(people):
    return next(item for item in people if "Mohammad Bagheri" in {name["name"] for name in item["names"]})


@pytest.fixture
def contradicted(people, server):
    """Someone on whose rank reports differ."""
    pages = (json.loads(fetch(f"{server.address}/person/{item['id']}.json")) for item in people)
    return next(item for item in pages if item["disputes"])


def test_the_list_is_accessible_and_fits_every_screen(check_page):
    check_page("/people", "people")


def test_a_person_is_accessible_and_fits_every_screen(check_page, bagheri):
    check_page(f"/person/{bagheri['id']}", "person")


def test_a_person_with_disputes_is_accessible_and_fits_every_screen(check_page, contradicted):
    check_page(f"/person/{contradicted['id']}", "person-disputed")


def test_offices_are_accessible_and_fit_every_screen(check_page):
    check_page("/offices", "offices")


def test_people_are_found_by_any_spelling(page, bagheri):
    page.goto("/people")
    page.get_by_role("searchbox", name="Name").fill("Hossein Baq")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/people?q=Hossein+Baq")

    assert page.locator("tbody th a").all_inner_texts() == [bagheri["name"]]


def test_choosing_a_state_answers_at_once(page):
    page.goto("/people")
    page.get_by_label("State").select_option("IRN")
    page.wait_for_url("**/people?state=IRN")

    assert set(page.locator("tbody td[data-label=State]").all_inner_texts()) == {"Iran"}


def test_the_data_of_the_list_are_what_is_on_the_screen(server):
    items = json.loads(fetch(f"{server.address}/people.json?state=IRN"))
    rows = list(csv.DictReader(io.StringIO(fetch(f"{server.address}/people.csv?state=IRN"))))

    assert [item["id"] for item in items] == [row["id"] for row in rows]
    assert {item["country"] for item in items} == {"IRN"}


def test_every_office_and_rank_is_a_bar_and_a_row(page, bagheri):
    page.goto(f"/person/{bagheri['id']}")

    assert page.locator(".career .bar").count() == len(bagheri["offices"]) + len(bagheri["ranks"])
    assert page.locator("tr.h-office").count() == len(bagheri["offices"])
    assert page.locator("tr.h-rank").count() == len(bagheri["ranks"])


def test_from_an_office_to_its_words_is_one_click(page, bagheri):
    page.goto(f"/person/{bagheri['id']}")
    cite = page.locator("tr.h-office .cite").first
    words = cite.locator("q").inner_text()
    cite.click()
    page.wait_for_url("**/report/**")

    assert page.locator("mark:target, mark:has(:target)").first.inner_text() == words


def test_each_spelling_shows_its_number_of_reports_and_words(page, bagheri):
    page.goto(f"/person/{bagheri['id']}")
    table = page.locator("section[aria-labelledby=spellings] tbody tr")
    told = [
        (row.locator("th").inner_text(), int(row.locator("td").first.inner_text())) for row in table.all()
    ]

    assert told == [(item["name"], item["count"]) for item in bagheri["names"]]
    assert all(row.locator(".cite").count() > 0 for row in table.all())


def test_a_count_of_meetings_leads_to_the_events_of_both(page, bagheri):
    page.goto(f"/person/{bagheri['id']}")
    row = page.locator("section[aria-labelledby=met] tbody tr").first
    other = row.locator("th a").inner_text()
    row.locator("td[data-label=Held] a").click()
    page.wait_for_url("**?with=pe-*#events")

    events = page.locator("section[aria-labelledby=events] .event")
    assert events.count() > 0
    assert all(other in event.inner_text() for event in events.all())


def test_contradicted_ranks_are_marked_in_the_drawing_and_told_with_their_words(page, contradicted):
    page.goto(f"/person/{contradicted['id']}")
    values = contradicted["disputes"][0]["values"]

    assert page.locator(".career .contradicted").count() == len(values)
    assert page.locator(".dispute .value").count() == len(values)
    assert page.locator(".dispute .value:has(.cite)").count() == len(values)


def test_why_mentions_are_one_person_is_told_the_weakest_link_first(page, bagheri):
    page.goto(f"/person/{bagheri['id']}")
    rows = page.locator(".joins tbody tr")
    scores = [float(row.locator(".number").inner_text()) for row in rows.all()]

    assert scores == sorted(scores)
    assert "weakest" in rows.first.inner_text()


def test_an_event_leads_to_its_people(page, bagheri, server):
    event = json.loads(fetch(f"{server.address}/person/{bagheri['id']}.json"))["events"][0]
    page.goto(f"/event/{event}")
    page.locator(".values").get_by_role("link", name=bagheri["name"]).first.click()
    page.wait_for_url("**/person/*")

    assert page.locator("h1").inner_text() == bagheri["name"]


def test_the_offices_of_a_state_are_those_of_its_people(page, server):
    page.goto("/offices?state=IRN")
    rows = list(csv.DictReader(io.StringIO(fetch(f"{server.address}/offices.csv?state=IRN"))))

    assert {row["country"] for row in rows} == {"IRN"}
    assert page.locator(".posts tbody tr:not(.group)").count() == len(rows)


def test_the_bar_of_a_holder_says_on_hover_when_it_is_attested(page, bagheri):
    page.goto("/offices?office=chief+of+the+general+staff&state=IRN")
    row = page.locator("tr", has=page.get_by_role("link", name=bagheri["name"], exact=True))
    words = row.locator("svg title").first.text_content()

    assert words.startswith(bagheri["name"])
    assert date.fromisoformat(words.rsplit(", ", 1)[1][:10]).year == 2019


def test_a_person_can_be_read_without_javascript(open_browser, server, bagheri):
    with open_browser(server.address, java_script_enabled=False) as page:
        page.goto("/people")
        page.get_by_role("link", name=bagheri["name"], exact=True).click()

        assert page.locator(".career .bar").count() > 0


def test_whoever_is_not_in_the_record_is_told_so(server):
    with pytest.raises(urllib.error.HTTPError) as told:
        fetch(f"{server.address}/person/pe-nobody")

    assert told.value.code == 404
    assert "The record holds no person pe-nobody." in told.value.read().decode()


def test_a_list_in_which_nobody_fits_says_what_to_do(page):
    page.goto("/people?q=zzzz")

    assert "Nobody fits." in page.locator(".empty").inner_text()
    page.locator(".empty a").click()
    page.wait_for_url("**/people")
