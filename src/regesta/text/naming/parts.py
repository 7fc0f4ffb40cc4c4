"""The rule tables for reading and comparing names; filled by the lexicon, known here by shape alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundCosts:
    """What it costs (0 nothing, 1 another sound) to write one sound for another, and to leave one out."""

    swap: Mapping[str, Mapping[str, float]]
    loss: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameParts:
    """All tables; words are plain lower-case ASCII or casefolded in their own script.

    `letters` maps code points of other scripts to Latin letters or sound symbols, `spellings` groups of
    Latin letters to one symbol (a key with $ holds at the end of a word; `spelling` finds them).
    `loose_costs` holds for scripts that leave vowels
    out or write foreign names by ear. `whys` names the rule for two sounds, or one left out. `family_ends`
    are ends of words, `family_sounds` the sounds of such ends and `laid_off` those that `laid_on` replaced.
    `called_last` are family names whose bearers go by the last syllable of the rest. `same_names` are short
    forms and variants.
    `lexemes` say of which name a word is a spelling: two names of them are never one.
    `attested` are words known from lists of names; `common` is the frequency class (1 to 3, the commonest)
    of rough sounds. `weights` are the factors of the score. Two tables are equal only if they are the
    same object, so that results can be kept by table.
    """

    letters: Mapping[int, str]
    spellings: Mapping[str, str]
    spelling: re.Pattern[str]
    costs: SoundCosts
    loose_costs: SoundCosts
    whys: Mapping[str, str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    generations: frozenset[str]
    patronymic_words: frozenset[str]
    patronymic_ends: tuple[str, ...]
    family_ends: tuple[str, ...]
    family_sounds: tuple[str, ...]
    family_first: frozenset[str]
    called_last: frozenset[str]
    laid_off: tuple[str, ...]
    laid_on: tuple[str, ...]
    same_names: Mapping[str, frozenset[str]]
    lexemes: Mapping[str, str]
    attested: frozenset[str]
    common: Mapping[str, int]
    weights: Mapping[str, float]
