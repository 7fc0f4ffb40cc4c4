"""Who did what together: states or people as a network."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.show.export.parts import Json
from regesta.show.web.asking import cut_part, read_asked
from regesta.show.web.choosing import choose_events
from regesta.show.web.desk import Desk, HasDesk, add_page, send_object, send_rows
from regesta.show.web.drawing.network import LINES, draw_network, leading
from regesta.show.web.drawing.tones import GOLDSTEIN_WORDS, tone_of_goldstein
from regesta.show.web.netting import (
    SIZES,
    TIE_COLUMNS,
    WHO,
    Net,
    cast_net,
    count_by_year,
    node_page,
    tie_object,
    tie_page,
)
from regesta.show.web.ties import count_years


def make_router() -> APIRouter:
    """The routes of the network."""
    router = APIRouter()
    add_page(router, "/network", show_network, json=network_json, csv=network_csv)
    return router


def show_network(desk: HasDesk) -> Response:
    """Drawing and table."""
    asked = read_asked(desk)
    chosen = choose_events(desk.shelf, desk.query)
    net = cast_net(desk.shelf, chosen, asked)
    chart = draw_network(net.counted, net.labels, net.most)
    return desk.show(
        "network.html",
        chosen=chosen,
        query=desk.query,
        asked=asked,
        net=net,
        chart=chart,
        part=cut_part(net.counted, asked.page),
        years=count_by_year(desk.shelf.years, net.held),
        by_year=count_years(net.ties, net.held, desk.shelf.years, [line.tie.ends for line in chart.lines]),
        who_words=WHO,
        sizes=SIZES,
        drawn=LINES,
        goldstein_words=GOLDSTEIN_WORDS,
        tone_of=tone_of_goldstein,
        node_page=node_page,
        tie_page=tie_page,
    )


def network_json(desk: HasDesk) -> Response:
    """Nodes, with the number of events they share with others, and all ties (or those of one page)."""
    net = _net(desk)
    nodes = leading(net.counted, len(net.ties.names))
    return send_object(
        {
            "who": net.who,
            "nodes": [
                {
                    "id": name,
                    "name": net.labels.get(name, name),
                    "events": events,
                    "page": node_page(net.who, name, desk.query),
                }
                for name, events in nodes
            ],
            "ties": list(_rows(desk, net)),
        }
    )


def network_csv(desk: HasDesk) -> Response:
    """The ties as a table."""
    return send_rows(_rows(desk, _net(desk)), TIE_COLUMNS, desk)


def _net(desk: Desk) -> Net:
    return cast_net(desk.shelf, choose_events(desk.shelf, desk.query), read_asked(desk))


def _rows(desk: Desk, net: Net) -> Iterator[Json]:
    ties = cut_part(net.counted, desk.query.page).items if desk.paged else net.counted
    return (tie_object(tie, net, desk.query) for tie in ties)
