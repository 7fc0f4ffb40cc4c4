"""Two parties: what they did, who met whom, what they promised, and what the press of either side told."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.show.export.parts import Json
from regesta.show.web.asking import read_asked
from regesta.show.web.desk import Desk, HasDesk, add_page, send_object, send_rows
from regesta.show.web.drawing.lanes import draw_chart
from regesta.show.web.drawing.periods import draw_plot
from regesta.show.web.drawing.spark import draw_shares
from regesta.show.web.figures import (
    CURVE_COLUMNS,
    OFFICE_COLUMNS,
    OUTLET_COLUMNS,
    couple_objects,
    curve_objects,
    office_objects,
    outlet_objects,
    pair_object,
    press_object,
)
from regesta.show.web.lines import event_line, event_lines
from regesta.show.web.pair.acts import find_acts
from regesta.show.web.pair.asked import AskedPair, ask_pair
from regesta.show.web.pair.curve import make_curve
from regesta.show.web.pair.dossier import make_dossier
from regesta.show.web.pair.homes import find_homes
from regesta.show.web.pair.meeting import find_couples, make_matrix, meetings
from regesta.show.web.pair.press import Press, hear_press
from regesta.show.web.series import body_series

LATEST = 8
"""So many events stand beneath the timeline."""
_ALL = 10_000


def make_router() -> APIRouter:
    """The routes of a pair, whose name may hold a slash."""
    router = APIRouter()
    router.add_api_route("/pairs/{name:path}/offices.csv", offices_csv, methods=["GET"])
    router.add_api_route("/pairs/{name:path}/outlets.csv", outlets_csv, methods=["GET"])
    add_page(router, "/pairs/{name:path}", show_pair, json=pair_json, csv=pair_csv)
    return router


def show_pair(name: str, desk: HasDesk) -> Response:
    """The page of a pair."""
    asked, shelf = ask_pair(name, desk), desk.shelf
    chosen = asked.chosen
    dossier = make_dossier(shelf, asked.pair, chosen)
    curve = make_curve(shelf, dossier.acts, asked.step)
    met = meetings(shelf, dossier.places)
    given = read_asked(desk)
    return desk.show(
        "pair.html",
        asked=given,
        acts=replace(given, path=f"{asked.path}/acts"),
        about=asked,
        query=chosen.query,
        chosen=chosen,
        dossier=dossier,
        shares=draw_shares(dossier.families),
        curve=curve,
        plot=draw_plot(curve) if curve else None,
        chart=draw_chart(shelf, chosen),
        latest=event_lines(chosen.events(shelf, chosen.places[:LATEST]), shelf),
        matrix=make_matrix(shelf, asked.pair, met, desk.site.settings.data),
        couples=find_couples(shelf, asked.pair, met),
        bodies=[(body, body_series(body, desk.register)) for body in dossier.bodies],
        press=_press(desk, asked),
        line_of=lambda event: event_line(event, shelf),
    )


def pair_json(name: str, desk: HasDesk) -> Response:
    """All that the page shows."""
    asked, shelf = ask_pair(name, desk), desk.shelf
    dossier = make_dossier(shelf, asked.pair, asked.chosen)
    met = meetings(shelf, dossier.places)
    matrix = make_matrix(shelf, asked.pair, met, desk.site.settings.data, most=_ALL)
    parts: Json = {
        "curve": curve_objects(make_curve(shelf, dossier.acts, asked.step)),
        "offices": list(office_objects(matrix)),
        "people": list(couple_objects(find_couples(shelf, asked.pair, met))),
        "press": press_object(_press(desk, asked)),
    }
    return send_object(pair_object(dossier, shelf, parts))


def pair_csv(name: str, desk: HasDesk) -> Response:
    """The curve as a table."""
    asked = ask_pair(name, desk)
    acts = find_acts(desk.shelf, asked.pair, asked.chosen.places)
    curve = make_curve(desk.shelf, acts, asked.step)
    return send_rows(curve_objects(curve), CURVE_COLUMNS, desk)


def offices_csv(name: str, desk: HasDesk) -> Response:
    """Who meets whom as a table."""
    asked = ask_pair(name, desk)
    met = meetings(desk.shelf, asked.chosen.places)
    matrix = make_matrix(desk.shelf, asked.pair, met, desk.site.settings.data, most=_ALL)
    return send_rows(office_objects(matrix), OFFICE_COLUMNS, desk)


def outlets_csv(name: str, desk: HasDesk) -> Response:
    """The outlets that tell of the pair as a table."""
    return send_rows(outlet_objects(_press(desk, ask_pair(name, desk))), OUTLET_COLUMNS, desk)


def _press(desk: Desk, asked: AskedPair) -> Press:
    homes = find_homes(desk.shelf.publishing, desk.site.settings.data)
    return hear_press(desk.shelf, asked.pair, asked.chosen.places, homes)
