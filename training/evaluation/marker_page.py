"""The pages docs/scores/marker*.md: all tables of a marker in the words of `marker_page.md`."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from training.evaluation.bootstrap import RESAMPLES, Difference
from training.evaluation.curve_rows import curve_table, load_rows
from training.evaluation.floors import Figure
from training.evaluation.marker_scores import Scores, add_up
from training.evaluation.marker_tables import (
    confusion_table,
    difference_table,
    headline_table,
    kind_table,
    letter_table,
    role_table,
    source_table,
    source_words,
    status_table,
)

TEMPLATE = Path(__file__).with_name("marker_page.md")
RULES = (
    "States, names of people and offices beside names are told by rules over the lexicon; the rest is the"
    " network's. How far the confidence of a mark can be trusted is told in [confidence]({page})."
)
COMMAND = """python -m training.evaluation.marker --reports ../shared/data/marked/{data} \\
    {options}"""


def confidence_page(version: str) -> str:
    """The file beside the page that tells of a marker's confidence: en-3 has confidence.md."""
    return "-".join(["confidence", *version.split("-")[1:-1]]) + ".md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page tells: scores of each report, of which marker and data, and how it was before.

    `options` are those of the command that makes it; `before` is the version compared with, empty where there
    is none.
    """

    version: str
    data: str
    reports: Sequence[Scores]
    figures: Sequence[Figure]
    options: str
    before: str = ""
    differences: Sequence[Difference] = ()

    def write(self) -> str:
        """The page as Markdown."""
        whole = add_up(self.reports)
        told = {
            "headlines": headline_table(whole, self.figures).markdown(),
            "letters": letter_table(whole).markdown(),
            "kinds": kind_table(whole).markdown(),
            "statuses": status_table(whole).markdown(),
            "roles": role_table(whole).markdown(),
            "kind_confusions": confusion_table(whole, "kind").markdown(),
            "confusions": confusion_table(whole, "letter", "status", "role").markdown(),
            "sources": source_table(self.reports, self.figures).markdown(),
            "source_words": source_words(self.reports),
            "curve": curve_table(load_rows()).markdown(),
            "against": self._against(),
            "reached": _wrapped(
                f"{reached(whole, self.figures)} {RULES.format(page=confidence_page(self.version))}"
            ),
            "command": COMMAND.format(data=self.data, options=self.options),
        }
        template = Template(TEMPLATE.read_text(encoding="utf-8"))
        return template.substitute(told, version=self.version, data=self.data, count=len(self.reports))

    def _against(self) -> str:
        if not self.before:
            return "This page was made without another marker to compare with."
        words = (
            f"Marker {self.before} on the same reports. The interval holds 95 % of the differences when"
            f" the reports are drawn anew {RESAMPLES:,} times (paired bootstrap); where it holds 0, the"
            " difference may be luck."
        )
        return f"{_wrapped(words)}\n\n{difference_table(self.differences).markdown()}"


def reached(whole: Scores, figures: Sequence[Figure]) -> str:
    """Which figures reach their goals, in two sentences."""
    goals = [
        (figure.name, figure.goal, whole[figure.name].f1) for figure in figures if figure.goal is not None
    ]
    above = [name for name, goal, f1 in goals if round(f1, 3) >= goal]
    below = [f"{name} (by {goal - f1:.3f})" for name, goal, f1 in goals if round(f1, 3) < goal]
    told = f"At the goal: {', '.join(above)}." if above else "No figure is at its goal."
    return told + (f" Below it: {', '.join(below)}." if below else "")


def _wrapped(words: str) -> str:
    return textwrap.fill(words, width=120)
