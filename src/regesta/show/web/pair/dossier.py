"""All that the page of a pair tells, gathered once for the page and for its data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from regesta.domain.marks import Status
from regesta.domain.record import Body, Commitment, CommitmentState, Dispute, Event, Instrument
from regesta.show.web.choosing import Chosen
from regesta.show.web.dyads import Pair
from regesta.show.web.pair.acts import Acts, find_acts, having
from regesta.show.web.shelf import Places, Shelf

_DONE = (Status.HELD.value, Status.ONGOING.value)
_PENDING = (CommitmentState.OVERDUE, CommitmentState.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """How many commitments one side made, by what became of them."""

    by: str
    states: Mapping[CommitmentState, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A pair: its events (`places`, those with mere statements left out unless asked for) and what they made.

    `families` and `statuses` count its events; `said` are the statements among them. `last` is the latest
    event that was held, `next` the first one planned for a day after the record ends.
    """

    pair: Pair
    places: Places
    said: int
    families: Mapping[str, int]
    statuses: Mapping[str, int]
    acts: Acts
    reports: int
    outlets: int
    first_day: date | None
    last_day: date | None
    last: Event | None
    next: Event | None
    bodies: tuple[Body, ...]
    instruments: tuple[Instrument, ...]
    commitments: tuple[Commitment, ...]
    promised: tuple[Promised, ...]
    disputes: tuple[Dispute, ...]

    @property
    def pending(self) -> tuple[Commitment, ...]:
        """The commitments that are overdue or open, the overdue first, then the oldest."""
        found = [item for item in self.commitments if item.state in _PENDING]
        return tuple(
            sorted(found, key=lambda item: (_PENDING.index(item.state), item.since or date.max, item.id))
        )


def find_pair(shelf: Shelf, words: str) -> Pair | None:
    """The pair that an address names: codes or names, joined by "-" or ","."""
    for place, letter in enumerate(words):
        if letter in "-,":
            sides = (words[:place].strip().casefold(), words[place + 1 :].strip().casefold())
            codes = [shelf.party_codes[side] for side in sides if side in shelf.party_codes]
            if len(codes) == 2 and codes[0] != codes[1]:
                return (min(codes), max(codes))
    return None


def make_dossier(shelf: Shelf, pair: Pair, chosen: Chosen) -> Dossier:
    """Gather all that a record holds of a pair's chosen events; statements are told of where they matter."""
    places = np.sort(chosen.places)
    events = [shelf.events[place] for place in places.tolist()]
    reports = {name for event in events for name in event.reports}
    commitments = _commitments(shelf, events)
    days = shelf.first[places][shelf.dated[places]]
    return Dossier(
        pair=pair,
        places=places,
        said=chosen.left_out,
        families=_counts(shelf, "family", places),
        statuses=_counts(shelf, "status", places),
        acts=find_acts(shelf, pair, places),
        reports=len(reports),
        outlets=len({shelf.reports[name].outlet for name in reports}),
        first_day=date.fromordinal(int(days.min())) if len(days) else None,
        last_day=date.fromordinal(int(days.max())) if len(days) else None,
        last=_last(shelf, places),
        next=_next(events, shelf.register.record.as_of),
        bodies=_bodies(shelf, pair, events),
        instruments=_instruments(shelf, events),
        commitments=commitments,
        promised=_promised(pair, commitments),
        disputes=_disputes(shelf, events),
    )


def _counts(shelf: Shelf, facet: str, places: Places) -> Mapping[str, int]:
    """How many of the events at some places have each value of a facet."""
    counts = {
        name: int(np.count_nonzero(having(shelf, facet, [name])[places])) for name in shelf.facets[facet]
    }
    return {name: count for name, count in counts.items() if count}


def _last(shelf: Shelf, places: Places) -> Event | None:
    """The latest event that happened on a known day, of that day the whole one that most reports tell."""
    done = places[(having(shelf, "status", _DONE) & shelf.dated)[places]]
    if not len(done):
        return None
    latest = done[shelf.first[done] == shelf.first[done].max()]
    events: list[Event] = [shelf.events[place] for place in latest.tolist()]
    return max(events, key=lambda event: (event.part_of is None, len(event.reports), event.id))


def _next(events: Iterable[Event], as_of: date | None) -> Event | None:
    coming = [
        event
        for event in events
        if event.status.value is Status.PLANNED and event.when and as_of and _end(event) > as_of
    ]
    return min(coming, key=lambda event: (_end(event), event.id), default=None)


def _end(event: Event) -> date:
    when = event.when.value if event.when else None
    return (when.end or when.start or date.min) if when else date.min


def _bodies(shelf: Shelf, pair: Pair, events: Iterable[Event]) -> tuple[Body, ...]:
    """The joint bodies of both, and those whose sessions are among the events."""
    sat = {event.body.value.body for event in events if event.body}
    found = [body for body in shelf.bodies.values() if body.id in sat or set(pair) <= set(body.parties)]
    return tuple(sorted(found, key=lambda body: (-len(body.sessions), body.name, body.id)))


def _instruments(shelf: Shelf, events: Iterable[Event]) -> tuple[Instrument, ...]:
    """What these events signed or name, the latest first."""
    names = dict.fromkeys(name for event in events for name in event.instruments)
    return tuple(shelf.instruments[name] for name in reversed(names))


def _commitments(shelf: Shelf, events: Iterable[Event]) -> tuple[Commitment, ...]:
    """What these events promise, by the day it was made."""
    found = {
        item.id: item
        for event in events
        for item in shelf.commitments_of.get(event.id, ())
        if item.made == event.id
    }
    return tuple(sorted(found.values(), key=lambda item: (item.since or date.max, item.id)))


def _promised(pair: Pair, commitments: Iterable[Commitment]) -> tuple[Promised, ...]:
    """By who made them: either side alone, or both together."""
    counts: dict[str, Counter[CommitmentState]] = {}
    for item in commitments:
        makers = [code for code in pair if code in item.by]
        maker = makers[0] if len(makers) == 1 else "both" if makers else ""
        counts.setdefault(maker, Counter())[item.state] += 1
    order = (*pair, "both", "")
    return tuple(Promised(by=name, states=counts[name]) for name in order if name in counts)


def _disputes(shelf: Shelf, events: Iterable[Event]) -> tuple[Dispute, ...]:
    """Where reports of these events, or of what they signed, differ; contradictions first."""
    subjects = dict.fromkeys(name for event in events for name in (event.id, *event.instruments))
    found = [item for name in subjects for item in shelf.disputes_of.get(name, ())]
    return tuple(sorted(found, key=lambda item: item.relation.value))
