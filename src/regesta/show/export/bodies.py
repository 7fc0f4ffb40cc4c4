"""Joint bodies and instruments as they go out: what outlives a single event."""

from __future__ import annotations

from regesta.domain.record import Body, Instrument
from regesta.show.export.parts import Json, interval_object, name_objects, place_object, quote_objects
from regesta.show.register import Register


def body_object(body: Body, register: Register) -> Json:
    """One joint body with its sessions and the numbers no report tells."""
    return {
        "type": "body",
        "id": body.id,
        "name": body.name,
        "names": name_objects(body.names),
        "parties": list(body.parties),
        "sessions": [
            {
                "number": session.number,
                "event": session.event,
                "status": session.status.value,
                "when": interval_object(session.when),
                "where": place_object(session.where),
                "heads": list(session.heads),
            }
            for session in body.sessions
        ],
        "missing": list(body.missing),
        "next": body.next_number,
        "evidence": quote_objects(body.quotes, register),
    }


def instrument_object(instrument: Instrument, register: Register) -> Json:
    """One document with what happened to it at which event."""
    return {
        "type": "instrument",
        "id": instrument.id,
        "kind": instrument.kind,
        "title": instrument.title,
        "parties": list(instrument.parties),
        "events": [{"event": item.event, "what": item.what} for item in instrument.events],
        "evidence": quote_objects(instrument.quotes, register),
    }
