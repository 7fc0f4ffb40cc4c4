"""Whole sentences of reports, their quoted words picked out, each leading to its place in the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.domain.record import Event, Quote
from regesta.domain.report import Report
from regesta.show.sentence import Passage, find_passages
from regesta.show.web.addresses import words_address
from regesta.show.web.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence with its report; `pieces` are its words in order, each with whether it is quoted."""

    report: Report
    pieces: tuple[tuple[str, bool], ...]
    href: str


def find_said(quotes: Iterable[Quote], shelf: Shelf, most: int = 3) -> tuple[Said, ...]:
    """The first sentences that hold quotes, by publication; quotes of one sentence share it."""
    given = list(quotes)[: most * 4]
    passages = find_passages(given, shelf.register)
    return tuple(_said(passage, given, shelf) for passage in passages[:most])


def event_quotes(event: Event) -> tuple[Quote, ...]:
    """The words that name an event; all its words where none do."""
    return tuple(quote for quote in event.quotes if quote.property == "event") or event.quotes


def _said(passage: Passage, quotes: Sequence[Quote], shelf: Shelf) -> Said:
    inside = [
        quote for quote in quotes if quote.report == passage.report and passage.span.overlaps(quote.span)
    ]
    return Said(
        report=shelf.reports[passage.report],
        pieces=passage.pieces,
        href=words_address(min(inside, key=lambda quote: quote.span)),
    )
