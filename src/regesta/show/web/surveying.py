"""How many events were where, by family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from regesta.domain.claim import Place
from regesta.show.web.choosing import Chosen
from regesta.show.web.shelf import UNDATED, Shelf
from regesta.show.web.spots import NOWHERE

_TOGETHER = ("contact", "cooperation", "commitment", "easing")
_AGAINST = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A place, called `key` in addresses, with its events, by family, and the days of the first and last."""

    key: str
    place: Place
    events: int
    families: Mapping[str, int]
    first: date | None
    last: date | None

    @property
    def balance(self) -> float | None:
        """From -1 (conflict alone) to 1 (contact, cooperation, commitment, easing alone); None: neither."""
        together = sum(self.families.get(name, 0) for name in _TOGETHER)
        against = self.families.get(_AGAINST, 0)
        return (together - against) / (together + against) if together + against else None


def count_places(shelf: Shelf, chosen: Chosen) -> tuple[Counted, ...]:
    """The places of the events that fit, those of most events first."""
    spots = shelf.spots
    held = np.zeros(len(shelf.events), dtype=np.bool_)
    held[chosen.places] = True
    held &= spots.of != NOWHERE
    size = len(spots.keys)
    families = {}
    for name, places in shelf.facets["family"].items():
        families[name] = np.bincount(spots.of[places[held[places]]], minlength=size)
    totals = np.bincount(spots.of[held], minlength=size)
    ends = _ends(shelf, held, size)
    order = np.argsort(-totals, kind="stable")
    return tuple(
        Counted(
            key=spots.keys[at],
            place=spots.places[at],
            events=int(totals[at]),
            families={name: int(counts[at]) for name, counts in families.items() if counts[at]},
            first=_day(ends[0][at]),
            last=_day(ends[1][at]),
        )
        for at in order[: np.count_nonzero(totals)].tolist()
    )


def _ends(shelf: Shelf, held: npt.NDArray[Any], size: int) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """The first and last day on which events of each place begin; -1 where none is known."""
    places = np.flatnonzero(held & (shelf.first != UNDATED))
    first = np.full(size, np.iinfo(np.int32).max, dtype=np.int32)
    last = np.full(size, UNDATED, dtype=np.int32)
    np.minimum.at(first, shelf.spots.of[places], shelf.first[places])
    np.maximum.at(last, shelf.spots.of[places], shelf.first[places])
    return np.where(last == UNDATED, UNDATED, first), last


def _day(ordinal: int) -> date | None:
    return date.fromordinal(int(ordinal)) if ordinal > 0 else None
