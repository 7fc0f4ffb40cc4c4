"""Report texts with words picked out: cut into pieces wherever a highlight begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from regesta.domain.span import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_KEPT = 3
"""A hidden run of fewer paragraphs is shown after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """Words to pick out: `name` for the style sheet, `title` in words, `href` where a click leads.

    `anchor` is the id by which a link reaches the words; empty for none.
    """

    span: Span
    name: str
    title: str
    href: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same highlights; `anchors` are the ids that begin with it."""

    text: str
    highlights: tuple[Highlight, ...] = ()
    anchors: tuple[str, ...] = ()

    @property
    def names(self) -> str:
        """The names of its highlights, each once."""
        return " ".join(dict.fromkeys(item.name for item in self.highlights))

    @property
    def title(self) -> str:
        """What its words were read as."""
        return "; ".join(dict.fromkeys(item.title for item in self.highlights if item.title))

    @property
    def href(self) -> str:
        """Where a click leads: of nested highlights the innermost's."""
        inner = sorted(self.highlights, key=lambda item: len(item.span))
        return next((item.href for item in inner if item.href), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph in pieces; `span` is its place in the text."""

    span: Span
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> bool:
        """Whether nothing in it is picked out."""
        return not any(piece.highlights for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Paragraphs that are shown, or folded away because nothing in them is picked out."""

    folded: bool
    paragraphs: tuple[Paragraph, ...]


def cut_paragraphs(text: str, highlights: Iterable[Highlight]) -> tuple[Paragraph, ...]:
    """A text's paragraphs with their pieces; a highlight's anchor is set once."""
    ordered = sorted(highlights, key=lambda item: (item.span, item.name))
    paragraphs = []
    anchored: set[str] = set()
    for found in _PARAGRAPH.finditer(text):
        span = Span(found.start(), found.end())
        inside = [item for item in ordered if item.span.overlaps(span)]
        paragraphs.append(Paragraph(span=span, pieces=tuple(_cut(text, span, inside, anchored))))
    return tuple(paragraphs)


def cut_span(text: str, span: Span, highlights: Iterable[Highlight]) -> tuple[Piece, ...]:
    """A stretch of a text (a sentence) in pieces."""
    return tuple(_cut(text, span, [item for item in highlights if item.span.overlaps(span)], set()))


def fold_plain(paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    """Runs of paragraphs, those folded in which nothing is picked out; the first is always shown."""
    runs: list[list[Paragraph]] = []
    for number, paragraph in enumerate(paragraphs):
        folded = paragraph.plain and number > 0
        if runs and _is_folded(runs[-1]) == folded and not (len(runs[-1]) == 1 and number == 1 and folded):
            runs[-1].append(paragraph)
        else:
            runs.append([paragraph])
    return tuple(
        Run(folded=number > 0 and _is_folded(run) and len(run) >= _KEPT, paragraphs=tuple(run))
        for number, run in enumerate(runs)
    )


def _is_folded(run: Sequence[Paragraph]) -> bool:
    return run[-1].plain


def _cut(text: str, span: Span, highlights: Sequence[Highlight], anchored: set[str]) -> list[Piece]:
    ends = {span.start, span.end}
    for item in highlights:
        ends |= {max(item.span.start, span.start), min(item.span.end, span.end)}
    cuts = sorted(ends)
    pieces = []
    for start, end in pairwise(cuts):
        here = tuple(item for item in highlights if item.span.start < end and start < item.span.end)
        anchors = tuple(
            dict.fromkeys(item.anchor for item in here if item.anchor and item.anchor not in anchored)
        )
        anchored.update(anchors)
        pieces.append(Piece(text=text[start:end], highlights=here, anchors=anchors))
    return pieces
