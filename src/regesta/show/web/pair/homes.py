"""Where outlets are at home: what the lexicon says, else what their datelines show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regesta.domain.report import Report
from regesta.lexicon.outlets import load_outlets
from regesta.lexicon.tables import read_table, split_cell

_ENOUGH = 2
_MOST_OF = 2 / 3
"""An outlet is at home where at least two datelines, and two of three, are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The state of an outlet (alpha-3) and what it is (state agency, private ...), each None where unknown.

    `note` says what the state rests on where the lexicon does not know the outlet.
    """

    state: str | None
    kind: str | None
    note: str = ""


_UNKNOWN = Home(state=None, kind=None)


def find_homes(reports: Iterable[Report], data: Path) -> Mapping[str, Home]:
    """The home of every outlet that reports name."""
    known = load_outlets(data)
    capitals = load_capitals(data)
    lines: dict[str, Counter[str | None]] = defaultdict(Counter)
    for report in reports:
        if report.outlet:
            place = report.dateline.place if report.dateline else None
            lines[report.outlet][capitals.get(place.casefold()) if place else None] += 1
    homes = {}
    for name, places in lines.items():
        found = known.named(name)
        if found is not None and found.state:
            kind = found.kind.replace("-", " ") if found.kind else None
            homes[name] = Home(state=found.state, kind=kind)
        else:
            homes[name] = _by_datelines(places)
    return homes


def _by_datelines(places: Counter[str | None]) -> Home:
    written = Counter({state: count for state, count in places.items() if state})
    if not written:
        return _UNKNOWN
    state, count = min(written.items(), key=lambda item: (-item[1], str(item[0])))
    if count < _ENOUGH or count < _MOST_OF * written.total():
        return _UNKNOWN
    return Home(state=state, kind=None, note=f"by {count} of {written.total()} datelines")


@cache
def load_capitals(data: Path) -> Mapping[str, str]:
    """The state (alpha-3) of each capital by its name in small letters."""
    return {
        capital.casefold(): row["iso3"]
        for row in read_table(data / "lexicon" / "states.tsv")
        for capital in split_cell(row["capitals"])
    }
