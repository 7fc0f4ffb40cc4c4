"""The rule tables that reading and comparing names needs; filled by the lexicon, known here by shape alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameParts:
    """All tables; words are plain lower-case ASCII or casefolded in their own script.

    `letters` maps code points of other scripts to Latin letters or sound symbols, `spellings` groups of
    Latin letters to one symbol (`spelling` finds them), `endings` word ends likewise. `costs` is what it
    costs (0 to 1) to take the first symbol of a key for the second; a key of one symbol is its loss.
    `loose_costs` holds for scripts that write foreign names by ear or without vowels; `whys` names the rule.
    `attested` are words known from lists of names; `common` is the frequency class (0 rare to 3 commonest) of attested names. `weights` are the factors of
    the score. Two tables are equal only if they are the same object, so that results can be kept by table.
    """

    letters: Mapping[int, str]
    spellings: Mapping[str, str]
    spelling: re.Pattern[str]
    costs: Mapping[str, float]
    loose_costs: Mapping[str, float]
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
    same_names: Mapping[str, frozenset[str]]
    attested: frozenset[str]
    common: Mapping[str, int]
    weights: Mapping[str, float]
