"""What two parties did to and with each other, and which of them acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from regesta.show.web.dyads import Pair
from regesta.show.web.shelf import Places, Shelf
from regesta.show.web.worth import Worths

_Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Acts of one direction: their number, mean Goldstein value, how many help (above 0), how many hurt.

    `actor` and `recipient` are codes; both None where the two act together.
    """

    actor: str | None
    recipient: str | None
    acts: int
    goldstein: float | None
    helping: int
    hurting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """The acts between two parties: `places` in `Shelf.events`, their Goldstein values and who acts.

    `aside` counts events in which both take part but do nothing to each other, statements left out.
    """

    pair: Pair
    places: Places
    worths: Worths
    first_acts: _Mask
    second_acts: _Mask
    aside: int

    def __len__(self) -> int:
        return len(self.places)

    def mutual(self, row: int) -> bool:
        """Whether both do the act of a row together."""
        return bool(self.first_acts[row] and self.second_acts[row])

    def sides(self, row: int) -> Pair:
        """Who acts in a row, and on whom; the pair itself where both act."""
        one, other = self.pair
        return (other, one) if self.second_acts[row] and not self.first_acts[row] else (one, other)

    def keep(self, mask: _Mask | list[int]) -> Acts:
        """Some of the acts, by mask or row."""
        return replace(
            self,
            places=self.places[mask],
            worths=self.worths[mask],
            first_acts=self.first_acts[mask],
            second_acts=self.second_acts[mask],
        )

    @property
    def goldstein(self) -> float | None:
        """The mean Goldstein value."""
        return _mean(self.worths)

    def directions(self) -> tuple[Direction, ...]:
        """The acts of the one, of the other, and of both together."""
        one, other = self.pair
        both = self.first_acts & self.second_acts
        return (
            self._direction(one, other, self.first_acts & ~both),
            self._direction(other, one, self.second_acts & ~both),
            self._direction(None, None, both),
        )

    def _direction(self, actor: str | None, recipient: str | None, mask: _Mask) -> Direction:
        worths = self.worths[mask]
        return Direction(
            actor=actor,
            recipient=recipient,
            acts=len(worths),
            goldstein=_mean(worths),
            helping=int(np.count_nonzero(worths > 0)),
            hurting=int(np.count_nonzero(worths < 0)),
        )


def find_acts(shelf: Shelf, pair: Pair, places: Places) -> Acts:
    """The acts between two parties among events in which both take part, ascending."""
    places = np.sort(places)
    one, other = pair
    mutual = having(shelf, "kind", _mutual(shelf))[places]
    acts, suffers = having(shelf, "actor", [one]), having(shelf, "recipient", [one])
    first = (acts & having(shelf, "recipient", [other]))[places] | mutual
    second = (having(shelf, "actor", [other]) & suffers)[places] | mutual
    worths = shelf.goldstein[places]
    known = ~np.isnan(worths)
    kept = known & (first | second)
    return Acts(
        pair=pair,
        places=places[kept],
        worths=worths[kept],
        first_acts=first[kept],
        second_acts=second[kept],
        aside=int(np.count_nonzero(known & ~kept)),
    )


def having(shelf: Shelf, facet: str, values: Iterable[str]) -> _Mask:
    """Which of all events have one of some values for a facet."""
    mask = np.zeros(len(shelf.events), dtype=np.bool_)
    for value in values:
        mask[shelf.facets[facet].get(value, [])] = True
    return mask


def _mutual(shelf: Shelf) -> list[str]:
    return [name for name, kind in shelf.register.ontology.kinds.items() if kind.symmetric]


def _mean(worths: Worths) -> float | None:
    return float(worths.mean(dtype=np.float64)) if len(worths) else None
