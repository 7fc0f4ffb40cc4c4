"""Who meets whom: the offices of one side by those of the other, and the people behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from regesta.domain.marks import Status
from regesta.domain.record import Event, Person
from regesta.lexicon.tables import read_table
from regesta.show.web.dyads import Pair
from regesta.show.web.pair.acts import having
from regesta.show.web.posts import LEVELS, split_post
from regesta.show.web.query import Query
from regesta.show.web.shelf import Places, Shelf

MET = ("contact",)
"""Families of events in which people meet, or speak with each other."""
DONE = (Status.HELD.value, Status.ONGOING.value)
MOST = 14
"""So many offices of a side are shown, the highest first; data give all."""
_STEPS = 4
"""Counts are shaded in so many steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office of one side: its key (AZE:defence minister), title, and the meetings its holders had."""

    key: str
    title: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How often holders of two offices met; `shade` from 0 (never) to 4, `query` asks for these events."""

    count: int
    shade: int
    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Offices of the first side down, of the second across; `hidden` ones are left out for want of room."""

    rows: tuple[Post, ...]
    columns: tuple[Post, ...]
    cells: tuple[tuple[Cell, ...], ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Couple:
    """Two people, one of each side, and the events at which they met, the latest first."""

    people: tuple[Person, Person]
    events: tuple[Event, ...]


def meetings(shelf: Shelf, places: Places) -> Places:
    """The events among some at which people met."""
    met = having(shelf, "family", MET) & having(shelf, "status", DONE)
    return np.sort(places[met[places]])


def make_matrix(shelf: Shelf, pair: Pair, met: Places, data: Path, most: int = MOST) -> Matrix | None:
    """The offices that met, by the events `met`; None where no report gives offices of both sides."""
    sides = [_posts(shelf, code, met, load_levels(data)) for code in pair]
    table = _table(sides[0]) @ _table(sides[1]).T if all(sides) else np.zeros((0, 0))
    if not table.any():
        return None
    down, across = (_kept(table.sum(axis=axis) > 0, most) for axis in (1, 0))
    highest = int(table.max())
    query = Query(pair=pair, families=MET, statuses=DONE)
    return Matrix(
        rows=tuple(sides[0][row][0] for row in down),
        columns=tuple(sides[1][column][0] for column in across),
        cells=tuple(
            tuple(
                _cell(int(table[row, column]), highest, query, (sides[0][row][0], sides[1][column][0]))
                for column in across
            )
            for row in down
        ),
        hidden=int(np.count_nonzero(table.sum(axis=1)) - len(down))
        + int(np.count_nonzero(table.sum(axis=0)) - len(across)),
    )


def _cell(count: int, highest: int, query: Query, posts: tuple[Post, Post]) -> Cell:
    return Cell(
        count=count,
        shade=-(-count * _STEPS // highest),
        query=query.but(offices=tuple(post.key for post in posts)),
    )


def _kept(met: np.typing.NDArray[np.bool_], most: int) -> list[int]:
    return [int(place) for place in np.flatnonzero(met)[:most]]


_Side = Sequence[tuple[Post, np.typing.NDArray[np.bool_]]]


def _posts(shelf: Shelf, code: str, met: Places, levels: Mapping[str, str]) -> _Side:
    """The offices of one side, the highest first, each with the events of `met` its holders were at."""
    within = np.full(len(shelf.events), -1, dtype=np.int64)
    within[met] = np.arange(len(met))
    found = []
    for key, places in shelf.facets["office"].items():
        if not key.startswith(f"{code}:"):
            continue
        here = within[places]
        mask = np.zeros(len(met), dtype=np.bool_)
        mask[here[here >= 0]] = True
        if mask.any():
            found.append((Post(key=key, title=split_post(key)[1], total=int(mask.sum())), mask))
    return sorted(found, key=lambda item: (_rank(item[0].title, levels), -item[0].total, item[0].title))


def _table(side: _Side) -> np.typing.NDArray[np.int64]:
    """The offices of a side by the meetings their holders were at."""
    return np.array([mask for _, mask in side], dtype=np.int64)


def _rank(title: str, levels: Mapping[str, str]) -> int:
    level = levels.get(title) or ("deputy" if title.startswith(("deputy ", "vice ")) else "")
    level = "minister" if not level and title.endswith(" minister") else level
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


@cache
def load_levels(data: Path) -> Mapping[str, str]:
    """The level of each office by its title."""
    return {row["title"]: row["level"] for row in read_table(data / "lexicon" / "offices.tsv")}


def find_couples(shelf: Shelf, pair: Pair, met: Places) -> tuple[Couple, ...]:
    """The people of either side who met, those who met most often first."""
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for place in met.tolist():
        event = shelf.events[place]
        sides = [_people(shelf, event, code) for code in pair]
        for one in sides[0]:
            for other in sides[1]:
                found[one, other].append(event)
    couples = [
        Couple(people=(shelf.people[one], shelf.people[other]), events=tuple(reversed(events)))
        for (one, other), events in found.items()
    ]
    return tuple(sorted(couples, key=lambda item: (-len(item.events), [man.name for man in item.people])))


def _people(shelf: Shelf, event: Event, code: str) -> list[str]:
    """Who of a side is told by name at an event."""
    told = ((attendee, shelf.people.get(attendee.person or "")) for attendee in event.people)
    return sorted({man.id for item, man in told if man and (item.country or man.country) == code})
