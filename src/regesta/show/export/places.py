"""Places as they go out: wherever an event of the record happened."""

from __future__ import annotations

from collections import Counter

from regesta.domain.claim import Place
from regesta.show.export.parts import Json, place_object
from regesta.show.register import Register
from regesta.text.folding import fold


def place_objects(register: Register) -> list[Json]:
    """The places of all events, by id, with the number of events there."""
    places: dict[str, Place] = {}
    counts = Counter[str]()
    for event in register.record.events:
        if event.where:
            name = place_id(event.where.value)
            places.setdefault(name, event.where.value)
            counts[name] += 1
    return [
        {"type": "place", "id": name, **(place_object(place) or {}), "events": counts[name]}
        for name, place in sorted(places.items())
    ]


def place_id(place: Place) -> str:
    """The id of a place: its GeoNames number, else its state and name in plain letters."""
    if place.geonames is not None:
        return f"pl-{place.geonames}"
    return "-".join(filter(None, ["pl", (place.country or "").lower(), *fold(place.name).split()]))
