"""Reliability diagrams: of the marks told with some confidence, which share is right.

The expected calibration error (ECE; Naeini and others 2015) is the mean distance of confidence and share
right over ten bins of confidence, each counted by its marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from training.calibration import Judged, half_of
from training.evaluation.marker_tables import Table
from training.reliability_drawing import Dot, Panel, draw

BINS = 10
HEADS = ("mention", "event", "status", "claim", "role", "attribute", "same")
PAGE = Path(__file__).with_name("confidence_page.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The marks whose confidence lies in one tenth: how many, their mean confidence, the share right."""

    low: float
    count: int
    told: float
    right: float


def bins_of(judged: Iterable[Judged]) -> list[Bin]:
    """The tenths of confidence that hold marks."""
    tenths: dict[int, list[Judged]] = {}
    for item in judged:
        tenths.setdefault(min(int(item.score * BINS), BINS - 1), []).append(item)
    return [
        Bin(
            low=tenth / BINS,
            count=len(items),
            told=sum(item.score for item in items) / len(items),
            right=sum(item.right for item in items) / len(items),
        )
        for tenth, items in sorted(tenths.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error, 0 to 1."""
    total = sum(item.count for item in bins)
    return sum(item.count * abs(item.told - item.right) for item in bins) / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How far the confidence of one head can be trusted, raw and by curves of the other half.

    `ways` are the errors by curves on the two halves, each by the curves of the other.
    """

    head: str
    count: int
    right: float
    raw: tuple[Bin, ...]
    told: tuple[Bin, ...]
    ways: tuple[float, float]

    @property
    def errors(self) -> tuple[float, float]:
        """The expected calibration errors, raw and by curves."""
        return calibration_error(self.raw), calibration_error(self.told)

    @property
    def line(self) -> str:
        """The measure in a line."""
        raw, told = self.errors
        ways = " and ".join(f"{way:.3f}" for way in self.ways)
        marks = f"{self.head:10} {self.count:6} marks, {self.right:.3f} right"
        return f"{marks}; ECE {raw:.3f} -> {told:.3f} ({ways})"


def measure(judged: Sequence[Judged], told: Sequence[Judged]) -> list[Measured]:
    """Measures of every head; `told` are the same marks with scores by the curves of the other half."""
    measured = []
    for head in HEADS:
        raw = [item for item in judged if item.head == head]
        own = [item for item in told if item.head == head]
        halves = [[item for item in own if half_of(item.report) == half] for half in (0, 1)]
        if raw:
            measured.append(
                Measured(
                    head=head,
                    count=len(raw),
                    right=sum(item.right for item in raw) / len(raw),
                    raw=tuple(bins_of(raw)),
                    told=tuple(bins_of(own)),
                    ways=(calibration_error(bins_of(halves[0])), calibration_error(bins_of(halves[1]))),
                )
            )
    return measured


def write_page(path: Path, measured: Sequence[Measured], *, version: str, data: str) -> None:
    """Write the page and, beside it, the drawing."""
    drawing = path.with_suffix(".svg")
    panels = [Panel(head=item.head, raw=_dots(item.raw), told=_dots(item.told)) for item in measured]
    drawing.write_text(draw(panels), encoding="utf-8")
    told = Template(PAGE.read_text(encoding="utf-8")).substitute(
        version=version,
        data=data,
        page=path.name,
        drawing=drawing.name,
        errors=_error_table(measured).markdown(),
        diagrams="\n\n".join(f"### {item.head}\n\n{_diagram(item).markdown()}" for item in measured),
    )
    path.write_text(told, encoding="utf-8")


def _dots(rows: Iterable[Bin]) -> list[Dot]:
    return [(row.told, row.right, row.count) for row in rows]


def _error_table(measured: Sequence[Measured]) -> Table:
    header = ("head", "marks", "share right", "ECE raw", "ECE by curves", "first half", "second half")
    rows = [
        (
            item.head,
            str(item.count),
            f"{item.right:.3f}",
            *(f"{error:.3f}" for error in (*item.errors, *item.ways)),
        )
        for item in measured
    ]
    return Table(header=header, rows=tuple(rows))


def _diagram(item: Measured) -> Table:
    raw, told = ({row.low: row for row in rows} for rows in (item.raw, item.told))
    header = ("confidence", "raw: marks", "told", "right", "by curves: marks", "told", "right")
    rows = [
        (f"{low:.1f} to {low + 1 / BINS:.1f}", *_cells(raw.get(low)), *_cells(told.get(low)))
        for low in sorted({*raw, *told})
    ]
    return Table(header=header, rows=tuple(rows))


def _cells(row: Bin | None) -> tuple[str, str, str]:
    return ("", "", "") if row is None else (str(row.count), f"{row.told:.2f}", f"{row.right:.2f}")
