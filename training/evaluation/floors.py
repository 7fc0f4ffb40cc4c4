"""What markers shall reach, what two careful people reach, and what each marker may not fall below again.

All stand in `marker_figures.tsv`, a line a figure (F1 on marked/dev), a column of floors for each marker.
Floors only rise.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

FILE = Path(__file__).with_name("marker_figures.tsv")
MARGIN = 0.01
"""How far a floor stays below its figure: other processors round the int8 encoder's sums differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the marker: its goal, what people reach, its floor; None where there is none."""

    name: str
    goal: float | None
    people: float | None
    floor: float | None

    def risen(self, score: float) -> Figure:
        """The figure with the floor that this score allows: two decimals, never below the old one."""
        allowed = math.floor(round((score - MARGIN) * 100, 6)) / 100
        return self if self.floor is None or allowed <= self.floor else replace(self, floor=allowed)


def load_figures(marker: str = "en", path: Path = FILE) -> list[Figure]:
    """All figures with the floors of one marker (the name on its card), in the file's order."""
    figures = []
    for row in _rows(path):
        goal, people, floor = (_number(row.get(name, "")) for name in ("goal", "people", marker))
        figures.append(Figure(name=row["figure"], goal=goal, people=people, floor=floor))
    return figures


def save_figures(figures: Iterable[Figure], marker: str = "en", path: Path = FILE) -> None:
    """Write the floors of one marker back; those of others stay."""
    floors = {figure.name: figure.floor for figure in figures}
    rows = _rows(path)
    for row in rows:
        row[marker] = "" if floors[row["figure"]] is None else f"{floors[row['figure']]:.2f}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _number(written: str) -> float | None:
    return float(written) if written else None


def raise_floors(figures: Iterable[Figure], f1: Mapping[str, float]) -> tuple[list[Figure], list[str]]:
    """The figures with the floors that the scores allow, and a line for each floor that rises."""
    risen, lines = [], []
    for figure in figures:
        new = figure.risen(f1.get(figure.name, 0.0))
        risen.append(new)
        if new != figure:
            lines.append(f"{figure.name}: {figure.floor:.2f} to {new.floor:.2f}")
    return risen, lines
