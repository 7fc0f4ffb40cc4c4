"""Places where events were: one key for each, and which event was where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from regesta.domain.claim import Place
from regesta.domain.record import Event
from regesta.text.folding import fold

NOWHERE = -1
"""Stands for the place of an event whose reports name none."""


@dataclass(frozen=True, kw_only=True)
class Spots:
    """Every place once, with its `keys` (what addresses call it); `of` numbers each event's place."""

    keys: tuple[str, ...]
    places: tuple[Place, ...]
    of: npt.NDArray[np.int32]

    def key_of(self, event: int) -> str | None:
        """The key of the place of the event that stands at `event`."""
        number = int(self.of[event])
        return self.keys[number] if number != NOWHERE else None

    def events(self) -> dict[str, npt.NDArray[np.int32]]:
        """The events of each place, ascending, by its key."""
        order = np.argsort(self.of, kind="stable").astype(np.int32)
        ends = np.searchsorted(self.of[order], np.arange(len(self.keys) + 1))
        return {key: order[ends[at] : ends[at + 1]] for at, key in enumerate(self.keys)}

    def find(self, asked: str) -> list[str]:
        """The keys that are `asked`, else those of places of that name, else those that begin so."""
        wanted = fold(asked)
        if asked in self._folded:
            return [asked]
        named = [key for key, name in self._folded.items() if name == wanted]
        return named or [key for key, name in self._folded.items() if f" {wanted}" in f" {name}"]

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {key: fold(place.name) for key, place in zip(self.keys, self.places, strict=True)}


def index_spots(events: Sequence[Event]) -> Spots:
    """The places of events in the order in which events name them."""
    numbers: dict[Place, int] = {}
    keys: dict[str, Place] = {}
    of = np.full(len(events), NOWHERE, dtype=np.int32)
    shared: dict[tuple[object, ...], int] = {}
    for at, event in enumerate(events):
        if event.where is None:
            continue
        place = event.where.value
        if place not in numbers:
            same = (place.name, place.country, place.geonames)
            if same not in shared:
                shared[same] = len(keys)
                keys[_key(place, keys)] = place
            numbers[place] = shared[same]
        of[at] = numbers[place]
    return Spots(keys=tuple(keys), places=tuple(keys.values()), of=of)


def _key(place: Place, taken: dict[str, Place]) -> str:
    """The name with the state of a city; a second city of that name gets its GeoNames number."""
    name = f"{place.name}, {place.country}" if place.city and place.country else place.name
    if name not in taken:
        return name
    return next(key for number in _numbers(place) if (key := f"{name} ({number})") not in taken)


def _numbers(place: Place) -> Sequence[object]:
    return (*([place.geonames] if place.geonames else []), *range(2, 10_000))
