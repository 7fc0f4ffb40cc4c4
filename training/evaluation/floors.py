"""What the marker shall reach, what two careful people reach, and what it may not fall below again.

All three stand in `marker_figures.tsv`, a line a figure (F1 on marked/dev). Floors only rise.
"""

from __future__ import annotations

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


def load_figures(path: Path = FILE) -> list[Figure]:
    """All figures, in the file's order."""
    _, *rows = path.read_text(encoding="utf-8").splitlines()
    figures = []
    for row in rows:
        name, *numbers = row.split("\t")
        goal, people, floor = (float(number) if number else None for number in numbers)
        figures.append(Figure(name=name, goal=goal, people=people, floor=floor))
    return figures


def save_figures(figures: Iterable[Figure], path: Path = FILE) -> None:
    """Write the figures back."""
    lines = ["figure\tgoal\tpeople\tfloor"]
    for figure in figures:
        numbers = (figure.goal, figure.people, figure.floor)
        lines.append(
            "\t".join([figure.name, *("" if number is None else f"{number:.2f}" for number in numbers)])
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def raise_floors(figures: Iterable[Figure], f1: Mapping[str, float]) -> tuple[list[Figure], list[str]]:
    """The figures with the floors that the scores allow, and a line for each floor that rises."""
    risen, lines = [], []
    for figure in figures:
        new = figure.risen(f1.get(figure.name, 0.0))
        risen.append(new)
        if new != figure:
            lines.append(f"{figure.name}: {figure.floor:.2f} to {new.floor:.2f}")
    return risen, lines
