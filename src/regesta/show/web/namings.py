"""What the forms on the page of a joint body or instrument offer: likely twins, and the namings to part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from regesta.domain.claim import Claim
from regesta.domain.record import Body, Instrument, Quote
from regesta.domain.span import Span
from regesta.settle.rulings import BODY, INSTRUMENT
from regesta.show.web.choices import MOST_TWINS, OFFERED, Telling, Tellings, Twin, asked_about
from regesta.show.web.papers import instrument_history, instrument_label
from regesta.show.web.said import find_said
from regesta.show.web.shelf import Shelf

T = TypeVar("T", Body, Instrument)
_Place = tuple[str, Span]


def body_twins(body: Body, shelf: Shelf) -> list[Twin]:
    """Bodies that may be the same: those the record asks about, then those that share a party."""
    asked = asked_about(body.id, shelf)
    return [
        Twin(id=item.id, words=f"{item.name} ({', '.join(item.parties)})", score=asked.get(item.id))
        for item in _alike(body, shelf.bodies, asked)
    ]


def instrument_twins(instrument: Instrument, shelf: Shelf) -> list[Twin]:
    """Instruments that may be the same: those the record asks about, then those that share a party."""
    asked = asked_about(instrument.id, shelf)
    return [
        Twin(id=item.id, words=_paper_words(item, shelf), score=asked.get(item.id))
        for item in _alike(instrument, shelf.instruments, asked)
    ]


def _alike(own: T, every: Mapping[str, T], asked: Iterable[str]) -> list[T]:
    """Those asked about, then those with most parties in common with one."""
    parties = set(own.parties)
    likely: list[T] = [every[name] for name in asked if name in every]
    passed = {own.id, *(item.id for item in likely)}
    near: list[T] = [
        item for item in every.values() if item.id not in passed and parties.intersection(item.parties)
    ]
    near.sort(key=lambda item: -len(parties.intersection(item.parties)))
    likely.extend(near)
    return likely[:MOST_TWINS]


def _paper_words(instrument: Instrument, shelf: Shelf) -> str:
    label = instrument_label(instrument, instrument_history(instrument, shelf))
    return f"{label} ({', '.join([instrument.kind, *instrument.parties])})"


def body_tellings(body: Body, shelf: Shelf, page: int = 1) -> Tellings:
    """The claims that name a body, each with its sentence, so many as a page of the form offers."""
    places = _places(body.quotes)
    named = [
        (claim, claim.body.span)
        for claim in _claims_near(body.quotes, shelf)
        if claim.body is not None and (claim.report, claim.body.span) in places
    ]
    return _cut(named, BODY, shelf, page)


def instrument_tellings(instrument: Instrument, shelf: Shelf, page: int = 1) -> Tellings:
    """The claims that name an instrument and no other: of two, a ruling could not tell which it means."""
    places = _places(instrument.quotes)
    named = [
        (claim, claim.instruments[0].span)
        for claim in _claims_near(instrument.quotes, shelf)
        if len(claim.instruments) == 1 and (claim.report, claim.instruments[0].span) in places
    ]
    return _cut(named, INSTRUMENT, shelf, page)


def _places(quotes: Iterable[Quote]) -> set[_Place]:
    return {(quote.report, quote.span) for quote in quotes}


def _claims_near(quotes: Iterable[Quote], shelf: Shelf) -> Iterator[Claim]:
    """The claims of the reports that quotes are of, by report."""
    for report in sorted({quote.report for quote in quotes} & shelf.readings.keys()):
        yield from shelf.readings[report].claims


def _cut(named: Sequence[tuple[Claim, Span]], part: str, shelf: Shelf, page: int) -> Tellings:
    """One page of what names a thing; a ruling on the `part` of a claim is written CLAIM/PART."""
    start = (page - 1) * OFFERED
    return Tellings(
        items=tuple(_naming(claim, span, part, shelf) for claim, span in named[start : start + OFFERED]),
        total=len(named),
        page=page,
        anchor=f"{named[0][0].id}/{part}" if named and start else None,
    )


def _naming(claim: Claim, span: Span, part: str, shelf: Shelf) -> Telling:
    quote = Quote(report=claim.report, property=part, span=span)
    words = f"{claim.kind} {claim.status.value}: {shelf.register.words_of(quote)}"
    return Telling(id=f"{claim.id}/{part}", words=words, said=find_said([quote], shelf, 1))
