"""What is told of two mentions besides their vectors: distances and how their words compare."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DISTANCES = 12
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
    gap = right - left
    size = np.minimum(np.floor(np.log2(np.maximum(np.abs(gap), 1))) + 1, 6).astype(np.int64)
    return np.where(gap == 0, 0, np.where(gap > 0, size, np.minimum(size, 5) + 6))


def sentence_bucket(left: Ints, right: Ints) -> Ints:
    """Signed distance in sentences: 0 same, 1-3 after (1, 2, more), 4-6 before."""
    gap = right - left
    size = np.minimum(np.abs(gap), 3)
    return np.where(gap == 0, 0, np.where(gap > 0, size, size + 3))


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
    rows = np.zeros((len(left), STRINGS), dtype=np.float32)
    for number, (one, two) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        rows[number] = _compare(wordings[one], wordings[two])
    return rows


def _compare(one: Wording, two: Wording) -> tuple[float, ...]:
    shared = len(one.words & two.words)
    either = len(one.words | two.words) or 1
    fewer = min(len(one.words), len(two.words)) or 1
    prefix = _common_prefix(one.lower, two.lower)
    return (
        float(one.lower == two.lower),
        float(one.last == two.last),
        shared / either,
        shared / fewer,
        float(bool(one.words) and one.words <= two.words),
        float(bool(two.words) and two.words <= one.words),
        float(len(one.initials) > 1 and one.initials == two.lower.replace(".", "")),
        float(len(two.initials) > 1 and two.initials == one.lower.replace(".", "")),
        min(prefix, 8) / 8,
        prefix / max(len(one.lower), len(two.lower)),
        float(one.pronoun),
        float(two.pronoun),
        float(one.plural),
        float(two.plural),
    )


def _common_prefix(one: str, two: str) -> int:
    count = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        count += 1
    return count
