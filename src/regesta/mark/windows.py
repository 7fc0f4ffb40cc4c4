from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regesta.mark.pieces import Sentence

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Specials:
    """Piece ids of the encoder's vocabulary: padding, window start, sentence end."""

    pad: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Whole sentences that the encoder takes at one go; the word arrays run over all its words.

    `pieces` and `shapes` start with the window-start piece and have a sentence-end piece after every
    sentence; `firsts` and `lasts` index them; `sentences` numbers each word's sentence within the report.
    """

    pieces: Ints
    shapes: Ints
    starts: Ints
    ends: Ints
    firsts: Ints
    lasts: Ints
    sentences: Ints


def pack_windows(sentences: Sequence[Sentence], specials: Specials, *, longest: int) -> list[Window]:
    """Pack sentences, in order, into as few windows of at most `longest` pieces as go, evenly filled."""
    sizes = [len(sentence.pieces) + 1 for sentence in sentences]
    total = sum(sizes)
    if not total:
        return []
    count = -(-total // (longest - 1))
    goal = total / count
    groups: list[list[int]] = [[]]
    filled = 0
    for number, size in enumerate(sizes):
        full = filled + size > longest - 1
        if groups[-1] and (full or filled + size / 2 > goal):
            groups.append([])
            filled = 0
        groups[-1].append(number)
        filled += size
    return [_window(sentences, group, specials) for group in groups]


def _window(sentences: Sequence[Sentence], group: Sequence[int], specials: Specials) -> Window:
    pieces, shapes = [specials.start], [0]
    rows: list[list[int]] = [[], [], [], [], []]
    for number in group:
        sentence = sentences[number]
        at = len(pieces)
        pieces += [*sentence.pieces, specials.stop]
        shapes += [*sentence.shapes, 0]
        rows[0] += sentence.starts
        rows[1] += sentence.ends
        rows[2] += [at + first for first in sentence.firsts]
        rows[3] += [at + last for last in sentence.lasts]
        rows[4] += [number] * len(sentence.starts)
    arrays = [np.array(row, dtype=np.int64) for row in rows]
    return Window(np.array(pieces, dtype=np.int64), np.array(shapes, dtype=np.int64), *arrays)
