"""Where outlets are at home: what the lexicon says, else what their datelines show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regesta.lexicon.outlets import load_outlets
from regesta.lexicon.tables import read_table, split_cell
from regesta.show.web.publishing import Publishing

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


def find_homes(published: Mapping[str, Publishing], data: Path) -> Mapping[str, Home]:
    """The home of every outlet, by what it published."""
    known = load_outlets(data)
    homes = {}
    for name, publishing in published.items():
        found = known.named(name)
        if found is not None and found.state:
            kind = found.kind.replace("-", " ") if found.kind else None
            homes[name] = Home(state=found.state, kind=kind)
        else:
            homes[name] = _by_datelines(publishing.datelines, load_capitals(data))
    return homes


def _by_datelines(places: Mapping[str, int], capitals: Mapping[str, str]) -> Home:
    written: Counter[str] = Counter()
    for place, count in places.items():
        if place.casefold() in capitals:
            written[capitals[place.casefold()]] += count
    if not written:
        return _UNKNOWN
    state, count = min(written.items(), key=lambda item: (-item[1], item[0]))
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
