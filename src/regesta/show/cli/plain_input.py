"""Texts for the commands that read plain text without a record: a file, a folder, JSON Lines, or "-"."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from regesta.errors import RegestaError, SourceError, UsageError

_TEXTS = frozenset({".txt", ".md", ".text", ""})
_ROWS = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """One text to read; `id` is None for a single file."""

    id: str | None
    text: str
    published: date | None


def read_day(written: str, where: str) -> date:
    """A day written as 2020-02-26; raises UsageError for anything else."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise UsageError(f"{written!r} is no day", where=where, mend="write it as 2020-02-26") from error


def iter_texts(file: str, published: date | None) -> Iterator[PlainText | RegestaError]:
    """The texts of FILE; what is wrong with one of many comes in its place, with one alone it is raised.

    Args:
        file: a path, or "-" for standard input; JSON Lines have id, text and published.
        published: the day for texts that give none.
    """
    if file == "-":
        yield from _iter_stream(sys.stdin.buffer.read().decode("utf-8", errors="replace"), published)
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


def _iter_stream(text: str, published: date | None) -> Iterator[PlainText | RegestaError]:
    if _is_rows(text):
        yield from _iter_rows(text, "-", published)
    else:
        yield PlainText(id=None, text=text, published=published)


def _iter_file(path: Path, name: str | None, published: date | None) -> Iterator[PlainText | RegestaError]:
    try:
        # newline="" keeps every code point, so that offsets are those of the file
        with path.open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except FileNotFoundError as error:
        raise SourceError("is not there", where=str(path), mend="check the path") from error
    except UnicodeDecodeError as error:
        raise SourceError("is no UTF-8 text", where=str(path), mend="save it as UTF-8") from error
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error
    if path.suffix.lower() in _ROWS or (path.suffix.lower() == ".json" and _is_rows(text)):
        yield from _iter_rows(text, str(path), published)
    else:
        yield PlainText(id=name, text=text, published=published)


def _is_rows(text: str) -> bool:
    head = text.lstrip()[:1]
    return head == "{" and '"text"' in text.split("\n", 1)[0]


def _iter_rows(text: str, where: str, published: date | None) -> Iterator[PlainText | RegestaError]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _read_row(json.loads(line), f"{where}:{number}", published)
            except json.JSONDecodeError as error:
                mend = "write one JSON object a line"
                yield SourceError(f"no JSON ({error.msg})", where=f"{where}:{number}", mend=mend)
            except RegestaError as error:
                yield error


def _read_row(row: object, where: str, published: date | None) -> PlainText:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise SourceError("no text", where=where, mend='give "text" as a string')
    day = row.get("published")
    return PlainText(
        id=str(row.get("id", where.rpartition(":")[2])),
        text=row["text"],
        published=read_day(str(day), where) if day else published,
    )
