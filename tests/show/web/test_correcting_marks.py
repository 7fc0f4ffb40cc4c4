"""A report's marks put right in its text: words, kind, roles, date; by forms, by clicks and by selecting."""

import json
import re
import urllib.request

import pytest
from case_records import read_case
from hands import read_again, served
from playwright.sync_api import expect

from regesta.domain.marked_report import parse_marked_report
from regesta.judging import list_judgements
from regesta.lexicon.ontology import load_ontology
from regesta.pipeline import open_record, read_sources
from regesta.settings import DATA, Settings

WIDE = """\
# published: 2021-03-10

The 🇴🇲 {s1 Omani} {p1 Salim Harthi} {e1 met} 🤝 {p2 Tariq Mirza}.

= p1 of s1
= e1 meeting held; by p1 p2
"""


@pytest.fixture
def at(tmp_path):
    settings = read_case("namesakes", tmp_path)
    with served(settings) as reader:
        reader.settings = settings
        reader.report = next(iter(open_record(settings.record).reports.values()))
        yield reader


def sheet(reader, words):
    """The sheet of some words of the report."""
    start = reader.report.text.index(words)
    return reader.open(f"/report/{reader.report.id}?correct={start}-{start + len(words)}")


def form_of(page, reader):
    return page.form(f"/report/{reader.report.id}/correct")


def marked(reader):
    """The report as a marked report, parsed."""
    text = reader.open(f"/report/{reader.report.id}.marked").text
    return parse_marked_report(text, kinds=tuple(load_ontology(DATA).kinds))


def events(reader):
    record = open_record(reader.settings.record).record
    return [event for event in record.events if reader.report.id in event.reports]


def test_a_report_leads_to_its_correction_and_back(at):
    page = at.open(f"/report/{at.report.id}")
    correcting = at.open(page.links(f"/report/{at.report.id}?correct")[0])

    assert "Click a mark in the text" in correcting.words
    assert correcting.links(f"/report/{at.report.id}?correct=")


def test_every_mark_leads_to_its_sheet(at):
    page = at.open(f"/report/{at.report.id}?correct=1")
    address = page.tree.xpath("//mark[contains(@class, 'm-e')]/a/@href")[0]

    assert "= e1 meeting held" in at.open(address).words


def test_words_are_found_by_writing_them(at):
    page = at.open(f"/report/{at.report.id}?correct=1&words=met")

    assert "= e1 meeting held" in page.words or "They stand in" in page.words


def test_words_that_do_not_stand_there_are_told_so(at):
    page = at.open(f"/report/{at.report.id}?correct=1&words=nowhere+at+all")

    assert "The text has no such words." in page.words


def test_kind_and_date_of_an_event_are_put_right(at):
    page = at.send(form_of(sheet(at, "met"), at), kind="negotiation", when="2018-03-05", by="anna")

    [event] = [item for item in events(at) if item.kind.value == "negotiation"]
    assert event.when.value.start.isoformat() == "2018-03-05"
    assert "= e1 negotiation held" in page.words
    assert marked(at).marks.events[0].kind == "negotiation"


def test_a_role_is_put_right_in_marks_and_record(at):
    form = form_of(sheet(at, "met"), at)
    [first, *_] = form.xpath(".//input[@name='role-by' and @checked]/@value")

    at.send(form, **{"role-by": [first]}, by="anna")

    [event] = [item for item in events(at) if item.kind.value == "meeting"]
    assert len(dict(marked(at).marks.events[0].roles)["by"]) == 1
    assert len(event.people) == 1


def test_it_holds_when_the_report_is_read_again(at):
    form = form_of(sheet(at, "met"), at)
    [first, *_] = form.xpath(".//input[@name='role-by' and @checked]/@value")
    at.send(form, **{"role-by": [first]}, by="anna")

    read_again(at.settings)

    [event] = [item for item in events(at) if item.kind.value == "meeting"]
    assert len(event.people) == 1


def test_a_mark_is_moved_to_other_words(at):
    words = re.search(r"met \w+", at.report.text)[0]
    at.send(form_of(sheet(at, "met"), at), words=words, by="anna")

    assert words in {mention.span.of(at.report.text) for mention in marked(at).marks.mentions}


def test_words_that_stand_elsewhere_are_refused(at):
    page = at.send(form_of(sheet(at, "met"), at), words="no such words", by="anna")

    assert page.status == 400
    assert "no such words" in page.words


def test_unmarked_words_are_marked_as_an_event(at):
    words = re.search(r"\bin ", at.report.text)[0].strip()
    page = at.send(form_of(sheet(at, words), at), letter="event", kind="statement", status="held", by="anna")

    assert "Kept" in page.words
    assert any(event.kind == "statement" for event in marked(at).marks.events)


def test_an_event_that_is_none_is_rejected(at):
    before = len(events(at))

    at.send(form_of(sheet(at, "met"), at), do="none", by="anna")

    assert len(events(at)) == before - 1
    assert [item.verdict.value for item in list_judgements(at.settings)] == ["reject"]


def test_what_was_put_right_is_listed_and_taken_back(at):
    form = form_of(sheet(at, "met"), at)
    [first, *_] = form.xpath(".//input[@name='role-by' and @checked]/@value")
    page = at.send(form, **{"role-by": [first]}, by="anna")
    assert "Ruled by people" in page.words

    at.send(page.form("/judgements/revoke"))

    assert len(dict(marked(at).marks.events[0].roles)["by"]) == 2


def test_nothing_changed_is_told_so(at):
    page = at.send(form_of(sheet(at, "met"), at), by="anna")

    assert page.status == 400
    assert "nothing was changed" in page.words


def test_read_only_there_is_nothing_to_correct(tmp_path):
    settings = read_case("namesakes", tmp_path)
    name = next(iter(open_record(settings.record).reports))
    with served(settings, read_only=True) as reader:
        page = reader.open(f"/report/{name}?correct=1")

    assert page.tree.xpath("//form[@method='post']") == []
    assert "Correct what is marked" not in page.words


@pytest.fixture
def reported(server):
    """The address of a report."""
    with urllib.request.urlopen(f"{server.address}/timeline.json?kind=session", timeout=20) as answer:
        return f"/report/{json.load(answer)[0]['reports'][0]}"


@pytest.mark.browser
def test_the_sheet_is_accessible_and_fits_every_screen(check_page, reported):
    check_page(f"{reported}?correct=1", "report-correcting", prepare=open_first)


def open_first(page):
    page.locator(".reading mark.m-e a").first.click()
    page.wait_for_url("**/*correct=*-*")


SELECT = """mark => {
    const range = document.createRange();
    range.selectNodeContents(mark);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
}"""


@pytest.mark.browser
def test_selected_words_lead_to_their_sheet(page, reported):
    page.goto(f"{reported}?correct=1")
    mark = page.locator(".reading mark.m-e").first
    words = mark.inner_text()
    mark.evaluate(SELECT)
    page.get_by_role("button", name="Correct “").click()
    page.wait_for_url("**/*correct=*-*")

    expect(page.locator("#put")).to_contain_text(words)
    assert page.locator(".equation").inner_text().startswith("= e")


@pytest.mark.browser
def test_a_place_after_wide_letters_is_counted_in_code_points(open_browser, own_server, tmp_path):
    (tmp_path / "wide.marked").write_text(WIDE, encoding="utf-8")
    with own_server() as server:
        read_sources([str(tmp_path / "wide.marked")], Settings(record=server.record))
        name = next(item.id for item in open_record(server.record).reports.values() if "🤝" in item.text)
        with open_browser(server.address) as page:
            page.goto(f"/report/{name}?correct=1")
            page.locator(".reading mark.m-e").evaluate(SELECT)
            page.get_by_role("button", name="Correct “met”").click()
            page.wait_for_url("**/*correct=*-*")

            expect(page.locator("#put")).to_have_text("met")
