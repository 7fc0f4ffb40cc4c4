"""Whether one marker is better than another on the same reports, or only luckier.

Paired bootstrap over reports (Efron and Tibshirani 1993; for language tasks Berg-Kirkpatrick and others
2012): the reports are drawn anew with replacement, the same for both, and the figures' difference is taken
each time. The interval holds 95 % of those differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.evaluation.marker_scores import Scores

RESAMPLES = 1000
SEED = 1
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """F1 of the old and the new marker, and the interval that holds 95 % of the resampled differences."""

    name: str
    old: float
    new: float
    low: float
    high: float

    @property
    def verdict(self) -> str:
        """In a word: better or worse where the interval leaves out 0."""
        return "better" if self.low > 0 else "worse" if self.high < 0 else "within chance"


def compare_markers(
    old: Sequence[Scores], new: Sequence[Scores], names: Sequence[str], *, resamples: int = RESAMPLES
) -> list[Difference]:
    """Differences of the figures named; `old` and `new` are scores of the same reports in the same order."""
    rng = np.random.default_rng(SEED)
    draws = rng.multinomial(len(old), np.full(len(old), 1 / len(old)), size=resamples)
    everything = np.ones((1, len(old)))
    result = []
    for name in names:
        before, after = _counts(old, name), _counts(new, name)
        changes = _f1(draws @ after) - _f1(draws @ before)
        low, high = np.percentile(changes, (2.5, 97.5))
        whole = (float(_f1(everything @ side)[0]) for side in (before, after))
        result.append(Difference(name=name, old=next(whole), new=next(whole), low=low, high=high))
    return result


def _counts(scores: Sequence[Scores], name: str) -> Floats:
    tallies = [item[name] for item in scores]
    return np.array([(tally.right, tally.given + tally.wanted) for tally in tallies], dtype=np.float64)


def _f1(sums: Floats) -> Floats:
    """F1 of rows (right, given plus wanted); 0 where nothing is given or wanted."""
    return np.asarray(2 * sums[:, 0] / np.maximum(sums[:, 1], 1e-9), dtype=np.float64)
