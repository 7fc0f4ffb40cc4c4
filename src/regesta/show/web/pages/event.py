"""One event: every value with its words, and the reports with those words picked out."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.domain.record import Event
from regesta.show.export.events import event_object
from regesta.show.web.asking import read_asked, tellings_page
from regesta.show.web.choices import event_tellings, event_twins, written_values
from regesta.show.web.desk import Desk, HasDesk, add_page, no_such, send_csv, send_object
from regesta.show.web.lines import event_line, event_lines
from regesta.show.web.rulings import tell_rulings
from regesta.show.web.telling import event_texts
from regesta.show.web.values import event_values


def make_router() -> APIRouter:
    """The routes of an event."""
    router = APIRouter()
    add_page(router, "/event/{name}", show_event, json=event_json, csv=event_csv)
    return router


def show_event(name: str, desk: HasDesk) -> Response:
    """The page of an event."""
    event = _find(name, desk)
    shelf = desk.shelf
    whole = shelf.register.events.get(event.part_of or "")
    values = event_values(event, shelf)
    return desk.show(
        "event.html",
        event=event,
        line=event_line(event, shelf),
        values=values,
        texts=event_texts(event, values, shelf),
        whole=event_lines([whole], shelf) if whole else [],
        parts=event_lines(shelf.events_of("whole", event.id), shelf),
        disputes=shelf.disputes_of.get(event.id, ()),
        commitments=shelf.commitments_of.get(event.id, ()),
        told=shelf.told_of.get(event.id, ()),
        gaps=[(report, gap) for report in event.reports for gap in shelf.gaps_of(report)],
        rulings=tell_rulings(shelf.docket.rulings_of.get(event.id, ()), shelf),
        twins=[] if desk.read_only else event_twins(event, shelf),
        tellings=None if desk.read_only else event_tellings(event, shelf, tellings_page(desk)),
        asked=read_asked(desk),
        written=written_values(event),
    )


def event_json(name: str, desk: HasDesk) -> Response:
    """The event as `regesta export` writes it."""
    return send_object(event_object(_find(name, desk), desk.register))


def event_csv(name: str, desk: HasDesk) -> Response:
    """The event as one row."""
    return send_csv([event_object(_find(name, desk), desk.register)], "event", desk)


def _find(name: str, desk: Desk) -> Event:
    event = desk.register.events.get(name)
    if event is None:
        raise no_such("event", name, desk)
    return event
