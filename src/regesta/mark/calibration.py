"""From raw scores to shares: of marks with confidence 0.8, four of five shall be right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

Curves = Mapping[str, Sequence[tuple[float, float]]]
"""Head, or head and part ("mention", "mention p"), -> its (raw score, share right) points, rising."""


def share_right(curves: Curves, head: str, part: str, score: float) -> float:
    """How often a mark with this raw score is right, from 0 to 1; the raw score where no curve tells.

    A part without a curve of its own goes by its head's. Between two points the share is read off the line
    that joins them (as `numpy.interp` does, without its cost for a single number), beyond them it is theirs.
    """
    points = curves.get(f"{head} {part}") or curves.get(head)
    if not points:
        return score
    at = bisect_right(points, (score, 2.0))
    if at in (0, len(points)):
        return points[max(at - 1, 0)][1]
    (before, low), (after, high) = points[at - 1], points[at]
    return low + (high - low) * (score - before) / (after - before)
