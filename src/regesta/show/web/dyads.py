"""Pairs of states and organisations (dyads): what the record holds of each, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np
import numpy.typing as npt

from regesta.domain.record import Commitment, CommitmentState, Event
from regesta.lexicon.ontology import Ontology
from regesta.show.web.worth import Days, Worths

BINS = 32
"""Into so many equal parts the time of the whole record is cut for the small curve of each pair."""

Pair = tuple[str, str]
"""The codes of two parties, sorted."""

_EARLY = 0.01
"""Times begin with the first days but this share: one date of the distant past would press all else flat."""
_STATEMENT = "statement"
_Ints = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """One pair; `families` counts its events by family, mere statements among them, `events` without them.

    `acts` are events that one side did to the other or both did with each other, `goldstein` their mean
    (None where there is none). `first` and `last` are the days on which its first and last event begin,
    `counts` its events by BINS of time, `open` its commitments that are open, `overdue` those past their day.
    """

    pair: Pair
    events: int
    families: Mapping[str, int]
    first: date | None
    last: date | None
    acts: int
    goldstein: float | None
    open: int
    overdue: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Events with what was worked out for each: Goldstein value and first day (-1 where unknown)."""

    events: Sequence[Event]
    worths: Worths
    first: Days
    ontology: Ontology

    @property
    def families(self) -> list[str]:
        """The family of each event."""
        kinds = self.ontology.kinds
        return [kinds[event.kind.value].family for event in self.events]


def tally_dyads(measured: Measured, commitments: Iterable[Commitment]) -> tuple[Dyad, ...]:
    """All pairs that take part in an event together, those with the most events first."""
    pairs: dict[Pair, int] = {}
    rows: list[int] = []
    places: list[int] = []
    between: list[bool] = []
    for place, event in enumerate(measured.events):
        if len(event.parties) < 2:
            continue
        mutual = measured.ontology.kinds[event.kind.value].symmetric
        for pair in combinations(sorted(event.parties), 2):
            rows.append(pairs.setdefault(pair, len(pairs)))
            places.append(place)
            between.append(is_between(event, pair, mutual=mutual))
    table = _Table(
        measured=measured,
        size=len(pairs),
        rows=np.array(rows, dtype=np.int64),
        places=np.array(places, dtype=np.int64),
        between=np.array(between, dtype=np.bool_),
    )
    dyads = _dyads(list(pairs), table, _pending(measured.events, commitments))
    return tuple(sorted(dyads, key=lambda item: (-item.events, -sum(item.families.values()), item.pair)))


def is_between(event: Event, pair: Pair, *, mutual: bool) -> bool:
    """Whether one of a pair acts on the other, or both with each other.

    Two that stand on one side (who attack a third, say) do nothing to each other. `mutual` tells that
    the event's kind has no direction.
    """
    one, other = pair
    if mutual:
        return True
    return (one in event.actors and other in event.recipients) or (
        other in event.actors and one in event.recipients
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Which pair (`rows`) takes part in which event (`places`), a row for each."""

    measured: Measured
    size: int
    rows: _Ints
    places: _Ints
    between: npt.NDArray[np.bool_]

    def families(self) -> Mapping[str, _Ints]:
        """The number of events of each pair, by family."""
        names = sorted(set(self.measured.families))
        of_rows = self._of_rows(names)
        return {
            name: np.bincount(self.rows[of_rows == number], minlength=self.size).astype(np.int64)
            for number, name in enumerate(names)
        }

    def _of_rows(self, names: list[str]) -> _Ints:
        """The family of each row as its number in `names`."""
        numbers = {name: number for number, name in enumerate(names)}
        of_events = [numbers[name] for name in self.measured.families]
        return np.array(of_events, dtype=np.int64)[self.places]

    def ends(self) -> tuple[_Ints, _Ints]:
        """The days on which the first and the last event of each pair begin, -1 where unknown."""
        latest = np.full(self.size, -1, dtype=np.int64)
        earliest = np.full(self.size, np.iinfo(np.int64).max, dtype=np.int64)
        days = self.measured.first[self.places].astype(np.int64)
        known = days >= 0
        np.maximum.at(latest, self.rows, days)
        np.minimum.at(earliest, self.rows[known], days[known])
        return np.where(latest < 0, -1, earliest), latest

    def worths(self) -> tuple[_Ints, _Floats]:
        """The number of acts between the two of each pair, and the sum of their Goldstein values."""
        values = self.measured.worths[self.places]
        acts = self.between & ~np.isnan(values)
        rows = self.rows[acts]
        sums = np.bincount(rows, weights=values[acts].astype(np.float64), minlength=self.size)
        counts = np.bincount(rows, minlength=self.size)
        return counts.astype(np.int64), sums.astype(np.float64)

    def counts(self) -> _Ints:
        """The events of each pair, mere statements aside, by part of the record's time: pairs by BINS."""
        first = self.measured.first[self.places].astype(np.int64)
        names = sorted({*self.measured.families, _STATEMENT})
        known = (first >= 0) & (self._of_rows(names) != names.index(_STATEMENT))
        if not known.any():
            return np.zeros((self.size, BINS), dtype=np.int64)
        start = int(np.quantile(first[known], _EARLY))
        days = int(first[known].max()) - start + 1
        known &= first >= start
        bins = (first[known] - start) * BINS // days
        flat = np.bincount(self.rows[known] * BINS + bins, minlength=self.size * BINS)
        return flat.reshape(self.size, BINS)


def _dyads(
    pairs: Sequence[Pair], table: _Table, pending: Mapping[Pair, Counter[CommitmentState]]
) -> Iterator[Dyad]:
    families = table.families()
    first, last = table.ends()
    acts, sums = table.worths()
    counts = table.counts()
    for row, pair in enumerate(pairs):
        found = {name: int(numbers[row]) for name, numbers in families.items() if numbers[row]}
        yield Dyad(
            pair=pair,
            events=sum(found.values()) - found.get(_STATEMENT, 0),
            families=found,
            first=date.fromordinal(int(first[row])) if first[row] > 0 else None,
            last=date.fromordinal(int(last[row])) if last[row] > 0 else None,
            acts=int(acts[row]),
            goldstein=float(sums[row] / acts[row]) if acts[row] else None,
            open=pending[pair][CommitmentState.OPEN] if pair in pending else 0,
            overdue=pending[pair][CommitmentState.OVERDUE] if pair in pending else 0,
            counts=tuple(counts[row].tolist()),
        )


def _pending(
    events: Sequence[Event], commitments: Iterable[Commitment]
) -> Mapping[Pair, Counter[CommitmentState]]:
    """What is open or overdue between two parties: they take part in the event that made it."""
    parties = {event.id: event.parties for event in events}
    found: dict[Pair, Counter[CommitmentState]] = defaultdict(Counter)
    for item in commitments:
        if item.state in {CommitmentState.OPEN, CommitmentState.OVERDUE}:
            for pair in combinations(sorted(parties.get(item.made, ())), 2):
                found[pair][item.state] += 1
    return found
