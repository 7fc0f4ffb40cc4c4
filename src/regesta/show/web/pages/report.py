"""One report to read, with everything that was marked in it and what was read out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.domain.marks import LETTERS, Mention
from regesta.domain.report import Report
from regesta.domain.span import Span
from regesta.show.export.reports import report_object
from regesta.show.web.addresses import address_of, chosen_address
from regesta.show.web.desk import Desk, HasDesk, add_page, no_such, send_csv, send_object
from regesta.show.web.highlighting import Highlight, cut_paragraphs
from regesta.show.web.lines import event_lines
from regesta.show.web.rulings import tell_rulings
from regesta.show.web.sheets import find_words, make_sheet, marks_of, read_chosen
from regesta.show.web.shelf import Shelf

_FOUND = 20
"""So many places of words are offered."""


def make_router() -> APIRouter:
    """The routes of a report."""
    router = APIRouter()
    add_page(router, "/report/{name}", show_report, json=report_json, csv=report_csv)
    return router


def show_report(name: str, desk: HasDesk) -> Response:
    """The page of a report; with `correct` in its address the sheet on which marks are put right."""
    report = find_report(name, desk)
    shelf = desk.shelf
    marks = marks_of(name, desk.site.archive.marks(name), shelf)
    given = desk.request.query_params
    correcting = "correct" in given and not desk.read_only
    places = find_words(report.text, given.get("words", ""))[:_FOUND]
    chosen = read_chosen(given.get("correct", ""), report.text) or (places[0] if len(places) == 1 else None)
    sheet = make_sheet(report, marks, chosen, shelf, given.get("as", "")) if correcting and chosen else None
    letters = {letter for mention in marks.mentions for letter in mention.letters}
    highlights = list(report_highlights(name, marks.mentions, shelf, correcting=correcting))
    if chosen and sheet:
        highlights.append(Highlight(span=chosen, name="chosen", title="chosen"))
    return desk.show(
        "report.html",
        report=report,
        paragraphs=cut_paragraphs(report.text, highlights),
        legend=[(letter, words) for letter, words in LETTERS.items() if letter in letters],
        lines=event_lines(shelf.events_of("report", name), shelf),
        gaps=shelf.gaps_of(name),
        copies=[item for item in shelf.reports.values() if item.copy_of == name],
        correcting=correcting,
        sheet=sheet,
        places=places,
        asked_words=given.get("words", ""),
        letters=LETTERS,
        rulings=tell_rulings(shelf.docket.rulings_at.get(name, ()), shelf),
    )


def report_json(name: str, desk: HasDesk) -> Response:
    """The report as `regesta export` writes it, and its text."""
    report = find_report(name, desk)
    return send_object(report_object(report) | {"text": report.text})


def report_csv(name: str, desk: HasDesk) -> Response:
    """The same as one row."""
    return send_csv([report_object(find_report(name, desk))], "report", desk)


def report_highlights(
    name: str, mentions: tuple[Mention, ...], shelf: Shelf, *, correcting: bool = False
) -> Iterator[Highlight]:
    """Every mention as a highlight.

    A click leads to the event, person, body or instrument read from it, or to the sheet that corrects it.
    """
    known = {} if correcting else _addresses(name, shelf)
    for mention in mentions:
        letter = mention.ids[0][0]
        yield Highlight(
            span=mention.span,
            name=f"m-{letter}",
            title=LETTERS[letter],
            href=chosen_address(name, mention.span) if correcting else known.get((letter, mention.span), ""),
            anchor=f"w-{name}-{mention.span.start}-{mention.span.end}",
        )
    for number, gap in enumerate(shelf.gaps_of(name)):
        if gap.span:
            href = "" if correcting else f"#gap-{number}"
            yield Highlight(span=gap.span, name="gap", title=gap.why.value, href=href)


def _addresses(name: str, shelf: Shelf) -> Mapping[tuple[str, Span], str]:
    """Where mentions lead, by letter and place."""
    found: dict[tuple[str, Span], str] = {}
    for event in shelf.events_of("report", name):
        here = [quote for quote in event.quotes if quote.report == name]
        found |= {("e", quote.span): address_of(event.id) for quote in here if quote.property == "event"}
        if event.body:
            bodies = [quote for quote in here if quote.property == "body"]
            found |= {("b", quote.span): address_of(event.body.value.body) for quote in bodies}
        for item in event.instruments:
            spans = [quote.span for quote in shelf.instruments[item].quotes if quote.report == name]
            found |= {("i", span): address_of(item) for span in spans}
        for attendee in event.people:
            person = shelf.people.get(attendee.person or "")
            spans = [quote.span for quote in person.quotes if quote.report == name] if person else []
            found |= {("p", span): address_of(str(attendee.person)) for span in spans}
    return found


def find_report(name: str, desk: Desk) -> Report:
    """The report of an id; raises HTTPException where the record holds none."""
    report = desk.shelf.reports.get(name)
    if report is None:
        raise no_such("report", name, desk)
    return report
