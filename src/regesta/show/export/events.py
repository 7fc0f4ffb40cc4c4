"""Events as they go out."""

from __future__ import annotations

from regesta.domain.marks import Status
from regesta.domain.record import Attendee, BodyAt, Event
from regesta.lexicon.ontology import Ontology
from regesta.show.export.parts import (
    Json,
    day_text,
    interval_object,
    moment_text,
    place_object,
    quote_objects,
)
from regesta.show.register import Register


def event_object(event: Event, register: Register) -> Json:
    """One event with all its quotations."""
    learnt, changed = register.times.get(event.id, (None, None))
    return {
        "type": "event",
        "id": event.id,
        **_kind_fields(event, register),
        "when": interval_object(event.when.value, event.when_text) if event.when else None,
        "where": place_object(event.where.value) if event.where else None,
        "parties": list(event.parties),
        "actor": list(event.actors),
        "recipient": list(event.recipients),
        "people": [_attendee_object(attendee) for attendee in event.people],
        "body": _body_object(event.body.value) if event.body else None,
        "instruments": [_instrument_object(name, register) for name in event.instruments],
        "topics": list(event.topics),
        "count": event.count,
        "part_of": event.part_of,
        "speaker": event.speaker,
        "reports": list(event.reports),
        "outlets": event.outlets,
        "confidence": round(event.confidence, 4),
        "evidence": quote_objects(event.quotes, register),
        "disputes": list(event.disputes),
        "first_published": day_text(event.first_published),
        "learnt": moment_text(learnt),
        "changed": moment_text(changed),
    }


def kind_fields(kind: str, status: Status, words: str, parties: int, ontology: Ontology) -> Json:
    """What the ontology says of a kind with a status: family, PLOVER, CAMEO, Goldstein, words or deeds.

    `words` are the event's own words in the reports, `parties` the number of those who take part:
    some codes depend on them.
    """
    entry = ontology.kinds[kind]
    code = ontology.code(kind, status, words, parties)
    return {
        "kind": kind,
        "family": entry.family,
        "status": status.value,
        "verbal": entry.verbal,
        "plover": {"event": code.plover_event, "mode": code.plover_mode},
        "cameo": code.cameo,
        "goldstein": code.goldstein,
    }


def _kind_fields(event: Event, register: Register) -> Json:
    words = " ".join(register.words_of(quote) for quote in event.quotes if quote.property == "event")
    return kind_fields(event.kind.value, event.status.value, words, len(event.parties), register.ontology)


def _attendee_object(attendee: Attendee) -> Json:
    return {
        "id": attendee.person,
        "name": attendee.name,
        "written": attendee.written,
        "office": attendee.office,
        "rank": attendee.rank,
        "country": attendee.country,
        "role": attendee.role,
    }


def _body_object(body: BodyAt) -> Json:
    return {"id": body.body, "name": body.name, "number": body.number}


def _instrument_object(name: str, register: Register) -> Json:
    instrument = register.instruments[name]
    return {"id": name, "kind": instrument.kind, "title": instrument.title}
