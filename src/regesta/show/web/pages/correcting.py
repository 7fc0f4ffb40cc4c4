"""Where corrections of a report's marks go, and the report as a marked report."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response
from starlette.datastructures import FormData

from regesta.domain.judgement import Anchor, Judgement
from regesta.domain.marked_report import MarkedReport, format_marked_report
from regesta.domain.marks import LETTERS
from regesta.domain.span import Span
from regesta.errors import UsageError
from regesta.judging import (
    Author,
    check_kind,
    draft_mark,
    draft_no_mark,
    draft_rejection,
    draft_role,
    draft_words,
)
from regesta.mark.corrections import read_fillers
from regesta.pipeline import report_header
from regesta.show.web.addresses import chosen_address
from regesta.show.web.desk import Desk, HasDesk
from regesta.show.web.forms import HasForm, field, fields, read_author, rule
from regesta.show.web.pages.judgements import changed_values, draft_values
from regesta.show.web.pages.report import find_report
from regesta.show.web.sheets import (
    Sheet,
    find_words,
    make_sheet,
    marks_of,
    read_chosen,
    shown_marks,
)

EVENT = LETTERS["e"]


def make_router() -> APIRouter:
    """The routes of corrections."""
    router = APIRouter()
    router.add_api_route("/report/{name}.marked", send_marked, methods=["GET"])
    router.add_api_route("/report/{name}/correct", correct_report, methods=["POST"])
    return router


def send_marked(name: str, desk: HasDesk) -> Response:
    """The report with all its marks as a marked report, as people have put them right."""
    report = find_report(name, desk)
    marks = marks_of(name, desk.site.archive.marks(name), desk.shelf)
    marked = MarkedReport(
        header=report_header(report), text=report.text, marks=shown_marks(name, marks, desk.shelf)
    )
    return PlainTextResponse(format_marked_report(marked))


def correct_report(name: str, desk: HasDesk, form: HasForm) -> Response:
    """Keep what was changed on a sheet, have the report read anew, and show the sheet again."""
    report = find_report(name, desk)
    chosen = read_chosen(field(form, "at"), report.text)
    if chosen is None:
        raise UsageError("no words were chosen", mend="click a mark or select words, then correct them")
    marks = marks_of(name, desk.site.archive.marks(name), desk.shelf)
    sheet = make_sheet(report, marks, chosen, desk.shelf, field(form, "as"))
    author = read_author(form)
    if not sheet.name:
        return rule(desk, form, [_mark(desk, name, chosen, form, author)], chosen_address(name, chosen))
    if field(form, "do") == "none":
        return rule(desk, form, _take_away(desk, name, sheet, author), f"/report/{name}?correct=1#put")
    span = _moved(sheet, form, report.text)
    made = [*_changes(desk, name, sheet, form, author)]
    if span != sheet.span:
        made.append(draft_words(_anchor(name, sheet), span, author))
    if not made:
        raise UsageError("nothing was changed", mend="change something, then save")
    return rule(desk, form, made, chosen_address(name, span))


def _mark(desk: Desk, name: str, span: Span, form: FormData, author: Author) -> Judgement:
    """Words that carry no mark get one."""
    letter = field(form, "letter")
    kind = field(form, "kind") if letter == EVENT else letter
    check_kind(desk.site.settings, kind)
    status = field(form, "status") if letter == EVENT else ""
    return draft_mark(Anchor(report=name, span=span, kind=kind), status, author)


def _take_away(desk: Desk, name: str, sheet: Sheet, author: Author) -> list[Judgement]:
    """There is no such event, or no such mark."""
    if sheet.claim:
        return draft_rejection(desk.shelf.docket.ground, sheet.claim, author)
    return [draft_no_mark(_anchor(name, sheet), author)]


def _changes(desk: Desk, name: str, sheet: Sheet, form: FormData, author: Author) -> list[Judgement]:
    """Everything on a sheet that is another now: what the words are, values, roles."""
    letter = field(form, "letter") or LETTERS[sheet.letter]
    if letter != LETTERS[sheet.letter]:
        return [_mark(desk, name, sheet.span, form, author)]
    made: list[Judgement] = []
    changed = changed_values(form)
    if changed and sheet.claim:
        made += draft_values(desk, sheet.claim, changed, author)
    elif changed:
        made.append(_mark(desk, name, sheet.span, form, author))
    for role in sheet.roles:
        values = fields(form, f"role-{role.name}")
        if f"had-{role.name}" in form and set(values) != set(role.chosen):
            fillers = [filler for value in values for filler in read_fillers(value)]
            made.append(draft_role(_anchor(name, sheet), role.name, fillers, author))
    return made


def _anchor(name: str, sheet: Sheet) -> Anchor:
    return Anchor(report=name, span=sheet.span, kind=sheet.kind)


def _moved(sheet: Sheet, form: FormData, text: str) -> Span:
    """The words that the mark shall lie on: those typed, where they stand nearest to it."""
    words = field(form, "words")
    if not words or words.split() == sheet.span.of(text).split():
        return sheet.span
    found = [span for span in find_words(text, words, sheet.span.start) if span.overlaps(sheet.span)]
    if not found:
        mend = "write words of the text that stand there, or mark the others by themselves"
        raise UsageError("the report has no such words at this place", where=words, mend=mend)
    return min(found, key=lambda span: abs(span.start - sheet.span.start) + abs(span.end - sheet.span.end))
