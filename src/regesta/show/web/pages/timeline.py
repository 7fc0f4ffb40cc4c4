"""Home: the events that the address asks for, drawn in lanes and listed beneath."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.show.export.events import event_object
from regesta.show.export.parts import Json
from regesta.show.web.choosing import Chosen, choose_events
from regesta.show.web.desk import Desk, HasDesk, add_page, send_csv, send_json
from regesta.show.web.drawing.lanes import draw_chart
from regesta.show.web.lines import event_lines


def make_router() -> APIRouter:
    """The routes of the timeline."""
    router = APIRouter()
    add_page(router, "/", show_timeline, json=timeline_json, csv=timeline_csv)
    return router


def show_timeline(desk: HasDesk) -> Response:
    """Chart and list."""
    chosen = choose_events(desk.shelf, desk.query)
    return desk.show(
        "timeline.html",
        chosen=chosen,
        query=desk.query,
        chart=draw_chart(desk.shelf, chosen),
        lines=event_lines(chosen.on_page(desk.shelf), desk.shelf),
    )


def timeline_json(desk: HasDesk) -> Response:
    """The events that fit, or those of one page, as `regesta export` writes them."""
    return send_json(_objects(desk, choose_events(desk.shelf, desk.query)))


def timeline_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    return send_csv(_objects(desk, choose_events(desk.shelf, desk.query)), "event", desk)


def _objects(desk: Desk, chosen: Chosen) -> Iterator[Json]:
    events = chosen.on_page(desk.shelf) if desk.paged else chosen.events(desk.shelf)
    return (event_object(event, desk.register) for event in events)
