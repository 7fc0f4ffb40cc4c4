"""The words of a report as the encoder has seen them, window after window as one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regesta.domain.span import Span
from regesta.mark.tagging import Found
from regesta.mark.windows import Window

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All words of a report: where each starts and ends in the text, its sentence, its vector."""

    starts: Ints
    ends: Ints
    sentences: Ints
    vectors: Floats

    def text_of(self, word: int, text: str) -> str:
        """One word as written."""
        return text[self.starts[word] : self.ends[word]]

    def head(self, sentence: int) -> int:
        """Where a sentence begins in the text; the next one's beginning where it has no words."""
        return int(self.starts[np.searchsorted(self.sentences, sentence)])

    def span(self, found: Found) -> Span:
        """The stretch of text from the first to the last word of `found`."""
        return Span(int(self.starts[found.first]), int(self.ends[found.last]))


def join_words(windows: Sequence[Window], vectors: Sequence[Floats]) -> Words:
    """The words of a report's windows as one run."""
    return Words(
        starts=np.concatenate([window.starts for window in windows]),
        ends=np.concatenate([window.ends for window in windows]),
        sentences=np.concatenate([window.sentences for window in windows]),
        vectors=np.concatenate(vectors),
    )
