"""Joint bodies and instruments put right on their own pages, by a reader without JavaScript."""

import pytest
from hands import read_again
from starlette.testclient import TestClient

from regesta.judging import list_judgements
from regesta.pipeline import open_record
from regesta.show.web.app import make_app
from regesta.show.web.guard import Gate

PAPERS = "papers-of-other-kinds-at-one-signing"


def record(settings):
    return open_record(settings.record).record


def paper(settings, kind):
    [found] = [item.id for item in record(settings).instruments if item.kind == kind]
    return found


def kinds(settings):
    return sorted(item.kind for item in record(settings).instruments)


def bodies(settings, *parties):
    return [body.id for body in record(settings).bodies if body.parties == parties]


def test_two_instruments_are_merged_and_stay_so_when_reports_are_read_again(at):
    settings, server = at(PAPERS)
    left, right = paper(settings, "protocol"), paper(settings, "agreement")
    with server as reader:
        form = reader.open(f"/instrument/{left}").form("/judgements/pair")
        page = reader.send(form, right=right, verdict="same", by="anna")
    read_again(settings)

    assert "Kept" in page.words
    assert "Ruled by people" in page.words
    assert kinds(settings) == ["memorandum", "protocol"]


def test_an_instrument_is_named_by_the_address_of_its_page(at):
    settings, server = at(PAPERS)
    left, right = paper(settings, "protocol"), paper(settings, "agreement")
    with server as reader:
        form = reader.open(f"/instrument/{left}").form("/judgements/pair")
        reader.send(form, other=f"{reader.address}/instrument/{right}", verdict="different", by="anna")

    [ruling] = list_judgements(settings)
    assert ruling.verdict.value == "different"
    assert len(kinds(settings)) == 3


def test_an_instrument_that_the_record_asks_about_is_offered_first_with_its_score(at):
    settings, server = at(PAPERS)
    with server as reader:
        form = reader.open(f"/instrument/{paper(settings, 'agreement')}").form("/judgements/pair")

    offered = form.xpath(".//label[.//input[@type='radio']]")
    assert len(offered) == 2
    assert "likely" in offered[0].text_content()


def test_an_instrument_is_split_by_the_claims_that_name_it(at):
    settings, server = at("seeds-in-own-words")
    [joined] = record(settings).instruments
    with server as reader:
        form = reader.open(f"/instrument/{joined.id}").form("/judgements/part")
        ticked = next(form.iterfind(".//input[@type='checkbox']")).get("value")
        reader.send(form, part=ticked, by="anna")

    assert len(record(settings).instruments) == 2


def test_a_rejected_instrument_is_gone_its_event_stays_and_it_can_be_taken_back(at):
    settings, server = at("two-papers-one-signing")
    events = len(record(settings).events)
    with server as reader:
        form = reader.open(f"/instrument/{paper(settings, 'protocol')}").form("/judgements/reject")
        page = reader.send(form, by="anna")
        left = kinds(settings), len(record(settings).events)
        reader.send(page.form("/judgements/revoke"))

    assert left == (["memorandum"], events)
    assert kinds(settings) == ["memorandum", "protocol"]


def test_two_bodies_are_merged_on_the_page_of_one(at):
    settings, server = at("commissions-by-number")
    [left, right] = bodies(settings, "TUR", "UZB")
    with server as reader:
        form = reader.open(f"/body/{left}").form("/judgements/pair")
        reader.send(form, right=right, verdict="same", by="anna")

    assert len(bodies(settings, "TUR", "UZB")) == 1


def test_a_body_is_split_by_the_claims_that_name_it(at):
    settings, server = at("commission-by-another-name")
    joined = max(record(settings).bodies, key=lambda body: len(body.names))
    before = len(record(settings).bodies)
    with server as reader:
        form = reader.open(f"/body/{joined.id}").form("/judgements/part")
        ticked = next(form.iterfind(".//input[@type='checkbox']")).get("value")
        reader.send(form, part=ticked, by="anna")

    assert len(record(settings).bodies) == before + 1


def test_a_rejected_body_is_gone_its_events_stay_and_it_can_be_taken_back(at):
    settings, server = at("commission-by-another-name")
    before = record(settings)
    with server as reader:
        form = reader.open(f"/body/{before.bodies[0].id}").form("/judgements/reject")
        page = reader.send(form, by="anna")
        after = record(settings)
        reader.send(page.form("/judgements/revoke"))

    assert before.bodies[0].id not in {body.id for body in after.bodies}
    assert sum(len(event.claims) for event in after.events) == sum(
        len(event.claims) for event in before.events
    )
    assert record(settings).bodies == before.bodies


@pytest.mark.parametrize("action", ["pair", "part", "reject"])
def test_without_the_token_of_the_page_nothing_of_an_instrument_is_changed(at, action):
    settings, _ = at("seeds-in-own-words")
    [joined] = record(settings).instruments
    client = TestClient(make_app(settings, Gate(port=80)), base_url="http://127.0.0.1")
    given = {"thing": joined.id, "left": joined.id, "right": joined.id, "by": "anna", "csrf": "stolen"}

    answer = client.post(f"/judgements/{action}", data=given)

    assert answer.status_code == 403
    assert list_judgements(settings) == ()


@pytest.mark.parametrize("section", ["body", "instrument"])
def test_served_for_reading_only_bodies_and_instruments_have_no_form(at, section):
    settings, _ = at("seeds-in-own-words")
    held = record(settings)
    name = (held.bodies if section == "body" else held.instruments)[0].id
    client = TestClient(make_app(settings, Gate(port=80, read_only=True)), base_url="http://127.0.0.1")

    page = client.get(f"/{section}/{name}")

    assert page.status_code == 200
    assert 'method="post"' not in page.text


SCREENS = [
    {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    for width in (1280, 400)
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    "place", [(PAPERS, "instruments", "instrument"), ("two-commissions", "bodies", "body")]
)
def test_the_forms_of_a_page_are_accessible_when_all_of_it_is_open(at, open_browser, axe, place, screen):
    case, part, folder = place
    settings, server = at(case)
    entry = getattr(record(settings), part)[0]
    with server as reader, open_browser(reader.address, **screen) as page:
        page.goto(f"/{folder}/{entry.id}")
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        assert page.locator("form[action='/judgements/pair']").first.is_visible()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["viewport"]["width"]
