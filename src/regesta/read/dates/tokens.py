"""A text as tokens, and each token as one letter of an alphabet of word classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from regesta.lexicon.time_words import TimeWords

_TOKEN = re.compile(
    r"""[A-Za-z]{3,}(?![^\W\d_]|['’]c)
    |\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)
    |\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)
    |\d{1,2}\.\d{1,2}\.\d{4}(?!\d)
    |['’‘]?(?<!\w)\d+0s\b
    |['’‘](?<!\w.)\d\d\b(?!['’])
    |\d{1,3}(?:,\d{3})+(?!\d)
    |\d+(?:st|nd|rd|th)\b
    |\d{1,2}(?:[:.]\d\d)?(?:am\b|pm\b|[ap]\.m\.)
    |\d{1,2}[:.]?\d\d(?:hrs?|h|Z|z)\b|\d{1,2}h\b
    |\d{1,2}:\d\d(?::\d\d)?(?!\d)
    |[Ff][Yy]\d+
    |[QqHh][1-4]\b
    |\d+\.\d+
    |\d+
    |[AaPp]\.\s?[Mm](?:\.|\b)
    |[BbAaCc]\.\s?[CcDdEe](?:\.\s?[Ee])?(?:\.|\b)
    |[Oo]['’]clock
    |['’](?:s|S|ll)\b
    |[^\W\d_]+
    |\n
    |[^\s]
    """,
    re.VERBOSE,
)
_DASHES = str.maketrans("–—−‑", "----")
_BREAK = re.compile(r"\n")
OTHER = "\ue000"
"""The letter of every token the grammar does not know."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alphabet:
    """Letters for tokens: `words` by exact form, `members` the letters of each word class."""

    words: Mapping[str, str]
    shapes: Mapping[frozenset[str], str]
    patterns: Mapping[str, re.Pattern[str]]
    members: Mapping[str, str]
    capital: str

    def letter_of(self, token: str) -> str:
        """The letter of a token as written."""
        found = self.words.get(token)
        if found is not None:
            return found
        if token.isalpha():
            return self.capital if token[0].isupper() else OTHER
        return _letter_of_shape(self, token)


@lru_cache(maxsize=20_000)
def _letter_of_shape(alphabet: Alphabet, token: str) -> str:
    classes = frozenset(name for name, shape in alphabet.patterns.items() if shape.fullmatch(token))
    return alphabet.shapes.get(classes, OTHER)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tokens:
    """The tokens of a text with their offsets, and `letters`, one for each token."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    letters: str


def split_tokens(text: str, alphabet: Alphabet) -> Tokens:
    """Cut a text into tokens; a line break is a token where it ends a heading or a paragraph."""
    pairs = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
    if "\n" in text:
        wrapped = set(_iter_wraps(text))
        pairs = [pair for pair in pairs if pair[1] not in wrapped]
    words = [word for word, _ in pairs]
    lookup, letter_of = alphabet.words.get, alphabet.letter_of
    return Tokens(
        words=tuple(words),
        starts=tuple([start for _, start in pairs]),
        ends=tuple([start + len(word) for word, start in pairs]),
        letters="".join([lookup(word) or letter_of(word) for word in words]),
    )


def _iter_wraps(text: str) -> Iterator[int]:
    """Line breaks inside a paragraph: after a long line, with text in the next."""
    line_start = 0
    for match in _BREAK.finditer(text):
        at = match.start()
        if at - line_start > 50 and text[at + 1 : at + 2] not in {"\n", ""} and text[at - 1] not in ".!?":
            yield at
        line_start = at + 1


def make_alphabet(words: TimeWords, literals: Iterable[str]) -> Alphabet:
    """One letter for each mixture of word classes; `literals` are the single words rules name."""
    letters: dict[frozenset[str], str] = {frozenset(): OTHER}

    def letter(mixture: Iterable[str]) -> str:
        return letters.setdefault(frozenset(mixture), chr(0xE000 + len(letters)))

    table = _letter_words(words, literals, letter)
    shapes = _letter_shapes(words, table, letter)
    capital = letter({"capital"})
    members = {"other": OTHER + capital}
    for mixture, char in letters.items():
        for name in mixture:
            members[name] = members.get(name, "") + char
    return Alphabet(words=table, shapes=shapes, patterns=words.shapes, members=members, capital=capital)


def _letter_words(
    words: TimeWords, literals: Iterable[str], letter: Callable[[Iterable[str]], str]
) -> dict[str, str]:
    """The letter of every form of every word: lower case, capitalised, in capitals."""
    classes: dict[str, set[str]] = {word: {f"={word}"} for word in literals}
    for name, group in words.classes.items():
        for word in group:
            classes.setdefault(word.lower(), set()).add(name)
    table: dict[str, str] = {}
    for word, mixture in classes.items():
        if word not in words.capital_only:
            table[word] = letter(mixture)
        elif f"={word}" in mixture:
            table[word] = letter({f"={word}"})
        table[word.capitalize()] = table[word.upper()] = letter(mixture)
    for dash in _DASHES:
        table[chr(dash)] = table.get("-", OTHER)
    return table


def _letter_shapes(
    words: TimeWords, table: Mapping[str, str], letter: Callable[[Iterable[str]], str]
) -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for sample in words.samples:
        mixture = frozenset(name for name, shape in words.shapes.items() if shape.fullmatch(sample))
        if sample not in table:
            found[mixture] = letter(mixture)
    return found
