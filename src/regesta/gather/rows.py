"""JSON Lines and CSV: one report a row; a broken row is refused by its line and the others go on."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from regesta.errors import SourceError
from regesta.gather.draft import Draft
from regesta.gather.fields import Mapped, draft_of_row, map_fields
from regesta.gather.options import GatherOptions, Refusal

_LONGEST_RECORD = 5_000
"""Lines that one quoted CSV record may span before its quotation mark counts as never closed."""
_LIST_KEY = "text"
_SPREAD = "JSON spread over several lines"
_ONE_A_LINE = "write one whole object on each line (e.g. jq -c '.[]' FILE)"


def read_json_lines(lines: Iterable[str], origin: str, options: GatherOptions) -> Iterator[Draft | Refusal]:
    """The reports of a JSON Lines file: objects, lists of sentences or plain strings."""
    told: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if not told and line.strip() in {"{", "["}:
            yield Refusal(source=origin, error=SourceError(_SPREAD, where=origin, mend=_ONE_A_LINE))
            return
        try:
            row = _json_row(line, f"{origin}:{number}")
            mapped = map_fields(list(row), options.columns)
            _check_text(mapped, list(row), row, f"{origin}:{number}")
        except SourceError as error:
            yield Refusal(source=f"{origin}:{number}", error=error)
            continue
        if str(mapped) not in told and len(told) < 3 and len(row) > 1:
            told.add(str(mapped))
            options.tell(f"{origin}:{number}: {mapped}")
        yield draft_of_row(row, mapped, origin, number)


def _json_row(line: str, where: str) -> Mapping[str, object]:
    try:
        value = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        column = f", column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        what = f"broken JSON ({str(error).partition(':')[0].lower()}{column})"
        raise SourceError(what, where=where, mend="write one whole JSON object on the line") from error
    if isinstance(value, dict):
        return value
    if isinstance(value, str) or (isinstance(value, list) and value and isinstance(value[0], str)):
        return {_LIST_KEY: value}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        raise SourceError("a JSON list of objects", where=where, mend=_ONE_A_LINE)
    mend = 'write an object such as {"text": "...", "date": "2020-02-26"}'
    raise SourceError("a JSON value that is no report", where=where, mend=mend)


def _check_text(mapped: Mapped, names: Sequence[str], row: Mapping[str, object], where: str) -> None:
    if mapped.text is None or mapped.text not in row:
        known = ", ".join(repr(name) for name in names[:12])
        what = "no field holds the text" if mapped.text is None else f"there is no field {mapped.text!r}"
        raise SourceError(f"{what} (fields: {known})", where=where, mend="name it with --text-column NAME")


def read_table(lines: Iterable[str], origin: str, options: GatherOptions) -> Iterator[Draft | Refusal]:
    """The reports of a CSV file with a header row; the delimiter is told from that row."""
    records = _records(lines)
    first = next(records, None)
    if first is None:
        return
    delimiter = _delimiter(first[1])
    names = [name.strip() for name in _cells(first[1].lstrip("\ufeff"), delimiter) or []]
    mapped = map_fields(names, options.columns)
    wanted = [name for name in (mapped.text, mapped.title, mapped.published) if name and name not in names]
    if mapped.text is None or wanted:
        yield _no_text_column(names, wanted, origin)
        return
    options.tell(f"{origin}: {mapped}")
    yield from _table_rows(records, names, mapped, origin, delimiter)


def _table_rows(
    records: Iterator[tuple[int, str, Callable[[], None]]],
    names: list[str],
    mapped: Mapped,
    origin: str,
    delimiter: str,
) -> Iterator[Draft | Refusal]:
    for number, record, step_back in records:
        cells = _cells(record, delimiter)
        if cells is None or len(cells) != len(names):
            where = f"{origin}:{number}"
            told = (
                "quotation marks do not fit"
                if cells is None
                else f"{len(cells)} fields instead of {len(names)}"
            )
            mend = 'quote every text field and double the quotation marks inside it ("")'
            step_back()
            yield Refusal(source=where, error=SourceError(told, where=where, mend=mend))
        elif any(cell.strip() for cell in cells):
            yield draft_of_row(dict(zip(names, cells, strict=True)), mapped, origin, number)


def _no_text_column(names: list[str], wanted: list[str], origin: str) -> Refusal:
    known = ", ".join(repr(name) for name in names[:12])
    what = f"there is no column {wanted[0]!r}" if wanted else "no column holds the text"
    mend = "name it with --text-column NAME"
    return Refusal(source=origin, error=SourceError(f"{what} (columns: {known})", where=origin, mend=mend))


def _records(lines: Iterable[str]) -> Iterator[tuple[int, str, Callable[[], None]]]:
    """Line number and text of each record, and how to step back to its second line if it proves broken.

    A record goes on over line ends while its quotation marks are odd in number.
    """
    source = enumerate(lines, start=1)
    waiting: deque[tuple[int, str]] = deque()

    while True:
        taken: list[tuple[int, str]] = []
        odd = False
        while True:
            item = waiting.popleft() if waiting else next(source, None)
            if item is None:
                break
            taken.append(item)
            odd ^= item[1].count('"') % 2 == 1
            if not odd or len(taken) >= _LONGEST_RECORD:
                break
        if not taken:
            return
        if len(taken) == 1 and not taken[0][1].strip():
            continue

        def step_back(rest: list[tuple[int, str]] = taken[1:]) -> None:
            waiting.extendleft(reversed(rest))

        yield taken[0][0], "".join(line for _, line in taken), step_back


def _cells(record: str, delimiter: str) -> list[str] | None:
    """The fields of one record; None where its quotation marks do not fit."""
    csv.field_size_limit(max(csv.field_size_limit(), len(record) + 1))
    try:
        rows = list(csv.reader([record.rstrip("\r\n")], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _delimiter(header: str) -> str:
    counts = {sign: header.count(sign) for sign in (",", ";", "\t", "|")}
    return max(counts, key=lambda sign: counts[sign])
