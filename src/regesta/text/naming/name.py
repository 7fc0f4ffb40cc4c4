"""A person's name taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a word does in a name, where that can be told; NAME is a word of unknown role."""

    GIVEN = "given"
    FAMILY = "family"
    PATRONYMIC = "patronymic"
    PARTICLE = "particle"
    HONORIFIC = "honorific"
    GENERATION = "generation"
    INITIAL = "initial"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a name.

    `plain` is lower-case ASCII, `sounds` one symbol per sound (capitals are sounds that Latin writes
    with two letters, or letters of scripts without vowels), `bones` the coarse consonants, `script`
    the script it was written in ("ear": a foreign name written by ear in Chinese). `common` is 0 for a
    rare name to 3 for the commonest. `syllabic` words are of East Asian names: there every sound counts.
    `lexeme` is the name that the word, or a family name made of it, is a spelling of, where that is listed.
    `called` is the syllable of a given name by which its bearer goes: Nguyen Van Hai is Mr Hai.
    """

    written: str
    plain: str
    sounds: str
    bones: str
    script: str
    role: Role
    common: int = 0
    syllabic: bool = False
    lexeme: str | None = None
    called: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as written and its words in order; `surname_first` where a comma says so.

    `core` are the words that tell one person from another: no honorifics, particles, generation marks.
    """

    written: str
    words: tuple[Word, ...]
    core: tuple[Word, ...]
    surname_first: bool = False


BESIDE = frozenset({Role.HONORIFIC, Role.PARTICLE, Role.GENERATION})
