from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page: pieces with their style (head, words for quoted words, faint, or none)."""

    pieces: tuple[tuple[str, str], ...] = ()
    indent: int = 0


def head(words: str, indent: int = 0) -> Line:
    """A heading."""
    return Line(pieces=((words, "head"),), indent=indent)


def plain(words: str, indent: int = 0) -> Line:
    """A line of plain words."""
    return Line(pieces=((words, ""),), indent=indent)


def faint(words: str, indent: int = 0) -> Line:
    """A line that one may pass over."""
    return Line(pieces=((words, "faint"),), indent=indent)


def blank() -> Line:
    """An empty line."""
    return Line()
