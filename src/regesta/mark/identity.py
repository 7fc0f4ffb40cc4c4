"""What is known of mentions beside the network's opinion: states by their codes, names by their sounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from regesta.lexicon import Lexicon
from regesta.text.naming import NameParts, compare_names, parse_name

Bools = NDArray[np.bool_]
STRANGERS = 0.25
"""Two names that compare below this are two persons, whatever else speaks for them."""
_COUNTS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True, slots=True, eq=False)
class Identities:
    """What is certain of the mentions of one letter.

    `same` and `different` are symmetric tables; `plural` says which mentions may stand for several
    things; `counts` of how many, 0 where the words do not say.
    """

    same: Bools
    different: Bools
    plural: Bools
    counts: list[int]


class Identifier(Protocol):
    """Anything that knows mentions by their words."""

    def identify(self, letter: str, written: Sequence[str], /) -> Identities:
        """What is certain of mentions of `letter` with these words."""
        ...


class LexiconIdentifier:
    """Knows states by the lexicon and persons by the rules of names."""

    def __init__(self, lexicon: Lexicon, names: NameParts) -> None:
        self._lexicon = lexicon
        self._names = names
        self._strangers = lru_cache(maxsize=20_000)(self._are_strangers)

    def identify(self, letter: str, written: Sequence[str], /) -> Identities:
        """What is certain of mentions of `letter` with these words."""
        count = len(written)
        same, different = np.zeros((count, count), dtype=np.bool_), np.zeros((count, count), dtype=np.bool_)
        plural = np.ones(count, dtype=np.bool_)
        if letter == "s":
            codes = [self._lexicon.states.find(words) for words in written]
            single = [found[0] if len(found) == 1 else "" for found in codes]
            plural = np.array([not name for name in single], dtype=np.bool_)
            told = np.array(single)
            known = ~plural[:, None] & ~plural[None, :]
            alike = told[:, None] == told[None, :]
            same, different = known & alike, known & ~alike
        elif letter == "p":
            named = [self._lexicon.person_words.is_name(words) for words in written]
            plural = ~np.array(named, dtype=np.bool_)
            for left in np.flatnonzero(named).tolist():
                for right in np.flatnonzero(named[left + 1 :]).tolist():
                    other = left + 1 + right
                    strangers = self._strangers(*sorted((written[left], written[other])))
                    different[left, other] = different[other, left] = strangers
        return Identities(same, different, plural, [_count(words) for words in written])

    def _are_strangers(self, one: str, two: str) -> bool:
        if one == two:
            return False
        names = [parse_name(words, self._names) for words in (one, two)]
        return compare_names(names[0], names[1], self._names).score < STRANGERS


def _count(words: str) -> int:
    return next((_COUNTS[word] for word in words.lower().split() if word in _COUNTS), 0)
