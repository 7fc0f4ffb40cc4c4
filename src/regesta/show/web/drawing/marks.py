"""Events as single marks along a line of time, one above the other where they would touch."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.domain.interval import Precision
from regesta.domain.record import Event
from regesta.show.web.drawing.scale import Scale
from regesta.show.web.shelf import Places, Shelf
from regesta.show.words import interval_words, parties_words

_ROW = 14
"""Height of a row of marks in pixels."""
_ROWS = 6
_HALF = 0.75
"""Half the room of a mark in percent of the width, for a chart of a thousand pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event: `x` its middle, `left` and `right` the ends of its days (percent), `y` in pixels.

    `start` and `end` are ordinals; `wide` says that the reports leave open on which of its days it was.
    """

    event: Event
    family: str
    x: float
    left: float
    right: float
    y: float
    start: int
    end: int
    wide: bool
    words: str


def place_marks(shelf: Shelf, places: Places, scale: Scale, top: int) -> tuple[tuple[Mark, ...], int]:
    """The marks of the events at some places, and the height they take from `top` on."""
    rows: list[float] = []
    marks = []
    for place in sorted(places.tolist(), key=lambda place: (int(shelf.first[place]), place)):
        start, end = scale.inside(int(shelf.first[place])), scale.inside(int(shelf.last[place]))
        middle = scale.at((start + end) / 2)
        row = _free_row(rows, min(scale.at(start), middle - _HALF), max(scale.at(end), middle + _HALF))
        event = shelf.events[place]
        marks.append(
            Mark(
                event=event,
                family=shelf.register.ontology.kinds[event.kind.value].family,
                x=middle,
                left=scale.at(start - 0.5),
                right=scale.at(end + 0.5),
                y=top + (row + 0.5) * _ROW,
                start=start,
                end=end,
                wide=_is_wide(event),
                words=mark_words(event, shelf),
            )
        )
    return tuple(marks), max(1, len(rows)) * _ROW


def _free_row(rows: list[float], left: float, right: float) -> int:
    """The first row that is free at `left`, taken until `right`; past the last row marks may touch."""
    for number, taken in enumerate(rows):
        if taken <= left:
            rows[number] = right
            return number
    if len(rows) < _ROWS:
        rows.append(right)
        return len(rows) - 1
    number = min(range(len(rows)), key=rows.__getitem__)
    rows[number] = max(rows[number], right)
    return number


def _is_wide(event: Event) -> bool:
    return event.when is not None and event.when.value.precision is not Precision.DAY


def mark_words(event: Event, shelf: Shelf) -> str:
    """An event in a line, as it is told beside its mark."""
    when = interval_words(event.when.value) if event.when else f"told {event.first_published or 'undated'}"
    kind = shelf.register.ontology.kinds[event.kind.value].label
    where = f", {event.where.value.name}" if event.where else ""
    return f"{when}: {kind} ({event.status.value.value}), {parties_words(event)}{where}"
