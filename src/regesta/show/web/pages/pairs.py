"""Every pair of states or organisations that takes part in something together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.show.web.asking import Asked, Part, cut_part, fold_words, read_asked, tells
from regesta.show.web.desk import Desk, HasDesk, add_page, send_json, send_rows
from regesta.show.web.drawing.spark import draw_shares, draw_spark
from regesta.show.web.dyads import Dyad
from regesta.show.web.figures import DYAD_COLUMNS, dyad_object
from regesta.show.web.shelf import Shelf
from regesta.text.folding import fold

ORDERS = {
    "": "most events",
    "latest": "latest event",
    "open": "most commitments open",
    "cooperation": "most cooperative",
    "conflict": "most conflictual",
    "name": "name",
}
"""The orders of the list by their names in the address."""
ENOUGH = 3
"""A mean of fewer acts says little: such pairs stand last where the Goldstein value gives the order."""


def make_router() -> APIRouter:
    """The routes of the list of pairs."""
    router = APIRouter()
    add_page(router, "/pairs", show_pairs, json=pairs_json, csv=pairs_csv)
    return router


def show_pairs(desk: HasDesk) -> Response:
    """The list."""
    asked = read_asked(desk)
    part = cut_part(choose_dyads(desk.shelf, asked), asked.page)
    return desk.show(
        "pairs.html",
        asked=asked,
        part=part,
        orders=ORDERS,
        enough=ENOUGH,
        state=find_state(desk.shelf, asked),
        draw_spark=draw_spark,
        draw_shares=draw_shares,
    )


def pairs_json(desk: HasDesk) -> Response:
    """The pairs that fit, or those of one page."""
    return send_json(dyad_object(dyad, desk.shelf) for dyad in _listed(desk))


def pairs_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    return send_rows((dyad_object(dyad, desk.shelf) for dyad in _listed(desk)), DYAD_COLUMNS, desk)


def _listed(desk: Desk) -> Sequence[Dyad]:
    asked = read_asked(desk)
    chosen = choose_dyads(desk.shelf, asked)
    part: Part[Dyad] = cut_part(chosen, asked.page)
    return part.items if desk.paged else chosen


def find_state(shelf: Shelf, asked: Asked) -> str | None:
    """The code of the party whose pairs are asked for; empty where nobody is called so."""
    name = asked.get("state")
    return shelf.party_codes.get(name.casefold(), "") if name else None


def choose_dyads(shelf: Shelf, asked: Asked) -> Sequence[Dyad]:
    """The pairs of a party, of states only, with some words in their names, in the order asked for."""
    state = find_state(shelf, asked)
    words = fold_words(asked.get("q"))
    only = asked.get("only") == "states"
    fit = [
        dyad
        for dyad in shelf.dyads.values()
        if (state is None or state in dyad.pair)
        and (not only or all(code in shelf.register.state_names for code in dyad.pair))
        and (not words or tells(fold(" ".join((*_names(shelf, dyad), *dyad.pair))), words))
    ]
    order = asked.get("order")
    return sorted(fit, key=_keys(shelf)[order]) if order in ORDERS and order else fit


def _keys(shelf: Shelf) -> dict[str, Callable[[Dyad], tuple[object, ...]]]:
    """What each order goes by; what is alike keeps the order of events."""
    return {
        "latest": lambda dyad: (-(dyad.last or date.min).toordinal(),),
        "open": lambda dyad: (-dyad.open - dyad.overdue,),
        "cooperation": lambda dyad: (dyad.acts < ENOUGH, -(dyad.goldstein or 0.0)),
        "conflict": lambda dyad: (dyad.acts < ENOUGH, dyad.goldstein or 0.0),
        "name": lambda dyad: tuple(name.casefold() for name in _names(shelf, dyad)),
    }


def _names(shelf: Shelf, dyad: Dyad) -> tuple[str, ...]:
    return tuple(shelf.parties.get(code, code) for code in dyad.pair)
