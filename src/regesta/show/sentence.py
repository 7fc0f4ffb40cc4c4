"""The sentence around quoted words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.domain.record import Quote
from regesta.domain.span import Span
from regesta.show.register import Register
from regesta.text.sentences import split_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a report; `pieces` are its words in order, each with whether it is quoted."""

    report: str
    span: Span
    pieces: tuple[tuple[str, bool], ...]

    @property
    def words(self) -> str:
        """The sentence itself."""
        return "".join(piece for piece, _ in self.pieces)


def find_passages(quotes: Iterable[Quote], register: Register) -> tuple[Passage, ...]:
    """The sentences that hold `quotes`, by report and place; quotes of one sentence share it."""
    grouped: dict[tuple[str, Span], list[Span]] = {}
    for quote in quotes:
        sentence = sentence_around(quote.span, register.reports[quote.report].text)
        grouped.setdefault((quote.report, sentence), []).append(quote.span)
    return tuple(
        Passage(report=report, span=span, pieces=_pieces(register.reports[report].text, span, marked))
        for (report, span), marked in sorted(grouped.items(), key=lambda item: _order(item[0], register))
    )


def sentence_around(span: Span, text: str) -> Span:
    """The sentence (or run of sentences) of `text` that covers `span`."""
    touched = [pair for pair in split_sentences(text) if pair[0] < span.end and span.start < pair[1]]
    if not touched:
        return span
    return Span(min(touched[0][0], span.start), max(touched[-1][1], span.end))


def _order(place: tuple[str, Span], register: Register) -> tuple[str, str, Span]:
    report, span = place
    day = register.reports[report].published.day
    return (day.isoformat() if day else "9999", report, span)


def _pieces(text: str, sentence: Span, marked: list[Span]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = sentence.start
    for span in sorted(set(marked)):
        start = max(at, span.start)
        if start < span.end:
            pieces += [(_plain(text[at:start]), False), (_plain(text[start : span.end]), True)]
            at = span.end
    pieces.append((_plain(text[at : sentence.end]), False))
    return tuple(piece for piece in pieces if piece[0])


def _plain(words: str) -> str:
    return words.replace("\n", " ")
