"""What the forms on the page of an event or person offer: likely twins, and the tellings to part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from regesta.domain.claim import Claim
from regesta.domain.record import Event, Person, Quote
from regesta.judging import own_spans
from regesta.settle.rulings import sighting_key
from regesta.show.review.values import value_written
from regesta.show.web.drawing.marks import mark_words
from regesta.show.web.said import Said, find_said
from regesta.show.web.shelf import UNDATED, Shelf

_NEAR = 10
"""Days between two events that may be one."""
MOST_TWINS = 12
"""So many others a form offers as the same."""
OFFERED = 40
"""So many tellings stand in a form; the others on its further pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Another entry that may be the same, in words; `score` is given where the record itself asks."""

    id: str
    words: str
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim of an event, or one report's showing of a person, that can be parted from the rest."""

    id: str
    words: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """The tellings on one page of a form; `total` counts the claims or reports of all its pages.

    `anchor` is the first telling of all: on a further page those ticked are parted from it too.
    """

    items: tuple[Telling, ...]
    total: int
    page: int = 1
    anchor: str | None = None

    @property
    def pages(self) -> int:
        """The number of pages, at least 1."""
        return max(1, -(-self.total // OFFERED))


def event_twins(event: Event, shelf: Shelf) -> list[Twin]:
    """Events that may be the same: those the record asks about, then those near in time and of one party."""
    asked = asked_about(event.id, shelf)
    near = [name for name in _near(event, shelf) if name not in asked]
    events = shelf.register.events
    found = [*asked, *near]
    return [
        Twin(id=name, words=mark_words(events[name], shelf), score=asked.get(name))
        for name in found[:MOST_TWINS]
        if name in events
    ]


def _near(event: Event, shelf: Shelf) -> list[str]:
    """Other events of the same family that share a party, the nearest in time first."""
    place = shelf.places[event.id]
    family = shelf.register.ontology.kinds[event.kind.value].family
    fits = np.zeros(len(shelf.events), dtype=np.bool_)
    for party in event.parties:
        fits[shelf.facets["party"].get(party, [])] = True
    alike = shelf.facets["family"][family]
    alike = alike[fits[alike] & (alike != place)]
    day = int(shelf.first[place])
    if day != UNDATED:
        alike = alike[np.abs(shelf.first[alike] - day) <= _NEAR]
    order = np.argsort(np.abs(shelf.first[alike] - day), kind="stable")
    return [shelf.events[index].id for index in alike[order][:MOST_TWINS].tolist()]


def person_twins(person: Person, shelf: Shelf) -> list[Twin]:
    """People who may be the same: those the record asks about, then those of one state and a common name."""
    asked = asked_about(person.id, shelf)
    own = next((set(entry.words.split()) for entry in shelf.roll if entry.person is person), set())
    found = [shelf.people[name] for name in asked if name in shelf.people]
    alike = (
        entry.person
        for entry in shelf.roll
        if entry.person.id not in {person.id, *asked}
        and (entry.person.country == person.country or None in {entry.person.country, person.country})
        and own & set(entry.words.split())
    )
    return [
        Twin(id=item.id, words=_person_words(item), score=asked.get(item.id))
        for item in [*found, *alike][:MOST_TWINS]
    ]


def asked_about(name: str, shelf: Shelf) -> dict[str, float]:
    """The ids that questions set beside one, the likeliest first, each with its score."""
    found = {
        other: question.score
        for question in shelf.questions_of.get(name, ())
        for other in (question.left, question.right)
        if other != name
    }
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _person_words(person: Person) -> str:
    offices = ", ".join(tenure.title for tenure in person.offices[:2])
    about = ", ".join(filter(None, [offices, person.country]))
    return f"{person.name} ({about})" if about else person.name


def event_tellings(event: Event, shelf: Shelf, page: int = 1) -> Tellings:
    """The claims of an event, each with its sentence, so many as a page of the form offers."""
    told = [claim for name in event.claims if (claim := shelf.register.claims.get(name))]
    start = (page - 1) * OFFERED
    return Tellings(
        items=tuple(_claim_telling(claim, shelf) for claim in told[start : start + OFFERED]),
        total=len(told),
        page=page,
        anchor=told[0].id if told and start else None,
    )


def _claim_telling(claim: Claim, shelf: Shelf) -> Telling:
    spans = [item.span for item in claim.evidence if item.property == "event"]
    quotes = [Quote(report=claim.report, property="event", span=span) for span in spans]
    words = f"{claim.kind} {claim.status.value}"
    return Telling(id=claim.id, words=words, said=find_said(quotes, shelf, 1))


def person_tellings(person: Person, shelf: Shelf, page: int = 1) -> Tellings:
    """The reports' showings of a person, those of so many reports as a page of the form offers."""
    start = (page - 1) * OFFERED
    first = next(_showings(person, person.reports, shelf), None) if start else None
    return Tellings(
        items=tuple(_showings(person, person.reports[start : start + OFFERED], shelf)),
        total=len(person.reports),
        page=page,
        anchor=first.id if first else None,
    )


def _showings(person: Person, reports: Sequence[str], shelf: Shelf) -> Iterator[Telling]:
    wanted = set(reports)
    named = {(quote.report, quote.span) for quote in person.quotes if quote.report in wanted}
    for reading in (shelf.readings[name] for name in reports if name in shelf.readings):
        for seen, spans in own_spans(reading):
            told = [span for span in spans if (reading.report, span) in named]
            if told:
                quote = Quote(report=reading.report, property="person", span=told[0])
                said = find_said([quote], shelf, 1)
                yield Telling(id=sighting_key(reading.report, seen.local), words=seen.words, said=said)


def written_values(event: Event) -> dict[str, str]:
    """The values of an event as a correction writes them; empty where there is none that it could write."""
    values = {
        "when": event.when.value if event.when else None,
        "where": event.where.value if event.where else None,
        "number": event.body.value if event.body else None,
    }
    written = {name: value_written(value) or "" for name, value in values.items()}
    return written | {"kind": event.kind.value, "status": event.status.value.value}
