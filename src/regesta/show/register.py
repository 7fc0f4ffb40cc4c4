"""What every command that shows a record works on: the record, and the texts its quotations come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from regesta.domain.claim import Claim, Reading
from regesta.domain.record import Body, Commitment, Dispute, Event, Instrument, Person, Quote, Record
from regesta.domain.report import Report
from regesta.lexicon.ontology import Ontology


@dataclass(frozen=True, kw_only=True)
class Register:
    """A record with its reports and readings, and what names its event kinds and states.

    `times` says of every entry's id when the record first held it and when it last changed.
    """

    record: Record
    reports: Mapping[str, Report]
    readings: Sequence[Reading]
    times: Mapping[str, tuple[datetime, datetime]]
    ontology: Ontology
    state_names: Mapping[str, str]

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Every event by its id."""
        return {event.id: event for event in self.record.events}

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Every person by id."""
        return {person.id: person for person in self.record.people}

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """Every joint body by id."""
        return {body.id: body for body in self.record.bodies}

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Every instrument by id."""
        return {instrument.id: instrument for instrument in self.record.instruments}

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """Every commitment by id."""
        return {commitment.id: commitment for commitment in self.record.commitments}

    @cached_property
    def disputes(self) -> Mapping[str, Dispute]:
        """Every dispute by id."""
        return {dispute.id: dispute for dispute in self.record.disputes}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim of every report by its id."""
        return {claim.id: claim for reading in self.readings for claim in reading.claims}

    def words_of(self, quote: Quote) -> str:
        """The quoted words themselves."""
        return quote.span.of(self.reports[quote.report].text)
