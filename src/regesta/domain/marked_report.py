r"""The written form of marks: `parse_marked_report` and `format_marked_report` are exact inverses.

    report   = header "\n" lines "\n" equations
    header   = { "# " key ": " value "\n" }
    mention  = "{" ID { "," ID } " " words "}"
    equation = "= " ID [" " KIND " " STATUS] { ";" ROLE ID { (" " | ",") ID } }

A literal brace is written with a backslash before it; a run of backslashes before any brace is
doubled. A text line that would begin with "# " or "= " gets a backslash in front.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from regesta.domain.equations import check_equations, parse_equation
from regesta.domain.marks import LETTERS, MarkedEvent, MarkedPerson, Marks, Mention
from regesta.domain.span import Span
from regesta.errors import Fault, MarkedReportError

_HEADER_LINE = re.compile(r"# ([A-Za-z][\w-]*):(?: (.*)|)")
_GUARDED = re.compile(r"^(\\*[#=] )", re.MULTILINE)
_UNGUARDED = re.compile(r"\\(\\*[#=] )")
_BRACE = re.compile(r"(\\*)([{}])")
_TRAILING_BACKSLASHES = re.compile(r"\\+\Z")
_IDS = re.compile(r"[A-Za-z]\w*(?:,[A-Za-z]\w*)*(?= )")
_ID = re.compile(rf"[{''.join(LETTERS)}]\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedReport:
    """A text with its marks and the header lines above it, in their order."""

    header: tuple[tuple[str, str], ...] = ()
    text: str
    marks: Marks

    def get(self, key: str) -> str | None:
        """The header value of `key`; None where it is missing, empty or the word none."""
        value = dict(self.header).get(key, "").strip()
        return None if value in {"", "none"} else value


def format_marked_report(report: MarkedReport) -> str:
    """Write a marked report as text that a person can read and edit."""
    header = "".join(f"# {key}: {value}\n" for key, value in report.header)
    lines = _GUARDED.sub(r"\\\1", _braced(report.text, report.marks.mentions))
    equations = [_person_line(person) for person in report.marks.persons]
    equations += [_event_line(event) for event in report.marks.events]
    below = "".join(f"{line}\n" for line in ["", *equations]) if equations else ""
    return f"{header}\n{lines}\n{below}"


def parse_marked_report(written: str, *, kinds: Collection[str], where: str = "") -> MarkedReport:
    r"""Read a marked report.

    Args:
        written: the marked report, lines ended by "\n" (or "\r\n").
        kinds: the event kinds the ontology knows.
        where: the file's name, for the message.

    Raises:
        MarkedReportError: with every fault of the report, each with line, column and mend.
    """
    faults: list[Fault] = []
    rows = written.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    header, start = _parse_header(rows, faults)
    stop = next((n for n in range(start, len(rows)) if rows[n].startswith("= ")), len(rows))
    text, mentions = _parse_text(_text_rows(rows, start, stop), start, faults)
    known = {name for mention in mentions for name in mention.ids}
    parsed = []
    for number, row in enumerate(rows[stop:], start=stop + 1):
        if row.startswith("= "):
            parsed.append((number, parse_equation(row, number, kinds, faults)))
        elif row.strip():
            mend = "move text above the equations; a text line that begins with '= ' is written '\\= '"
            faults.append(Fault(line=number, column=1, what="text after the equations", mend=mend))
    equations = [(number, equation) for number, equation in parsed if equation is not None]
    check_equations(equations, known, _first_lines(text, mentions, start), faults)
    if faults:
        raise MarkedReportError(tuple(faults), where=where)
    persons = tuple(item for _, item in equations if isinstance(item, MarkedPerson))
    events = tuple(item for _, item in equations if isinstance(item, MarkedEvent))
    marks = Marks(mentions=tuple(mentions), persons=persons, events=events)
    return MarkedReport(header=tuple(header), text=text, marks=marks)


def _braced(text: str, mentions: tuple[Mention, ...]) -> str:
    parts, at = [], 0
    for mention in sorted(mentions, key=lambda mention: mention.span):
        if mention.span.start < at:
            raise ValueError(f"mentions overlap at {mention.span}")
        before = _escaped(text[at : mention.span.start])
        before = _TRAILING_BACKSLASHES.sub(lambda run: run[0] * 2, before)
        inside = _escaped(mention.span.of(text))
        inside = _TRAILING_BACKSLASHES.sub(lambda run: run[0] * 2, inside)
        parts += [before, "{", ",".join(mention.ids), " ", inside, "}"]
        at = mention.span.end
    return "".join([*parts, _escaped(text[at:])])


def _escaped(text: str) -> str:
    return _BRACE.sub(lambda brace: brace[1] * 2 + "\\" + brace[2], text)


def _person_line(person: MarkedPerson) -> str:
    parts = [f"{key} {' '.join(names)}" for key, names in person.attributes]
    return f"= {person.id} " + "; ".join(parts) if parts else f"= {person.id}"


def _event_line(event: MarkedEvent) -> str:
    parts = [f"{key} {' '.join(names)}" for key, names in event.roles]
    return "; ".join([f"= {event.id} {event.kind} {event.status}", *parts])


def _parse_header(rows: list[str], faults: list[Fault]) -> tuple[list[tuple[str, str]], int]:
    header: list[tuple[str, str]] = []
    seen: set[str] = set()
    number = 0
    while number < len(rows) and rows[number].startswith("# "):
        found = _HEADER_LINE.fullmatch(rows[number])
        if found is None:
            mend = "write '# key: value', or put a backslash before a text line that begins with '# '"
            faults.append(Fault(line=number + 1, column=1, what="not a header line", mend=mend))
        elif found[1] in seen:
            what = f"the header key {found[1]!r} stands twice"
            faults.append(Fault(line=number + 1, column=3, what=what, mend="keep one of the two"))
        else:
            seen.add(found[1])
            header.append((found[1], found[2] or ""))
        number += 1
    if number < len(rows) - 1 and not rows[number]:
        number += 1
    return header, number


def _text_rows(rows: list[str], start: int, stop: int) -> list[str]:
    """The rows of the text without the empty row that parts it from the equations or the file's end."""
    lines = rows[start:stop]
    return lines[:-1] if lines and not lines[-1] else lines


@dataclass(slots=True)
class _Scan:
    """Where the scan of a text stands: what was written out so far and the mention that is open."""

    out: list[str]
    length: int = 0
    open_at: int | None = None
    open_ids: tuple[str, ...] = ()
    open_place: tuple[int, int] = (0, 0)

    def write(self, piece: str) -> None:
        self.out.append(piece)
        self.length += len(piece)


def _parse_text(lines: list[str], start: int, faults: list[Fault]) -> tuple[str, list[Mention]]:
    scan, mentions = _Scan(out=[]), list[Mention]()
    for number, line in enumerate(lines, start=start + 1):
        if number > start + 1:
            scan.write("\n")
        guard = 1 if _UNGUARDED.match(line) else 0
        at = guard
        while found := _BRACE.search(line, at):
            slashes, brace = found.groups()
            scan.write(line[at : found.start()] + "\\" * (len(slashes) // 2))
            at = found.end()
            place = (number, found.start(2) + 1)
            if len(slashes) % 2:
                scan.write(brace)
            elif brace == "{":
                at = _open(scan, line, at, place, faults)
            else:
                _close(scan, place, mentions, faults)
        scan.write(line[at:])
    if scan.open_at is not None:
        _fault(faults, scan.open_place, "brace opened here is never closed", "write \\{ for a literal brace")
    return "".join(scan.out), mentions


def _fault(faults: list[Fault], place: tuple[int, int], what: str, mend: str) -> None:
    faults.append(Fault(line=place[0], column=place[1], what=what, mend=mend))


def _open(scan: _Scan, line: str, at: int, place: tuple[int, int], faults: list[Fault]) -> int:
    if scan.open_at is not None:
        _fault(faults, place, "brace inside braces", "mentions never nest; close the first one before")
    found = _IDS.match(line, at)
    if found is None:
        mend = "write {ID words}, e.g. {p1 Nadir}; write \\{ for a literal brace"
        _fault(faults, place, "brace without an id", mend)
        scan.open_at, scan.open_ids, scan.open_place = scan.length, (), place
        return at
    names = tuple(found[0].split(","))
    for name in names:
        if not _ID.fullmatch(name):
            mend = f"an id is one letter of {' '.join(LETTERS)} and a number"
            _fault(faults, (place[0], place[1] + 1), f"{name!r} is no id", mend)
    if len(set(names)) < len(names):
        _fault(faults, place, "an id stands twice in one mention", "keep one")
    scan.open_at, scan.open_ids, scan.open_place = scan.length, names, place
    return found.end() + 1


def _close(scan: _Scan, place: tuple[int, int], mentions: list[Mention], faults: list[Fault]) -> None:
    if scan.open_at is None:
        _fault(faults, place, "brace closed that was never opened", "write \\} for a literal brace")
    elif scan.open_at == scan.length:
        _fault(faults, place, "a mention without words", "put the words before the closing brace")
    elif scan.open_ids:
        span = Span(scan.open_at, scan.length)
        mentions.append(Mention(ids=scan.open_ids, span=span))
    scan.open_at = None


def _first_lines(text: str, mentions: list[Mention], start: int) -> dict[str, int]:
    """The line on which each id is first mentioned."""
    lines: dict[str, int] = {}
    for mention in mentions:
        for name in mention.ids:
            if name not in lines:
                lines[name] = start + 1 + text.count("\n", 0, mention.span.start)
    return lines
