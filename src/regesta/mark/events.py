"""Events among the mentions: their kinds and statuses, and which are too doubtful to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regesta.domain.marks import ROLES, MarkedEvent, Status
from regesta.mark.calibration import Curves, share_right
from regesta.mark.coreference import Naming
from regesta.mark.heads import SpanSet, classify
from regesta.mark.labels import EVENT, STATUSES
from regesta.mark.roles import Filled
from regesta.mark.tagging import Found
from regesta.mark.weights import Card, Weights

Floats = NDArray[np.float32]
APART = 0.75
"""From so likely on two events are taken for one that took place and one that did not."""
_REAL = [STATUSES.index(status) for status in ("held", "ongoing")]


@dataclass(frozen=True, slots=True, eq=False)
class EventClasses:
    """Kinds and statuses of the event mentions: rows of probabilities, and the tags' confidence."""

    rows: Mapping[int, int]
    kinds: Floats
    statuses: Floats
    scores: Sequence[float]

    def alike(self) -> Floats:
        """How likely two event mentions, taken for themselves, are of one kind and of one status.

        What took place and what did not, or not yet, are never one event: 0 where that is likely.
        """
        real = self.statuses[:, _REAL].sum(axis=1)
        one_alone = real[:, None] * (1 - real)
        both = (self.kinds @ self.kinds.T) * (self.statuses @ self.statuses.T)
        return np.where(one_alone + one_alone.T > APART, np.float32(0), both)

    def of_kind(self, kinds: Iterable[int]) -> frozenset[int]:
        """The event mentions whose likeliest kind is one of these."""
        wanted = frozenset(kinds)
        return frozenset(mention for mention, row in self.rows.items() if self.kinds[row].argmax() in wanted)

    def kinds_of(self, own: Sequence[int]) -> Floats:
        """How likely each kind is for the event that these rows tell together."""
        return np.asarray(self.kinds[own].mean(axis=0))

    def take(self, kept: Sequence[int]) -> EventClasses:
        """The same of some of the mentions, numbered anew in this order."""
        seats = [(seat, self.rows[mention]) for seat, mention in enumerate(kept) if mention in self.rows]
        rows = [row for _, row in seats]
        return EventClasses(
            rows={seat: row for row, (seat, _) in enumerate(seats)},
            kinds=self.kinds[rows],
            statuses=self.statuses[rows],
            scores=[self.scores[row] for row in rows],
        )

    def told(self, naming: Naming) -> Iterator[tuple[str, list[int], float]]:
        """Each event's id, the rows of its mentions, and the confidence that its best mention is one."""
        for name, members in naming.members.items():
            if name[0] == "e":
                own = [self.rows[mention] for mention in members]
                yield name, own, max(self.scores[row] for row in own)

    def doubtful(self, naming: Naming, least: float) -> frozenset[str]:
        """Events that are less likely than `least` to be events and of their kind both.

        F1 is greatest where what is likelier than half of it is told (Lipton, Elkan and Naryanaswamy,
        "Optimal thresholding of classifiers to maximize F1 measure", 2014).
        """
        return frozenset(
            name for name, own, word in self.told(naming) if word * float(self.kinds_of(own).max()) < least
        )


def classify_events(weights: Weights, spans: SpanSet, found: Sequence[Found]) -> EventClasses:
    """Kinds and statuses of all event mentions."""
    events = np.flatnonzero(spans.letters == EVENT)
    vectors = spans.vectors[events]
    return EventClasses(
        rows={int(mention): row for row, mention in enumerate(events)},
        kinds=classify(weights.arrays, "kind", vectors),
        statuses=classify(weights.arrays, "status", vectors),
        scores=[found[mention].score for mention in events.tolist()],
    )


def make_events(naming: Naming, classes: EventClasses, roles: Filled, card: Card) -> tuple[MarkedEvent, ...]:
    """The events with kind, status, roles and the confidence of each."""
    result, curves = [], card.calibration
    for name, own, word in classes.told(naming):
        kinds, statuses = classes.kinds_of(own), classes.statuses[own].mean(axis=0)
        kind, status = card.kinds[int(kinds.argmax())], STATUSES[int(statuses.argmax())]
        filled = roles.get(name, {})
        told = [role for role in ROLES if role in filled]
        result.append(
            MarkedEvent(
                id=name,
                kind=kind,
                status=Status(status),
                roles=tuple((role, filled[role][0]) for role in told),
                score=share_right(curves, "event", kind, word * float(kinds.max())),
                status_score=share_right(curves, "status", status, float(statuses.max())),
                role_scores=scores_of(filled, told, "role", curves),
            )
        )
    return tuple(result)


def scores_of(
    filled: Mapping[str, tuple[tuple[str, ...], float]], told: Sequence[str], head: str, curves: Curves
) -> tuple[tuple[str, float], ...]:
    """The confidence of each role or attribute told."""
    return tuple((name, round(share_right(curves, head, name, filled[name][1]), 4)) for name in told)
