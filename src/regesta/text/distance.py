"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_RADIUS = 6371.0088


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) pairs in degrees, in kilometres (haversine)."""
    lat, lon = radians(other[0] - one[0]), radians(other[1] - one[1])
    half = sin(lat / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(lon / 2) ** 2
    return 2 * _RADIUS * asin(min(1.0, sqrt(half)))
