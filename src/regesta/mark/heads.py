"""The small networks on top of the encoder, in numpy: what `training/network.py` trains.

Every function takes the arrays of the weights file by their names there.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from regesta.mark.labels import EVENT, PARTIES
from regesta.mark.pairs import GAPS, between_bucket, count_before, distance_bucket, sentence_bucket

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Arrays = Mapping[str, Floats]


def span_vectors(arrays: Arrays, words: Floats, firsts: Ints, lasts: Ints) -> Floats:
    """Vectors of spans from the vectors of their first and last words: (spans, hidden)."""
    both = np.concatenate([words[firsts], words[lasts]], axis=1)
    return _relu(both @ arrays["span.weight"].T + arrays["span.bias"])


def classify(arrays: Arrays, name: str, vectors: Floats) -> Floats:
    """Probabilities of the classes of head `name` for each span vector."""
    hidden = _relu(vectors @ arrays[f"{name}.inner.weight"].T + arrays[f"{name}.inner.bias"])
    return softmax(hidden @ arrays[f"{name}.outer.weight"].T + arrays[f"{name}.outer.bias"])


class PairScorer:
    """Scores pairs of spans: what is left, what is right, their product, letters, kinds and distances."""

    __slots__ = ("_arrays", "_name")

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._arrays = arrays
        self._name = name

    def _get(self, part: str) -> Floats:
        return self._arrays[f"{self._name}.{part}"]

    def side(self, part: str, vectors: Floats) -> Floats:
        """What the spans of one side ("left" or "right") add to each of their pairs."""
        return vectors @ self._get(f"{part}.weight").T

    def score(self, pairs: Pairs, *, kinds: Floats | None = None, strings: Floats | None = None) -> Floats:
        """Raw scores (pairs, outputs) of the pairs."""
        left, right = pairs.left_of, pairs.right_of
        one = self.side("left", pairs.left.vectors) + self._get("bias")
        if kinds is not None:
            one += kinds @ self._get("kind.weight").T
        two = self.side("right", pairs.right.vectors) + self._get("letter.weight")[pairs.right.letters]
        hidden = (pairs.left.vectors[left] * pairs.right.vectors[right]) @ self._get("product.weight").T
        hidden += one[left]
        hidden += two[right]
        hidden += self._apart()[_places_apart(pairs)]
        if f"{self._name}.between.weight" in self._arrays:
            hidden += self._get("between.weight")[
                between_bucket(pairs.left.ranks[left], pairs.right.ranks[right])
            ]
        if strings is not None:
            hidden += strings @ self._get("string.weight").T
        np.maximum(hidden, 0.0, out=hidden)
        return np.asarray(hidden @ self._get("outer.weight").T + self._get("outer.bias"), dtype=np.float32)

    def _apart(self) -> Floats:
        """What each distance in words and sentences adds, as one table."""
        words, sentences = self._get("distance.weight"), self._get("sentence.weight")
        return (words[:, None, :] + sentences[None, :, :]).reshape(-1, words.shape[1])


def _places_apart(pairs: Pairs) -> Ints:
    """Where in the table of distances each pair stands."""
    left, right = pairs.left_of, pairs.right_of
    words = distance_bucket(pairs.left.words[left], pairs.right.words[right])
    return words * GAPS + sentence_bucket(pairs.left.sentences[left], pairs.right.sentences[right])


class Pairs:
    """Two lists of spans and which of them are paired: `left_of[i]` with `right_of[i]`."""

    __slots__ = ("left", "left_of", "right", "right_of")

    def __init__(self, left: SpanSet, right: SpanSet, left_of: Ints, right_of: Ints) -> None:
        self.left, self.right = left, right
        self.left_of = left_of
        self.right_of = right_of


class SpanSet:
    """Vectors of some spans with their first words, sentences and letters: arrays of one length.

    `ranks` are their rows of `pairs.count_before`; without them these spans are all there are, in text order.
    """

    __slots__ = ("letters", "ranks", "sentences", "vectors", "words")

    def __init__(
        self, vectors: Floats, words: Ints, sentences: Ints, letters: Ints, ranks: Ints | None = None
    ) -> None:
        self.vectors = vectors
        self.words = words
        self.sentences = sentences
        self.letters = letters
        self.ranks = count_before(letters, PARTIES, EVENT) if ranks is None else ranks

    def take(self, which: Ints) -> SpanSet:
        """The spans numbered `which`."""
        return SpanSet(
            self.vectors[which],
            self.words[which],
            self.sentences[which],
            self.letters[which],
            self.ranks[which],
        )


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Probabilities of independent yes-or-no scores."""
    return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float32)


def _relu(values: Floats) -> Floats:
    return np.maximum(values, 0.0)
