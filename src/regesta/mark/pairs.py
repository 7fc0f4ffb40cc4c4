"""What is told of two mentions besides their vectors: distances and how their words compare."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

DISTANCES = 12
GAPS = 7
"""Buckets of distances in sentences."""
CROWD = 4
"""Mentions that stand between two others are counted to one less than this."""
BETWEEN = 2 * CROWD * CROWD
"""Buckets of what stands between two mentions."""
STRINGS = 14
_STOPWORDS = frozenset({"the", "a", "an", "of", "and", "its", "his", "her", "their", "this", "that"})
_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "their", "its", "who", "whom", "we", "i", "us"}
)

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def distance_bucket(left: Ints, right: Ints) -> Ints:
    """Signed distance of two word or sentence numbers in 12 buckets (5 before, 1 same, 6 after)."""
    buckets: Ints = _BUCKETS[np.clip(right - left, -_FAR, _FAR) + _FAR]
    return buckets


def _bucket(gap: int) -> int:
    size = min(abs(gap).bit_length(), 6)
    return size if gap >= 0 else min(size, 5) + 6


_FAR = 32
"""At this distance the last bucket begins."""
_BUCKETS = np.array([_bucket(gap) for gap in range(-_FAR, _FAR + 1)], dtype=np.int64)


def sentence_bucket(left: Ints, right: Ints) -> Ints:
    """Signed distance in sentences: 0 same, 1-3 after (1, 2, more), 4-6 before."""
    gap = np.clip(right - left, -3, 3)
    buckets: Ints = np.where(gap >= 0, gap, 3 - gap)
    return buckets


def count_before(letters: Ints, parties: Collection[int], event: int) -> Ints:
    """For mentions in text order (mentions, 4): parties and events before each; whether it is one itself."""
    own = np.stack([np.isin(letters, list(parties)), letters == event], axis=1).astype(np.int64)
    return np.concatenate([own.cumsum(axis=0) - own, own], axis=1)


def between_bucket(left: Ints, right: Ints) -> Ints:
    """How many parties and events stand between two mentions, and which comes first, in 32 buckets.

    Takes rows of `count_before`; `left` are parties or events. The nearest party before an event does it
    more often than the next.
    """
    after = (right[:, :2].sum(axis=1) > left[:, :2].sum(axis=1)).astype(np.int64)
    low, high = np.where(after[:, None], left, right), np.where(after[:, None], right, left)
    crowd = np.clip(high[:, :2] - low[:, :2] - low[:, 2:], 0, CROWD - 1)
    buckets: Ints = (after * CROWD + crowd[:, 0]) * CROWD + crowd[:, 1]
    return buckets


class Wording:
    """The words of a mention prepared for comparison."""

    __slots__ = ("initials", "last", "lower", "plural", "pronoun", "words", "written")

    def __init__(self, written: str) -> None:
        self.written = written
        self.lower = written.lower()
        words = _WORD.findall(self.lower)
        self.words = frozenset(words) - _STOPWORDS
        self.last = words[-1] if words else self.lower
        self.initials = "".join(word[0] for word in _WORD.findall(written) if word[0].isupper()).lower()
        self.pronoun = self.lower in _PRONOUNS
        self.plural = self.last.endswith("s") or self.lower in {"they", "them", "their", "we", "us"}


def compare_wordings(wordings: Sequence[Wording], left: Ints, right: Ints) -> Floats:
    """How the words of mentions `left[i]` and `right[i]` compare: (pairs, 14) of 0..1."""
    table = np.empty((len(left), STRINGS), dtype=np.float32)
    if not len(left):
        return table
    lower = [one.lower for one in wordings]
    counts = np.array([len(one.words) for one in wordings])
    shared = _shared_words(wordings)[left, right]
    one, two = counts[left], counts[right]
    prefix, longer = _prefixes(lower, left, right)
    last = _numbers([item.last for item in wordings])
    plain = _numbers([*(item.lower.replace(".", "") for item in wordings), *(i.initials for i in wordings)])
    plain, initials = plain[: len(wordings)], plain[len(wordings) :]
    several = np.array([len(item.initials) > 1 for item in wordings])
    whole = _numbers(lower)
    table[:, 0] = whole[left] == whole[right]
    table[:, 1] = last[left] == last[right]
    table[:, 2] = shared / np.maximum(one + two - shared, 1)
    table[:, 3] = shared / np.maximum(np.minimum(one, two), 1)
    table[:, 4] = (one > 0) & (shared == one)
    table[:, 5] = (two > 0) & (shared == two)
    table[:, 6] = several[left] & (initials[left] == plain[right])
    table[:, 7] = several[right] & (initials[right] == plain[left])
    table[:, 8] = np.minimum(prefix, 8) / 8
    table[:, 9] = prefix / longer
    pronouns, plurals = (np.array([getattr(i, name) for i in wordings]) for name in ("pronoun", "plural"))
    table[:, 10:] = np.stack([pronouns[left], pronouns[right], plurals[left], plurals[right]], axis=1)
    return table


def _numbers(texts: Sequence[str]) -> Ints:
    """A number for each text, the same for the same text."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(text, len(known)) for text in texts])


def _shared_words(wordings: Sequence[Wording]) -> Ints:
    """(wordings, wordings): how many words two of them share."""
    columns = {word: column for column, word in enumerate(set().union(*(one.words for one in wordings)))}
    holds = np.zeros((len(wordings), len(columns)), dtype=np.float32)
    for row, one in enumerate(wordings):
        holds[row, [columns[word] for word in one.words]] = 1
    return (holds @ holds.T).astype(np.int64)


def _prefixes(texts: Sequence[str], left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """How many letters the texts of each pair begin with in common, and the length of the longer one."""
    sizes = np.array([len(text) for text in texts])
    letters = np.array(texts).view(np.uint32).reshape(len(texts), -1)
    differ = letters[left] != letters[right]
    common = np.where(differ.any(axis=1), differ.argmax(axis=1), letters.shape[1])
    return np.minimum(common, np.minimum(sizes[left], sizes[right])), np.maximum(sizes[left], sizes[right])
