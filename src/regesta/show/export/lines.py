"""The whole record as objects in order, and objects as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from regesta.show.export.bodies import body_object, instrument_object
from regesta.show.export.claims import claim_objects
from regesta.show.export.disputes import dispute_object
from regesta.show.export.events import event_object
from regesta.show.export.parties import organisation_objects, state_objects
from regesta.show.export.parts import Json
from regesta.show.export.people import person_object
from regesta.show.export.places import place_objects
from regesta.show.export.promises import commitment_object
from regesta.show.export.reports import report_object
from regesta.show.register import Register

TYPES = (
    "report",
    "event",
    "person",
    "state",
    "organisation",
    "body",
    "place",
    "instrument",
    "commitment",
    "dispute",
)
"""The types of a record's objects, in the order of an export."""

_COUNTED = {"state": state_objects, "organisation": organisation_objects, "place": place_objects}


def record_objects(register: Register, types: Iterable[str] = TYPES) -> Iterator[Json]:
    """Every object of the record of the given types, type after type."""
    for name in types:
        yield from _objects(name, register)


def all_claim_objects(register: Register) -> Iterator[Json]:
    """Every claim of every report."""
    for reading in register.readings:
        yield from claim_objects(reading, register)


def json_line(item: Json) -> str:
    """One object as one line, letters as they are."""
    return json.dumps(item, ensure_ascii=False, separators=(", ", ": "))


def _objects(name: str, register: Register) -> Iterable[Json]:
    if name in _COUNTED:
        return _COUNTED[name](register)
    if name == "report":
        return (report_object(register.reports[key]) for key in sorted(register.reports))
    return _kept(name, register)


def _kept(name: str, register: Register) -> Iterable[Json]:
    """What the record itself holds, part by part."""
    record = register.record
    match name:
        case "event":
            return (event_object(event, register) for event in record.events)
        case "person":
            return (person_object(person, register) for person in record.people)
        case "body":
            return (body_object(body, register) for body in record.bodies)
        case "instrument":
            return (instrument_object(instrument, register) for instrument in record.instruments)
        case "commitment":
            return (commitment_object(commitment, register) for commitment in record.commitments)
        case "dispute":
            return (dispute_object(dispute, register) for dispute in record.disputes)
        case _:
            raise ValueError(f"no type {name!r}")
