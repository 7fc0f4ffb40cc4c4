"""The marker: texts -> marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from regesta.domain.marks import Marks
from regesta.lexicon import load_lexicon
from regesta.lexicon.name_parts import load_name_parts
from regesta.mark.assembly import assemble
from regesta.mark.decoding import Decoder, decode, find_all
from regesta.mark.encoder import Encoder, OnnxEncoder, encode_windows
from regesta.mark.identity import LexiconIdentifier
from regesta.mark.pieces import load_tokenizer, split_pieces
from regesta.mark.weights import Weights, load_weights
from regesta.mark.windows import Specials, Window, pack_windows
from regesta.mark.words import join_words
from regesta.settings import DATA

WINDOW = 256
"""Pieces of a window at most: attention costs the square of it, and longer ones give no better marks."""
SentenceSplitter = Callable[[str], Sequence[tuple[int, int]]]


class Marker(Protocol):
    """Anything that marks reports' texts; `version` names it in every reading."""

    @property
    def version(self) -> str:
        """Name and version, e.g. "en-1"."""
        ...

    def mark(self, texts: Sequence[str], /) -> list[Marks]:
        """The marks of each text, in order."""
        ...


class TrainedMarker:
    """The marker that training made; `split` finds the sentences of a text."""

    def __init__(self, decoder: Decoder, split: SentenceSplitter, encoder: Encoder) -> None:
        self.decoder = decoder
        self.weights = weights = decoder.weights
        self._split = split
        self._tokenizer = load_tokenizer(weights.tokenizer)
        self._encoder = encoder
        self._specials = Specials(*weights.card.specials)

    @property
    def version(self) -> str:
        """Name and version of the weights."""
        return f"{self.weights.card.name}-{self.weights.card.version}"

    @property
    def longest(self) -> int:
        """Pieces of a window at most."""
        return min(self.weights.card.longest, WINDOW)

    def mark(self, texts: Sequence[str], /) -> list[Marks]:
        """The marks of each text, in order; all go through the encoder together."""
        with _blas().limit(limits=1, user_api="blas"):
            return self._mark(texts)

    def _mark(self, texts: Sequence[str]) -> list[Marks]:
        packed = [self.windows(text) for text in texts]
        vectors = self.encode([window for windows in packed for window in windows])
        result, at = [], 0
        for text, windows in zip(texts, packed, strict=True):
            own = vectors[at : at + len(windows)]
            at += len(windows)
            if windows:
                found = find_all(self.weights, own)
                result.append(decode(self.decoder, text, join_words(windows, own), found))
            else:
                result.append(Marks())
        return result

    def windows(self, text: str) -> list[Window]:
        """The windows a text is cut into."""
        sentences = split_pieces(text, self._split(text), self._tokenizer, longest=self.longest)
        return pack_windows(sentences, self._specials, longest=self.longest)

    def encode(self, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """A vector for every word of each window."""
        return encode_windows(windows, self._encoder)


@cache
def _blas() -> Any:  # noqa: ANN401 - threadpoolctl has no types
    """What keeps numpy's products on one thread: of matrices so small, several spend their time waiting.

    With one process a core they took half of all time.
    """
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - time that only marking needs

    return ThreadpoolController()


def load_marker(
    path: Path, split: SentenceSplitter, data: Path = DATA, *, cache: Path | None = None
) -> TrainedMarker:
    """Load the marker whose weights lie at `path`; see `make_marker`.

    Raises:
        DataError: where the weights are missing or damaged, or their encoder cannot be put together.
    """
    return make_marker(load_weights(path), split, data, cache=cache)


def make_marker(
    weights: Weights, split: SentenceSplitter, data: Path = DATA, *, cache: Path | None = None
) -> TrainedMarker:
    """The marker of some weights.

    `data` is where the lexicon lies that it goes by, `cache` where the encoder of large weights is put
    together; None takes the user's folder of caches.

    Raises:
        DataError: where the encoder cannot be put together.
    """
    encoder = OnnxEncoder(assemble(weights, weights.public, cache) if weights.public else weights.encoder)
    weights = replace(weights, encoder=b"", differences=b"")
    identifier = LexiconIdentifier(load_lexicon(data), load_name_parts(data))
    return TrainedMarker(Decoder(weights, identifier), split, encoder)
