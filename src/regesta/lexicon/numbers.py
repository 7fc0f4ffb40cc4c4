"""Numbers of sessions ("fourth", "3rd", "IV", "twenty-first") and counts of events ("three")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from regesta.lexicon.phrases import phrase_key
from regesta.lexicon.tables import read_table

_DIGITS = re.compile(r"(?:no )?(\d{1,4})(?:st|nd|rd|th)?")
_ROMAN = re.compile(r"(?=[MDCLXVI])M*(C[MD]|D?C{0,3})(X[CL]|L?X{0,3})(I[XV]|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLexicon:
    """Number words and what they count."""

    words: Mapping[str, int]
    cardinals: Mapping[str, int]

    def cardinal(self, written: str) -> int | None:
        """The number of a cardinal word or of up to three digits ("three", "twenty-one", "12"), else None."""
        key = phrase_key(written)
        if key.isdigit():
            return int(key) if len(key) < 4 and written.isdigit() else None
        tens, _, ones = key.partition(" ")
        if tens in self.cardinals and ones in self.cardinals:
            whole, rest = self.cardinals[tens], self.cardinals[ones]
            return whole + rest if whole >= 20 and rest < 10 else None
        return self.cardinals.get(key)

    def read(self, written: str) -> int | None:
        """The number that words give, None where they give none."""
        key = phrase_key(written)
        digits = _DIGITS.fullmatch(key)
        if digits is not None:
            return int(digits[1])
        letters = written.strip(" .")
        if _ROMAN.fullmatch(letters):
            return _roman(letters)
        if key in self.words:
            return self.words[key]
        return self._compound(key)

    def _compound(self, key: str) -> int | None:
        """The number of "twenty first"; a number among other words ("fourth round of") counts alone."""
        values = [self.words[word] for word in key.split() if word in self.words]
        inner = _DIGITS.search(key) if not values else None
        if inner is not None:
            return int(inner[1])
        if len(values) == 2 and values[0] % 10 == 0 and 0 < values[1] < 10:
            return values[0] + values[1]
        return values[0] if values else None


def _roman(letters: str) -> int:
    total = 0
    for letter, following in zip(letters, [*letters[1:], ""], strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if following and _ROMAN_VALUES[following] > value else value
    return total


def load_numbers(folder: Path) -> NumberLexicon:
    """Read the table of number words."""
    rows = read_table(folder / "numbers.tsv")
    return NumberLexicon(
        words={phrase_key(row["word"]): int(row["number"]) for row in rows},
        cardinals={row["word"]: int(row["number"]) for row in rows if row["is"] == "cardinal"},
    )
