"""People as they go out."""

from __future__ import annotations

from regesta.domain.record import Person
from regesta.show.export.parts import Json, name_objects, quote_objects, tenure_object
from regesta.show.register import Register


def person_object(person: Person, register: Register) -> Json:
    """One person with spellings, offices and ranks over time."""
    return {
        "type": "person",
        "id": person.id,
        "name": person.name,
        "names": name_objects(person.names),
        "country": person.country,
        "offices": [tenure_object(tenure, "office") for tenure in person.offices],
        "ranks": [tenure_object(tenure, "rank") | {"order": tenure.order} for tenure in person.ranks],
        "reports": list(person.reports),
        "evidence": quote_objects(person.quotes, register),
    }
