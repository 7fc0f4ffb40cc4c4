"""The timeline as lanes: each event a mark, or, where there are too many, counts by family and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regesta.show.web.choosing import Chosen, bounds
from regesta.show.web.drawing.counts import Bin, fullest, place_bins
from regesta.show.web.drawing.marks import Mark, place_marks
from regesta.show.web.drawing.scale import Scale, padded
from regesta.show.web.glyphs import FAMILIES, FAMILY_WORDS
from regesta.show.web.query import Query
from regesta.show.web.shelf import UNDATED, Places, Shelf

MOST_MARKS = 700
"""Where there are more events than this, lanes of many are drawn as counts."""
MOST_IN_LANE = 100
"""So many events a lane may have, where there are many in all, to be drawn one by one."""
MOST_LANES = 6
"""So many lanes, the fullest first; what is left shares one more."""
_HEAD = 20
"""Height in pixels of what stands above a lane's marks: its label."""
_FOOT = 4
_AXIS = 22
"""Height of the words above all lanes that tell the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One line of the chart with its marks or its counts; `top` and `height` in pixels.

    `query` asks for what the lane shows, None where no query can.
    """

    label: str
    query: Query | None
    total: int
    top: int
    height: int
    marks: tuple[Mark, ...] = ()
    bins: tuple[Bin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All lanes over one scale; `undated` counts events that cannot be placed."""

    scale: Scale
    lanes: tuple[Lane, ...]
    height: int
    undated: int
    head: int = _AXIS

    @property
    def counted(self) -> bool:
        """Whether it shows counts."""
        return any(lane.bins for lane in self.lanes)

    @property
    def marked(self) -> bool:
        """Whether it shows single events."""
        return any(lane.marks for lane in self.lanes)

    @property
    def families(self) -> tuple[str, ...]:
        """The families that it shows, in the order of legends."""
        shown = {mark.family for lane in self.lanes for mark in lane.marks}
        shown |= {item.family for lane in self.lanes for item in lane.bins}
        return tuple(name for name in FAMILIES if name in shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The events of a lane, before they have places in it."""

    label: str
    query: Query | None
    places: Places


def draw_chart(shelf: Shelf, chosen: Chosen) -> Chart | None:
    """The chart of the events that fit; None where none of them can be placed in time."""
    placed = np.sort(chosen.places[shelf.first[chosen.places] != UNDATED])
    scale = _scale(shelf, placed, chosen.query)
    if scale is None:
        return None
    groups = _group(shelf, chosen.query, placed)
    few = MOST_MARKS if len(placed) <= MOST_MARKS else MOST_IN_LANE
    counted = [group.places for group in groups if group.query and len(group.places) > few]
    most = fullest(shelf, counted, scale)
    lanes: list[Lane] = []
    top = _AXIS
    for group in groups:
        highest = 0 if len(group.places) <= few else most
        if highest and group.query is None:  # the rest would flatten all others
            highest = fullest(shelf, [group.places], scale)
        lane = _lane(shelf, group, scale, top, highest)
        lanes.append(lane)
        top += lane.height
    return Chart(scale=scale, lanes=tuple(lanes), height=top, undated=len(chosen) - len(placed))


def _scale(shelf: Shelf, placed: Places, query: Query) -> Scale | None:
    """From the first to the last event, cut at the days that the reader asks for."""
    ends = bounds(shelf, placed)
    if ends is None:
        return None
    start = max(ends[0], query.since.toordinal()) if query.since else ends[0]
    end = min(ends[1], query.until.toordinal()) if query.until else ends[1]
    return padded(min(start, end), max(start, end))


def _lane(shelf: Shelf, group: _Group, scale: Scale, top: int, most: int) -> Lane:
    """A lane of marks, or of counts where `most` says what its highest bar stands for."""
    if most:
        bins, height = place_bins(shelf, group.places, scale, top + _HEAD, most)
        marks: tuple[Mark, ...] = ()
    else:
        marks, height = place_marks(shelf, group.places, scale, top + _HEAD)
        bins = ()
    return Lane(
        label=group.label,
        query=group.query,
        total=len(group.places),
        top=top,
        height=_HEAD + height + _FOOT,
        marks=marks,
        bins=bins,
    )


def _group(shelf: Shelf, query: Query, placed: Places) -> list[_Group]:
    """By family where the reader asks for one pair, else by pair; what fits no lane shares the last."""
    fits = np.zeros(len(shelf.events), dtype=np.bool_)
    fits[placed] = True
    groups = _by_family(shelf, query, fits) if len(query.pair) > 1 else _by_pair(shelf, query, fits)
    for group in groups:
        fits[group.places] = False
    left = np.flatnonzero(fits).astype(np.int32)
    if len(left):
        label = "All others" if groups else "All"
        groups = [*groups, _Group(label=label, query=None, places=left)]
    return groups


def _by_family(shelf: Shelf, query: Query, fits: np.typing.NDArray[np.bool_]) -> list[_Group]:
    found = [(name, shelf.facets["family"].get(name)) for name in FAMILIES]
    groups = [
        _Group(label=FAMILY_WORDS[name], query=query.but(families=(name,)), places=places[fits[places]])
        for name, places in found
        if places is not None
    ]
    return [group for group in groups if len(group.places)]


def _by_pair(shelf: Shelf, query: Query, fits: np.typing.NDArray[np.bool_]) -> list[_Group]:
    asked = {shelf.party_codes.get(name.casefold(), "") for name in (*query.pair, *query.states)} - {""}
    found = [
        (pair, places[fits[places]])
        for pair, places in shelf.facets["pair"].items()
        if not asked or asked & set(pair.split(","))
    ]
    full = sorted((item for item in found if len(item[1])), key=lambda item: (-len(item[1]), item[0]))
    return [
        _Group(
            label=_pair_words(shelf, pair.split(","), asked),
            query=query.but(pair=tuple(pair.split(",")), states=()),
            places=places,
        )
        for pair, places in full[:MOST_LANES]
    ]


def _pair_words(shelf: Shelf, pair: Sequence[str], asked: set[str]) -> str:
    """Both sides by name, one that the reader asks for first."""
    names = {code: shelf.parties.get(code, code) for code in pair}
    return " – ".join(names[code] for code in sorted(pair, key=lambda code: (code not in asked, names[code])))
