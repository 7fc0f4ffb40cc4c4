"""The record as pages need it: everything by id, and events by whatever one may ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from regesta.domain.change import Tombstone
from regesta.domain.claim import Gap, Reading
from regesta.domain.judgement import Judgement
from regesta.domain.record import Body, Commitment, Dispute, Event, Instrument, Person, Question, Told
from regesta.domain.report import Report
from regesta.show.register import Register
from regesta.show.selection import order_events
from regesta.show.web.attesting import Attestation, attest_all
from regesta.show.web.docket import Docket
from regesta.show.web.dyads import Dyad, Measured, Pair, tally_dyads
from regesta.show.web.posts import post_of
from regesta.show.web.publishing import Publishing, count_publishing
from regesta.show.web.roll import Entry, Holder, OfficeKey, call_roll, find_holders
from regesta.show.web.searching import index_register
from regesta.show.web.spots import Spots, index_spots
from regesta.show.web.ties import Ties, tie_parties, tie_people
from regesta.show.web.wording import Wording, index_words
from regesta.show.web.worth import Worths, act_days, goldstein_values, years_of
from regesta.store.searching import SearchIndex

T = TypeVar("T")

Places = npt.NDArray[np.int32]
"""Places of events in `Shelf.events`, ascending."""

FACETS = (
    "party",
    "pair",
    "person",
    "body",
    "instrument",
    "kind",
    "family",
    "status",
    "topic",
    "outlet",
    "report",
    "whole",
    "actor",
    "recipient",
    "office",
)
"""What events are indexed by; `pair` is "AZE,IRN" (sorted), `whole` the event that one is part of, `office`
the state and office of someone who takes part ("AZE:defence minister"), and `place` (see Spots.keys)."""

UNDATED = -1
"""The day of an event that no report dates and that stands in no dated report."""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A register with its indexes; made anew when the record changes, never changed itself.

    `gone` says what became of ids the record no longer has; `judgements` are all that were ever made.
    """

    register: Register
    gone: Mapping[str, Tombstone]
    judgements: tuple[Judgement, ...] = ()

    def prepare(self) -> None:
        """Make the indexes that every page needs, so that no reader waits for them."""
        _ = (self.facets, self.first, self.last, self.confidence, self.newest, self.wording)
        _ = (self.goldstein, self.acted, self.dyads, self.publishing)
        _ = (self.roll, self.holders, self.attested, self.ties, self.years)
        _ = (self.told_of, self.questions_of, self.disputes_of, self.commitments_of)
        _ = (self.places, self.readings, self.register.claims)
        self.docket.prepare()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events by day, the oldest first, the parts of an event right after it."""
        return tuple(order_events(self.register.record.events))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each event stands in `events`, by id."""
        return {event.id: place for place, event in enumerate(self.events)}

    @cached_property
    def newest(self) -> Places:
        """The places of all events, the newest first, the undated last; parts follow their whole."""
        groups: list[list[int]] = []
        inside: set[str] = set()
        for place, event in enumerate(self.events):
            if event.part_of in inside and groups:
                groups[-1].append(place)
            else:
                groups.append([place])
                inside.clear()
            inside.add(event.id)
        groups.reverse()
        groups.sort(key=lambda group: bool(self.first[group[0]] == UNDATED))
        return np.array([place for group in groups for place in group], dtype=np.int32)

    @cached_property
    def facets(self) -> Mapping[str, Mapping[str, Places]]:
        """The places of events by facet (see FACETS) and value."""
        found: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
        for place, event in enumerate(self.events):
            for facet, values in self._values(event).items():
                for value in values:
                    found[facet][value].append(place)
        return {
            facet: {value: np.array(places, dtype=np.int32) for value, places in values.items()}
            for facet, values in found.items()
        } | {"place": self.spots.events()}

    @cached_property
    def spots(self) -> Spots:
        """Where events were."""
        return index_spots(self.events)

    @cached_property
    def ties(self) -> Mapping[str, Ties]:
        """Who takes part in what together: "states" (and organisations) and "people"."""
        mutual = [self.register.ontology.kinds[event.kind.value].symmetric for event in self.events]
        return {
            "states": tie_parties(self.events, self.goldstein, mutual),
            "people": tie_people(self.events, self.goldstein, self.facets["person"]),
        }

    @cached_property
    def years(self) -> Places:
        """The year in which each event begins, 0 where no report dates it."""
        return years_of(np.where(self.dated, self.first, 0))

    def _values(self, event: Event) -> Mapping[str, Iterable[str]]:
        kind = event.kind.value
        people = {attendee.person for attendee in event.people if attendee.person}
        if event.speaker in self.register.people:
            people.add(str(event.speaker))
        return {
            "party": event.parties,
            "pair": [",".join(pair) for pair in combinations(sorted(event.parties), 2)],
            "person": people,
            "body": [event.body.value.body] if event.body else (),
            "instrument": event.instruments,
            "kind": [kind],
            "family": [self.register.ontology.kinds[kind].family],
            "status": [event.status.value.value],
            "topic": event.topics,
            "outlet": {self.reports[name].outlet or "" for name in event.reports},
            "report": event.reports,
            "whole": [event.part_of] if event.part_of else (),
            "actor": event.actors,
            "recipient": event.recipients,
            "office": {post for item in event.people if (post := post_of(item, self.people))},
        }

    def events_of(self, facet: str, value: str) -> tuple[Event, ...]:
        """The events that have `value` for a facet, the oldest first."""
        return tuple(self.events[place] for place in self.facets[facet].get(value, ()))

    @cached_property
    def first(self) -> Places:
        """The first day (proleptic ordinal) each event may have been on, else that of its telling."""
        return np.array([_days(event)[0] for event in self.events], dtype=np.int32)

    @cached_property
    def last(self) -> Places:
        """The last day each event may have been on, like `first`."""
        return np.array([_days(event)[1] for event in self.events], dtype=np.int32)

    @cached_property
    def dated(self) -> npt.NDArray[np.bool_]:
        """Whether a report says when each event was."""
        return np.array([event.when is not None for event in self.events], dtype=np.bool_)

    @cached_property
    def confidence(self) -> npt.NDArray[np.float32]:
        """The confidence of each event."""
        return np.array([event.confidence for event in self.events], dtype=np.float32)

    @cached_property
    def goldstein(self) -> Worths:
        """The Goldstein value of each event; NaN for one that is no act between states."""
        return goldstein_values(self.events, self.register)

    @cached_property
    def acted(self) -> tuple[Places, Places]:
        """The first and last day of each event as an act: what is only agreed was done when it was told."""
        return act_days(self.events, self.first, self.last)

    @cached_property
    def dyads(self) -> Mapping[Pair, Dyad]:
        """Every pair that takes part in an event together, those with the most events first."""
        measured = Measured(
            events=self.events,
            worths=self.goldstein,
            first=self.first,
            ontology=self.register.ontology,
        )
        return {dyad.pair: dyad for dyad in tally_dyads(measured, self.register.record.commitments)}

    @cached_property
    def wording(self) -> Wording:
        """The words that events are told in: what a full-text filter asks."""
        return index_words(self.events, self.register)

    @cached_property
    def search(self) -> SearchIndex:
        """The full-text index of reports and names; made when the first reader searches."""
        return index_register(self.register)

    @property
    def reports(self) -> Mapping[str, Report]:
        """All reports by id."""
        return self.register.reports

    @property
    def people(self) -> Mapping[str, Person]:
        """All people by id."""
        return self.register.people

    @cached_property
    def roll(self) -> tuple[Entry, ...]:
        """All people as a list needs them, those whom most reports name first."""
        return call_roll(self.register.record.people, self.facets["person"], self.reports)

    @cached_property
    def holders(self) -> Mapping[OfficeKey, tuple[Holder, ...]]:
        """Who held each office, by its state and title."""
        return find_holders(self.register.record.people)

    @cached_property
    def attested(self) -> Mapping[int, Attestation]:
        """What attests each office and rank, by the identity of the tenure (see attest_all)."""
        return attest_all(self.register.record.people, self.reports)

    @cached_property
    def questions_of(self) -> Mapping[str, tuple[Question, ...]]:
        """What nobody has ruled on, by the ids of either side."""
        return _group(
            (name, item) for item in self.register.record.questions for name in (item.left, item.right)
        )

    @property
    def bodies(self) -> Mapping[str, Body]:
        """All joint bodies by id."""
        return self.register.bodies

    @property
    def instruments(self) -> Mapping[str, Instrument]:
        """All instruments by id."""
        return self.register.instruments

    @property
    def disputes(self) -> Mapping[str, Dispute]:
        """All disputes by id."""
        return self.register.disputes

    @cached_property
    def disputes_of(self) -> Mapping[str, tuple[Dispute, ...]]:
        """Disputes by the id of what they are about."""
        return _group((dispute.subject, dispute) for dispute in self.register.record.disputes)

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """All commitments by id."""
        return {item.id: item for item in self.register.record.commitments}

    @cached_property
    def commitments_of(self) -> Mapping[str, tuple[Commitment, ...]]:
        """Commitments by the events that made or kept them."""
        record = self.register.record
        return _group(
            (name, item) for item in record.commitments for name in {item.made, item.kept_by} if name
        )

    @cached_property
    def docket(self) -> Docket:
        """What is promised, disputed, asked and ruled."""
        return Docket(register=self.register, judgements=self.judgements)

    @cached_property
    def told_of(self) -> Mapping[str, tuple[Told, ...]]:
        """What each outlet told, by event."""
        return _group((item.event, item) for item in self.register.record.told)

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """The reading of each report by the report's id."""
        return {reading.report: reading for reading in self.register.readings}

    def gaps_of(self, report: str) -> tuple[Gap, ...]:
        """What could not be settled in a report."""
        reading = self.readings.get(report)
        return reading.gaps if reading else ()

    @cached_property
    def parties(self) -> Mapping[str, str]:
        """Every state and organisation that takes part in an event, with its name, by name."""
        names = {code: self.register.state_names.get(code, code) for code in self.facets["party"]}
        return dict(sorted(names.items(), key=lambda item: item[1].casefold()))

    @cached_property
    def party_codes(self) -> Mapping[str, str]:
        """What a party may be called in an address (code or name, case aside) and its code."""
        codes = {name.casefold(): code for code, name in self.register.state_names.items()}
        codes |= {code.casefold(): code for code in self.register.state_names}
        return codes | {code.casefold(): code for code in self.facets["party"]}

    @cached_property
    def publishing(self) -> Mapping[str, Publishing]:
        """What each outlet published, by its name."""
        return count_publishing(self.reports.values())

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of all reports, by name; "" stands for those whose outlet is unknown."""
        return tuple(sorted({report.outlet or "" for report in self.reports.values()}, key=str.casefold))


def _days(event: Event) -> tuple[int, int]:
    """First and last day as ordinals; an open end is the day of the other end."""
    if event.when is None:
        told = event.first_published.toordinal() if event.first_published else UNDATED
        return told, told
    start, end = event.when.value.start, event.when.value.end
    first, last = start or end, end or start
    assert first is not None
    assert last is not None
    return first.toordinal(), last.toordinal()


def _group(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return {key: tuple(items) for key, items in found.items()}
