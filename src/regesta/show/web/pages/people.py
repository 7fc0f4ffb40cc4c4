"""Everyone the reports name, with offices, ranks and when they are told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from fastapi import APIRouter
from fastapi.responses import Response

from regesta.show.export.people import person_object
from regesta.show.web.asking import Asked, Part, cut_part, fold_words, read_asked, tells
from regesta.show.web.desk import Desk, HasDesk, add_page, send_csv, send_json
from regesta.show.web.roll import Entry
from regesta.show.web.shelf import Shelf

ORDERS = {"": "most reported", "latest": "latest told of", "name": "name"}
"""The orders of the list by their names in the address."""

_NEVER = 0


def make_router() -> APIRouter:
    """The routes of the list of people."""
    router = APIRouter()
    add_page(router, "/people", show_people, json=people_json, csv=people_csv)
    return router


def show_people(desk: HasDesk) -> Response:
    """The list."""
    asked = read_asked(desk)
    part = cut_part(choose_people(desk.shelf, asked), asked.page)
    return desk.show("people.html", asked=asked, part=part, states=known_states(desk.shelf), orders=ORDERS)


def people_json(desk: HasDesk) -> Response:
    """The people that fit, or those of one page, as `regesta export` writes them."""
    return send_json(person_object(entry.person, desk.register) for entry in _listed(desk))


def people_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    objects = (person_object(entry.person, desk.register) for entry in _listed(desk))
    return send_csv(objects, "person", desk)


def _listed(desk: Desk) -> Sequence[Entry]:
    asked = read_asked(desk)
    chosen = choose_people(desk.shelf, asked)
    part: Part[Entry] = cut_part(chosen, asked.page)
    return part.items if desk.paged else chosen


def choose_people(shelf: Shelf, asked: Asked) -> Sequence[Entry]:
    """The people whose names tell the words asked for, of a state, in an office, in the order asked for."""
    words, office = fold_words(asked.get("q")), fold_words(asked.get("office"))
    state = shelf.party_codes.get(asked.get("state").casefold(), asked.get("state"))
    fit = [
        entry
        for entry in shelf.roll
        if (not state or entry.person.country == state)
        and tells(entry.words, words)
        and tells(entry.offices, office)
    ]
    if asked.get("order") == "name":
        return sorted(fit, key=lambda entry: entry.person.name.casefold())
    if asked.get("order") == "latest":
        return sorted(fit, key=lambda entry: -(entry.last.toordinal() if entry.last else _NEVER))
    return fit


def known_states(shelf: Shelf) -> Mapping[str, tuple[str, int]]:
    """The states that people are of: by code their name and how many people, by name."""
    counts = Counter(entry.person.country for entry in shelf.roll if entry.person.country)
    names = {code: shelf.register.state_names.get(code, code) for code in counts}
    return {code: (names[code], counts[code]) for code in sorted(counts, key=lambda code: names[code])}
