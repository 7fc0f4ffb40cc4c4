"""The list of pairs and the page of one: what stands there, where it leads, and the same as data."""

import csv
import io

import pytest
from starlette.testclient import TestClient

from regesta.settings import Settings
from regesta.show.web.app import make_app
from regesta.show.web.guard import Gate


@pytest.fixture(scope="module")
def client(record_file):
    return TestClient(make_app(Settings(record=record_file), Gate()), base_url="http://127.0.0.1")


def rows(client, path):
    return list(csv.DictReader(io.StringIO(client.get(path).text)))


def test_a_pair_stands_in_the_list_with_its_figures(client):
    page = client.get("/pairs").text

    assert 'href="/pairs/AZE-IRN"' in page
    assert "1 open" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", 1),
        ("?q=iran", 1),
        ("?q=aze", 1),
        ("?state=Iran&only=states", 1),
        ("?q=france", 0),
        ("?state=Atlantis", 0),
        *(
            (f"?order={name}", 1)
            for name in ("latest", "open", "cooperation", "conflict", "name", "nonsense")
        ),
    ],
)
def test_the_list_is_narrowed_and_ordered_by_its_address(client, asked, found):
    assert len(client.get(f"/pairs.json{asked}").json()) == found
    assert client.get(f"/pairs{asked}").status_code == 200


def test_an_unknown_state_is_told(client):
    assert "No state or organisation is called “Atlantis”" in client.get("/pairs?state=Atlantis").text


def test_the_list_is_a_table_too(client):
    row = rows(client, "/pairs.csv")[0]

    assert (row["pair"], row["party_1"], row["party_2"]) == ("AZE-IRN", "Azerbaijan", "Iran")
    assert (row["events"], row["contact"], row["open"]) == ("4", "2", "1")


@pytest.mark.parametrize("name", ["IRN-AZE", "Iran-Azerbaijan", "aze,irn"])
def test_a_pair_has_one_address(client, name):
    answer = client.get(f"/pairs/{name}?from=2019", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (302, "/pairs/AZE-IRN?from=2019")


def test_data_of_another_address_lead_on_to_data(client):
    answer = client.get("/pairs/IRN-AZE/acts.json?at=2019", follow_redirects=False)

    assert answer.headers["location"] == "/pairs/AZE-IRN/acts.json?at=2019"


@pytest.mark.parametrize("path", ["/pairs/AZE-Atlantis", "/pairs/AZE", "/pairs/AZE-Atlantis.json"])
def test_an_unknown_pair_is_told(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert "two codes or names" in answer.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/pairs/AZE-IRN?by=week", "no such step of time"),
        ("/pairs/AZE-IRN/acts?at=soon", "is no year, quarter or month"),
        ("/pairs/AZE-IRN?from=soon", "no date"),
    ],
)
def test_what_makes_no_sense_is_told_with_the_mend(client, path, told):
    answer = client.get(path)

    assert answer.status_code == 400
    assert told in answer.text


def test_the_page_of_a_pair_leads_from_everything_to_its_words(client):
    page = client.get("/pairs/AZE-IRN").text

    assert page.count("#w-re-") >= 5
    for part in ("curve", "timeline", "met", "bodies", "instruments", "commitments", "disputes", "press"):
        assert f'href="#{part}"' in page
        assert f'id="{part}"' in page


def test_the_missing_sessions_of_a_body_stand_on_the_page(client):
    assert "no report tells of no. 1, 2, 3" in client.get("/pairs/AZE-IRN").text


def test_the_page_as_data_holds_all_its_parts(client):
    told = client.get("/pairs/AZE-IRN.json").json()

    assert (told["pair"], told["events"], told["acts"]) == ("AZE-IRN", 4, 4)
    assert [item["id"] for item in told["bodies"]] == ["bo-joint1"]
    assert [item["id"] for item in told["commitments"]] == ["co-invi01"]
    assert [item["acts"] for item in told["curve"]] == [4]
    assert {row["outlet"] for row in told["press"]["outlets"]} == {"Caspian Wire", "Alborz Daily"}
    assert client.get(told["all_acts"]).status_code == 200
    assert len(client.get(told["all_events"]).json()) == told["events"]


def test_the_days_asked_for_narrow_every_part(client):
    told = client.get("/pairs/AZE-IRN.json?from=2019-01-16&to=2019-01-16").json()

    assert told["events"] == 2
    assert told["commitments"] == []


def test_where_no_event_fits_the_page_says_what_to_do(client):
    page = client.get("/pairs/AZE-IRN?from=2024").text

    assert "Nothing between these two fits." in page
    assert "show all of this pair" in page


def test_the_curve_the_offices_and_the_outlets_are_tables_too(client):
    assert [row["period"] for row in rows(client, "/pairs/AZE-IRN.csv?by=year")] == ["2019"]
    assert rows(client, "/pairs/AZE-IRN/offices.csv") == []
    assert {row["side"] for row in rows(client, "/pairs/AZE-IRN/outlets.csv")} == {""}


def test_every_act_is_told_with_its_code(client):
    acts = client.get("/pairs/AZE-IRN/acts.json").json()
    invited = next(act for act in acts if act["kind"] == "invitation")

    assert (invited["source"], invited["target"], invited["mutual"]) == ("IRN", "AZE", False)
    assert invited["plover"]["event"] == "AGREE"
    assert invited["dated_by"] == "telling"
    assert [row["id"] for row in rows(client, "/pairs/AZE-IRN/acts.csv")] == [act["id"] for act in acts]


def test_the_acts_of_a_period_are_asked_for_by_its_name(client):
    assert len(client.get("/pairs/AZE-IRN/acts.json?at=2019-01").json()) == 4
    assert client.get("/pairs/AZE-IRN/acts.json?at=2018").json() == []
    assert "No act here." in client.get("/pairs/AZE-IRN/acts?at=2018").text


def test_an_event_leads_to_its_pair(client):
    assert 'href="/pairs/AZE-IRN"' in client.get("/event/ev-meet01").text


def test_a_lane_leads_to_its_pair(client):
    assert 'href="/pairs/AZE-IRN"' in client.get("/").text
    assert 'href="/pairs/AZE-IRN"' in client.get("/?pair=Iran,Azerbaijan").text


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "name"),
    [("/pairs", "pairs"), ("/pairs/AZE-IRN", "pair"), ("/pairs/AZE-IRN/acts", "acts")],
)
def test_the_pages_are_accessible_and_fit_every_screen(check_page, path, name):
    check_page(path, name)


@pytest.mark.browser
def test_from_the_pair_to_the_sentence_in_two_clicks(page):
    page.goto("/pairs")
    page.get_by_role("link", name="Azerbaijan – Iran").click()
    page.wait_for_url("**/pairs/AZE-IRN")
    words = page.locator("#met ~ .tablewrap .cite b").first.inner_text()
    page.locator("#met ~ .tablewrap .cite").first.click()
    page.wait_for_url("**/report/*#w-*")

    assert page.locator("mark:target, mark:has(:target)").first.inner_text() == words


@pytest.mark.browser
def test_from_an_event_of_the_pair_to_its_words(page):
    page.goto("/pairs/AZE-IRN")
    page.locator(".events .kind").first.click()
    page.wait_for_url("**/event/*")
    page.locator(".values .cite").first.click()

    assert page.locator("mark:target, mark:has(:target)").count() == 1


@pytest.mark.browser
def test_a_number_of_the_matrix_leads_to_so_many_events(page):
    page.goto("/pairs/AZE-IRN")
    cell = page.locator(".matrix td a").first
    number = int(cell.evaluate("cell => cell.firstChild.textContent"))
    cell.click()
    page.wait_for_url("**/?pair=AZE,IRN*office=*")

    assert page.locator(".events > .event").count() == number


@pytest.mark.browser
def test_a_bar_of_the_curve_leads_to_its_acts(page):
    page.goto("/pairs/AZE-IRN?by=year")
    page.locator(".plot .period").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pairs/AZE-IRN/acts?at=*")

    assert page.locator(".acts tbody tr").count() > 0


@pytest.mark.browser
def test_the_page_is_whole_without_javascript(open_browser, server):
    with open_browser(server.address, java_script_enabled=False) as page:
        page.goto("/pairs/AZE-IRN")
        page.locator("summary", has_text="The same as a table").click()

        bars = page.locator(".plot .period").count()
        assert bars > 0
        assert page.locator("#curve ~ .twin tbody a").count() == bars


@pytest.mark.browser
def test_a_choice_of_days_narrows_the_page(page):
    page.goto("/pairs/AZE-IRN")
    page.get_by_label("From").fill("2022")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/pairs/AZE-IRN?from=2022")

    assert "that fit" in page.locator(".total").inner_text()
