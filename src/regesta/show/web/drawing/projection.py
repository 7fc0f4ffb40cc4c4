"""The Natural Earth projection: the whole world at a glance, its areas and shapes both nearly kept."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

UNIT = 3600 / (2 * np.pi * 0.8707)
"""Units of the map a radian of longitude at the equator: the map is 3,600 units wide, 0 in its middle."""

_Floats = npt.NDArray[np.float64]


def project(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[_Floats, _Floats]:
    """Degrees to units of the map, x to the right and y downwards from the middle.

    The polynomials are those of Šavrič, Jenny, Patterson, Petrovič and Hurni (2011), "A polynomial equation
    for the Natural Earth projection", Cartography and Geographic Information Science 38(4).
    """
    turn, rise = np.radians(np.asarray(lon, dtype=np.float64)), np.radians(np.asarray(lat, dtype=np.float64))
    two = rise * rise
    four = two * two
    wide = 0.870700 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four))
    tall = 1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four))
    return turn * wide * UNIT, -rise * tall * UNIT
