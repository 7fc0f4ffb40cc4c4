"""Land and borders as paths of an SVG, from a GeoJSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from regesta.errors import UsageError
from regesta.show.web.drawing.projection import project

_STEP = 30
_Line = list[list[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lies beneath the signs of a map: paths of land, of borders, of degrees and of the world's edge."""

    land: str
    borders: str
    degrees: str
    edge: str


@cache
def draw_ground(path: Path) -> Ground:
    """The ground of a boundary file: polygons are land and lines are borders; read once.

    Raises:
        UsageError: if the file is missing or no GeoJSON with longitudes and latitudes.
    """
    shapes = read_shapes(path)
    return Ground(
        land="".join(_path(ring, closed=True) for ring in shapes[0]),
        borders="".join(_path(line) for line in shapes[1]),
        degrees="".join(map(_path, _degrees())),
        edge=_path([*_meridian(-180), *reversed(_meridian(180))], closed=True),
    )


def read_shapes(path: Path) -> tuple[list[_Line], list[_Line]]:
    """The rings of all polygons of a GeoJSON file, and its lines."""
    mend = "give a GeoJSON file of polygons (land, states) and lines (borders), in degrees"
    try:
        found = list(_geometries(json.loads(path.read_text(encoding="utf-8"))))
        rings = [ring for kind, lines in found if kind == "ring" for ring in lines if len(ring) > 2]
        others = [line for kind, lines in found if kind == "line" for line in lines if len(line) > 1]
        for line in chain(rings, others):
            if not all(abs(point[0]) <= 180 and abs(point[1]) <= 90 for point in line):
                raise UsageError("holds points off the globe", where=str(path), mend=mend)
    except OSError as error:
        raise UsageError("cannot be read", where=str(path), mend=mend) from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise UsageError("is no GeoJSON", where=str(path), mend=mend) from error
    return rings, others


def _geometries(item: Any) -> Iterator[tuple[str, list[_Line]]]:  # noqa: ANN401 - JSON of any shape
    """Every geometry within a GeoJSON object, as rings of polygons or as lines; points are passed over."""
    kind = item["type"]
    if kind == "FeatureCollection":
        yield from chain.from_iterable(map(_geometries, item["features"]))
    elif kind == "GeometryCollection":
        yield from chain.from_iterable(map(_geometries, item["geometries"]))
    elif kind == "Feature":
        yield from _geometries(item["geometry"]) if item["geometry"] else ()
    elif kind == "Polygon":
        yield "ring", item["coordinates"]
    elif kind == "MultiPolygon":
        yield "ring", list(chain.from_iterable(item["coordinates"]))
    elif kind == "LineString":
        yield "line", [item["coordinates"]]
    elif kind == "MultiLineString":
        yield "line", item["coordinates"]
    elif kind not in {"Point", "MultiPoint"}:
        raise ValueError(kind)


def _path(line: Iterable[Iterable[float]], *, closed: bool = False) -> str:
    """A line in whole units of the map: one move, then steps from point to point."""
    points = np.array([tuple(point)[:2] for point in line], dtype=np.float64)
    placed = np.round(np.stack(project(points[:, 0], points[:, 1]), axis=1)).astype(np.int64)
    steps = np.diff(placed, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if not len(steps):
        return ""
    drawn = " ".join(f"{right} {down}" for right, down in steps.tolist()).replace(" -", "-")
    return f"M{placed[0][0]} {placed[0][1]}l{drawn}{'z' if closed else ''}"


def _meridian(lon: float) -> _Line:
    return [[lon, float(lat)] for lat in range(-90, 91, 5)]


def _degrees() -> Iterator[_Line]:
    """Every thirtieth meridian and parallel."""
    for lon in range(-180 + _STEP, 180, _STEP):
        yield _meridian(lon)
    for lat in range(-90 + _STEP, 90, _STEP):
        yield [[-180.0, float(lat)], [180.0, float(lat)]]
