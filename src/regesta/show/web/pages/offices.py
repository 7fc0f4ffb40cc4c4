"""Offices over time: who held each office of a state when, as far as reports attest it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.show.export.columns import write_csv
from regesta.show.export.parts import Json, day_text
from regesta.show.web.asking import Asked, cut_part, fold_words, read_asked, tells
from regesta.show.web.careers import Held, hold_office
from regesta.show.web.desk import Desk, HasDesk, add_page, send_json
from regesta.show.web.drawing.careers import Bar, common_scale, draw_line
from regesta.show.web.roll import Holder, OfficeKey
from regesta.show.web.shelf import Shelf

PER_PAGE = 12
"""So many offices stand on a page, each with all who held it."""

COLUMNS = ("country", "office", "id", "name", "from", "to", "reports")
"""The columns of the data: one row a holder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One office of one state with its holders in order of time; `key` is its anchor.

    `at_once` are pairs of holders whom reports give it in overlapping times.
    """

    key: str
    state: str
    title: str
    held: tuple[Held, ...]
    at_once: tuple[tuple[Held, Held], ...]


def make_router() -> APIRouter:
    """The routes of the offices."""
    router = APIRouter()
    add_page(router, "/offices", show_offices, json=offices_json, csv=offices_csv)
    return router


def show_offices(desk: HasDesk) -> Response:
    """The offices, those of most holders first, over one scale."""
    shelf = desk.shelf
    asked = read_asked(desk)
    part = cut_part(choose_offices(shelf, asked), asked.page, PER_PAGE)
    posts = [_post(number, key, holders, shelf) for number, (key, holders) in enumerate(part.items, 1)]
    scale = common_scale(item for post in posts for item in post.held)
    bars: dict[str, Bar | None] = {}
    if scale is not None:
        bars = {held.key: draw_line(held, scale) for post in posts for held in post.held}
    states = {state: shelf.register.state_names.get(state, state) for state, _ in shelf.holders if state}
    return desk.show(
        "offices.html",
        asked=asked,
        part=part,
        posts=posts,
        bars=bars,
        scale=scale,
        states=dict(sorted(states.items(), key=lambda item: item[1].casefold())),
    )


def choose_offices(shelf: Shelf, asked: Asked) -> Sequence[tuple[OfficeKey, tuple[Holder, ...]]]:
    """The offices of a state whose titles tell the words asked for; those of most holders first."""
    words = fold_words(asked.get("office"))
    state = shelf.party_codes.get(asked.get("state").casefold(), asked.get("state"))
    fit = [
        (key, holders)
        for key, holders in shelf.holders.items()
        if (not state or key[0] == state) and tells(key[1], words)
    ]
    return sorted(fit, key=lambda item: (-len(item[1]), -_reports(item[1]), item[0]))


def _reports(holders: Sequence[Holder]) -> int:
    return sum(len(holder.tenure.reports) for holder in holders)


def _post(number: int, key: OfficeKey, holders: Sequence[Holder], shelf: Shelf) -> Post:
    held = tuple(hold_office(f"office-{number}", holders, shelf))
    title = held[0].title
    return Post(key=f"office-{number}", state=key[0], title=title, held=held, at_once=_at_once(held))


def _at_once(held: Sequence[Held]) -> tuple[tuple[Held, Held], ...]:
    """Holders of one office of whom one is told to hold it between two days that attest the other."""
    return tuple(
        (one, other)
        for one, other in combinations([item for item in held if item.days], 2)
        if one.days[0].day < other.days[-1].day and other.days[0].day < one.days[-1].day
    )


def offices_json(desk: HasDesk) -> Response:
    """One object a holder of the offices that fit, or of those of one page."""
    return send_json(_objects(desk))


def offices_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    out = io.StringIO()
    write_csv(_objects(desk), COLUMNS, out)
    return Response(out.getvalue(), media_type="text/csv")


def _objects(desk: Desk) -> Iterator[Json]:
    asked = read_asked(desk)
    chosen = choose_offices(desk.shelf, asked)
    for (state, _), holders in cut_part(chosen, asked.page, PER_PAGE).items if desk.paged else chosen:
        for holder in holders:
            yield {
                "country": state or None,
                "office": holder.tenure.title,
                "id": holder.person.id,
                "name": holder.person.name,
                "from": day_text(holder.tenure.first),
                "to": day_text(holder.tenure.last),
                "reports": list(holder.tenure.reports),
            }
