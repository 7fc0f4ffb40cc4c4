"""Chosen words of a report as a sheet to correct: what they are, who fills which role, what was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from regesta.domain.claim import Claim
from regesta.domain.judgement import Judgement, Verdict
from regesta.domain.marked_report import MarkedReport, format_marked_report
from regesta.domain.marks import ATTRIBUTES, LETTERS, ROLE_LETTERS, Marks, Mention
from regesta.domain.report import Report
from regesta.domain.span import Span
from regesta.mark.corrections import correct_kinds, correct_marks, read_span, write_fillers
from regesta.read.marked_text import MarkedText, index_marks
from regesta.settle.corrections import correct_claim
from regesta.settle.rulings import find_anchored
from regesta.show.review.values import value_written
from regesta.show.web.shelf import Shelf
from regesta.show.words import shorten

ROLE_WORDS = {
    "by": "Who does it",
    "to": "To whom it is done",
    "at": "Where",
    "when": "When (the words)",
    "body": "Joint body",
    "no": "Number of its session",
    "under": "Under which paper",
    "in": "Part of",
    "of": "Of which state or organisation",
    "office": "Office",
    "rank": "Rank",
}
"""The roles of an event and the attributes of a person, in words."""
_NEAR = 600
"""Code points within which a filler is offered at once; the others unfold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Something marked that may fill a role, as a correction writes it (`value`) and in words."""

    value: str
    words: str
    what: str
    near: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One role with all that may fill it; `chosen` are the values of those that do."""

    name: str
    label: str
    fillers: tuple[Filler, ...]
    chosen: tuple[str, ...]

    @property
    def shown(self) -> tuple[Filler, ...]:
        """Those that fill it and those nearby."""
        return tuple(item for item in self.fillers if item.near or item.value in self.chosen)

    @property
    def folded(self) -> tuple[Filler, ...]:
        """Those further away."""
        return tuple(item for item in self.fillers if not (item.near or item.value in self.chosen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Words to correct. `name` is their id in the marks, empty where they carry none; `span` is theirs.

    `words` are those asked for: others than those of `span` where a mark shall lie on other words. `line` is
    what is said of them in a marked report, `values` what was read, as a correction writes it.
    """

    span: Span
    words: str
    name: str = ""
    letter: str = ""
    kind: str = ""
    line: str = ""
    others: tuple[str, ...] = ()
    claim: str = ""
    event: str = ""
    roles: tuple[Role, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    numbered: bool = False


def marks_of(report: str, marks: Marks | None, shelf: Shelf) -> Marks:
    """The marks of a report as people have put them right."""
    judged = shelf.docket.rulings_at.get(report, ())
    return correct_marks(marks or Marks(), judged)


def shown_marks(report: str, marks: Marks, shelf: Shelf) -> Marks:
    """Corrected marks with the kinds and statuses that people have ruled."""
    return correct_kinds(marks, shelf.docket.rulings_at.get(report, ()))


def find_words(text: str, words: str, near: int = 0) -> list[Span]:
    """Where words stand in a text, the nearest to a place first."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [Span(*match.span()) for match in re.finditer(pattern, text)] if pattern else []
    return sorted(found, key=lambda span: (abs(span.start - near), span.start))


def read_chosen(written: str, text: str) -> Span | None:
    """The span that an address names as 130-143; None where the text has none such."""
    try:
        span = read_span(written)
    except ValueError:
        return None
    return span if span.end <= len(text) else None


def make_sheet(report: Report, marks: Marks, span: Span, shelf: Shelf, wanted: str = "") -> Sheet:
    """The sheet of the words at `span`; `wanted` says which of several ids that they carry."""
    found = _find(marks, span, wanted)
    if found is None:
        return Sheet(span=span, words=span.of(report.text))
    mention, name = found
    marked = index_marks(report.text, marks)
    sheet = Sheet(
        span=mention.span,
        words=span.of(report.text),
        name=name,
        letter=name[0],
        kind=LETTERS[name[0]],
        line=_line(name, shown_marks(report.id, marks, shelf)),
        others=tuple(item for item in mention.ids if item != name),
        roles=tuple(_roles(name, marked, mention.span)),
    )
    return _with_values(sheet, report.id, marks, shelf) if name[0] == "e" else sheet


def _find(marks: Marks, span: Span, wanted: str) -> tuple[Mention, str] | None:
    """The mark that shares words with a span, the one whose ends are nearest, an event before the others."""
    found = [
        (mention, name) for mention in marks.mentions if mention.span.overlaps(span) for name in mention.ids
    ]
    asked = [item for item in found if item[1] == wanted]
    return min(asked or found, key=lambda item: (_gap(item[0].span, span), item[1][0] != "e"), default=None)


def _gap(one: Span, other: Span) -> int:
    return abs(one.start - other.start) + abs(one.end - other.end)


def _line(name: str, marks: Marks) -> str:
    """What a marked report says of an id below its text."""
    lines = Marks(
        persons=tuple(item for item in marks.persons if item.id == name),
        events=tuple(item for item in marks.events if item.id == name),
    )
    return format_marked_report(MarkedReport(text="", marks=lines)).strip()


def _roles(name: str, marked: MarkedText, anchor: Span) -> Iterator[Role]:
    if name[0] == "e":
        event = next((item for item in marked.marks.events if item.id == name), None)
        letters, filled = ROLE_LETTERS, dict(event.roles) if event else {}
    elif name[0] == "p":
        person = next((item for item in marked.marks.persons if item.id == name), None)
        letters, filled = ATTRIBUTES, dict(person.attributes) if person else {}
    else:
        return
    for role, fitting in letters.items():
        fillers = tuple(_fillers(fitting, name, marked, anchor))
        chosen = tuple(_value(item, marked) for item in filled.get(role, ()) if item in marked.spans)
        yield Role(name=role, label=ROLE_WORDS[role], fillers=fillers, chosen=chosen)


def _fillers(letters: str, own: str, marked: MarkedText, anchor: Span) -> Iterator[Filler]:
    """Everything marked with one of the letters, the nearest first."""
    names = [name for letter in letters for name in marked.ids(letter) if name != own]
    nearest = {name: marked.nearest(name, anchor) for name in names}
    for name in sorted(names, key=lambda name: _away(nearest[name], anchor)):
        words = shorten(marked.words(marked.fullest(name)), 60)
        near = _away(nearest[name], anchor) <= _NEAR
        yield Filler(value=_value(name, marked), words=words, what=LETTERS[name[0]], near=near)


def _value(name: str, marked: MarkedText) -> str:
    return write_fillers([(name[0], marked.fullest(name))])


def _away(span: Span, anchor: Span) -> int:
    return max(span.start - anchor.end, anchor.start - span.end, 0)


def _with_values(sheet: Sheet, report: str, marks: Marks, shelf: Shelf) -> Sheet:
    """The sheet of an event with what was read of it, as people have put it right."""
    reading = shelf.readings.get(report)
    claim = next((item for item in reading.claims if item.local == sheet.name), None) if reading else None
    event = next((item for item in marks.events if item.id == sheet.name), None)
    if claim is None:
        values = {"kind": event.kind, "status": event.status.value} if event else {}
        return replace(sheet, kind=values.get("kind", ""), values=values)
    told = _corrected(claim, shelf)
    values = {
        "kind": told.kind,
        "status": told.status.value,
        "when": value_written(told.when) or "",
        "where": value_written(told.where) or "",
        "number": str(told.body.number or "") if told.body else "",
    }
    owner = next((item.id for item in shelf.events_of("report", report) if claim.id in item.claims), "")
    return replace(
        sheet, kind=claim.kind, claim=claim.id, event=owner, values=values, numbered=told.body is not None
    )


def _corrected(claim: Claim, shelf: Shelf) -> Claim:
    return correct_claim(claim, list(_on_claim(shelf.docket.rulings_at.get(claim.report, ()), claim, shelf)))


def _on_claim(judgements: Iterable[Judgement], claim: Claim, shelf: Shelf) -> Iterator[Judgement]:
    for item in judgements:
        if item.verdict is Verdict.CORRECT and find_anchored(item.left, shelf.readings) == claim.id:
            yield item
