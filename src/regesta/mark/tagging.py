from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regesta.mark.labels import TAGS

Floats = NDArray[np.float32]
FORBIDDEN = -1e4
ADJOINING = -3.0
"""Log-probability taken off a mention that begins right after one of the same letter: rarely right."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention found in a window: word numbers (first, last), letter number, confidence 0..1."""

    first: int
    last: int
    letter: int
    score: float


def transition_scores() -> Floats:
    """Log scores of one tag after another: I-x follows B-x or I-x only."""
    size = len(TAGS)
    scores = np.zeros((size, size), dtype=np.float32)
    for before in range(size):
        for after in range(size):
            letter_before, letter_after = (before - 1) // 2, (after - 1) // 2
            if after and after % 2 == 0 and (before == 0 or letter_before != letter_after):
                scores[before, after] = FORBIDDEN
            elif after % 2 == 1 and before and letter_before == letter_after:
                scores[before, after] = ADJOINING
    return scores


TRANSITIONS = transition_scores()


def find_mentions(logits: Floats) -> list[Found]:
    """The best sequence of tags (Viterbi) for words' tag scores (words, tags), as mentions."""
    if not len(logits):
        return []
    logs = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    tags = _best_tags(logs)
    chosen = logs[np.arange(len(tags)), tags]
    found: list[Found] = []
    first = 0
    for word, tag in enumerate(tags.tolist()):
        if tag % 2 == 1:
            first = word
        if tag and (word + 1 == len(tags) or tags[word + 1] % 2 == 1 or not tags[word + 1]):
            score = float(np.exp(chosen[first : word + 1].mean()))
            found.append(Found(first, word, (tag - 1) // 2, score))
    return found


def _best_tags(logs: Floats) -> NDArray[np.int64]:
    first = logs[0].copy()
    first[2::2] += FORBIDDEN
    totals = first
    back = np.zeros(logs.shape, dtype=np.int64)
    for word in range(1, len(logs)):
        paths = totals[:, None] + TRANSITIONS
        back[word] = paths.argmax(axis=0)
        totals = paths.max(axis=0) + logs[word]
    tags = np.zeros(len(logs), dtype=np.int64)
    tags[-1] = int(totals.argmax())
    for word in range(len(logs) - 1, 0, -1):
        tags[word - 1] = back[word, tags[word]]
    return tags
