"""Where the nodes of a network stand: near to those they are tied to, the same at every look."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_ROUNDS = 140
_PULL = 0.055
"""How strongly all are drawn to the middle, so that parts that are not tied stay in sight."""
_APART = 60

Points = npt.NDArray[np.float64]
"""Positions, nodes by 2."""


def lay_out(weights: npt.NDArray[np.float64], sizes: Points, box: tuple[float, float]) -> Points:
    """Positions within `box` (width and height) of nodes tied by `weights` (symmetric, 0 for no tie).

    `sizes` is the room (width and height) that each node needs with its name. The method is that of
    Fruchterman and Reingold (1991), begun from a circle in the order given, so that chance has no part;
    then nodes that overlap are pushed apart.
    """
    count = len(weights)
    if count == 1:
        return np.array([[box[0] / 2, box[1] / 2]])
    angles = np.arange(count) * (np.pi * (3 - 5**0.5))
    radii = np.sqrt((np.arange(count) + 0.5) / count)
    points = np.stack((np.cos(angles) * radii, np.sin(angles) * radii), axis=1)
    ideal = 1.4 / count**0.5
    for turn in range(_ROUNDS):
        points = _step(points, weights, ideal, 0.12 * (1 - turn / _ROUNDS) + 0.002)
    return _spread(_scale(points, sizes, box), sizes, box)


def _step(points: Points, weights: npt.NDArray[np.float64], ideal: float, most: float) -> Points:
    """One round: all push each other off, ties and the middle pull; nobody goes farther than `most`."""
    apart = points[:, None, :] - points[None, :, :]
    far = np.sqrt((apart**2).sum(axis=2))
    np.fill_diagonal(far, 1.0)
    far = np.maximum(far, 1e-4)
    force = ideal**2 / far**2 - weights * far / ideal
    np.fill_diagonal(force, 0.0)
    move = (apart * force[:, :, None]).sum(axis=1) - points * _PULL / ideal
    length = np.maximum(np.sqrt((move**2).sum(axis=1, keepdims=True)), 1e-9)
    return points + move / length * np.minimum(length, most)


def _scale(points: Points, sizes: Points, box: tuple[float, float]) -> Points:
    """The points stretched to fill the box, with room for the nodes at its edges."""
    least, most = points.min(axis=0), points.max(axis=0)
    room = np.array(box) - sizes.max(axis=0)
    span: Points = np.maximum(most - least, 1e-6)
    return (points - least) / span * room + sizes.max(axis=0) / 2


def _spread(points: Points, sizes: Points, box: tuple[float, float]) -> Points:
    """The points with overlaps undone as far as the box has room, along the side that is the shorter way."""
    half = sizes / 2
    need = (sizes[:, None, :] + sizes[None, :, :]) / 2
    sign = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
    for _ in range(_APART):
        apart = points[:, None, :] - points[None, :, :]
        over = need - np.abs(apart)
        touch = (over > 0).all(axis=2)
        np.fill_diagonal(touch, val=False)
        if not touch.any():
            break
        side = over[:, :, 1] <= over[:, :, 0]
        push = np.stack((np.where(side, 0, over[:, :, 0]), np.where(side, over[:, :, 1], 0)), axis=2)
        way = np.where(apart == 0, sign[:, :, None], np.sign(apart))
        points = points + (push * way * touch[:, :, None] * 0.3).sum(axis=1)
        points = np.clip(points, half, np.array(box) - half)
    return points
