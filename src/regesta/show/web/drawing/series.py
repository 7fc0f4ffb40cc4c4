"""Sessions of a joint body as a stair: a step a number, the missing ones as empty places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from regesta.domain.interval import Precision
from regesta.show.web.drawing.scale import Scale, padded
from regesta.show.web.series import Series, Sitting, Slot
from regesta.show.words import interval_words

MOST_STEPS = 40
"""So many steps are drawn: the last ones; the table tells all."""
_AXIS = 24
_STEP = 24
_GUTTER = 12.0
"""Percent of the width that the numbers take."""
_RIGHT = 62.0
"""Words stand on the left of what lies further right."""
_ROOM = 18.0
"""An empty place of this width (percent) holds its words inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One session at its day: places in percent, `wide` where it is only known to lie within."""

    sitting: Sitting
    status: str
    x: float
    left: float
    right: float
    wide: bool
    words: str
    before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line: its number in words, and its sessions, or the empty place between `left` and `right`."""

    label: str
    state: str
    key: str
    y: int
    points: tuple[Point, ...] = ()
    left: float = 0.0
    right: float = 0.0
    words: str = ""

    @property
    def empty(self) -> bool:
        """Whether nobody tells of it."""
        return self.state in {"missing", "next"}

    @property
    def side(self) -> str:
        """Where the words of an empty place stand: inside, before or after it."""
        if self.right - self.left >= _ROOM:
            return "inside"
        return "before" if self.right > _RIGHT else "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChart:
    """All steps over one scale; `ticks` are places in percent with their words, `hidden` steps not drawn."""

    steps: tuple[Step, ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    hidden: int
    head: int = _AXIS


def draw_series(series: Series, until: date | None) -> SeriesChart | None:
    """The stair of a body's sessions up to the day of the record; None where none has a day."""
    scale = _scale(series, until)
    if scale is None:
        return None
    lines = [(label, slot) for slot in series.slots for label in slot.each]
    drawn = lines[-MOST_STEPS:]
    steps = [
        _step(label, slot, number, scale, _ends(slot, scale, until))
        for number, (label, slot) in enumerate(drawn)
    ]
    if any(sitting.first for sitting in series.unnumbered):
        steps.append(_bare(series.unnumbered, scale, len(steps)))
    return SeriesChart(
        steps=tuple(steps),
        ticks=tuple((_across(tick.at), tick.words) for tick in scale.ticks()),
        height=_AXIS + len(steps) * _STEP + 6,
        hidden=len(lines) - len(drawn),
    )


def _scale(series: Series, until: date | None) -> Scale | None:
    sittings = [*(item for slot in series.told for item in slot.sittings), *series.unnumbered]
    days = [day.toordinal() for item in sittings for day in (item.first, item.last) if day]
    if not days:
        return None
    start, end = min(days), max(days)
    scale = padded(start, max(end, until.toordinal()) if until else end)
    room = scale.days // 16 if any(slot.state == "next" for slot in series.slots) else 0
    return Scale(start=scale.start, end=min(date.max.toordinal(), scale.end + room))


def _across(percent: float) -> float:
    """A place of the scale in the drawing, right of the numbers."""
    return round(_GUTTER + percent * (100 - _GUTTER) / 100, 3)


def _step(label: str, slot: Slot, number: int, scale: Scale, ends: tuple[float, float]) -> Step:
    return Step(
        label=label,
        state=slot.state,
        key=slot.key,
        y=_AXIS + number * _STEP + _STEP // 2,
        points=tuple(_points(slot.sittings, scale)),
        left=ends[0],
        right=ends[1],
        words=_empty_words(slot),
    )


def _ends(slot: Slot, scale: Scale, until: date | None) -> tuple[float, float]:
    """The ends of an empty place: as far as the sessions around it, else as far as the drawing."""
    start, end = slot.after, slot.before
    if slot.state == "next" and until is not None and (start is None or until > start):
        start = until
    left = scale.at(start.toordinal()) if start else 0.0
    return _across(left), _across(scale.at(end.toordinal()) if end else 100.0)


def _empty_words(slot: Slot) -> str:
    if slot.state == "next":
        return "expected next"
    return "no report tells" if slot.state == "missing" else ""


def _bare(sittings: Sequence[Sitting], scale: Scale, number: int) -> Step:
    """The sessions without a number share one line."""
    y = _AXIS + number * _STEP + _STEP // 2
    return Step(label="none", state="bare", key="unnumbered", y=y, points=tuple(_points(sittings, scale)))


def _points(sittings: Sequence[Sitting], scale: Scale) -> Iterator[Point]:
    alone = len(sittings) == 1
    for sitting in sittings:
        if sitting.first is None or sitting.last is None:
            continue
        first, last = sitting.first.toordinal(), sitting.last.toordinal()
        x = _across(scale.at((first + last) / 2))
        when = sitting.session.when
        where = f", {sitting.session.where.name}" if sitting.session.where else ""
        yield Point(
            sitting=sitting,
            status=sitting.event.status.value.value,
            x=x,
            left=_across(scale.at(first - 0.5)),
            right=_across(scale.at(last + 0.5)),
            wide=when is not None and when.precision is not Precision.DAY,
            words=f"{interval_words(when)}{where}" if alone else "",
            before=x > _RIGHT,
        )
