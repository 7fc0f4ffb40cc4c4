"""The marker's scores as tables, for a terminal and for Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.domain.marks import LETTERS, ROLES, Status
from training.evaluation.bootstrap import Difference
from training.evaluation.floors import Figure
from training.evaluation.marker_scores import Scores, add_up, worst

_SOURCE = re.compile(r"[a-z]+")
SOURCES = {
    "ce": "Wikipedia's current events",
    "syn": "invented reports in the manner of ministries",
    "voa": "Voice of America",
    "wh": "White House readouts",
}
"""What the letters stand for that a report's id begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of words under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [self.header, ("---",) * len(self.header), *self.rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def plain(self) -> str:
        """The table in columns."""
        lines = [self.header, *self.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.header))]
        padded = (
            "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)) for line in lines
        )
        return "\n".join(line.rstrip() for line in padded)


def headline_table(scores: Scores, figures: Iterable[Figure]) -> Table:
    """The figures with goals and what people reach."""
    rows = [
        (figure.name, *_three(scores, figure.name), _told(figure.goal), _told(figure.people))
        for figure in figures
    ]
    return Table(header=("what", "precision", "recall", "F1", "goal", "people"), rows=tuple(rows))


def letter_table(scores: Scores) -> Table:
    """Mentions by letter."""
    names = {f"letter {letter}": f"{letter} ({word})" for letter, word in LETTERS.items()}
    return _parts("letter", names, scores)


def kind_table(scores: Scores) -> Table:
    """Event words with the right kind, by kind; the commonest first."""
    kinds = [name for name in scores.tallies if name.startswith("kind ")]
    kinds.sort(key=lambda name: (-scores[name].wanted, name))
    return _parts("kind", {name: name.removeprefix("kind ") for name in kinds}, scores)


def status_table(scores: Scores) -> Table:
    """Event words with the right status, by status, of those that are found."""
    return _parts("status", {f"status {status}": str(status) for status in Status}, scores)


def role_table(scores: Scores) -> Table:
    """Roles end to end (exact and lenient) and with given spans."""
    header = ("role", "precision", "recall", "F1", "lenient F1", "F1 with given spans", "of")
    rows = [
        (
            role,
            *_three(scores, f"role {role}"),
            f"{scores[f'role lenient {role}'].f1:.3f}",
            f"{scores[f'gold spans: role {role}'].f1:.3f}",
            f"{scores[f'role {role}'].wanted:.0f}",
        )
        for role in ROLES
    ]
    return Table(header=header, rows=tuple(rows))


def confusion_table(scores: Scores, *sorts: str) -> Table:
    """The ten worst confusions of these sorts, each with a report and an id in it where it happens."""
    rows = [
        (confusion.sort, confusion.mine, confusion.other, str(len(where)), min(where))
        for confusion, where in worst(scores, sorts)
    ]
    return Table(header=("what", "is", "taken for", "times", "for example"), rows=tuple(rows))


def source_table(reports: Sequence[Scores], figures: Iterable[Figure]) -> Table:
    """F1 of the figures by where the reports come from."""
    groups: dict[str, list[Scores]] = {}
    for scores in reports:
        found = _SOURCE.match(scores.report)
        groups.setdefault(found[0] if found else "other", []).append(scores)
    names = sorted(groups)
    wholes = [add_up(groups[name]) for name in names]
    rows = [
        (
            figure.name,
            *(f"{whole[figure.name].f1:.3f}" if whole[figure.name].wanted else "" for whole in wholes),
        )
        for figure in figures
    ]
    counts = ("reports", *(str(len(groups[name])) for name in names))
    return Table(header=("F1", *names), rows=(counts, *rows))


def source_words(reports: Sequence[Scores]) -> str:
    """What the columns of the table by source stand for."""
    names = sorted({found[0] for scores in reports if (found := _SOURCE.match(scores.report))})
    return "; ".join(f"{name}: {SOURCES[name]}" for name in names if name in SOURCES)


def difference_table(differences: Iterable[Difference]) -> Table:
    """Two markers on the same reports."""
    header = ("F1", "before", "now", "difference", "95 % interval", "verdict")
    rows = [
        (
            item.name,
            f"{item.old:.3f}",
            f"{item.new:.3f}",
            f"{item.new - item.old:+.3f}",
            f"{item.low:+.3f} to {item.high:+.3f}",
            item.verdict,
        )
        for item in differences
    ]
    return Table(header=header, rows=tuple(rows))


def _parts(what: str, names: dict[str, str], scores: Scores) -> Table:
    rows = [(told, *_three(scores, name), f"{scores[name].wanted:.0f}") for name, told in names.items()]
    return Table(header=(what, "precision", "recall", "F1", "of"), rows=tuple(rows))


def _three(scores: Scores, name: str) -> tuple[str, str, str]:
    row = scores[name].row()
    return f"{row['p']:.3f}", f"{row['r']:.3f}", f"{row['f1']:.3f}"


def _told(number: float | None) -> str:
    return "" if number is None else f"{number:.2f}"
