"""Names of people, for those who need no more: are two names one person's, and under which keys to look.

>>> compare("Mohammad Hossein Baqeri", "Mohammad Bagheri").same
True
>>> compare("Mohammad Bagheri", "Mohammad Bagher Ghalibaf").same
False
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from regesta.lexicon.name_parts import load_name_parts
from regesta.settings import DATA
from regesta.text.naming import Name, compare_names, name_keys, parse_name


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePair:
    """Two names, how likely they are one person's (0 to 1), the verdict, and why in words, gravest first."""

    name1: str
    name2: str
    score: float
    same: bool
    why: tuple[str, ...]


def compare(name1: str, name2: str) -> NamePair:
    """Compare two names in any scripts and orders; a name without letters is no one's and scores 0."""
    parts = load_name_parts(DATA)
    verdict = compare_names(_parsed(name1), _parsed(name2), parts)
    return NamePair(
        name1=name1,
        name2=name2,
        score=verdict.score,
        same=verdict.score >= parts.weights["threshold"],
        why=verdict.reasons or ("the same words",),
    )


def keys(name: str) -> frozenset[str]:
    """Coarse keys for blocking: names of one person share at least one, however they are spelt."""
    return name_keys(_parsed(name))


@lru_cache(maxsize=4096)
def _parsed(name: str) -> Name:
    return parse_name(name, load_name_parts(DATA))
