"""The board of disputes: every property with more than one value, who gives which, and a form to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.errors import UsageError
from regesta.show.export.disputes import dispute_object
from regesta.show.web.asking import cut_part, read_asked
from regesta.show.web.desk import Desk, HasDesk, add_page, no_such, send_csv, send_json
from regesta.show.web.differences import (
    MEANING,
    RELATION_WORDS,
    choose_differences,
    make_dispute_cards,
)
from regesta.show.web.docket import Difference
from regesta.show.web.sides import find_sides


def make_router() -> APIRouter:
    """The routes of the board."""
    router = APIRouter()
    add_page(router, "/disputes", show_disputes, json=disputes_json, csv=disputes_csv)
    return router


def show_disputes(desk: HasDesk) -> Response:
    """Disputes in pages, contradictions first, or a single one."""
    asked = read_asked(desk)
    sides = find_sides(desk.shelf, desk.query)
    part = cut_part(_chosen(desk), asked.page)
    every = choose_differences(desk.shelf, sides.codes, "", asked.get("property"))
    counts = Counter(item.dispute.relation for item in every)
    return desk.show(
        "disputes.html",
        asked=asked,
        sides=sides,
        part=part,
        cards=make_dispute_cards(part.items, desk.shelf),
        counts={relation: counts[relation] for relation in RELATION_WORDS},
        properties=desk.shelf.docket.properties,
        relation_words=RELATION_WORDS,
        meaning=MEANING,
    )


def disputes_json(desk: HasDesk) -> Response:
    """The disputes that fit, as `regesta export` writes them."""
    return send_json(dispute_object(item.dispute, desk.register) for item in _chosen(desk))


def disputes_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    items = (dispute_object(item.dispute, desk.register) for item in _chosen(desk))
    return send_csv(items, "dispute", desk)


def _chosen(desk: Desk) -> Sequence[Difference]:
    """What the address asks for: one dispute by its id, or those of some parties, relation and property."""
    asked = read_asked(desk)
    name, relation = asked.get("one"), asked.get("relation")
    if name:
        found = [item for item in desk.shelf.docket.differences if item.dispute.id == name]
        if not found:
            raise no_such("dispute", name, desk)
        return found
    if relation and relation not in RELATION_WORDS:
        mend = f"use one of: {' '.join(RELATION_WORDS)}"
        raise UsageError("no such relation", where=f"relation={relation}", mend=mend)
    codes = find_sides(desk.shelf, desk.query).codes
    return choose_differences(desk.shelf, codes, relation, asked.get("property"))
