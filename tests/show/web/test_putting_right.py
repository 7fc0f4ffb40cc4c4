"""Events and people put right on their own pages, by a reader without JavaScript and through the browser."""

import csv
import io
import json
import subprocess
import sys

import pytest
from hands import read_again

from regesta.judging import list_judgements
from regesta.pipeline import open_record


def record(settings):
    return open_record(settings.record).record


def meetings(settings):
    return [event.id for event in record(settings).events if event.kind.value == "meeting"]


def verdicts(settings):
    return [item.verdict.value for item in list_judgements(settings) if item.revoked_at is None]


def test_two_events_are_merged_and_stay_so_when_reports_are_read_again(at):
    settings, server = at("a-week-apart")
    left, right = meetings(settings)
    with server as reader:
        form = reader.open(f"/event/{left}").form("/judgements/pair")
        page = reader.send(form, other=f"{reader.address}/event/{right}", verdict="same", by="anna")
    read_again(settings)

    assert "Kept" in page.words
    assert len(meetings(settings)) == 1


def test_an_event_is_split_and_stays_so_when_reports_are_read_again(at):
    settings, server = at("who-told-what")
    [event] = record(settings).events
    with server as reader:
        form = reader.open(f"/event/{event.id}").form("/judgements/part")
        reader.send(form, part=event.claims[0], by="anna")
    read_again(settings)

    assert len(meetings(settings)) == 2


def test_a_date_is_set_and_stays_so_when_reports_are_read_again(at):
    settings, server = at("who-told-what")
    with server as reader:
        [name] = meetings(settings)
        form = reader.open(f"/event/{name}").form("/judgements/correct")
        page = reader.send(form, when="2021-05", by="anna", reason="the ministry says so")
    read_again(settings)

    [event] = record(settings).events
    assert (event.when.value.start.isoformat(), event.when.value.end.isoformat()) == (
        "2021-05-01",
        "2021-05-31",
    )
    assert "corrected when" in page.words
    assert "the ministry says so" in page.words


def test_only_what_was_changed_is_kept(at):
    settings, server = at("who-told-what")
    with server as reader:
        form = reader.open(f"/event/{meetings(settings)[0]}").form("/judgements/correct")
        unchanged = reader.send(form, by="anna")
        reader.send(form, status="cancelled", by="anna")

    assert unchanged.status == 400
    assert [(item.property, item.value) for item in list_judgements(settings)] == [("status", "cancelled")]


def test_a_date_that_is_none_is_refused_in_words(at):
    settings, server = at("who-told-what")
    with server as reader:
        form = reader.open(f"/event/{meetings(settings)[0]}").form("/judgements/correct")
        page = reader.send(form, when="last week", by="anna")

    assert page.status == 400
    assert "write 2019-01-16" in page.words
    assert verdicts(settings) == []


def test_what_is_rejected_is_gone_and_can_be_taken_back(at):
    settings, server = at("who-told-what")
    with server as reader:
        form = reader.open(f"/event/{meetings(settings)[0]}").form("/judgements/reject")
        page = reader.send(form, by="anna")
        gone = meetings(settings)
        reader.send(page.form("/judgements/revoke"))

    assert "/judgements" in page.address
    assert gone == []
    assert len(meetings(settings)) == 1


def test_two_people_are_merged_on_the_page_of_one(at):
    settings, server = at("namesakes")
    left, right = (person.id for person in record(settings).people if "Hosseini" in person.name)
    with server as reader:
        form = reader.open(f"/person/{left}").form("/judgements/pair")
        reader.send(form, right=right, verdict="same", by="anna")

    assert sum("Hosseini" in person.name for person in record(settings).people) == 1


def test_a_person_s_name_is_corrected(at):
    settings, server = at("namesakes")
    name = next(person.id for person in record(settings).people if "Hosseini" in person.name)
    with server as reader:
        form = reader.open(f"/person/{name}").form("/judgements/correct")
        reader.send(form, name="Ali Hoseini Tash", by="anna")

    assert "Ali Hoseini Tash" in {person.name for person in record(settings).people}


def test_a_ruling_that_changes_nothing_says_why(at):
    settings, server = at("a-week-apart")
    left, right = meetings(settings)
    with server as reader:
        form = reader.open(f"/event/{left}").form("/judgements/pair")
        page = reader.send(form, other=right, verdict="different", by="anna")

    assert "It changes nothing: they were two already" in page.words


def test_judgements_stand_on_what_they_concern_with_their_author(at):
    settings, server = at("who-told-what")
    with server as reader:
        name = meetings(settings)[0]
        form = reader.open(f"/event/{name}").form("/judgements/correct")
        reader.send(form, where="Basra", by="Anna B.", reason="seen on the photo")
        page = reader.open(f"/event/{name}")

    assert "Ruled by people" in page.words
    assert "Anna B." in page.words
    assert "seen on the photo" in page.words


def test_the_list_of_judgements_holds_them_all_and_takes_them_back(at):
    settings, server = at("who-told-what")
    with server as reader:
        form = reader.open(f"/event/{meetings(settings)[0]}").form("/judgements/correct")
        reader.send(form, where="Basra", by="anna")
        listed = reader.open("/judgements")
        after = reader.send(listed.form("/judgements/revoke"))
        rows = list(csv.DictReader(io.StringIO(reader.open("/judgements.csv").text)))
        items = json.loads(reader.open("/judgements.json?show=revoked").text)

    assert "where: Basra" in listed.words
    assert "Taken back" in after.words
    assert verdicts(settings) == []
    assert len(rows) == len(items) == 1


def test_a_record_without_judgements_says_how_to_make_one(at):
    _, server = at("same-words")
    with server as reader:
        assert "Nobody has ruled on anything" in reader.open("/judgements").words


def test_served_for_reading_only_there_is_no_form_and_no_way_in(at):
    settings, server = at("who-told-what", read_only=True)
    with server as reader:
        page = reader.open(f"/event/{meetings(settings)[0]}")
        answer = reader.open("/judgements/reject", b"thing=ev-1&by=anna")

    assert page.tree.xpath("//form[@method='post']") == []
    assert answer.status == 403


def test_without_the_token_of_the_page_nothing_is_changed(at):
    settings, server = at("who-told-what")
    with server as reader:
        form = reader.open(f"/event/{meetings(settings)[0]}").form("/judgements/reject")
        answer = reader.send(form, by="anna", csrf="stolen")

    assert answer.status == 403
    assert verdicts(settings) == []


def test_a_form_leads_to_no_other_site(at):
    settings, server = at("who-told-what")
    with server as reader:
        form = reader.open(f"/event/{meetings(settings)[0]}").form("/judgements/correct")
        page = reader.send(form, where="Basra", by="anna", back="//evil.example/")

    assert page.address.startswith(reader.address)


def test_words_of_an_author_stay_words(at):
    settings, server = at("who-told-what")
    with server as reader:
        form = reader.open(f"/event/{meetings(settings)[0]}").form("/judgements/correct")
        page = reader.send(form, where="Basra", by="<script>alert(1)</script>", reason="<b>bold</b>")

    assert "<script>alert" not in page.text
    assert "<b>bold" not in page.text


def events_of(server):
    return open_record(server.record).record.events


@pytest.mark.browser
@pytest.mark.slow
def test_a_merge_a_split_and_a_date_made_in_the_browser_survive_reading_again(
    own_server, open_browser, request
):
    with own_server() as server, open_browser(server.address) as page:
        events = events_of(server)
        whole = next(event for event in events if len(event.claims) == 2 and event.outlets == 2)
        split = whole.claims
        told_once = [event for event in events if len(event.claims) == 1 and event.kind.value == "meeting"]
        one, other = next(
            (a, b) for a in told_once for b in told_once if a.parties == b.parties and a.reports != b.reports
        )
        dated = next(event for event in events if event.kind.value == "call")

        rule(page, whole.id, "Split", lambda form: form.get_by_role("checkbox").first.check(), "Split them")
        rule(page, one.id, "Merge", lambda form: form.get_by_label("address").fill(other.id), "They are one")
        rule(
            page,
            dated.id,
            "Correct a value",
            lambda form: form.get_by_label("Date").fill("2020-02-29"),
            "Save",
        )

    again = [sys.executable, "-m", "regesta", "read", "--again", "--record", str(server.record), "examples"]
    subprocess.run(again, check=True, capture_output=True, cwd=request.config.rootpath)

    home = {claim: event for event in events_of(server) for claim in event.claims}
    assert home[split[0]].id != home[split[1]].id
    assert home[one.claims[0]].id == home[other.claims[0]].id
    assert home[dated.claims[0]].when.value.start.isoformat() == "2020-02-29"


def rule(page, name, summary, fill, button):
    page.goto(f"/event/{name}")
    act = page.locator("details.act", has_text=summary)
    act.locator("summary").click()
    act.get_by_label("Your name").fill("anna")
    fill(act)
    act.get_by_role("button", name=button).click()
    page.locator(".done").wait_for()


@pytest.mark.browser
def test_the_forms_of_an_event_are_accessible_and_fit_every_screen(check_page, server):
    name = next(event.id for event in events_of(server) if event.disputes and len(event.claims) > 1)
    unfold = "document.querySelectorAll('details.act').forEach(part => { part.open = true })"

    check_page(f"/event/{name}", "event-forms", prepare=lambda page: page.evaluate(unfold))


@pytest.mark.browser
def test_the_list_of_judgements_is_accessible(own_server, open_browser, axe):
    with own_server() as server, open_browser(server.address) as page:
        name = next(event.id for event in events_of(server) if event.kind.value == "call")
        rule(page, name, "Correct a value", lambda form: form.get_by_label("Date").fill("2020-02-29"), "Save")
        axe(page)
        page.goto("/judgements")
        axe(page)
