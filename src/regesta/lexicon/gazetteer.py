"""The gazetteer: names of places looked up in one file that stays on disk.

The file (`training/gazetteer.py` makes it) holds columns, each a run of little-endian numbers:
postings sorted by the first 32 bits of the name's hash, with 13 bits more of that hash, one bit that
says whether it is the place's own name, and the number of the place; then one row a place. Names are
looked up, never listed, so only their hashes are kept: 45 bits make one false hit in 60 million words.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from regesta.errors import DataError
from regesta.lexicon.phrases import phrase_key
from regesta.text.distance import Point, point_of

MAGIC = b"REGESTA-GAZ-1\n"
FILE = Path("gazetteer") / "places.gaz"
_FORMAT: dict[str, Literal["I", "i", "H", "B"]] = {
    "hashes": "I",
    "postings": "I",
    "lat": "i",
    "lon": "i",
    "geonames": "I",
    "name_at": "I",
    "division": "H",
    "district": "H",
    "country": "B",
    "kind": "B",
    "weight": "B",
}
"""The numbers of each column; wider ones first, so that each is aligned."""
ORDER = tuple(_FORMAT)
"""Columns in file order."""
NOTHING = 0xFFFF
"""In the columns division and district: none."""
_OWN = 1 << 18
_PLACE = _OWN - 1
_SCALE = 1e-5
_PER_TEN = 33.22
"""Weight of tenfold people."""
_LEAST = 2.0
_OTHER_NAME = 1.0
_OTHER_NAME_LARGE = 0.3


class Kind(IntEnum):
    """What sort of place; the numbers stand in the file."""

    COUNTRY = 0
    DIVISION = 1
    DISTRICT = 2
    CAPITAL = 3
    CITY = 4
    QUARTER = 5
    CONTINENT = 6
    REGION = 7
    WATER = 8
    RELIEF = 9
    ISLAND = 10
    SITE = 11


_KINDS = tuple(Kind)
_BY_KIND = {
    Kind.COUNTRY: 3.0,
    Kind.DIVISION: -0.4,
    Kind.DISTRICT: -1.5,
    Kind.CAPITAL: 1.5,
    Kind.CITY: 0.0,
    Kind.QUARTER: -0.5,
    Kind.CONTINENT: 1.0,
    Kind.REGION: 0.8,
    Kind.WATER: 0.5,
    Kind.RELIEF: 0.3,
    Kind.ISLAND: 0.5,
    Kind.SITE: 0.5,
}
_LARGE = frozenset({Kind.COUNTRY, Kind.DIVISION, Kind.CAPITAL, Kind.CONTINENT, Kind.WATER, Kind.REGION})


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `number` is its row; `country` alpha-3 or None; `geonames` None where the place is not of GeoNames;
    `weight` is ten times the binary logarithm of the people it counts, or of those it is worth;
    `division` and `district` are the rows of the first- and second-order division it lies in, or None;
    `city` is the name of the city a site stands in, `point` the coordinates as a unit vector.
    """

    number: int
    name: str
    kind: Kind
    country: str | None
    geonames: int | None
    lat: float
    lon: float
    weight: int
    division: int | None
    district: int | None
    city: str | None
    point: Point


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found by a name; `own` says that this is its first name and not another one.

    `salience` says how likely the name means this place when nothing else is known: the decimal
    logarithm of its people, moved by its kind, less where the name is not its own.
    """

    entry: Entry
    own: bool
    salience: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The open file: columns by name, the text of all names, and the countries' codes."""

    columns: dict[str, memoryview]
    names: memoryview
    countries: tuple[str, ...]
    known: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    """Names looked up before: a cache that is dropped when it has grown large."""

    def find(self, words: str) -> tuple[Hit, ...]:
        """The places of that name in any case, accents, dots and hyphens, the most salient first."""
        return self.find_key(phrase_key(words))

    def find_key(self, key: str) -> tuple[Hit, ...]:
        """The same for a name that is a phrase key already."""
        found = self.known.get(key)
        if found is None:
            found = self._looked_up(key)
            if len(self.known) > 100_000:
                self.known.clear()
            self.known[key] = found
        return found

    def entry(self, number: int) -> Entry:
        """The place in that row."""
        column = self.columns
        start, end = column["name_at"][number], column["name_at"][number + 1]
        division, district = column["division"][number], column["district"][number]
        lat, lon = round(column["lat"][number] * _SCALE, 5), round(column["lon"][number] * _SCALE, 5)
        name, _, city = bytes(self.names[start:end]).decode().partition("\t")
        return Entry(
            number=number,
            name=name,
            kind=_KINDS[column["kind"][number]],
            country=self.countries[column["country"][number]] or None,
            geonames=column["geonames"][number] or None,
            lat=lat,
            lon=lon,
            weight=column["weight"][number],
            division=None if division == NOTHING else division,
            district=None if district == NOTHING else district,
            city=city or None,
            point=point_of(lat, lon),
        )

    def _looked_up(self, key: str) -> tuple[Hit, ...]:
        first, rest = hash_name(key)
        hashes, postings = self.columns["hashes"], self.columns["postings"]
        hits = []
        at = bisect_left(hashes, first)
        while at < len(hashes) and hashes[at] == first:
            posting = postings[at]
            if posting >> 19 == rest:
                hits.append(_weighed(self.entry(posting & _PLACE), own=bool(posting & _OWN)))
            at += 1
        return tuple(sorted(hits, key=lambda hit: (-hit.salience, hit.entry.number)))


def _weighed(entry: Entry, *, own: bool) -> Hit:
    salience = max(_LEAST, entry.weight / _PER_TEN) + _BY_KIND[entry.kind]
    if not own:
        salience -= _OTHER_NAME_LARGE if entry.kind in _LARGE else _OTHER_NAME
    return Hit(entry, own, salience)


def hash_name(key: str) -> tuple[int, int]:
    """The first 32 bits and the next 13 bits of a phrase key's BLAKE2b hash."""
    number = int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big")
    return number >> 16, (number >> 3) & 0x1FFF


@cache
def load_gazetteer(data: Path) -> Gazetteer:
    """Open the gazetteer below a data folder.

    Raises:
        DataError: if the file is missing, of another version or cut.
    """
    path = data / FILE
    try:
        with path.open("rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise DataError("gazetteer cannot be read", where=str(path), mend="install regesta again") from error
    if bytes(view[: len(MAGIC)]) != MAGIC:
        raise DataError("is no gazetteer of this version", where=str(path), mend="install regesta again")
    return _opened(view, path)


def _opened(view: memoryview, path: Path) -> Gazetteer:
    at = len(MAGIC) + 2
    lengths = struct.unpack_from(f"<{len(ORDER) + 2}I", view, at)
    at += 4 * len(lengths)
    if at + sum(lengths) != len(view):
        raise DataError("gazetteer is cut", where=str(path), mend="install regesta again")
    parts = []
    for length in lengths:
        parts.append(view[at : at + length])
        at += length
    columns = {name: part.cast(_FORMAT[name]) for name, part in zip(ORDER, parts, strict=False)}
    return Gazetteer(columns, parts[-2], tuple(bytes(parts[-1]).decode().split("\n")))
