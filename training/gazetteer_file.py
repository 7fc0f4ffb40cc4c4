"""Write places as the columns that `regesta.lexicon.gazetteer` opens."""

from __future__ import annotations

import math
import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from regesta.lexicon.gazetteer import MAGIC, NOTHING, ORDER, Kind, hash_name
from regesta.lexicon.phrases import phrase_key


@dataclass(slots=True, kw_only=True)
class GatheredPlace:
    """A place on its way into the file; `division` and `district` are other places, `people` a count."""

    name: str
    kind: Kind
    country: str
    lat: float
    lon: float
    names: set[str] = field(default_factory=set)
    geonames: int = 0
    city: str = ""
    people: float = 0
    division: GatheredPlace | None = None
    district: GatheredPlace | None = None
    number: int = -1


def write_gazetteer(path: Path, places: Sequence[GatheredPlace]) -> int:
    """Write the file and return the number of postings; the places' numbers become their rows."""
    for number, place in enumerate(places):
        place.number = number
    countries = sorted({place.country for place in places})
    code = {name: number for number, name in enumerate(countries)}
    hashes, postings = _postings(places)
    names, name_at = _names(places)
    columns = {
        "hashes": hashes,
        "postings": postings,
        "lat": array("i", [round(place.lat * 1e5) for place in places]),
        "lon": array("i", [round(place.lon * 1e5) for place in places]),
        "geonames": array("I", [place.geonames for place in places]),
        "name_at": name_at,
        "division": array("H", [_row(place.division) for place in places]),
        "district": array("H", [_row(place.district) for place in places]),
        "country": array("B", [code[place.country] for place in places]),
        "kind": array("B", [place.kind for place in places]),
        "weight": array("B", [weight_of(place.people) for place in places]),
    }
    parts = [columns[name].tobytes() for name in ORDER] + [names, "\n".join(countries).encode()]
    lengths = struct.pack(f"<{len(parts)}I", *(len(part) for part in parts))
    path.write_bytes(MAGIC + b"\0\0" + lengths + b"".join(parts))
    return len(hashes)


def weight_of(people: float) -> int:
    """Ten times the binary logarithm, in one byte."""
    return min(255, round(10 * math.log2(people + 1)))


def _row(place: GatheredPlace | None) -> int:
    return NOTHING if place is None else place.number


def _postings(places: Sequence[GatheredPlace]) -> tuple[array[int], array[int]]:
    rows: set[tuple[int, int]] = set()
    for place in places:
        own = phrase_key(place.name)
        for key in {own, *map(phrase_key, place.names)} - {""}:
            first, rest = hash_name(key)
            rows.add((first, rest << 19 | (key == own) << 18 | place.number))
    ordered = sorted(rows)
    return array("I", [row[0] for row in ordered]), array("I", [row[1] for row in ordered])


def _names(places: Sequence[GatheredPlace]) -> tuple[bytes, array[int]]:
    name_at = array("I", [0])
    parts = []
    for place in places:
        parts.append((f"{place.name}\t{place.city}" if place.city else place.name).encode())
        name_at.append(name_at[-1] + len(parts[-1]))
    return b"".join(parts), name_at
