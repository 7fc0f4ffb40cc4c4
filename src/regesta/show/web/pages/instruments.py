"""All documents between parties, with what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.domain.record import Instrument
from regesta.show.export.bodies import instrument_object
from regesta.show.web.asking import Asked, cut_part, fold_words, read_asked, tells
from regesta.show.web.desk import Desk, HasDesk, add_page, send_csv, send_json
from regesta.show.web.papers import STAGE_WORDS, Stage, instrument_history
from regesta.show.web.shelf import UNDATED, Shelf
from regesta.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """One instrument of the list with its history and on what reports differ."""

    instrument: Instrument
    stages: tuple[Stage, ...]
    differ: tuple[str, ...]
    events: int


def make_router() -> APIRouter:
    """The routes of the list of instruments."""
    router = APIRouter()
    add_page(router, "/instruments", show_instruments, json=instruments_json, csv=instruments_csv)
    return router


def show_instruments(desk: HasDesk) -> Response:
    """The list."""
    asked = read_asked(desk)
    part = cut_part(choose_instruments(desk.shelf, asked), asked.page)
    record = desk.register.record
    return desk.show(
        "instruments.html",
        asked=asked,
        part=part,
        lines=[_line(item, desk.shelf) for item in part.items],
        parties=sorted({party for item in record.instruments for party in item.parties}),
        kinds=sorted({item.kind for item in record.instruments}),
        stages=STAGE_WORDS,
    )


def instruments_json(desk: HasDesk) -> Response:
    """The instruments that fit, or those of one page, as `regesta export` writes them."""
    return send_json(instrument_object(item, desk.register) for item in _listed(desk))


def instruments_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    return send_csv((instrument_object(item, desk.register) for item in _listed(desk)), "instrument", desk)


def _listed(desk: Desk) -> Sequence[Instrument]:
    asked = read_asked(desk)
    chosen = choose_instruments(desk.shelf, asked)
    return cut_part(chosen, asked.page).items if desk.paged else chosen


def choose_instruments(shelf: Shelf, asked: Asked) -> Sequence[Instrument]:
    """The instruments whose titles tell the words asked for, of a party, kind and stage; the latest first."""
    words, kind, what = fold_words(asked.get("q")), asked.get("kind"), asked.get("what")
    party = shelf.party_codes.get(asked.get("state").casefold(), asked.get("state"))
    fit = [
        item
        for item in shelf.register.record.instruments
        if (not party or party in item.parties)
        and (not kind or item.kind == kind)
        and (not what or any(event.what == what for event in item.events))
        and (not words or tells(fold(_told(item, shelf)), words))
    ]
    return sorted(fit, key=lambda item: (-_latest(item, shelf), item.title.casefold(), item.id))


def _told(instrument: Instrument, shelf: Shelf) -> str:
    written = {shelf.register.words_of(quote) for quote in instrument.quotes}
    return " ".join([instrument.title, instrument.kind, *sorted(written)])


def _latest(instrument: Instrument, shelf: Shelf) -> int:
    """The last day (ordinal) of an event that names it."""
    places = shelf.facets["instrument"].get(instrument.id)
    return int(shelf.last[places].max()) if places is not None and len(places) else UNDATED


def _line(instrument: Instrument, shelf: Shelf) -> InstrumentLine:
    return InstrumentLine(
        instrument=instrument,
        stages=instrument_history(instrument, shelf),
        differ=tuple(item.property for item in shelf.disputes_of.get(instrument.id, ())),
        events=len(shelf.facets["instrument"].get(instrument.id, ())),
    )
