"""What a marker is trained on: marked reports and how they are cut, and what a teacher said of others."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from regesta.domain.marked_report import MarkedReport, parse_marked_report
from regesta.mark.pieces import load_tokenizer
from regesta.mark.windows import Specials
from training.examples import Example, Layout, make_examples

LONGEST = (160, 256, 384, 384)
"""Window lengths drawn per report and epoch: reports are seen whole and in part."""
HAND_PIECES = ("[CLS]", "[unused1]", "[unused2]")
"""The piece a window begins with says whose hand marked it: the first folder's, another's, a teacher's.

People who mark differ in what they leave out; told whose marks it sees, the network need not take the
mean of all habits, and marks as the first folder does, whose piece the shipped marker always gives
(as with one embedding for each annotator: Mostafazadeh Davani et al., TACL 10, 2022).
"""


def load_marked(folder: Path, kinds: Sequence[str]) -> list[MarkedReport]:
    """All marked reports of a folder, in order of their names."""
    return [
        parse_marked_report(path.read_text(encoding="utf-8"), kinds=kinds, where=str(path))
        for path in sorted(folder.glob("*.marked"))
    ]


def make_layout(tokenizer_json: str, longest: int, kinds: Sequence[str]) -> Layout:
    """The layout for an encoder's tokenizer."""
    tokenizer = load_tokenizer(tokenizer_json)
    names = [("<pad>", "[PAD]"), ("<s>", "[CLS]"), ("</s>", "[SEP]")]
    ids = [next(i for name in pair if (i := tokenizer.token_to_id(name)) is not None) for pair in names]
    return Layout(tokenizer, Specials(*ids), longest, tuple(kinds))


def hand_layout(layout: Layout, hand: int) -> Layout:
    """The layout whose windows begin with the piece of a hand (an index of HAND_PIECES)."""
    start = layout.tokenizer.token_to_id(HAND_PIECES[hand])
    return replace(layout, specials=replace(layout.specials, start=start)) if hand else layout


@dataclass(frozen=True, slots=True)
class Corpus:
    """The reports to train on, by hand, and how they are cut; `taught` are windows that a teacher marked."""

    hands: Sequence[Sequence[MarkedReport]]
    layout: Layout
    lengths: Sequence[int] = LONGEST
    taught: Sequence[Example] = ()

    @property
    def reports(self) -> int:
        """The number of reports of all hands."""
        return sum(map(len, self.hands))

    def examples(self, rng: random.Random) -> list[Example]:
        """All windows, each report cut at a length drawn for it."""
        marked = [
            example
            for hand, reports in enumerate(self.hands)
            for report in reports
            for example in make_examples(
                report, replace(hand_layout(self.layout, hand), longest=rng.choice(self.lengths))
            )
        ]
        return [*marked, *self.taught]
