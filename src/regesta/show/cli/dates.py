from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from regesta.errors import RegestaError, SourceError, UsageError
from regesta.show.cli.streams import write_utf8

if TYPE_CHECKING:
    from regesta.dates import Timex

_READABLE = {".txt", ".md", ".text", ""}
_EXIT_SOME_FAILED = 3
_HELP = """Find the dates, times and durations of a text and tell what they are worth.

FILE is a text file, a folder of them, JSON Lines with id, text and published, or - for standard
input. Prints one JSON object a line: start, end (code points), text, type, value and mod as in TIMEX3,
interval (start, end, precision, basis) or null, and doubt where the days could not be told; for a
folder or JSON Lines also the id of the text.

\b
Examples:
  regesta dates report.txt --published 2020-02-26
  echo "The ministers met on Wednesday." | regesta dates - --published 2020-02-28
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One text to read; `id` is None for a single file."""

    id: str | None
    text: str
    published: date | None


@click.command(help=_HELP)
@click.argument("file", metavar="FILE")
@click.option(
    "--published",
    metavar="DAY",
    help="Publication day (2020-02-26); weekdays and days without a year count from it.",
)
def dates(*, file: str, published: str | None) -> int:
    """Print the time expressions of a file, folder or stream; status 3 where something cannot be read."""
    day = _read_day(published, "--published") if published else None
    write_utf8()
    status = 0
    try:
        for item in _iter_texts(file, day):
            if isinstance(item, RegestaError):
                status = _EXIT_SOME_FAILED
                click.echo(f"regesta: {item}", err=True)
            else:
                _write(item)
    except SourceError as error:
        click.echo(f"regesta: {error}", err=True)
        return _EXIT_SOME_FAILED
    return status


def _write(item: _Text) -> None:
    from regesta.dates import resolve  # noqa: PLC0415 - the grammar is loaded only where it is used

    lines = [
        json.dumps(_describe(found, item.id), ensure_ascii=False)
        for found in resolve(item.text, item.published)
    ]
    if lines:
        click.echo("\n".join(lines))


def _describe(found: Timex, name: str | None) -> dict[str, Any]:
    interval = found.interval
    head: dict[str, Any] = {} if name is None else {"id": name}
    return {
        **head,
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "type": found.type,
        "value": found.value,
        "mod": found.mod,
        "interval": None
        if interval is None
        else {
            "start": interval.start.isoformat() if interval.start else None,
            "end": interval.end.isoformat() if interval.end else None,
            "precision": interval.precision.value,
            "basis": interval.basis,
        },
        "doubt": found.doubt.value if found.doubt else None,
    }


def _read_day(written: str, where: str) -> date:
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise UsageError(f"{written!r} is no day", where=where, mend="write it as 2020-02-26") from error


def _iter_texts(file: str, published: date | None) -> Iterator[_Text | RegestaError]:
    if file == "-":
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
        yield from (
            _iter_rows(text, file, published)
            if _is_rows(text)
            else [_Text(id=None, text=text, published=published)]
        )
        return
    path = Path(file)
    if path.is_dir():
        paths = sorted(
            item
            for item in path.rglob("*")
            if item.is_file() and item.suffix.lower() in {*_READABLE, ".jsonl"}
        )
        if not paths:
            raise SourceError(
                "holds no text file", where=file, mend="give a folder with .txt or .jsonl files"
            )
        for item in paths:
            yield from _iter_file(item, str(item.relative_to(path)), published)
    else:
        yield from _iter_file(path, None, published)


def _iter_file(path: Path, name: str | None, published: date | None) -> Iterator[_Text | RegestaError]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SourceError("is not there", where=str(path), mend="check the path") from error
    except UnicodeDecodeError as error:
        raise SourceError("is no UTF-8 text", where=str(path), mend="save it as UTF-8") from error
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error
    if path.suffix.lower() in {".jsonl", ".ndjson"} or (path.suffix.lower() == ".json" and _is_rows(text)):
        yield from _iter_rows(text, str(path), published)
    else:
        yield _Text(id=name, text=text, published=published)


def _is_rows(text: str) -> bool:
    first = text.lstrip()[:1]
    return first == "{" and '"text"' in text.split("\n", 1)[0]


def _iter_rows(text: str, where: str, published: date | None) -> Iterator[_Text | RegestaError]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _read_row(json.loads(line), f"{where}:{number}", published)
            except json.JSONDecodeError as error:
                mend = "write one JSON object a line"
                yield SourceError(f"no JSON ({error.msg})", where=f"{where}:{number}", mend=mend)
            except RegestaError as error:
                yield error


def _read_row(row: object, where: str, published: date | None) -> _Text:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise SourceError("no text", where=where, mend='give "text" as a string')
    day = row.get("published")
    return _Text(
        id=str(row.get("id", where.rpartition(":")[2])),
        text=row["text"],
        published=_read_day(str(day), where) if day else published,
    )
