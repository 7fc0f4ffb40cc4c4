"""What a marker is trained on: marked reports and how they are cut, and what a teacher said of others."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from regesta.domain.marked_report import MarkedReport, parse_marked_report
from regesta.mark.pieces import load_tokenizer
from regesta.mark.windows import Specials
from training.augmentation import Augmentation
from training.examples import Example, Layout, make_examples

LONGEST = (160, 256, 384, 384)
"""Window lengths drawn per report and epoch: reports are seen whole and in part."""


def load_marked(folders: Iterable[Path], kinds: Sequence[str]) -> list[MarkedReport]:
    """All marked reports of the folders, in order of their names."""
    return [
        parse_marked_report(path.read_text(encoding="utf-8"), kinds=kinds, where=str(path))
        for folder in folders
        for path in sorted(folder.glob("*.marked"))
    ]


def make_layout(tokenizer_json: str, longest: int, kinds: Sequence[str]) -> Layout:
    """The layout for an encoder's tokenizer."""
    tokenizer = load_tokenizer(tokenizer_json)
    names = [("<pad>", "[PAD]"), ("<s>", "[CLS]"), ("</s>", "[SEP]")]
    ids = [next(i for name in pair if (i := tokenizer.token_to_id(name)) is not None) for pair in names]
    return Layout(tokenizer, Specials(*ids), longest, tuple(kinds))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The reports to train on and how they are cut; `taught` are windows that a teacher marked.

    With an `augmentation` all windows are told in other words, anew each time.
    """

    reports: Sequence[MarkedReport]
    layout: Layout
    lengths: Sequence[int] = LONGEST
    taught: Sequence[Example] = ()
    augmentation: Augmentation | None = None

    def examples(self, rng: random.Random) -> list[Example]:
        """All windows, each report cut at a length drawn for it."""
        marked = [
            example
            for report in self.reports
            for example in make_examples(report, replace(self.layout, longest=rng.choice(self.lengths)))
        ]
        windows = [*marked, *self.taught]
        return [self.augmentation(window, rng) for window in windows] if self.augmentation else windows
