"""One field for everything: reports by their texts, people, bodies and papers by their names, events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.domain.report import Report
from regesta.show.export.parts import Json
from regesta.show.web.addresses import address_of, timeline_address
from regesta.show.web.asking import Part, read_asked
from regesta.show.web.choosing import PER_PAGE, choose_events
from regesta.show.web.desk import Desk, HasDesk, add_page, send_json, send_rows
from regesta.show.web.lines import event_lines
from regesta.show.web.query import Query
from regesta.store.searching import TEXT, Hit

NAMED = {"person": "People", "body": "Joint bodies", "instrument": "Instruments"}
"""What is found by its name, and the heading it stands under."""
_FEW = 5
"""Hits of a kind that stand before the reports."""
_COLUMNS = ("kind", "id", "title", "excerpt", "outlet", "published", "address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hits of one kind, and how many there are in all."""

    kind: str
    heading: str
    total: int
    hits: tuple[Hit, ...]


def make_router() -> APIRouter:
    """The routes of the search."""
    router = APIRouter()
    add_page(router, "/search", show_search, json=search_json, csv=search_csv)
    return router


def show_search(desk: HasDesk) -> Response:
    """The field, and what was found."""
    words = desk.query.words
    total, hits = _found(desk)
    query = Query(words=words, sayings=True)
    chosen = choose_events(desk.shelf, query) if words else None
    events = chosen.events(desk.shelf, chosen.places[:_FEW]) if chosen else ()
    return desk.show(
        "search.html",
        words=words,
        asked=read_asked(desk),
        named=[group for kind in NAMED if (group := _named(desk, kind)).hits],
        part=Part(items=tuple(hits), total=total, page=desk.query.page),
        events=event_lines(events, desk.shelf),
        event_total=len(chosen) if chosen else 0,
        timeline=timeline_address(query),
    )


def search_json(desk: HasDesk) -> Response:
    """What was found: the people, bodies and papers, then the reports of this page."""
    return send_json(_objects(desk))


def search_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    return send_rows(_objects(desk), _COLUMNS, desk)


def _named(desk: Desk, kind: str) -> Group:
    total, hits = desk.shelf.search.find(desk.query.words, kind, most=_FEW)
    return Group(kind=kind, heading=NAMED[kind], total=total, hits=tuple(hits))


def _found(desk: Desk) -> tuple[int, list[Hit]]:
    """How many reports hold the words, and those of the page asked for."""
    first = (desk.query.page - 1) * PER_PAGE
    return desk.shelf.search.find(desk.query.words, TEXT, first=first, most=PER_PAGE)


def _objects(desk: Desk) -> Iterator[Json]:
    found = [(group.kind, hit) for group in (_named(desk, kind) for kind in NAMED) for hit in group.hits]
    for kind, hit in [*found, *((TEXT, hit) for hit in _found(desk)[1])]:
        yield {
            "kind": kind,
            "id": hit.id,
            "title": _plain(hit.title),
            "excerpt": _plain(hit.excerpt),
            **_source(desk.shelf.reports.get(hit.id)),
            "address": address_of(hit.id),
        }


def _source(report: Report | None) -> Json:
    if report is None:
        return {"outlet": None, "published": None}
    day = report.published.day
    return {"outlet": report.outlet, "published": day.isoformat() if day else None}


def _plain(pieces: tuple[tuple[str, bool], ...]) -> str:
    return "".join(words for words, _ in pieces)
