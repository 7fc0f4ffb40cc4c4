"""The network: who did what together, drawn alike at every look, with a table of all ties."""

import csv
import io
import json

import numpy as np
import pytest
from hands import fetch

from regesta.show.web.drawing.layout import lay_out
from regesta.show.web.drawing.tones import tone_of_balance, tone_of_goldstein

pytestmark = pytest.mark.browser


def test_the_network_of_states_is_accessible_and_fits_every_screen(check_page):
    check_page("/network", "network")


def test_the_network_of_people_is_accessible_and_fits_every_screen(check_page):
    check_page("/network?who=people", "network-people")


def test_the_table_tells_what_the_drawing_draws(page):
    page.goto("/network")

    assert page.locator("a.tie").count() == page.locator(".nettable tbody tr").count() > 3


def test_a_tie_of_states_leads_to_their_pair(page):
    page.goto("/network")
    page.locator("a.tie").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pairs/*")

    assert page.locator("h1").count() == 1


def test_a_tie_of_people_leads_to_the_events_of_both(page, server):
    tie = json.loads(fetch(f"{server.address}/network.json?who=people"))["ties"][0]
    page.goto(tie["page"])

    assert int(page.locator(".total strong").inner_text().split()[0]) == tie["events"]


def test_the_slider_shows_one_year_and_leads_to_its_table(page):
    page.goto("/network")
    all_ties = page.locator("a.tie:visible").count()
    page.get_by_label("Year by year").fill("1")
    one_year = page.locator("a.tie:visible").count()
    page.get_by_role("link", name="Table of").click()
    page.wait_for_url("**/network?from=*&to=*")

    assert one_year < all_ties


def test_years_can_be_chosen_without_javascript(open_browser, server):
    with open_browser(server.address, java_script_enabled=False) as page:
        page.goto("/network")
        page.locator(".years a").last.click()
        page.wait_for_url("**/network?from=*&to=*")

        assert page.locator("h1").count() == 1


def test_data_give_what_is_on_the_screen(server):
    net = json.loads(fetch(f"{server.address}/network.json?family=contact"))
    rows = list(csv.DictReader(io.StringIO(fetch(f"{server.address}/network.csv?family=contact"))))

    assert [(tie["one"], tie["other"]) for tie in net["ties"]] == [(row["one"], row["other"]) for row in rows]
    assert {name for tie in net["ties"] for name in (tie["one"], tie["other"])} == {
        node["id"] for node in net["nodes"]
    }


def test_ties_of_states_agree_with_the_list_of_pairs(server):
    ties = json.loads(fetch(f"{server.address}/network.json"))["ties"]
    pairs = {item["pair"]: item for item in json.loads(fetch(f"{server.address}/pairs.json"))}

    for tie in ties:
        pair = pairs[f"{tie['one']}-{tie['other']}"]
        assert tie["events"] == pair["events"]


def some_ties(count):
    weights = np.zeros((count, count))
    for number in range(1, count):
        weights[number, number // 2] = weights[number // 2, number] = 1.0
    return weights


def test_the_layout_is_the_same_at_every_look_and_stays_in_its_box():
    sizes = np.full((30, 2), (80.0, 40.0))
    first, second = (lay_out(some_ties(30), sizes, (1100.0, 600.0)) for _ in range(2))

    assert (first == second).all()
    assert (first >= sizes / 2 - 1e-6).all()
    assert (first <= np.array((1100.0, 600.0)) - sizes / 2 + 1e-6).all()


def test_those_who_are_tied_stand_nearer_than_those_who_are_not():
    weights = np.zeros((6, 6))
    for one, other in ((0, 2), (2, 4), (4, 0), (1, 3), (3, 5), (5, 1)):
        weights[one, other] = weights[other, one] = 1.0
    points = lay_out(weights, np.full((6, 2), (20.0, 20.0)), (1000.0, 1000.0))

    assert np.hypot(*(points[0] - points[2])) < np.hypot(*(points[0] - points[1]))


@pytest.mark.parametrize(("value", "tone"), [(None, 0), (-7.0, 1), (-2.0, 2), (0.0, 3), (3.0, 4), (8.0, 5)])
def test_tones_go_from_conflict_to_cooperation(value, tone):
    assert tone_of_goldstein(value) == tone


@pytest.mark.parametrize(("balance", "tone"), [(None, 0), (-1.0, 1), (0.0, 3), (1.0, 5)])
def test_the_tone_of_a_place_is_that_of_its_balance(balance, tone):
    assert tone_of_balance(balance) == tone
