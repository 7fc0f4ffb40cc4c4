"""States and organisations as they go out: whoever is a party to an event of the record."""

from __future__ import annotations

from collections import Counter

from regesta.show.export.parts import Json
from regesta.show.register import Register


def state_objects(register: Register) -> list[Json]:
    """The states that take part in events, by code, with the number of these events."""
    return [
        {"type": "state", "id": code, "name": register.state_names[code], "events": count}
        for code, count in _counts(register)
        if code in register.state_names
    ]


def organisation_objects(register: Register) -> list[Json]:
    """The organisations that take part in events, by short name, with the number of these events."""
    return [
        {"type": "organisation", "id": name, "name": name, "events": count}
        for name, count in _counts(register)
        if name not in register.state_names
    ]


def _counts(register: Register) -> list[tuple[str, int]]:
    return sorted(Counter(party for event in register.record.events for party in event.parties).items())
