"""The learning curve: how good the marker was after how much training, a line a marker in `curve.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from regesta.mark.weights import Card
from training.evaluation.marker_tables import Table

FILE = Path(__file__).with_name("curve.tsv")
CURVE = ("mention", "event with kind", "status", "role lenient", "gold spans: role")
"""The figures that the curve shows."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Training:
    """What a marker was trained on: reports marked by hand, windows marked by a teacher, epochs in all."""

    reports: int
    taught: int
    epochs: int

    @property
    def words(self) -> str:
        """The training in words."""
        taught = f" and {self.taught:,} windows of a teacher" if self.taught else ""
        return f"{self.reports} reports{taught}, {self.epochs} epochs"


Row = tuple[float | None, ...]
"""F1 of the curve's figures; None where one was not measured."""


def score_key(name: str, reports: Path) -> str:
    """The name under which a card has the F1 of a figure on a folder of reports."""
    folder = reports.resolve()
    return f"{name} F1, {folder.parent.name}/{folder.name}"


def training_of(card: Card) -> Training:
    """How much the weights with this card were trained on, as far as it tells."""
    return Training(reports=card.reports, taught=card.taught, epochs=card.epochs)


def load_rows(path: Path = FILE) -> dict[Training, Row]:
    """The curve as it was kept."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = {}
    for line in lines:
        reports, taught, epochs, *scores = line.split("\t")
        training = Training(reports=int(reports), taught=int(taught), epochs=int(epochs))
        rows[training] = tuple(float(score) if score else None for score in scores)
    return rows


def save_rows(rows: Mapping[Training, Row], path: Path = FILE) -> None:
    """Keep the curve, the least training first."""
    lines = ["\t".join(("reports", "taught", "epochs", *CURVE))]
    for training in sorted(rows):
        counts = (training.reports, training.taught, training.epochs)
        scores = ("" if score is None else f"{score:.3f}" for score in rows[training])
        lines.append("\t".join([*map(str, counts), *scores]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def curve_table(rows: Mapping[Training, Row]) -> Table:
    """The curve as a table."""
    told = [
        (training.words, *("" if score is None else f"{score:.3f}" for score in rows[training]))
        for training in sorted(rows)
    ]
    return Table(header=("trained on", *CURVE), rows=tuple(told))


def row_of(f1: Mapping[str, float]) -> Row:
    """A marker's line of the curve from its figures."""
    return tuple(f1.get(name) for name in CURVE)


def merge(rows: Mapping[Training, Row], new: Iterable[tuple[Training, Row]]) -> dict[Training, Row]:
    """The curve with further lines; a line of the same training is taken over."""
    return {**rows, **dict(new)}
