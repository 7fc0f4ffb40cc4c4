"""Texts for the commands that read plain text without a record: a file, a folder, JSON Lines, or "-"."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from regesta.errors import RegestaError, SourceError, UsageError
from regesta.show.cli.streams import write_utf8

_TEXTS = frozenset({".txt", ".md", ".text", ""})
_ROWS = frozenset({".jsonl", ".ndjson"})
_SOME_FAILED = 3
"""Exit status where something could not be read."""
_MARK = b"\xef\xbb\xbf"
"""The byte order mark some programs write before UTF-8."""
_TIME = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T ].*$")
_HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can hold and UTF-8 cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """One text to read; `id` is None for a single file."""

    id: str | None
    text: str
    published: date | None


def read_day(written: str, where: str) -> date:
    """A day written as 2020-02-26, with a time or without; raises UsageError for anything else."""
    try:
        return date.fromisoformat(_TIME.sub("", written))
    except ValueError as error:
        raise UsageError(f"{written!r} is no day", where=where, mend="write it as 2020-02-26") from error


def iter_texts(file: str, published: date | None) -> Iterator[PlainText | RegestaError]:
    """The texts of FILE; what is wrong with one of many comes in its place, with one alone it is raised.

    Args:
        file: a path, or "-" for standard input; JSON Lines have id, text and published.
        published: the day for texts that give none.
    """
    if file == "-":
        raw = sys.stdin.buffer.read()
        yield from _iter_read(raw, file, None, published, rows=_is_rows(raw))
        return
    path = Path(file)
    if not path.is_dir():
        yield from _iter_file(path, None, published)
        return
    paths = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in _TEXTS | _ROWS)
    if not paths:
        raise SourceError("holds no text file", where=file, mend="give a folder with .txt or .jsonl files")
    for item in paths:
        try:
            yield from _iter_file(item, str(item.relative_to(path)), published)
        except SourceError as error:
            yield error


def _iter_file(path: Path, name: str | None, published: date | None) -> Iterator[PlainText | RegestaError]:
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("is not there", where=str(path), mend="check the path") from error
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error
    suffix = path.suffix.lower()
    rows = suffix in _ROWS or (suffix == ".json" and _is_rows(raw))
    yield from _iter_read(raw, str(path), name, published, rows=rows)


def _iter_read(
    raw: bytes, where: str, name: str | None, published: date | None, *, rows: bool
) -> Iterator[PlainText | RegestaError]:
    raw = raw.removeprefix(_MARK)
    if rows:
        yield from _iter_rows(raw, where, published)
    else:
        # every code point is kept, line ends too, so that offsets are those of the file
        yield PlainText(id=name, text=_decode(raw, where), published=published)


def _is_rows(raw: bytes) -> bool:
    head = raw.removeprefix(_MARK).lstrip()
    return head.startswith(b"{") and b'"text"' in head.split(b"\n", 1)[0]


def _decode(raw: bytes, where: str) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError("is no UTF-8 text", where=where, mend="save it as UTF-8") from error
    if "\0" in text:
        raise SourceError("is no text: it holds zero bytes", where=where, mend="save it as UTF-8 text")
    return text


def _iter_rows(raw: bytes, where: str, published: date | None) -> Iterator[PlainText | RegestaError]:
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.strip():
            place = f"{where}:{number}"
            try:
                yield _read_row(_parse(_decode(line, place), place), number, place, published)
            except RegestaError as error:
                yield error


def _parse(line: str, where: str) -> object:
    mend = "write one JSON object a line"
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(f"no JSON ({error.msg})", where=where, mend=mend) from error
    except RecursionError as error:
        raise SourceError("no JSON that can be read (too deep)", where=where, mend=mend) from error


def _read_row(row: object, number: int, where: str, published: date | None) -> PlainText:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise SourceError("no text", where=where, mend='give "text" as a string')
    name, day = row.get("id"), row.get("published")
    return PlainText(
        id=str(number if name is None else name),
        text=_HALF.sub("\N{REPLACEMENT CHARACTER}", row["text"]),
        published=read_day(str(day), where) if day else published,
    )


def write_each(file: str, published: str | None, write: Callable[[PlainText], None]) -> int:
    """Write what is found in each text of a file, folder or stream; what cannot be read is told.

    Returns the exit status: 3 where something could not be read.
    """
    day = read_day(published, "--published") if published else None
    write_utf8()
    status = 0
    try:
        for item in iter_texts(file, day):
            if isinstance(item, RegestaError):
                status = _SOME_FAILED
                click.echo(f"regesta: {item}", err=True)
            else:
                write(item)
    except SourceError as error:
        click.echo(f"regesta: {error}", err=True)
        return _SOME_FAILED
    return status
