"""One instrument: its names and kind, its history with the words, and the events it belongs to."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.domain.record import Instrument
from regesta.show.export.bodies import instrument_object
from regesta.show.export.disputes import dispute_object
from regesta.show.export.parts import Json
from regesta.show.web.asking import own_events, read_asked, tellings_page
from regesta.show.web.desk import Desk, HasDesk, add_page, no_such, send_csv, send_object
from regesta.show.web.lines import event_line, event_lines
from regesta.show.web.namings import instrument_tellings, instrument_twins
from regesta.show.web.papers import instrument_history, instrument_label, instrument_names, untold_stages
from regesta.show.web.query import Query
from regesta.show.web.rulings import tell_rulings


def make_router() -> APIRouter:
    """The routes of an instrument."""
    router = APIRouter()
    add_page(router, "/instrument/{name}", show_instrument, json=instrument_json, csv=instrument_csv)
    return router


def show_instrument(name: str, desk: HasDesk) -> Response:
    """The page of an instrument."""
    instrument = _find(name, desk)
    shelf = desk.shelf
    stages = instrument_history(instrument, shelf)
    chosen = own_events(desk, instruments=(instrument.id,))
    return desk.show(
        "instrument.html",
        instrument=instrument,
        label=instrument_label(instrument, stages),
        names=instrument_names(instrument, shelf),
        stages=[(stage, event_line(stage.event, shelf)) for stage in stages],
        untold=untold_stages(instrument, stages),
        asked=read_asked(desk),
        chosen=chosen,
        lines=event_lines(chosen.on_page(shelf), shelf),
        whole=Query(instruments=(instrument.id,), sayings=True),
        disputes=shelf.disputes_of.get(instrument.id, ()),
        reports=len({quote.report for quote in instrument.quotes}),
        rulings=tell_rulings(shelf.docket.rulings_of.get(instrument.id, ()), shelf),
        twins=[] if desk.read_only else instrument_twins(instrument, shelf),
        tellings=None if desk.read_only else instrument_tellings(instrument, shelf, tellings_page(desk)),
    )


def instrument_json(name: str, desk: HasDesk) -> Response:
    """The instrument as `regesta export` writes it, with all events that name it and its disputes."""
    instrument = _find(name, desk)
    disputes = desk.shelf.disputes_of.get(instrument.id, ())
    more: Json = {
        "named_in": [event.id for event in desk.shelf.events_of("instrument", instrument.id)],
        "disputes": [dispute_object(item, desk.register) for item in disputes],
    }
    return send_object(instrument_object(instrument, desk.register) | more)


def instrument_csv(name: str, desk: HasDesk) -> Response:
    """The instrument as one row."""
    return send_csv([instrument_object(_find(name, desk), desk.register)], "instrument", desk)


def _find(name: str, desk: Desk) -> Instrument:
    instrument = desk.shelf.instruments.get(name)
    if instrument is None:
        raise no_such("instrument", name, desk)
    return instrument
