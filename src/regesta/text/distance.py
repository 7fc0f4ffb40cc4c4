"""Distances on the globe."""

from __future__ import annotations

from math import acos, cos, exp, radians, sin

Point = tuple[float, float, float]
"""A place as a unit vector from the middle of the globe, which makes comparing two of them cheap."""

_RADIUS = 6371.0088


def point_of(lat: float, lon: float) -> Point:
    """The unit vector of coordinates in degrees."""
    up, around = radians(lat), radians(lon)
    return cos(up) * cos(around), cos(up) * sin(around), sin(up)


def closeness(one: Point, other: Point) -> float:
    """The cosine of the angle between two points: 1 for the same place, -1 for the other side."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def closeness_at(kilometres_apart: float) -> float:
    """The closeness of two points so far from each other."""
    return cos(kilometres_apart / _RADIUS)


def distance(one: Point, other: Point) -> float:
    """Great-circle distance of two points in kilometres."""
    return _RADIUS * acos(max(-1.0, min(1.0, closeness(one, other))))


def fading(close: float, reach: float) -> float:
    """1 at the same place, 1/e at `reach` kilometres, towards 0 beyond."""
    return exp(-_RADIUS * acos(max(-1.0, min(1.0, close))) / reach)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) pairs in degrees, in kilometres."""
    return distance(point_of(*one), point_of(*other))
