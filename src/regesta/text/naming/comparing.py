"""Are two names one person's: a product of findings, each with its number and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from regesta.text.naming.name import Name, Role, Word
from regesta.text.naming.pairing import Pair, join_words, pair_words
from regesta.text.naming.parts import NameParts

_CURVE = ((1.0, 1.0), (0.93, 0.97), (0.85, 0.82), (0.75, 0.6), (0.65, 0.35), (0.5, 0.12), (0.0, 0.02))
"""What a word's likeness leaves of the score: far steeper than the likeness itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
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
    """Score two names; compare with parts.weights["threshold"] to decide."""
    short, long = sorted((left, right), key=lambda name: len(name.core))
    if not short.core:
        return NameScore(score=0.0, findings=(Finding(factor=0.0, why="no name to compare"),))
    one, other = short.core, long.core
    pairs = pair_words(one, other, parts)
    findings: list[Finding] = []
    if min(pair.value for pair in pairs) < 0.9 or len(pairs) < len(other):
        joined_one, joined_other = join_words(one, other, parts), join_words(other, one, parts)
        if len(joined_one) < len(one) or len(joined_other) < len(other):
            one, other = sorted((joined_one, joined_other), key=len)
            pairs = pair_words(one, other, parts)
            findings.append(Finding(factor=parts.weights["joined"], why="two words written as one"))
    findings += _word_findings(one, other, pairs, parts)
    findings += _left_over(one, other, pairs, parts)
    findings += _whole_findings(left, right, one, other, pairs, parts)
    score = 1.0
    for finding in findings:
        score *= finding.factor
    return NameScore(score=round(score, 4), findings=tuple(findings))


def _curve(value: float) -> float:
    for (high, top), (low, bottom) in pairwise(_CURVE):
        if value >= low:
            return bottom + (top - bottom) * (value - low) / (high - low)
    return 0.0


def _word_findings(
    one: Sequence[Word], other: Sequence[Word], pairs: Sequence[Pair], parts: NameParts
) -> list[Finding]:
    out: list[Finding] = []
    for pair in pairs:
        left, right = one[pair.left], other[pair.right]
        words = f"{left.written} ~ {right.written}"
        if pair.whys == ("initial",):
            out.append(Finding(factor=parts.weights["initial"], why=f"initial: {words}"))
        elif pair.value >= 0.65:
            if pair.value < 1:
                out.append(Finding(factor=_curve(pair.value), why=f"{', '.join(pair.whys)}: {words}"))
        elif left.role is Role.PATRONYMIC and right.role is Role.PATRONYMIC:
            why = f"fathers' names differ: {words}"
            out.append(Finding(factor=parts.weights["patronymics_differ"], why=why))
        else:
            out.append(Finding(factor=_curve(pair.value), why=f"other name: {words}"))
    return out


def _left_over(
    one: Sequence[Word], other: Sequence[Word], pairs: Sequence[Pair], parts: NameParts
) -> list[Finding]:
    answered = {pair.right for pair in pairs}
    out: list[Finding] = []
    for index, word in enumerate(other):
        if index in answered or len(one) == 1:
            continue
        if word.role is Role.PATRONYMIC:
            weight, what = "left_patronymic", "father's name"
        elif word.role is Role.FAMILY:
            weight, what = "left_last", "family name"
        elif word.common >= 2:
            weight, what = "left_common", "common name"
        elif index == 0:
            weight, what = "left_first", "first name"
        else:
            weight, what = "left_middle", "middle name"
        out.append(Finding(factor=parts.weights[weight], why=f"{what} {word.written} missing in one"))
    return out


def _whole_findings(
    left: Name,
    right: Name,
    one: Sequence[Word],
    other: Sequence[Word],
    pairs: Sequence[Pair],
    parts: NameParts,
) -> list[Finding]:
    out: list[Finding] = []
    if len(one) == 1 and len(other) > 1:
        word = other[pairs[0].right]
        given = word.role is Role.GIVEN or (word.role is not Role.FAMILY and pairs[0].right < len(other) - 1)
        weight = "alone_given" if given else "alone"
        out.append(
            Finding(factor=parts.weights[weight], why=f"only {word.written} in common, one side has no more")
        )
    by_left = [pair.right for pair in sorted(pairs, key=lambda pair: pair.left)]
    told = left.surname_first or right.surname_first
    if by_left != sorted(by_left) and not told:
        out.append(Finding(factor=parts.weights["reordered"], why="words in another order"))
    marks = [{word.plain for word in name.words if word.role is Role.GENERATION} for name in (left, right)]
    if marks[0] and marks[1] and marks[0] != marks[1]:
        out.append(Finding(factor=parts.weights["generations_differ"], why="generation marks differ"))
    return out
