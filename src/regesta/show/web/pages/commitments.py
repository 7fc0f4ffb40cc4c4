"""The board of commitments: open and for how long, overdue, kept, cancelled; both sentences side by side."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.errors import UsageError
from regesta.show.export.promises import commitment_object
from regesta.show.web.asking import Part, cut_part, read_asked
from regesta.show.web.desk import Desk, HasDesk, add_page, no_such, send_csv, send_json
from regesta.show.web.docket import Promise
from regesta.show.web.promises import STATES, Card, choose_promises, make_cards
from regesta.show.web.sides import find_sides

PER_COLUMN = 12
"""So many cards stand in a column of the board; a state by itself is told in pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One state of the board with its first cards."""

    state: str
    total: int
    cards: list[Card]


def make_router() -> APIRouter:
    """The routes of the board."""
    router = APIRouter()
    add_page(router, "/commitments", show_board, json=board_json, csv=board_csv)
    return router


def show_board(desk: HasDesk) -> Response:
    """All states side by side, or one in pages, or a single commitment."""
    asked = read_asked(desk)
    sides = find_sides(desk.shelf, desk.query)
    chosen = _chosen(desk)
    single = asked.get("outcome") or asked.get("one")
    part: Part[Promise] = cut_part(chosen if single else [], asked.page)
    every = choose_promises(desk.shelf, sides.codes)
    return desk.show(
        "commitments.html",
        asked=asked,
        sides=sides,
        outcome=asked.get("outcome"),
        counts={state.value: sum(item.commitment.state is state for item in every) for state in STATES},
        columns=[] if single else _columns(chosen, desk),
        part=part,
        cards=make_cards(part.items, desk.shelf),
    )


def board_json(desk: HasDesk) -> Response:
    """The commitments that fit, as `regesta export` writes them."""
    return send_json(commitment_object(item.commitment, desk.register) for item in _chosen(desk))


def board_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    items = (commitment_object(item.commitment, desk.register) for item in _chosen(desk))
    return send_csv(items, "commitment", desk)


def _chosen(desk: Desk) -> list[Promise]:
    """What the address asks for: one commitment by its id, or those of some parties and one outcome."""
    asked = read_asked(desk)
    name, outcome = asked.get("one"), asked.get("outcome")
    if name:
        found = [item for item in desk.shelf.docket.promises if item.commitment.id == name]
        if not found:
            raise no_such("commitment", name, desk)
        return found
    if outcome and outcome not in STATES:
        mend = f"use one of: {' '.join(STATES)}"
        raise UsageError("no such outcome", where=f"outcome={outcome}", mend=mend)
    return choose_promises(desk.shelf, find_sides(desk.shelf, desk.query).codes, outcome)


def _columns(chosen: list[Promise], desk: Desk) -> list[Column]:
    columns = []
    for state in STATES:
        inside = [item for item in chosen if item.commitment.state is state]
        cards = make_cards(inside[:PER_COLUMN], desk.shelf)
        columns.append(Column(state=state.value, total=len(inside), cards=cards))
    return columns
