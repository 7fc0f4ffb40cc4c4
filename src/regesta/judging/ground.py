"""What can be ruled on, and the words that tell each thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from regesta.domain.claim import Claim, PersonSeen, Reading
from regesta.domain.judgement import Anchor
from regesta.domain.record import Body, Event, Instrument, Person, Quote, Record
from regesta.domain.span import Span
from regesta.errors import UsageError
from regesta.settle.rulings import BODY, INSTRUMENT, PERSON, event_spans, find_anchored, sighting_key

_Thing = Event | Person | Body | Instrument | Claim | tuple[PersonSeen, Reading]
_LEAST = 4
"""The fewest characters that are taken for the beginning of an id."""
_IDS = "give the id of an event, person, body, instrument or claim, as 'regesta show' or 'claims' print it"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What can be ruled on: a record, and the readings it is made of by report."""

    record: Record
    readings: Mapping[str, Reading]

    def anchors_of(self, name: str) -> tuple[Anchor, ...]:
        """The words that tell a thing, one anchor for each claim or report, the earliest first.

        Raises:
            UsageError: if `name` stands for nothing, for several things or for what cannot be ruled on.
        """
        claim, _, part = name.partition("/")
        if part == BODY:
            return self._anchor_body_of(claim)
        if part == INSTRUMENT:
            return self._anchor_papers_of(claim)
        anchors = self._anchor(self._things[self.id_of(name)])
        if not anchors:
            raise UsageError("nothing of that id can be ruled on", where=name, mend=_IDS)
        return anchors

    def id_of(self, name: str) -> str:
        """The whole id of which `name` may be the beginning; raises UsageError as `anchors_of` does."""
        things = self._things
        found = [name] if name in things else [key for key in things if key.startswith(name)]
        if len(found) == 1 and (name in things or len(name) >= _LEAST):
            return found[0]
        if len(found) > 1:
            raise UsageError("is the beginning of several ids", where=name, mend="give more of it")
        raise UsageError("nothing of that id can be ruled on", where=name, mend=_IDS)

    def _anchor_body_of(self, name: str) -> tuple[Anchor, ...]:
        """The words by which one claim names a joint body."""
        claim = self._things[self.id_of(name)]
        if not isinstance(claim, Claim) or claim.body is None:
            raise UsageError("is no claim that names a body", where=name, mend="'regesta claims' prints them")
        return (Anchor(report=claim.report, span=claim.body.span, kind=BODY),)

    def _anchor_papers_of(self, name: str) -> tuple[Anchor, ...]:
        """The words by which one claim names its instruments."""
        claim = self._things[self.id_of(name)]
        if not isinstance(claim, Claim) or not claim.instruments:
            what = "is no claim that names an instrument"
            raise UsageError(what, where=name, mend="'regesta claims' prints them")
        return tuple(
            Anchor(report=claim.report, span=item.span, kind=INSTRUMENT) for item in claim.instruments
        )

    @cached_property
    def _things(self) -> dict[str, _Thing]:
        record = self.record
        out: dict[str, _Thing] = {event.id: event for event in record.events}
        out |= {person.id: person for person in record.people}
        out |= {body.id: body for body in record.bodies}
        out |= {instrument.id: instrument for instrument in record.instruments}
        for reading in self.readings.values():
            out |= {claim.id: claim for claim in reading.claims}
            out |= {sighting_key(reading.report, seen.local): (seen, reading) for seen in reading.people}
        return out

    def owner_of(self, anchor: Anchor) -> str | None:
        """The id of the event, person, body or instrument that an anchor's words tell of, None if none."""
        key = find_anchored(anchor, self.readings)
        return self._owners.get(key) if key else None

    @cached_property
    def _owners(self) -> dict[str, str]:
        """What of the record each claim and sighting has become."""
        record = self.record
        out = {key: event.id for event in record.events for key in event.claims}
        named = {
            (kind, quote.report, quote.span): name
            for kind, name, quotes in _list_named(record)
            for quote in quotes
        }
        for reading in self.readings.values():
            for kind, local, spans in _list_seen(reading):
                found = (named.get((kind, reading.report, span)) for span in spans)
                if owner := next(filter(None, found), None):
                    out.setdefault(sighting_key(reading.report, local), owner)
        return out

    def _anchor(self, thing: _Thing) -> tuple[Anchor, ...]:
        match thing:
            case Event():
                claims = [self._things.get(key) for key in thing.claims]
                return tuple(anchor_claim(claim) for claim in claims if isinstance(claim, Claim))
            case Person():
                return self._anchor_person(thing)
            case Body():
                return _anchor_quotes(thing.quotes, BODY)
            case Instrument():
                return _anchor_quotes(thing.quotes, INSTRUMENT)
            case Claim():
                return (anchor_claim(thing),)
            case (seen, reading):
                return (_anchor_seen(seen, reading),)

    def _anchor_person(self, person: Person) -> tuple[Anchor, ...]:
        told = {(quote.report, quote.span): place for place, quote in enumerate(person.quotes)}
        shown = [
            (min(told[name, span] for span in spans if (name, span) in told), name, spans[0])
            for name in person.reports
            for seen, spans in own_spans(self.readings[name])
            if any((name, span) in told for span in spans)
        ]
        return tuple(Anchor(report=name, span=span, kind=PERSON) for _, name, span in sorted(shown))


def anchor_claim(claim: Claim) -> Anchor:
    """The words that name a claim's event."""
    return Anchor(report=claim.report, span=event_spans(claim)[0], kind=claim.kind)


def _list_named(record: Record) -> Iterator[tuple[str, str, tuple[Quote, ...]]]:
    """Every person, body and instrument of a record: its kind, id and words."""
    yield from ((PERSON, person.id, person.quotes) for person in record.people)
    yield from ((BODY, body.id, body.quotes) for body in record.bodies)
    yield from ((INSTRUMENT, paper.id, paper.quotes) for paper in record.instruments)


def _list_seen(reading: Reading) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Every person, body and instrument that a report shows: its kind, local id and spans."""
    for seen, spans in own_spans(reading):
        yield PERSON, seen.local, spans
    for claim in reading.claims:
        if claim.body is not None:
            yield BODY, claim.body.local, (claim.body.span,)
        for paper in claim.instruments:
            yield INSTRUMENT, paper.local, (paper.span,)


def _anchor_quotes(quotes: Iterable[Quote], kind: str) -> tuple[Anchor, ...]:
    return tuple(Anchor(report=quote.report, span=quote.span, kind=kind) for quote in quotes)


def own_spans(reading: Reading) -> Iterator[tuple[PersonSeen, tuple[Span, ...]]]:
    """Everyone a report names, with the words that stand for them alone ("the ministers" stand for two)."""
    counts = Counter(span for seen in reading.people for span in set(seen.spans))
    for seen in reading.people:
        if seen.name:
            yield seen, tuple(span for span in seen.spans if counts[span] == 1) or seen.spans


def _anchor_seen(seen: PersonSeen, reading: Reading) -> Anchor:
    """An anchor at words that stand for this person alone, where there are such."""
    span = next((spans[0] for item, spans in own_spans(reading) if item == seen), seen.spans[0])
    return Anchor(report=reading.report, span=span, kind=PERSON)
