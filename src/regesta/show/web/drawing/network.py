"""The network as a drawing: who stands where, and the lines between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from regesta.show.web.drawing.layout import Points, lay_out
from regesta.show.web.drawing.tones import tone_of_goldstein
from regesta.show.web.ties import Tie

BOX = (1100.0, 600.0)
LINES = 160
"""So many ties are drawn, those of most events; the table holds all."""
_LETTER = 7.2
_LINE = 44.0
_THIN, _THICK = 1.6, 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Who is tied: `events` is the sum over all ties, `wide` the diameter of the sign."""

    name: str
    label: str
    events: int
    x: float
    y: float
    wide: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tie that is drawn from (x1, y1) to (x2, y2)."""

    tie: Tie
    x1: float
    y1: float
    x2: float
    y2: float
    wide: float
    tone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Nodes, those of most events first, and lines, the thinnest first, the widest of `most` events."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    most: int
    box: tuple[float, float] = BOX

    @property
    def tones(self) -> tuple[int, ...]:
        """The tones that occur."""
        return tuple(sorted({line.tone for line in self.lines}))


def leading(ties: Iterable[Tie], most: int) -> tuple[tuple[str, int], ...]:
    """Those with the most events together with others, and how many."""
    counts: Counter[str] = Counter()
    for tie in ties:
        for name in tie.ends:
            counts[name] += tie.events
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


def draw_network(ties: Sequence[Tie], labels: Mapping[str, str], most: int) -> Chart:
    """The network of the `most` who have most events together; `labels` are their names."""
    leaders = leading(ties, most)
    numbers = {name: number for number, (name, _) in enumerate(leaders)}
    drawn = [tie for tie in ties if all(name in numbers for name in tie.ends)][:LINES]
    if not drawn:
        return Chart(nodes=(), lines=(), most=0)
    points = _place(drawn, numbers, [labels.get(name, name) for name in numbers])
    largest, widest = leaders[0][1], drawn[0].events
    nodes = tuple(
        Node(
            name=name,
            label=labels.get(name, name),
            events=events,
            x=round(float(points[number][0]), 1),
            y=round(float(points[number][1]), 1),
            wide=round(9 + 19 * (events / largest) ** 0.5, 1),
        )
        for number, (name, events) in enumerate(leaders)
    )
    lines = tuple(_line(tie, nodes, numbers, widest) for tie in reversed(drawn))
    return Chart(nodes=nodes, lines=lines, most=widest)


def _line(tie: Tie, nodes: Sequence[Node], numbers: Mapping[str, int], widest: int) -> Line:
    one, other = (nodes[numbers[name]] for name in tie.ends)
    return Line(
        tie=tie,
        x1=one.x,
        y1=one.y,
        x2=other.x,
        y2=other.y,
        wide=round(_THIN + (_THICK - _THIN) * ((tie.events - 1) / max(widest - 1, 6)) ** 0.5, 1),
        tone=tone_of_goldstein(tie.goldstein),
    )


def _place(drawn: Iterable[Tie], numbers: Mapping[str, int], labels: Sequence[str]) -> Points:
    weights = np.zeros((len(numbers), len(numbers)))
    for tie in drawn:
        one, other = (numbers[name] for name in tie.ends)
        weights[one, other] = weights[other, one] = np.log1p(tie.events)
    weights /= max(weights.max(), 1e-9)
    sizes = np.array([(max(len(label) * _LETTER, 28.0) + 6, _LINE) for label in labels])
    return lay_out(weights, sizes, BOX)
