"""What two parties did to and with each other, act by act and coded: what the curve of a pair is made of."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from regesta.show.web.asking import cut_part, read_asked
from regesta.show.web.desk import Desk, HasDesk, add_page, send_json, send_rows
from regesta.show.web.figures import ACT_COLUMNS, act_objects
from regesta.show.web.lines import event_line
from regesta.show.web.pair.acts import Acts, find_acts
from regesta.show.web.pair.asked import AskedPair, ask_pair
from regesta.show.web.pair.curve import Period, in_period, read_period


def make_router() -> APIRouter:
    """The routes of a pair's acts; they go before those of the pair, whose name may hold a slash."""
    router = APIRouter()
    add_page(router, "/pairs/{name:path}/acts", show_acts, json=acts_json, csv=acts_csv)
    return router


def show_acts(name: str, desk: HasDesk) -> Response:
    """The acts that the curve is made of, or those of one period of it (`at`)."""
    about = ask_pair(name, desk)
    asked = read_asked(desk)
    period = _period(desk)
    acts = _acts(desk, about, period)
    part = cut_part(range(len(acts) - 1, -1, -1), asked.page)
    shown = acts.keep(list(reversed(part.items)))
    events = desk.register.events
    rows = [
        (item, event_line(events[str(item["id"])], desk.shelf)) for item in act_objects(shown, desk.shelf)
    ]
    return desk.show("acts.html", asked=asked, about=about, part=part, acts=acts, at=period, rows=rows)


def acts_json(name: str, desk: HasDesk) -> Response:
    """Every act, or those of one page."""
    return send_json(act_objects(_listed(name, desk), desk.shelf))


def acts_csv(name: str, desk: HasDesk) -> Response:
    """The same as a table."""
    return send_rows(act_objects(_listed(name, desk), desk.shelf), ACT_COLUMNS, desk)


def _listed(name: str, desk: Desk) -> Acts:
    acts = _acts(desk, ask_pair(name, desk), _period(desk))
    if not desk.paged:
        return acts
    part = cut_part(range(len(acts) - 1, -1, -1), desk.query.page)
    return acts.keep(list(reversed(part.items)))


def _acts(desk: Desk, about: AskedPair, period: Period | None) -> Acts:
    acts = find_acts(desk.shelf, about.pair, about.chosen.places)
    return acts.keep(in_period(desk.shelf, acts, period)) if period else acts


def _period(desk: Desk) -> Period | None:
    name = desk.request.query_params.get("at", "")
    period = read_period(name)
    if name and period is None:
        raise HTTPException(400, f"{name!r} is no year, quarter or month: write 2019, 2019-Q1 or 2019-01.")
    return period
