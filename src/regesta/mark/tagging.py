from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regesta.mark.labels import TAGS

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
FORBIDDEN = -1e4
ADJOINING = -3.0
"""Log-probability taken off a mention that begins right after one of the same letter: rarely right."""
SURE = -0.01
"""Log-probability from which a word is outside, whatever its neighbours are."""


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
    """The best sequence of tags for words' tag scores (words, tags), as mentions.

    Where the best tags of all words go together they are the best sequence; only the stretches where they
    do not are searched.
    """
    if not len(logits):
        return []
    lowered = logits - logits.max(axis=1, keepdims=True)
    logs = lowered - np.log(np.exp(lowered).sum(axis=1, keepdims=True))
    tags = logs.argmax(axis=1)
    for stretch in _broken_stretches(logs, tags):
        tags[stretch] = _best_tags(logs[stretch])
    return _mentions(tags, logs)


def _broken_stretches(logs: Floats, tags: Ints) -> list[slice]:
    """Where, between words that are surely outside, tags follow each other that may not."""
    broken = np.flatnonzero(TRANSITIONS[np.append(0, tags[:-1]), tags] < 0)
    edges = np.concatenate([[-1], np.flatnonzero(logs[:, 0] > SURE), [len(tags)]])
    ends = np.unique(np.searchsorted(edges, broken))
    return [slice(int(edges[end - 1]) + 1, int(edges[end])) for end in ends.tolist()]


def _mentions(tags: Ints, logs: Floats) -> list[Found]:
    firsts = np.flatnonzero(tags % 2 == 1)
    if not len(firsts):
        return []
    outside = np.append(np.flatnonzero(tags == 0), len(tags))
    ends = np.minimum(np.append(firsts[1:], len(tags)), outside[np.searchsorted(outside, firsts)])
    chosen = np.append(logs[np.arange(len(tags)), tags], np.float32(0))
    sums = np.add.reduceat(chosen, np.stack([firsts, ends], axis=1).ravel())[::2]
    scores = np.exp(sums / (ends - firsts).astype(np.float32))
    rows = zip(firsts.tolist(), ends.tolist(), tags[firsts].tolist(), scores.tolist(), strict=True)
    return [Found(first, end - 1, (tag - 1) // 2, score) for first, end, tag, score in rows]


def _best_tags(logs: Floats) -> Ints:
    """The best sequence of tags (Viterbi)."""
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
