"""A text as tokens, and each token as one letter of an alphabet of word classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from regesta.lexicon.time_words import TimeWords

_TOKEN = re.compile(
    r"""[A-Za-z]{3,}(?![^\W\d_]|['’]c)
    |[A-Za-z]{1,2}(?=\s)|[.,;:()"“”](?=\s)
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
_SEEN = 50_000
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
    seen: dict[str, str] = field(default_factory=dict)
    """Letters of tokens met before: a cache."""

    def letters_of(self, tokens: Sequence[str]) -> str:
        """The letters of tokens as written, in a row."""
        if len(self.seen) > _SEEN:
            self.seen.clear()
        if not self.seen:
            self.seen.update(self.words)
        for token in set(tokens).difference(self.seen):
            self.seen[token] = self._letter_of(token)
        return "".join([self.seen[token] for token in tokens])

    def _letter_of(self, token: str) -> str:
        if token.isalpha():
            return self.capital if token[0].isupper() else OTHER
        classes = frozenset(name for name, shape in self.patterns.items() if shape.fullmatch(token))
        return self.shapes.get(classes, OTHER)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tokens:
    """The tokens of a text with their offsets, and `letters`, one for each token."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    letters: str


def split_tokens(text: str, alphabet: Alphabet) -> Tokens:
    """Cut a text into tokens; a line break is a token where it ends a heading or a paragraph."""
    words = _TOKEN.findall(text)
    ends: list[int] = []
    at = 0
    for word in words:
        at = text.index(word, at) + len(word)
        ends.append(at)
    if "\n" in text:
        wrapped = {start + 1 for start in _iter_wraps(text)}
        kept = [number for number, end in enumerate(ends) if end not in wrapped or words[number] != "\n"]
        words, ends = [words[number] for number in kept], [ends[number] for number in kept]
    return Tokens(
        words=tuple(words),
        starts=tuple([end - len(word) for word, end in zip(words, ends, strict=True)]),
        ends=tuple(ends),
        letters=alphabet.letters_of(words),
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
