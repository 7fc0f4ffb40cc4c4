"""One joint body: its sessions by number with the empty places, its names, and all events that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.domain.record import Body, Quote
from regesta.domain.span import Span
from regesta.show.export.bodies import body_object
from regesta.show.export.disputes import dispute_object
from regesta.show.export.parts import Json
from regesta.show.web.asking import own_events, read_asked, tellings_page
from regesta.show.web.desk import Desk, HasDesk, add_page, no_such, send_csv, send_object
from regesta.show.web.drawing.series import draw_series
from regesta.show.web.lines import event_lines
from regesta.show.web.namings import body_tellings, body_twins
from regesta.show.web.query import Query
from regesta.show.web.rulings import tell_rulings
from regesta.show.web.series import body_series
from regesta.show.web.shelf import Shelf
from regesta.show.web.sightings import Spelling, name_joins, other_side


def make_router() -> APIRouter:
    """The routes of a joint body."""
    router = APIRouter()
    add_page(router, "/body/{name}", show_body, json=body_json, csv=body_csv)
    return router


def show_body(name: str, desk: HasDesk) -> Response:
    """The page of a body."""
    body = _find(name, desk)
    shelf = desk.shelf
    series = body_series(body, shelf.register)
    chosen = own_events(desk, bodies=(body.id,))
    subjects = (body.id, *(session.event for session in body.sessions))
    return desk.show(
        "body.html",
        body=body,
        series=series,
        chart=draw_series(series, shelf.register.record.as_of),
        names=body_names(body, shelf),
        asked=read_asked(desk),
        chosen=chosen,
        lines=event_lines(chosen.on_page(shelf), shelf),
        whole=Query(bodies=(body.id,), sayings=True),
        disputes=[item for subject in subjects for item in shelf.disputes_of.get(subject, ())],
        joins=name_joins(body.links),
        questions=[(item, other_side(item, body.id)) for item in shelf.questions_of.get(body.id, ())],
        rulings=tell_rulings(shelf.docket.rulings_of.get(body.id, ()), shelf),
        twins=[] if desk.read_only else body_twins(body, shelf),
        tellings=None if desk.read_only else body_tellings(body, shelf, tellings_page(desk)),
    )


def body_json(name: str, desk: HasDesk) -> Response:
    """The body as `regesta export` writes it, with its events and disputes."""
    body = _find(name, desk)
    disputes = desk.shelf.disputes_of.get(body.id, ())
    more: Json = {
        "events": [event.id for event in desk.shelf.events_of("body", body.id)],
        "disputes": [dispute_object(item, desk.register) for item in disputes],
    }
    return send_object(body_object(body, desk.register) | more)


def body_csv(name: str, desk: HasDesk) -> Response:
    """The body as one row."""
    return send_csv([body_object(_find(name, desk), desk.register)], "body", desk)


def body_names(body: Body, shelf: Shelf) -> tuple[Spelling, ...]:
    """Every name that reports give a body, the most used first, with their words."""
    named = dict(_names_at(body, shelf))
    words: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(body.quotes):
        words[named.get((quote.report, quote.span), shelf.register.words_of(quote))].append(quote)
    return tuple(
        Spelling(name=item.name, count=item.count, quotes=tuple(words[item.name])) for item in body.names
    )


def _names_at(body: Body, shelf: Shelf) -> Iterator[tuple[tuple[str, Span], str]]:
    """The name read at each place where a report names a body."""
    for report in {quote.report for quote in body.quotes} & shelf.readings.keys():
        for claim in shelf.readings[report].claims:
            if claim.body is not None:
                yield (report, claim.body.span), claim.body.name


def _find(name: str, desk: Desk) -> Body:
    body = desk.shelf.bodies.get(name)
    if body is None:
        raise no_such("joint body", name, desk)
    return body
