"""Phrases looked up by a key that forgets case, accents, dots and hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_POSSESSIVE = re.compile(r"[’'ʻ`]s?(?![^\W_])")
_NOT_WORD = re.compile(r"[^a-z0-9+&]+")
_SILENT = str.maketrans("", "", ".’'ʻ`‘")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ə": "e"})


@lru_cache(maxsize=65536)
def phrase_key(words: str) -> str:
    """Lower-case plain words with single blanks ("Côte d’Ivoire’s" -> "cote divoire", "U.S." -> "us")."""
    plain = words.lower()
    if "'" in plain or "’" in plain:
        plain = _POSSESSIVE.sub("", plain)
    if not plain.isascii():
        marked = unicodedata.normalize("NFD", plain.translate(_LETTERS))
        plain = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", plain.translate(_SILENT)).strip()


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found among words: `start` and `end` count words, end excluded."""

    start: int
    end: int
    value: T


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Values by phrase; `longest` is the number of words of the longest phrase."""

    values: Mapping[str, T]
    longest: int

    def get(self, words: str) -> T | None:
        """The value of exactly these words, None where there is none."""
        return self.values.get(phrase_key(words))

    def scan(self, words: list[str]) -> Iterator[Found[T]]:
        """The phrases among key words, longest first at each place, from left to right, not overlapping."""
        at = 0
        while at < len(words):
            for end in range(min(len(words), at + self.longest), at, -1):
                value = self.values.get(" ".join(words[at:end]))
                if value is not None:
                    yield Found(at, end, value)
                    at = end
                    break
            else:
                at += 1


def gather_phrases(pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Phrases from (words, value) pairs; the first pair with a key keeps it."""
    values: dict[str, T] = {}
    for words, value in pairs:
        values.setdefault(phrase_key(words), value)
    values.pop("", None)
    longest = max((key.count(" ") + 1 for key in values), default=1)
    return Phrases(values, longest)
