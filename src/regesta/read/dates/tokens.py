"""A text as tokens, and each token as one letter of an alphabet of word classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from regesta.lexicon.time_words import TimeWords

_TOKEN = re.compile(
    r"""\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)
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
        if token[0].isdigit() or (len(token) > 2 and token[0] in "'’‘") or token[:2] in {"FY", "fy"}:
            classes = frozenset(name for name, shape in self.patterns.items() if shape.fullmatch(token))
            return self.shapes.get(classes, OTHER)
        return self.capital if token[0].isupper() else OTHER


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tokens:
    """The tokens of a text with their offsets, and `letters`, one for each token."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    letters: str


def split_tokens(text: str, alphabet: Alphabet) -> Tokens:
    """Cut a text into tokens; a line break is a token where it ends a heading or a paragraph."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    letters: list[str] = []
    lookup = alphabet.words.get
    line_start = 0
    for match in _TOKEN.finditer(text):
        word = match.group()
        start = match.start()
        if word == "\n":
            following = text[start + 1 : start + 2]
            if start - line_start > 50 and following not in {"\n", ""}:
                line_start = start + 1
                continue
            line_start = start + 1
        words.append(word)
        starts.append(start)
        ends.append(match.end())
        letters.append(lookup(word) or alphabet.letter_of(word))
    return Tokens(words=tuple(words), starts=tuple(starts), ends=tuple(ends), letters="".join(letters))


def make_alphabet(words: TimeWords, literals: Iterable[str]) -> Alphabet:
    """One letter for each mixture of word classes; `literals` are the single words rules name."""
    classes: dict[str, set[str]] = {word: {f"={word}"} for word in literals}
    for name, members in words.classes.items():
        for word in members:
            classes.setdefault(word.lower(), set()).add(name)
    letters: dict[frozenset[str], str] = {frozenset(): OTHER}

    def letter(mixture: Iterable[str]) -> str:
        key = frozenset(mixture)
        return letters.setdefault(key, chr(0xE000 + len(letters)))

    table: dict[str, str] = {}
    for word, mixture in classes.items():
        forms = {word.capitalize(), word.upper()}
        if word not in words.capital_only:
            forms.add(word)
        elif f"={word}" in mixture:
            table[word] = letter({f"={word}"})
        for form in forms:
            table[form] = letter(mixture)
    for dash in _DASHES:
        table[chr(dash)] = table.get("-", OTHER)
    shapes = _letter_shapes(words, table, letter)
    capital = letter({"capital"})
    members: dict[str, str] = {"other": OTHER + capital}
    for mixture_key, char in letters.items():
        for name in mixture_key:
            members[name] = members.get(name, "") + char
    return Alphabet(words=table, shapes=shapes, patterns=words.shapes, members=members, capital=capital)


def _letter_shapes(words: TimeWords, table: Mapping[str, str], letter: object) -> dict[frozenset[str], str]:
    assert callable(letter)
    found: dict[frozenset[str], str] = {}
    for sample in words.samples:
        mixture = frozenset(name for name, shape in words.shapes.items() if shape.fullmatch(sample))
        if sample not in table:
            found[mixture] = letter(mixture)
    return found


def plain_word(words: Sequence[str]) -> str:
    """Words as the lexicon writes them: lower case, one blank between."""
    return " ".join(words).lower().replace("’", "'").replace("‘", "'")
