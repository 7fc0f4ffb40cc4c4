"""Where the nodes of a network stand: near to those they are tied to, the same at every look."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_ROUNDS = 120
_PULL = 0.055
"""How strongly all are drawn to the middle, so that parts that are not tied stay in sight."""
_APART = 40

Points = npt.NDArray[np.float64]
"""Positions, nodes by 2."""
_Plane = npt.NDArray[np.complex128]


def lay_out(weights: npt.NDArray[np.float64], sizes: Points, box: tuple[float, float]) -> Points:
    """Positions within `box` (width and height) of nodes tied by `weights` (symmetric, 0 for no tie).

    `sizes` is the room (width and height) that each node needs with its name. The method is that of
    Fruchterman and Reingold (1991), begun from a spiral in the order given, so that chance has no part;
    then nodes that overlap are pushed apart.
    """
    count = len(weights)
    if count == 1:
        return np.array([[box[0] / 2, box[1] / 2]])
    order = np.arange(count)
    places = np.sqrt((order + 0.5) / count) * np.exp(1j * order * np.pi * (3 - 5**0.5))
    ideal = 1.4 / count**0.5
    for turn in range(_ROUNDS):
        places = _step(places, weights, ideal, 0.12 * (1 - turn / _ROUNDS) + 0.002)
    return _spread(_scale(np.stack((places.real, places.imag), axis=1), sizes, box), sizes, box)


def _step(places: _Plane, weights: npt.NDArray[np.float64], ideal: float, most: float) -> _Plane:
    """One round: all push each other off, ties and the middle pull; nobody goes farther than `most`.

    Places are numbers of the complex plane: one array, not two.
    """
    apart = places[:, None] - places[None, :]
    far = np.abs(apart)
    np.maximum(far, 1e-4, out=far)
    force = ideal**2 / (far * far) - weights * far / ideal
    np.fill_diagonal(force, 0.0)
    move = np.einsum("ij,ij->i", apart, force) - places * (_PULL / ideal)
    length = np.maximum(np.abs(move), 1e-9)
    moved: _Plane = places + move / length * np.minimum(length, most)
    return moved


def _scale(points: Points, sizes: Points, box: tuple[float, float]) -> Points:
    """The points stretched to fill the box, with room for the nodes at its edges.

    Half of each place comes from its rank from left to right and top to bottom: a crowd in the middle
    gets more room than a few far out.
    """
    least, most = points.min(axis=0), points.max(axis=0)
    room = np.array(box) - sizes.max(axis=0)
    span: Points = np.maximum(most - least, 1e-6)
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0) / (len(points) - 1)
    scaled: Points = ((points - least) / span + ranks) / 2 * room + sizes.max(axis=0) / 2
    return scaled


def _spread(points: Points, sizes: Points, box: tuple[float, float]) -> Points:
    """The points with overlaps undone as far as the box has room, along the side that is the shorter way."""
    xs, ys = points[:, 0], points[:, 1]
    wide, tall = (sizes[:, None, side] + sizes[None, :, side] for side in (0, 1))
    order = np.arange(len(points))
    first = np.where(order[:, None] > order[None, :], 0.15, -0.15)
    for _ in range(_APART):
        across, down = xs[:, None] - xs[None, :], ys[:, None] - ys[None, :]
        over_x, over_y = wide / 2 - np.abs(across), tall / 2 - np.abs(down)
        touch = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(touch, val=False)
        if not touch.any():
            break
        level = touch & (over_x < over_y)
        upright = touch & ~level
        xs = xs + np.where(level, over_x * (np.sign(across) * 0.3 + (across == 0) * first), 0).sum(axis=1)
        ys = ys + np.where(upright, over_y * (np.sign(down) * 0.3 + (down == 0) * first), 0).sum(axis=1)
        xs = np.clip(xs, sizes[:, 0] / 2, box[0] - sizes[:, 0] / 2)
        ys = np.clip(ys, sizes[:, 1] / 2, box[1] - sizes[:, 1] / 2)
    return np.stack((xs, ys), axis=1)
