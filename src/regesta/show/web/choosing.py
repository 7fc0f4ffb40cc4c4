"""The events that fit a query, by the indexes of the shelf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from regesta.domain.record import Event
from regesta.errors import UsageError
from regesta.show.selection import find_bodies, find_people
from regesta.show.web.query import Query
from regesta.show.web.shelf import UNDATED, Places, Shelf
from regesta.show.words import count_words

PER_PAGE = 50
"""So many events stand on a page of a list."""

_Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The events that fit: their `places` in `Shelf.events`, in the order asked for, and what to tell.

    `left_out` counts mere statements that fit but are shown only on demand.
    """

    query: Query
    places: Places
    left_out: int
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.places)

    @property
    def pages(self) -> int:
        """The number of pages, at least 1."""
        return max(1, -(-len(self.places) // PER_PAGE))

    def on_page(self, shelf: Shelf) -> tuple[Event, ...]:
        """The events of the page asked for."""
        start = (self.query.page - 1) * PER_PAGE
        return self.events(shelf, self.places[start : start + PER_PAGE])

    def events(self, shelf: Shelf, places: Places | None = None) -> tuple[Event, ...]:
        """All events that fit, or those at some places."""
        wanted = self.places if places is None else places
        return tuple(shelf.events[place] for place in wanted.tolist())


def choose_events(shelf: Shelf, query: Query) -> Chosen:
    """Every event of the record that fits a query."""
    fits = np.ones(len(shelf.events), dtype=np.bool_)
    notes: list[str] = []
    for name in query.pair:
        fits &= _having(shelf, "party", _parties(shelf, [name], notes))
    for person in query.companions:
        fits &= _having(shelf, "person", _found(shelf, [person], "person", notes))
    for office in query.offices:
        fits &= _having(shelf, "office", [office])
    for facet, wanted in _wanted(shelf, query, notes):
        fits &= _having(shelf, facet, wanted)
    if query.since:
        fits &= (shelf.last >= query.since.toordinal()) & shelf.dated
    if query.until:
        fits &= (shelf.first <= query.until.toordinal()) & shelf.dated
    if query.confidence:
        fits &= shelf.confidence >= query.confidence
    if query.words:
        fits &= shelf.wording.telling(query.words)
    left_out = 0
    if not (query.sayings or query.kinds or query.families):
        sayings = _having(shelf, "kind", ["statement"])
        left_out = int(np.count_nonzero(fits & sayings))
        fits &= ~sayings
    order = np.arange(len(shelf.events), dtype=np.int32) if query.oldest else shelf.newest
    return Chosen(query=query, places=order[fits[order]], left_out=left_out, notes=tuple(notes))


def _wanted(shelf: Shelf, query: Query, notes: list[str]) -> Iterable[tuple[str, Sequence[str]]]:
    """Every facet that is asked for, with the values of which one is enough."""
    if query.states:
        yield "party", _parties(shelf, query.states, notes)
    if query.people:
        yield "person", _found(shelf, query.people, "person", notes)
    if query.places:
        yield "place", _spots(shelf, query.places, notes)
    if query.bodies:
        yield "body", _found(shelf, query.bodies, "body", notes)
    plain = {
        "instrument": query.instruments,
        "kind": query.kinds,
        "family": query.families,
        "status": query.statuses,
        "topic": query.topics,
        "outlet": query.outlets,
    }
    for facet, values in plain.items():
        if values:
            yield facet, values


def _parties(shelf: Shelf, names: Iterable[str], notes: list[str]) -> list[str]:
    codes = [shelf.party_codes.get(name.casefold(), "") for name in names]
    notes += [
        f"No state or organisation is called {name!r}; write a code (IRN), a name (Iran) or NATO."
        for name, code in zip(names, codes, strict=True)
        if not code
    ]
    return codes


def _found(shelf: Shelf, names: Iterable[str], facet: str, notes: list[str]) -> list[str]:
    """The ids of people or bodies, given as ids or parts of names."""
    ids: set[str] = set()
    held = shelf.people if facet == "person" else shelf.bodies
    for name in names:
        if name in held:
            ids.add(name)
            continue
        try:
            ids |= (find_people if facet == "person" else find_bodies)(shelf.register, name)
        except UsageError:
            notes.append(f"The record knows no {facet} called {name!r}.")
    return sorted(ids)


def _spots(shelf: Shelf, names: Iterable[str], notes: list[str]) -> list[str]:
    """The keys of places, given as keys or as names or parts of them."""
    found = {name: shelf.spots.find(name) for name in names}
    notes += [f"No event is told to be at a place called {name!r}." for name in found if not found[name]]
    return [key for keys in found.values() for key in keys]


def _having(shelf: Shelf, facet: str, values: Iterable[str]) -> _Mask:
    mask = np.zeros(len(shelf.events), dtype=np.bool_)
    for value in values:
        mask[shelf.facets[facet].get(value, [])] = True
    return mask


def bounds(shelf: Shelf, places: Places) -> tuple[int, int] | None:
    """The first and last day (ordinals) of the events at some places; None where none is dated."""
    first, last = shelf.first[places], shelf.last[places]
    known = first != UNDATED
    if not known.any():
        return None
    return int(first[known].min()), int(last[known].max())


def tell_left_out(chosen: Chosen) -> str:
    """How many mere statements are not shown, in words; empty where there are none."""
    return f"{count_words(chosen.left_out, 'statement')} left out" if chosen.left_out else ""
