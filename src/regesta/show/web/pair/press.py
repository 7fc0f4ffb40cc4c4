"""What the press of either side told of a pair, and what it left out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from regesta.domain.record import Dispute, DisputedValue, Event
from regesta.show.web.dyads import Pair
from regesta.show.web.pair.acts import having
from regesta.show.web.pair.homes import Home
from regesta.show.web.shelf import Places, Shelf

_WHILE = timedelta(days=30)
"""So long after an event was first told the press of the other side is listened to."""
_Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """An outlet: `side` is the code of the pair's side it is at home in, None for all others.

    `reports` counts those of the record, `events` those of the pair it tells, `alone` those nobody else
    tells, `first` those it told before all others; `left_out` what it most often leaves out.
    """

    outlet: str
    home: Home
    side: str | None
    reports: int
    events: int
    alone: int
    first: int
    left_out: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSided:
    """An event that one side's press tells and the other's does not.

    `heard` counts the reports that the record holds of the other press from the month after the event was
    first told: where there is none, its silence says nothing.
    """

    event: Event
    heard: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A property on which the two sides' press differ: the values of each."""

    dispute: Dispute
    values: tuple[tuple[DisputedValue, ...], tuple[DisputedValue, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldByBoth:
    """An event that the press of both sides tells: what either leaves out, and where they differ."""

    event: Event
    left_out: tuple[tuple[str, ...], tuple[str, ...]]
    differing: tuple[Differing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """The coverage of a pair; `only` and `reports` are by side, `others` counts events neither side tells."""

    pair: Pair
    outlets: tuple[OutletRow, ...]
    reports: tuple[int, int]
    only: tuple[tuple[OneSided, ...], tuple[OneSided, ...]]
    both: tuple[ToldByBoth, ...]
    others: int


def hear_press(shelf: Shelf, pair: Pair, places: Places, homes: Mapping[str, Home]) -> Press:
    """Who told what of the events at some places."""
    places = np.sort(places)[::-1]
    outlets = [[name for name, home in homes.items() if home.state == code] for code in pair]
    told = [having(shelf, "outlet", names)[places] for names in outlets]
    days = [_days(shelf, names) for names in outlets]
    both = [shelf.events[place] for place in places[told[0] & told[1]].tolist()]
    return Press(
        pair=pair,
        outlets=_rows(shelf, pair, places, homes),
        reports=(_count(shelf, outlets[0]), _count(shelf, outlets[1])),
        only=(
            _one_sided(shelf, places[told[0] & ~told[1]], days[1]),
            _one_sided(shelf, places[told[1] & ~told[0]], days[0]),
        ),
        both=tuple(_told_by_both(shelf, event, outlets) for event in both),
        others=int(np.count_nonzero(~told[0] & ~told[1])),
    )


def _days(shelf: Shelf, outlets: Iterable[str]) -> list[int]:
    """The days of all dated reports of some outlets, sorted."""
    return sorted(day for name in outlets for day in shelf.publishing[name].days)


def _count(shelf: Shelf, outlets: Iterable[str]) -> int:
    return sum(shelf.publishing[name].reports for name in outlets)


def _one_sided(shelf: Shelf, places: Places, days: list[int]) -> tuple[OneSided, ...]:
    found = []
    for place in places.tolist():
        event = shelf.events[place]
        heard = 0
        if event.first_published is not None:
            start = event.first_published.toordinal()
            heard = bisect_left(days, start + _WHILE.days + 1) - bisect_left(days, start)
        found.append(OneSided(event=event, heard=heard))
    return tuple(found)


def _told_by_both(shelf: Shelf, event: Event, outlets: list[list[str]]) -> ToldByBoth:
    told = shelf.told_of.get(event.id, ())
    left_out = []
    for names in outlets:
        gaps = [set(item.left_out) for item in told if item.outlet in names]
        left_out.append(tuple(sorted(set.intersection(*gaps))) if gaps else ())
    found = (_differing(shelf, item, outlets) for item in shelf.disputes_of.get(event.id, ()))
    return ToldByBoth(
        event=event,
        left_out=(left_out[0], left_out[1]),
        differing=tuple(item for item in found if item is not None),
    )


def _differing(shelf: Shelf, dispute: Dispute, outlets: list[list[str]]) -> Differing | None:
    """A dispute in which the press of either side gives values of its own."""
    given = [
        tuple(
            value
            for value in dispute.values
            if any(shelf.reports[name].outlet in names for name in value.reports if name in shelf.reports)
        )
        for names in outlets
    ]
    if not given[0] or not given[1] or set(given[0]) & set(given[1]):
        return None
    return Differing(dispute=dispute, values=(given[0], given[1]))


def _rows(shelf: Shelf, pair: Pair, places: Places, homes: Mapping[str, Home]) -> tuple[OutletRow, ...]:
    """Every outlet that tells one of the events, by side, those that tell most first."""
    tellers = _tellers(shelf, places)
    every = np.sum(list(tellers.values()), axis=0)
    left_out, first = _tellings(shelf, places)
    rows = [
        OutletRow(
            outlet=outlet,
            home=homes[outlet],
            side=homes[outlet].state if homes[outlet].state in pair else None,
            reports=shelf.publishing[outlet].reports,
            events=int(np.count_nonzero(tells)),
            alone=int(np.count_nonzero(tells & (every == 1))),
            first=first[outlet],
            left_out=tuple(left_out[outlet].most_common()),
        )
        for outlet, tells in tellers.items()
        if outlet
    ]
    order = {code: place for place, code in enumerate(pair)}
    return tuple(sorted(rows, key=lambda row: (order.get(row.side or "", 2), -row.events, row.outlet)))


def _tellers(shelf: Shelf, places: Places) -> Mapping[str, _Mask]:
    """Which of the events each outlet tells; "" stands for all whose name is unknown."""
    rows = np.full(len(shelf.events), -1, dtype=np.int64)
    rows[places] = np.arange(len(places))
    found = {}
    for outlet, told in shelf.facets["outlet"].items():
        here = rows[told]
        here = here[here >= 0]
        if len(here):
            found[outlet] = np.zeros(len(places), dtype=np.bool_)
            found[outlet][here] = True
    return found


def _tellings(shelf: Shelf, places: Places) -> tuple[Mapping[str, Counter[str]], Counter[str]]:
    """What each outlet left out of events that others tell too, and how many it told first."""
    left_out: dict[str, Counter[str]] = defaultdict(Counter)
    first: Counter[str] = Counter()
    for place in places.tolist():
        told = shelf.told_of.get(shelf.events[place].id, ())
        for item in told:
            left_out[item.outlet].update(item.left_out)
        days = sorted((item.first, item.outlet) for item in told if item.first is not None)
        if len(days) > 1 and days[0][0] < days[1][0]:
            first[days[0][1]] += 1
    return left_out, first
