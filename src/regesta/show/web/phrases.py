"""Quotations that stand close together, as one phrase: "signed a protocol", "held its fourth session"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from regesta.domain.record import Quote
from regesta.domain.span import Span

_NEAR = 80
"""Characters between two quotations that still make one phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words to show, and the quotation among them by which a link reaches them."""

    shown: Quote
    anchor: Quote


def join_phrases(heads: Iterable[Quote], others: Iterable[Quote]) -> tuple[Phrase, ...]:
    """Each head with the nearest of the others beside it, then others of reports that have no head."""
    rest = sorted(others)
    phrases = [_phrase(head, rest) for head in sorted(heads)]
    covered = {phrase.shown.report for phrase in phrases}
    alone = (Phrase(shown=quote, anchor=quote) for quote in rest if quote.report not in covered)
    return (*phrases, *alone)


def _phrase(head: Quote, others: Iterable[Quote]) -> Phrase:
    near = [item for item in others if item.report == head.report and _gap(head, item) <= _NEAR]
    if not near:
        return Phrase(shown=head, anchor=head)
    other = min(near, key=lambda item: (_gap(head, item), item))
    start, end = min(head.span.start, other.span.start), max(head.span.end, other.span.end)
    return Phrase(shown=replace(head, span=Span(start, end)), anchor=head)


def _gap(one: Quote, other: Quote) -> int:
    """Characters between two quotations of one report; negative where they overlap."""
    return max(one.span.start - other.span.end, other.span.start - one.span.end)
