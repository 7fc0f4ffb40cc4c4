"""How many events were where, by family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from regesta.domain.claim import Place
from regesta.show.export.parts import Json
from regesta.show.web.addresses import timeline_address
from regesta.show.web.choosing import Chosen
from regesta.show.web.drawing.glyphs import FAMILIES
from regesta.show.web.query import Query
from regesta.show.web.shelf import UNDATED, Shelf
from regesta.show.web.spots import NOWHERE

_TOGETHER = ("contact", "cooperation", "commitment", "easing")
_AGAINST = "conflict"
PLACE_COLUMNS = (
    *("place", "name", "city", "country", "geonames", "lat", "lon", "events", *FAMILIES, "balance"),
    *("first", "last", "page"),
)


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
            families={
                name: int(families[name][at]) for name in FAMILIES if name in families and families[name][at]
            },
            first=_day(ends[0][at]),
            last=_day(ends[1][at]),
        )
        for at in order[: np.count_nonzero(totals)].tolist()
    )


def _ends(shelf: Shelf, held: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The first and last day on which events of each place begin; -1 where none is known."""
    places = np.flatnonzero(held & (shelf.first != UNDATED))
    first = np.full(size, np.iinfo(np.int32).max, dtype=np.int32)
    last = np.full(size, UNDATED, dtype=np.int32)
    np.minimum.at(first, shelf.spots.of[places], shelf.first[places])
    np.maximum.at(last, shelf.spots.of[places], shelf.first[places])
    return np.where(last == UNDATED, UNDATED, first), last


def _day(ordinal: int) -> date | None:
    return date.fromordinal(int(ordinal)) if ordinal > 0 else None


def place_object(item: Counted, query: Query) -> Json:
    """One place as a row of the table."""
    place = item.place
    return {
        "type": "place",
        "place": item.key,
        "name": place.name,
        "city": place.city,
        "country": place.country,
        "geonames": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "events": item.events,
        **{name: item.families.get(name, 0) for name in FAMILIES},
        "balance": None if item.balance is None else round(item.balance, 3),
        "first": item.first.isoformat() if item.first else None,
        "last": item.last.isoformat() if item.last else None,
        "page": timeline_address(query.but(places=(item.key,))),
    }
