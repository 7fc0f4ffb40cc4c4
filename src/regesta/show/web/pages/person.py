"""One person: spellings, offices and ranks over time, events, whom met, and why the mentions are one."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.domain.record import Person
from regesta.show.export.disputes import dispute_object
from regesta.show.export.parts import Json
from regesta.show.export.people import person_object
from regesta.show.web.asking import own_events, read_asked, tellings_page
from regesta.show.web.careers import person_career
from regesta.show.web.choices import person_tellings, person_twins
from regesta.show.web.desk import Desk, HasDesk, add_page, no_such, send_csv, send_object
from regesta.show.web.drawing.careers import draw_career
from regesta.show.web.encounters import Met, whom_met
from regesta.show.web.lines import event_lines
from regesta.show.web.query import Query
from regesta.show.web.rulings import tell_rulings
from regesta.show.web.sightings import Join, other_side, person_joins, person_spellings

MOST_MET = 30
"""So many people met are shown; the data hold all."""


def make_router() -> APIRouter:
    """The routes of a person."""
    router = APIRouter()
    add_page(router, "/person/{name}", show_person, json=person_json, csv=person_csv)
    return router


def show_person(name: str, desk: HasDesk) -> Response:
    """The page of a person."""
    person = _find(name, desk)
    shelf = desk.shelf
    career = person_career(person, shelf)
    asked = read_asked(desk)
    chosen = own_events(desk, people=(person.id,))
    met = whom_met(person, shelf)
    return desk.show(
        "person.html",
        person=person,
        career=career,
        chart=draw_career(career, shelf, shelf.facets["person"].get(person.id, chosen.places[:0])),
        spellings=person_spellings(person, shelf),
        asked=asked,
        chosen=chosen,
        other=shelf.people.get(asked.get("with")),
        lines=event_lines(chosen.on_page(shelf), shelf),
        whole=Query(people=(person.id,), companions=desk.query.companions, sayings=True),
        met=met[:MOST_MET],
        met_in_all=len(met),
        disputes=shelf.disputes_of.get(person.id, ()),
        joins=person_joins(person, shelf),
        questions=[(item, other_side(item, person.id)) for item in shelf.questions_of.get(person.id, ())],
        outlets=len({shelf.reports[report].outlet for report in person.reports}),
        rulings=tell_rulings(shelf.docket.rulings_of.get(person.id, ()), shelf),
        twins=[] if desk.read_only else person_twins(person, shelf),
        tellings=None if desk.read_only else person_tellings(person, shelf, tellings_page(desk)),
    )


def person_json(name: str, desk: HasDesk) -> Response:
    """The person as `regesta export` writes it, with events, whom met, disputes and the links."""
    person = _find(name, desk)
    shelf = desk.shelf
    more: Json = {
        "events": [event.id for event in shelf.events_of("person", person.id)],
        "met": [met_object(met) for met in whom_met(person, shelf)],
        "disputes": [dispute_object(item, desk.register) for item in shelf.disputes_of.get(person.id, ())],
        "joined": [join_object(join) for join in person_joins(person, shelf)],
    }
    return send_object(person_object(person, desk.register) | more)


def person_csv(name: str, desk: HasDesk) -> Response:
    """The person as one row."""
    return send_csv([person_object(_find(name, desk), desk.register)], "person", desk)


def met_object(met: Met) -> Json:
    """Someone met, as it goes out."""
    return {
        "id": met.person.id,
        "name": met.person.name,
        "country": met.person.country,
        "held": met.held,
        "planned": met.planned,
        "first": met.first.id,
        "last": met.last.id,
    }


def join_object(join: Join) -> Json:
    """Why two mentions or names are one, as it goes out."""
    return {
        "score": join.score,
        "left": join.left.words,
        "right": join.right.words,
        "reasons": list(join.reasons),
    }


def _find(name: str, desk: Desk) -> Person:
    person = desk.shelf.people.get(name)
    if person is None:
        raise no_such("person", name, desk)
    return person
