"""Which files a path, folder or pattern names."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from regesta.errors import SourceError
from regesta.gather.options import Refusal

SUFFIXES = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".csv", ".tsv", ".marked"}
)
"""What is read of a folder; a file named directly is read whatever its suffix."""

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read, and its name as it may be shown and stored."""

    path: Path
    source: str


def shown(path: str | Path) -> str:
    """A file name that can be printed on one line and stored as UTF-8."""
    plain = os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in plain)


def find_sources(given: str, tell: Callable[[str], None]) -> Iterator[Found | Refusal]:
    """The files that `given` names: a file, a folder with all below it, or a pattern; in order of name."""
    path = Path(given)
    try:
        if "\0" in given or not given:
            yield _refusal(given, "not a path", "name a file, a folder or a pattern")
        elif path.is_dir():
            yield from _in_folder(path, tell)
        elif os.path.lexists(path):
            yield _file(path)
        elif glob.has_magic(given):
            yield from _matching(given, tell)
        else:
            yield _refusal(given, "no such file or folder", "look for a slip in the name")
    except OSError as error:
        yield _refusal(given, _reason(error), "look for a slip in the name")


def _matching(pattern: str, tell: Callable[[str], None]) -> Iterator[Found | Refusal]:
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 -- takes absolute patterns too
    if not names:
        yield _refusal(pattern, "no file matches this pattern", "look for a slip in it, or quote it")
    for name in names:
        path = Path(name)
        if path.is_dir():
            if "**" not in pattern:
                yield from _in_folder(path, tell)
        elif len(names) == 1 or path.suffix.lower() in SUFFIXES or not path.exists():
            yield _file(path)


def _in_folder(folder: Path, tell: Callable[[str], None]) -> Iterator[Found | Refusal]:
    others: Counter[str] = Counter()
    count = 0
    for item in _walk(folder, (), set(), others):
        count += 1
        yield item
    if others:
        kinds = ", ".join(f"{suffix or 'no suffix'} {many}" for suffix, many in others.most_common(6))
        tell(f"{shown(folder)}: {others.total()} file(s) of other kinds passed over ({kinds})")
    if not count:
        mend = f"put reports in it; read are {' '.join(sorted(SUFFIXES))}"
        yield _refusal(folder, "no readable file in this folder", mend)


def _walk(
    folder: Path, above: tuple[tuple[int, int], ...], seen: set[tuple[int, int]], others: Counter[str]
) -> Iterator[Found | Refusal]:
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _refusal(folder, f"cannot be opened: {_reason(error)}", "ask for the right to read it")
        return
    place = (status.st_dev, status.st_ino)
    if place in above:
        yield _refusal(folder, "this link leads back to a folder above it", "take the link away")
        return
    if place in seen:
        return
    seen.add(place)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, (*above, place), seen, others)
        elif entry.suffix.lower() in SUFFIXES:
            yield _file(entry)
        else:
            others[entry.suffix.lower()] += 1


def _file(path: Path) -> Found | Refusal:
    """The file, or why it is none; nothing is opened, so that no pipe or device can hang the run."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            return _refusal(path, "this link leads nowhere", "take the link away or mend it")
        return _refusal(path, "vanished before it could be read", "read again once nothing moves the files")
    except OSError as error:
        return _refusal(path, _reason(error), "ask for the right to read it")
    if not stat.S_ISREG(mode):
        return _refusal(path, "a pipe or device, not a file", "pipe its content in and name '-' as source")
    return Found(path=path, source=shown(path))


def _refusal(path: str | Path, what: str, mend: str) -> Refusal:
    where = shown(path)
    return Refusal(source=where, error=SourceError(what, where=where, mend=mend))


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
