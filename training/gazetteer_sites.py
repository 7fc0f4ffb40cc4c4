"""Add the places of data/gazetteer/*.tsv: new ones as rows of their own, known ones with better words."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from regesta.lexicon.gazetteer import Kind
from regesta.lexicon.phrases import phrase_key
from regesta.lexicon.tables import read_table, split_cell
from regesta.text.distance import kilometres
from training.gazetteer_file import GatheredPlace
from training.gazetteer_names import bare_name

_TABLES = ("divisions.tsv", "regions.tsv", "sites.tsv")
_MERGED = {
    Kind.DIVISION: 700.0,
    Kind.DISTRICT: 300.0,
    Kind.CITY: 60.0,
    Kind.CAPITAL: 60.0,
    Kind.QUARTER: 15.0,
}
"""Kinds that GeoNames may know already, and how many kilometres apart two of one name may be one."""
_PEOPLE = {
    Kind.CONTINENT: 1e9,
    Kind.REGION: 3e6,
    Kind.WATER: 1e6,
    Kind.RELIEF: 3e5,
    Kind.ISLAND: 1e5,
    Kind.SITE: 3e5,
    Kind.QUARTER: 5e4,
    Kind.DIVISION: 1e6,
    Kind.DISTRICT: 2e5,
    Kind.CITY: 5e3,
    Kind.CAPITAL: 1e5,
}
"""What a place of the tables is worth beside cities, in people, unless its row says otherwise."""


def add_sites(
    data: Path,
    divisions: list[GatheredPlace],
    districts: list[GatheredPlace],
    cities: list[GatheredPlace],
) -> tuple[list[GatheredPlace], list[GatheredPlace], list[GatheredPlace]]:
    """The three lists with the rows of the tables among them."""
    by_name: dict[tuple[str, str], list[GatheredPlace]] = defaultdict(list)
    for place in (*divisions, *districts, *cities):
        for key in {phrase_key(name) for name in (place.name, *place.names)}:
            by_name[place.country, key].append(place)
    lists = {Kind.DIVISION: divisions, Kind.DISTRICT: districts}
    for table in _TABLES:
        for row in read_table(data / "gazetteer" / table):
            site = _as_place(row)
            known = _known(site, by_name)
            if known is not None:
                _better(known, site, people=bool(row["people"]))
            else:
                lists.get(site.kind, cities).append(site)
    return divisions, districts, cities


def _as_place(row: dict[str, str]) -> GatheredPlace:
    kind = Kind[row["kind"].upper()]
    return GatheredPlace(
        name=row["name"],
        kind=kind,
        country=row["country"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        names=set(split_cell(row["names"])),
        people=float(row["people"] or _PEOPLE[kind]),
        city=row["city"],
    )


def _known(site: GatheredPlace, by_name: dict[tuple[str, str], list[GatheredPlace]]) -> GatheredPlace | None:
    """The place of GeoNames that a row of ours speaks of, nearest first."""
    if site.kind not in _MERGED:
        return None
    keys = {phrase_key(name) for name in (site.name, *site.names, bare_name(site.name))}
    alike = {Kind.CITY, Kind.CAPITAL, Kind.QUARTER} if site.kind >= Kind.CAPITAL else {site.kind}
    found = [place for key in sorted(keys) for place in by_name[site.country, key] if place.kind in alike]
    near = [
        (kilometres((site.lat, site.lon), (place.lat, place.lon)), -place.people, number)
        for number, place in enumerate(found)
    ]
    near = [item for item in near if item[0] <= _MERGED[site.kind]]
    if not near:
        return None
    if site.kind in {Kind.CITY, Kind.CAPITAL, Kind.QUARTER}:
        return found[min(near, key=lambda item: item[1])[2]]
    return found[min(near)[2]]


def _better(known: GatheredPlace, site: GatheredPlace, *, people: bool) -> None:
    """Our name and, for divisions, our coordinates; what GeoNames called it stays an other name."""
    known.names |= {known.name, site.name, *site.names}
    known.name = site.name
    if site.kind in {Kind.DIVISION, Kind.DISTRICT}:
        known.lat, known.lon = site.lat, site.lon
    elif known.kind is not Kind.CAPITAL:
        known.kind = site.kind
    if people:
        known.people = site.people
