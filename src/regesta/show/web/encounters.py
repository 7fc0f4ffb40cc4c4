"""Whom a person met: everyone who took part in the same events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from regesta.domain.marks import Status
from regesta.domain.record import Attendee, Event, Person
from regesta.show.web.shelf import Places, Shelf

TOGETHER = frozenset({"contact", "cooperation"})
"""The families of kinds that people do together; an accusation is no meeting of those it names."""

_DONE = (Status.HELD.value, Status.ONGOING.value)
_AHEAD = (Status.PLANNED.value, Status.POSSIBLE.value)
_LAST = 3
"""So many events are named; the others can be asked for."""

_Shared = tuple[Event, Attendee, bool]
"""An event, the other person at it, and whether it has taken place."""


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
    """Everyone with whom a person took part in something, the most often met first.

    What was cancelled or denied does not count.
    """
    together: dict[str, list[_Shared]] = defaultdict(list)
    for event, done in _lived(person, shelf):
        people = event.people
        if any(attendee.person == person.id for attendee in people):
            for attendee in people:
                together[attendee.person or ""].append((event, attendee, done))
    known = shelf.people
    found = [
        _met(person, known[name], shared)
        for name, shared in together.items()
        if name in known and name != person.id
    ]
    return tuple(sorted(found, key=_by_often))


def _lived(person: Person, shelf: Shelf) -> Iterator[tuple[Event, bool]]:
    """What a person did or shall do together with others, the oldest first, and whether it is done."""
    places = shelf.facets["person"].get(person.id, np.array([], dtype=np.int32))
    done = _among(shelf, "status", _DONE, places)
    fit = _among(shelf, "family", TOGETHER, places) & (done | _among(shelf, "status", _AHEAD, places))
    for place, is_done in zip(places[fit].tolist(), done[fit].tolist(), strict=True):
        yield shelf.events[place], is_done


def _among(shelf: Shelf, facet: str, values: Iterable[str], places: Places) -> npt.NDArray[np.bool_]:
    """Which of some places have one of the values."""
    mask = np.zeros(len(shelf.events), dtype=np.bool_)
    for value in values:
        mask[shelf.facets[facet].get(value, [])] = True
    return mask[places]


def _met(person: Person, other: Person, shared: list[_Shared]) -> Met:
    """The encounters with one other person."""
    ids = {event.id for event, _, _ in shared}
    whole = [item for item in shared if item[0].part_of not in ids] or shared
    held = sum(done for _, _, done in whole)
    return Met(
        person=other,
        held=held,
        planned=len(whole) - held,
        first=whole[0][0],
        events=tuple(event for event, _, _ in reversed(whole[-_LAST:])),
        told=whole[-1][1],
        same_side=person.country is not None and person.country == other.country,
    )


def _by_often(met: Met) -> tuple[int, int, str]:
    return (-met.held, -met.planned, met.person.name.casefold())
