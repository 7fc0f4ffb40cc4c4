"""Where things happened: the events that the address asks for, by place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.settings import Settings
from regesta.show.export.parts import Json
from regesta.show.web.addresses import timeline_address
from regesta.show.web.asking import cut_part, read_asked
from regesta.show.web.choosing import choose_events
from regesta.show.web.desk import Desk, HasDesk, add_page, send_json, send_rows
from regesta.show.web.drawing.borders import draw_ground
from regesta.show.web.drawing.places import MOST, draw_places
from regesta.show.web.drawing.tones import BALANCE_WORDS, tone_of_balance
from regesta.show.web.glyphs import FAMILIES
from regesta.show.web.query import Query
from regesta.show.web.surveying import Counted, count_places

PLACE_COLUMNS = (
    *("place", "name", "city", "country", "geonames", "lat", "lon", "events", *FAMILIES, "balance"),
    *("first", "last", "page"),
)


def make_router() -> APIRouter:
    """The routes of the map."""
    router = APIRouter()
    add_page(router, "/map", show_map, json=map_json, csv=map_csv)
    return router


def show_map(desk: HasDesk) -> Response:
    """Map and table."""
    chosen = choose_events(desk.shelf, desk.query)
    counted = count_places(desk.shelf, chosen)
    asked = read_asked(desk)
    return desk.show(
        "map.html",
        chosen=chosen,
        query=desk.query,
        asked=asked,
        counted=counted,
        placed=sum(item.events for item in counted),
        part=cut_part(counted, asked.page),
        chart=draw_places(counted, whole=asked.get("view") == "world"),
        ground=draw_ground(borders_file(desk.site.settings)),
        own=desk.site.settings.borders is not None,
        most=MOST,
        balance_words=BALANCE_WORDS,
        tone_of=tone_of_balance,
    )


def borders_file(settings: Settings) -> Path:
    """The boundary file that the map draws."""
    return settings.borders or settings.data / "map/borders.geojson"


def map_json(desk: HasDesk) -> Response:
    """The places of the events that fit, or those of one page."""
    return send_json(place_object(item, desk.query) for item in _listed(desk))


def map_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    return send_rows((place_object(item, desk.query) for item in _listed(desk)), PLACE_COLUMNS, desk)


def _listed(desk: Desk) -> Sequence[Counted]:
    counted = count_places(desk.shelf, choose_events(desk.shelf, desk.query))
    return cut_part(counted, desk.query.page).items if desk.paged else counted


def place_object(item: Counted, query: Query) -> Json:
    """One place as a row of the table."""
    place = item.place
    return {
        "type": "place",
        "place": item.key,
        "name": place.name,
        "city": place.city,
        "country": place.country,
        "geonames": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "events": item.events,
        **{name: item.families.get(name, 0) for name in FAMILIES},
        "balance": None if item.balance is None else round(item.balance, 3),
        "first": item.first.isoformat() if item.first else None,
        "last": item.last.isoformat() if item.last else None,
        "page": timeline_address(query.but(places=(item.key,))),
    }
