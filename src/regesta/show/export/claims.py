"""Claims as they go out: an event as one report tells it, in the shape of an event plus the report."""

from __future__ import annotations

from regesta.domain.claim import Claim, Participant, PersonSeen, Reading
from regesta.domain.record import Quote
from regesta.show.export.events import kind_fields
from regesta.show.export.parts import (
    Json,
    day_text,
    interval_object,
    moment_text,
    place_object,
    quote_objects,
)
from regesta.show.register import Register


def claim_objects(reading: Reading, register: Register) -> list[Json]:
    """All claims of one report."""
    people = {person.local: person for person in reading.people}
    return [_claim_object(claim, people, register) for claim in reading.claims]


def _claim_object(claim: Claim, people: dict[str, PersonSeen], register: Register) -> Json:
    report = register.reports[claim.report]
    retrieved = moment_text(report.retrieved)
    quotes = [Quote(report=claim.report, property=item.property, span=item.span) for item in claim.evidence]
    words = " ".join(item.span.of(report.text) for item in claim.evidence if item.property == "event")
    return {
        "type": "claim",
        "id": claim.id,
        "report": claim.report,
        **kind_fields(claim.kind, claim.status, words, len(claim.parties), register.ontology),
        "when": interval_object(claim.when, claim.when_text),
        "where": place_object(claim.where),
        "parties": list(claim.parties),
        "actor": list(claim.actors),
        "recipient": list(claim.recipients),
        "people": _attendees(claim, people, report.text),
        "body": _body(claim),
        "instruments": [
            {"id": f"{claim.report}#{item.local}", "kind": item.kind, "title": item.title}
            for item in claim.instruments
        ],
        "topics": list(claim.topics),
        "count": claim.count,
        "part_of": claim.part_of,
        "speaker": f"{claim.report}#{claim.speaker}" if claim.speaker in people else claim.speaker,
        "reports": [claim.report],
        "outlets": 1 if report.outlet else 0,
        "confidence": round(claim.confidence, 4),
        "evidence": quote_objects(quotes, register),
        "disputes": [],
        "first_published": day_text(report.published.day),
        "learnt": retrieved,
        "changed": retrieved,
    }


def _attendees(claim: Claim, people: dict[str, PersonSeen], text: str) -> list[Json]:
    seen = [(part, people[part.person]) for part in claim.participants if part.person in people]
    return [_attendee(part, person, claim.report, text) for part, person in seen]


def _attendee(part: Participant, person: PersonSeen, report: str, text: str) -> Json:
    return {
        "id": f"{report}#{person.local}",
        "name": person.words,
        "written": part.span.of(text),
        "office": person.offices[0].words if person.offices else None,
        "rank": person.ranks[0].written if person.ranks else None,
        "country": person.country,
        "role": part.role,
    }


def _body(claim: Claim) -> Json | None:
    if claim.body is None:
        return None
    return {
        "id": f"{claim.report}#{claim.body.local}",
        "name": claim.body.name,
        "number": claim.body.number,
    }
