"""Quoted words with as much of their sentence around them as fits a line or two."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.domain.record import Quote
from regesta.show.register import Register
from regesta.show.sentence import sentence_around

_AROUND = 90
"""So many code points on either side are shown at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The words and what stands before and after them in their sentence, cut at blanks where it is long."""

    before: str
    words: str
    after: str


def excerpt_of(quote: Quote, register: Register, around: int = _AROUND) -> Excerpt:
    """Quoted words in their sentence; what does not fit one side is left to the other."""
    text = register.reports[quote.report].text
    sentence = sentence_around(quote.span, text)
    before = _one_line(text[sentence.start : quote.span.start])
    after = _one_line(text[quote.span.end : sentence.end])
    return Excerpt(
        before=_last(before, around + max(0, around - len(after))),
        words=" ".join(quote.span.of(text).split()),
        after=_first(after, around + max(0, around - len(before))),
    )


def _one_line(words: str) -> str:
    """Words with single blanks, those at the ends kept: they part them from what is quoted."""
    line = " ".join(words.split())
    left = " " if words[:1].isspace() and line else ""
    right = " " if words[-1:].isspace() and line else ""
    return f"{left}{line}{right}"


def _first(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"


def _last(words: str, most: int) -> str:
    return words if len(words) <= most else "… " + words[-most:].partition(" ")[2]
