"""Whom a person met: everyone who took part in the same events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from regesta.domain.marks import Status
from regesta.domain.record import Attendee, Event, Person
from regesta.show.web.shelf import Shelf

TOGETHER = frozenset({"contact", "cooperation"})
"""The families of kinds that people do together; an accusation is no meeting of those it names."""

_DONE = frozenset({Status.HELD, Status.ONGOING})
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})
_LAST = 3
"""So many events are named; the others can be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Someone met: how often, how often only planned, first and last; `events` are the latest few.

    A meeting within a visit of both counts once. `told` is the latest appearance: office and rank then.
    """

    person: Person
    held: int
    planned: int
    first: Event
    events: tuple[Event, ...]
    told: Attendee
    same_side: bool

    @property
    def last(self) -> Event:
        """The latest event of both."""
        return self.events[0]


def whom_met(person: Person, shelf: Shelf) -> tuple[Met, ...]:
    """Everyone with whom a person took part in something, the most often met first."""
    together: dict[str, list[tuple[Event, Attendee]]] = defaultdict(list)
    for event in shelf.events_of("person", person.id):
        if not _is_together(event, person.id, shelf):
            continue
        for attendee in event.people:
            if attendee.person in shelf.people and attendee.person != person.id:
                together[str(attendee.person)].append((event, attendee))
    found = (_met(person, shelf.people[name], events) for name, events in together.items())
    return tuple(sorted((met for met in found if met is not None), key=_by_often))


def _is_together(event: Event, name: str, shelf: Shelf) -> bool:
    family = shelf.register.ontology.kinds[event.kind.value].family
    return family in TOGETHER and any(attendee.person == name for attendee in event.people)


def _met(person: Person, other: Person, events: list[tuple[Event, Attendee]]) -> Met | None:
    """The encounters with one other person; None where all of them were cancelled or denied."""
    shared = {event.id for event, _ in events}
    whole = [(event, told) for event, told in events if event.part_of not in shared]
    live = [item for item in whole if item[0].status.value in _DONE | _AHEAD]
    if not live:
        return None
    return Met(
        person=other,
        held=_count(live, _DONE),
        planned=_count(live, _AHEAD),
        first=live[0][0],
        events=tuple(event for event, _ in reversed(live[-_LAST:])),
        told=live[-1][1],
        same_side=person.country is not None and person.country == other.country,
    )


def _count(events: Iterable[tuple[Event, Attendee]], statuses: frozenset[Status]) -> int:
    return sum(event.status.value in statuses for event, _ in events)


def _by_often(met: Met) -> tuple[int, int, str]:
    return (-met.held, -met.planned, met.person.name.casefold())
