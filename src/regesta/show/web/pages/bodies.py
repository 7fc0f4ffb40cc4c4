"""All joint bodies with their sessions as series, so that the empty places are seen at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.domain.record import Body
from regesta.show.export.bodies import body_object
from regesta.show.web.asking import Asked, cut_part, fold_words, read_asked, tells
from regesta.show.web.desk import Desk, HasDesk, add_page, send_csv, send_json
from regesta.show.web.series import Series, body_series
from regesta.show.web.shelf import Shelf
from regesta.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLine:
    """One body of the list with its series."""

    body: Body
    series: Series
    last: date | None


def make_router() -> APIRouter:
    """The routes of the list of joint bodies."""
    router = APIRouter()
    add_page(router, "/bodies", show_bodies, json=bodies_json, csv=bodies_csv)
    return router


def show_bodies(desk: HasDesk) -> Response:
    """The list."""
    asked = read_asked(desk)
    part = cut_part(choose_bodies(desk.shelf, asked), asked.page)
    return desk.show(
        "bodies.html",
        asked=asked,
        part=part,
        lines=[_line(body, desk.shelf) for body in part.items],
        parties=sorted({party for body in desk.register.record.bodies for party in body.parties}),
    )


def bodies_json(desk: HasDesk) -> Response:
    """The bodies that fit, or those of one page, as `regesta export` writes them."""
    return send_json(body_object(body, desk.register) for body in _listed(desk))


def bodies_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    return send_csv((body_object(body, desk.register) for body in _listed(desk)), "body", desk)


def _listed(desk: Desk) -> Sequence[Body]:
    asked = read_asked(desk)
    chosen = choose_bodies(desk.shelf, asked)
    return cut_part(chosen, asked.page).items if desk.paged else chosen


def choose_bodies(shelf: Shelf, asked: Asked) -> Sequence[Body]:
    """The bodies whose names tell the words asked for, of a party, on demand only those with numbers missing.

    Those with most sessions stand first.
    """
    words = fold_words(asked.get("q"))
    party = shelf.party_codes.get(asked.get("state").casefold(), asked.get("state"))
    fit = [
        body
        for body in shelf.register.record.bodies
        if (not party or party in body.parties)
        and (not asked.get("missing") or body.missing)
        and tells(" ".join(fold(item.name) for item in body.names), words)
    ]
    return sorted(fit, key=lambda body: (-len(body.sessions), -len(body.quotes), body.name.casefold()))


def _line(body: Body, shelf: Shelf) -> BodyLine:
    series = body_series(body, shelf.register)
    sittings = [*(item for slot in series.told for item in slot.sittings), *series.unnumbered]
    return BodyLine(
        body=body, series=series, last=max((item.last for item in sittings if item.last), default=None)
    )
