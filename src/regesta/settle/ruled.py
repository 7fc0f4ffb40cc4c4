"""What people have ruled of pairs, to be found by either end, and what a change of rulings concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.settle.clusters import Pair
from regesta.settle.rulings import Rulings


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """Pairs ruled the same and not the same, by each end; `changed` is all whose rulings are others now."""

    rulings: Rulings
    same: dict[str, set[str]]
    apart: dict[str, set[str]]
    before: frozenset[str]
    changed: frozenset[str]

    def held_alone(self, key: str) -> bool:
        """Whether a sighting is named by a ruling on a pair, so that it can go its own way."""
        return key in self.same or key in self.apart

    def same_inside(self, keys: Iterable[str]) -> frozenset[Pair]:
        """The pairs ruled the same that lie among these keys."""
        inside = set(keys)
        return frozenset(
            (left, right)
            for left in inside & self.same.keys()
            for right in self.same[left] & inside
            if left < right
        )


def sort_rulings(before: Rulings, after: Rulings) -> Ruled:
    """What is ruled now, and what it changes."""
    return Ruled(
        rulings=after,
        same=_by_end(after.same),
        apart=_by_end(after.apart),
        before=frozenset(key for pair in before.same | before.apart for key in pair),
        changed=_changed_keys(before, after),
    )


def _by_end(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for left, right in pairs:
        out.setdefault(left, set()).add(right)
        out.setdefault(right, set()).add(left)
    return out


def _changed_keys(before: Rulings, after: Rulings) -> frozenset[str]:
    pairs = (before.same ^ after.same) | (before.apart ^ after.apart)
    corrected = {
        key
        for key in before.corrected.keys() | after.corrected.keys()
        if before.corrected.get(key) != after.corrected.get(key)
    }
    return frozenset({key for pair in pairs for key in pair} | (before.rejected ^ after.rejected) | corrected)
