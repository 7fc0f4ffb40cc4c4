"""Are two names one person's: a product of findings, each with its number and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import NamedTuple

from regesta.text.naming.likeness import rules_between
from regesta.text.naming.name import Name, Role
from regesta.text.naming.pairing import Pair, Pairing, pair_names
from regesta.text.naming.parts import NameParts

_CURVE = ((1.0, 1.0), (0.93, 0.97), (0.85, 0.82), (0.75, 0.6), (0.65, 0.35), (0.5, 0.12), (0.0, 0.02))
"""What a word's likeness leaves of the score: far steeper than the likeness itself."""
_OTHER = 0.65
"""Below this likeness two words are two names, not two spellings."""
_EXACT = 0.97
_SPELLING = 0.9
"""Above this likeness two words are spellings of one name."""
_CHAIN = frozenset({"al", "el", "bin", "ibn", "ben", "bn"})
"""Particles of names that go from son to father: their order tells who is who."""


class Finding(NamedTuple):
    """One feature: what it leaves of the score (0 to 1) and why, in words."""

    factor: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameScore:
    """How likely two names are one person's (0 to 1), and the findings whose product that is."""

    score: float
    findings: tuple[Finding, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The findings in words, the gravest first."""
        return tuple(finding.why for finding in sorted(self.findings, key=lambda item: item.factor))


def compare_names(left: Name, right: Name, parts: NameParts) -> NameScore:
    """Score two names; at or above parts.weights["threshold"] they are one person's."""
    if not left.core or not right.core:
        return NameScore(score=0.0, findings=(Finding(factor=0.0, why="no name to compare"),))
    pairing = pair_names(left, right, parts)
    findings = (
        *_words(pairing, parts),
        *_left_over(pairing, parts),
        *_standing_alone(pairing, parts),
        *_roles(pairing, parts),
        *_order(pairing, parts),
    )
    score = round(prod((finding.factor for finding in findings), start=1.0), 4)
    return NameScore(score=score, findings=findings)


def _curve(value: float) -> float:
    for (high, top), (low, bottom) in pairwise(_CURVE):
        if value >= low:
            return bottom + (top - bottom) * (value - low) / (high - low)
    return 0.0


def _words(pairing: Pairing, parts: NameParts) -> Iterator[Finding]:
    """How alike the words are that answer each other."""
    for pair in pairing.pairs:
        if pair.value == 1:
            continue
        words = f"{pair.left.written} ~ {pair.right.written}"
        if Role.INITIAL in (pair.left.role, pair.right.role) and pair.value:
            family = any(item.left.role is Role.FAMILY and item.left.common > 2 for item in pairing.pairs)
            weight = parts.weights["initial_common" if family else "initial"]
            if Role.PATRONYMIC in (pair.left.role, pair.right.role):
                weight = parts.weights["left_patronymic"]
            yield Finding(factor=weight, why=f"initial: {words}")
        elif pair.value >= _OTHER:
            rules = rules_between(pair.left, pair.right, parts)
            yield Finding(factor=_curve(pair.value), why=f"{rules}: {words}")
        elif pair.left.role is pair.right.role is Role.PATRONYMIC:
            yield Finding(factor=parts.weights["patronymics_differ"], why=f"fathers' names differ: {words}")
        else:
            yield Finding(factor=_curve(pair.value), why=f"other name: {words}")
    if pairing.joined:
        yield Finding(factor=parts.weights["joined"], why="two words written as one")


def _left_over(pairing: Pairing, parts: NameParts) -> Iterator[Finding]:
    """Words that only the longer name has."""
    if len(pairing.left) == 1:
        return
    for place, word in pairing.over:
        if word.role is Role.PATRONYMIC:
            weight, what = "left_patronymic", "father's name"
        elif word.role is Role.FAMILY:
            weight, what = "left_last", "family name"
        elif word.common > 1:
            weight, what = "left_common", "common name"
        elif place == 0:
            weight, what = "left_first", "first name"
        else:
            weight, what = "left_middle", "middle name"
        yield Finding(factor=parts.weights[weight], why=f"{what} {word.written} missing in one")


def _standing_alone(pairing: Pairing, parts: NameParts) -> Iterator[Finding]:
    if len(pairing.left) > 1 or len(pairing.right) == 1:
        return
    pair = pairing.pairs[0]
    last = pair.right.role is Role.FAMILY or pair.places[1] == len(pairing.right) - 1
    weight = parts.weights["alone" if last and pair.right.role is not Role.GIVEN else "alone_given"]
    yield Finding(factor=weight, why=f"only {pair.right.written} in common, one side has no more")


def _roles(pairing: Pairing, parts: NameParts) -> Iterator[Finding]:
    """Words that answer each other but stand for different things in their names."""
    over = {word.role for _, word in pairing.over}
    for pair in pairing.pairs:
        if len(pairing.left) > 1 and Role.FAMILY in over and _crossed(pair):
            words = f"{pair.left.written} ~ {pair.right.written}"
            yield Finding(factor=parts.weights["crossed"], why=f"a family name answers another: {words}")
    if len(pairing.left) > 2 and all(_is_chain(name) for name in pairing.names) and _given_moved(pairing):
        yield Finding(factor=parts.weights["chain_moved"], why="given and fathers' names change places")


def _is_chain(name: Name) -> bool:
    return any(word.plain in _CHAIN for word in name.words)


def _crossed(pair: Pair) -> bool:
    return pair.left.role is Role.FAMILY and pair.right.role is not Role.FAMILY and pair.value < _EXACT


def _given_moved(pairing: Pairing) -> bool:
    """Whether the given name of each is elsewhere in the other: A son of B, B son of A."""
    of_left = {pair.left.role: pair.right.role for pair in pairing.pairs}
    of_right = {pair.right.role: pair.left.role for pair in pairing.pairs}
    fixed = (Role.GIVEN, Role.FAMILY)
    return of_left.get(Role.GIVEN) not in fixed and of_right.get(Role.GIVEN) not in fixed


def _order(pairing: Pairing, parts: NameParts) -> Iterator[Finding]:
    places = [pair.places[1] for pair in pairing.pairs]
    if places != sorted(places) and not any(name.surname_first for name in pairing.names):
        syllabic = all(word.syllabic for word in (*pairing.left, *pairing.right))
        weight = "reordered_syllabic" if syllabic else "reordered"
        yield Finding(factor=parts.weights[weight], why="words in another order")
        if min(pair.value for pair in pairing.pairs) < _SPELLING:
            yield Finding(factor=parts.weights["reordered_near"], why="and not quite the same words")
    one, other = pairing.names
    if len(one.core) < len(one.words) and len(other.core) < len(other.words) and _marks_differ(one, other):
        yield Finding(factor=parts.weights["generations_differ"], why="generation marks differ")


def _marks_differ(one: Name, other: Name) -> bool:
    marks = [{word.plain for word in name.words if word.role is Role.GENERATION} for name in (one, other)]
    return marks[0] != marks[1] and all(marks)
