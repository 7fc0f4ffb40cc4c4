"""Sources to reports, one after another: a refused one is told and the others go on."""

from __future__ import annotations

import io
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader
from itertools import chain
from typing import BinaryIO

from regesta.errors import InputError, SourceError
from regesta.gather.copies import CopyIndex
from regesta.gather.decoding import decode, is_line_text, refuse_binary
from regesta.gather.draft import Draft
from regesta.gather.marked import read_marked
from regesta.gather.options import Gathered, GatherOptions, Refusal
from regesta.gather.pages import read_page
from regesta.gather.reports import make_report
from regesta.gather.rows import read_json_lines, read_table
from regesta.gather.sources import STDIN, Found, find_sources

_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_HEAD = 8192
_MARKED = re.compile(rb"(?m)^= [pe]\d+\b")
_SUFFIX_KINDS = {
    ".html": "page", ".htm": "page", ".xhtml": "page", ".jsonl": "rows", ".ndjson": "rows",
    ".csv": "table", ".tsv": "table", ".marked": "marked",
}  # fmt: skip


def gather(
    sources: Sequence[str], options: GatherOptions, copies: CopyIndex | None = None
) -> Iterator[Gathered | Refusal]:
    """Read reports from files, folders, patterns and standard input ("-"), lazily and in order.

    Args:
        sources: paths, folders (read with all below them), patterns such as "2019/*.txt", or "-".
        options: how they are read.
        copies: the texts seen before; reports that repeat one get `copy_of`. None starts afresh.

    Yields:
        a `Gathered` for each report and a `Refusal` for each source or row that could not become one.
    """
    if copies is None:
        copies = CopyIndex(near_copy=options.settings.near_copy)
    for item in chain.from_iterable(_find(given, options) for given in sources):
        if isinstance(item, Refusal):
            yield item
            continue
        for draft in _drafts(item, options):
            yield draft if isinstance(draft, Refusal) else _report(draft, options, copies)


def _find(given: str, options: GatherOptions) -> Iterator[Found | Refusal | str]:
    if given == STDIN:
        yield STDIN
    else:
        yield from find_sources(given, options.tell)


def _report(draft: Draft, options: GatherOptions, copies: CopyIndex) -> Gathered | Refusal:
    try:
        return make_report(draft, options, copies)
    except InputError as error:
        return Refusal(source=draft.source, error=error)


def _drafts(item: Found | str, options: GatherOptions) -> Iterator[Draft | Refusal]:
    source = item if isinstance(item, str) else item.source
    try:
        if isinstance(item, str):
            stream = options.stdin or sys.stdin.buffer
            yield from _of_bytes(_all_of(stream, source, options), "", source, options)
        else:
            with item.path.open("rb") as stream:
                yield from _of_stream(stream, item, options)
    except InputError as error:
        yield Refusal(source=source, error=error)
    except OSError as error:
        what = f"cannot be read: {(error.strerror or str(error)).lower()}"
        mend = "look whether it still exists and you may read it"
        yield Refusal(source=source, error=SourceError(what, where=source, mend=mend))


def _of_stream(stream: BufferedReader, item: Found, options: GatherOptions) -> Iterator[Draft | Refusal]:
    """The drafts of an open file; rows are streamed where line ends are plain, the rest read whole."""
    suffix = item.path.suffix.lower()
    head = stream.peek(_HEAD)[:_HEAD]
    if _SUFFIX_KINDS.get(suffix) in {"rows", "table"} and head.strip() and is_line_text(head):
        refuse_binary(head, item.source)
        lines = _lines(stream, options.settings.max_source_bytes)
        yield from _of_rows(lines, _SUFFIX_KINDS[suffix], item.source, options)
    else:
        yield from _of_bytes(_all_of(stream, item.source, options), suffix, item.source, options)


def _lines(stream: BinaryIO, limit: int) -> Iterator[str]:
    """The lines of a stream, each in UTF-8 or, where it is not, in Windows-1252."""
    first = True
    while raw := stream.readline(limit):
        if first:
            raw, first = raw.removeprefix(BOM_UTF8), False
        try:
            yield raw.decode()
        except UnicodeDecodeError:
            yield raw.decode("cp1252", "replace")


def _all_of(stream: BinaryIO, source: str, options: GatherOptions) -> bytes:
    limit = options.settings.max_source_bytes
    data = stream.read(limit + 1)
    if len(data) > limit:
        mend = "split it into single reports, or into smaller files"
        raise SourceError(f"larger than {limit // 1_000_000} MB", where=source, mend=mend)
    return data


def _of_bytes(data: bytes, suffix: str, source: str, options: GatherOptions) -> Iterator[Draft | Refusal]:
    kind = _SUFFIX_KINDS.get(suffix) or _sniffed(data, suffix)
    if kind == "page":
        yield read_page(data, source)
        return
    decoded = decode(data, source)
    if decoded.note:
        options.tell(f"{source}: {decoded.note}")
    if kind == "marked":
        yield read_marked(decoded.text, source, options.kinds)
    elif kind in {"rows", "table"}:
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        yield from _of_rows(io.StringIO(text), kind, source, options)
    else:
        yield Draft(source=source, origin=source, text=decoded.text)


def _of_rows(
    lines: Iterable[str], kind: str, source: str, options: GatherOptions
) -> Iterator[Draft | Refusal]:
    reader = read_json_lines if kind == "rows" else read_table
    drafts = reader(lines, source, options)
    first = next(drafts, None)
    if first is None:
        raise SourceError("a table without rows", where=source, mend="put reports in, one a row")
    yield first
    yield from drafts


def _sniffed(data: bytes, suffix: str) -> str:
    """What a file holds whose suffix does not tell: a page, JSON rows, a marked report, or text."""
    if _PAGE.match(data[:2000]):
        return "page"
    if suffix in {".txt", ".md", ".markdown"}:
        return "text"
    if re.match(rb'\s*(?:\{\s*"|\[\s*[\[{"])', data[:200]):
        return "rows"
    return "marked" if data.startswith(b"# ") and _MARKED.search(data) else "text"
