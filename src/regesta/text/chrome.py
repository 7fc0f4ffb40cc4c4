"""What stands around a report on its page and is no part of it: buttons, credits, links, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

KEPT_WORDS = 30
"""A rule that cuts off the rest of a page does so only after this many words of text."""

LONGEST_LINE = 320
"""A longer line is text."""


class Act(StrEnum):
    """What a rule does with the words it finds."""

    LINE = "line"
    TAIL = "tail"
    INLINE = "inline"
    CREDIT = "credit"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChromeRule:
    """One kind of chrome: `line` drops a whole line, `tail` it and all below, `inline` words in a line.

    A `credit` drops a line and a `bracket` words in a line, but both are kept apart: they tell the agency.
    """

    act: Act
    what: str
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChromeRules:
    """All rules, with one pattern a kind of act so that a line is looked at few times."""

    rules: tuple[ChromeRule, ...]
    line: re.Pattern[str]
    tail: re.Pattern[str]
    inline: re.Pattern[str]
    credit: re.Pattern[str]
    bracket: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripped:
    """A text without its chrome, and the credits that stood in it."""

    text: str
    credits: tuple[str, ...]


def join_rules(rules: Sequence[ChromeRule]) -> ChromeRules:
    """Rules made ready for `strip_chrome`."""

    def joined(act: Act) -> re.Pattern[str]:
        parts = [f"(?:{rule.pattern.pattern})" for rule in rules if rule.act is act]
        return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)

    return ChromeRules(
        rules=tuple(rules),
        line=joined(Act.LINE),
        tail=joined(Act.TAIL),
        inline=joined(Act.INLINE),
        credit=joined(Act.CREDIT),
        bracket=joined(Act.BRACKET),
    )


def strip_chrome(text: str, rules: ChromeRules) -> Stripped:
    """Take all chrome out of a normalised text; paragraphs stay as they are."""
    kept: list[str] = []
    credit: list[str] = []
    words = 0
    for line in text.split("\n"):
        short = len(line) <= LONGEST_LINE
        if short and words >= KEPT_WORDS and rules.tail.fullmatch(line):
            break
        if short and rules.credit.fullmatch(line):
            credit.append(line)
        elif not (short and (rules.line.fullmatch(line) or rules.tail.fullmatch(line))):
            plain = _without_inline(line, rules, credit)
            if plain is not None:
                kept.append(plain)
                words += plain.count(" ") + bool(plain)
    cleaned = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")
    return Stripped(text=cleaned, credits=tuple(credit))


def _without_inline(line: str, rules: ChromeRules, credit: list[str]) -> str | None:
    """The line without chrome inside it; None where nothing is left. Chrome inside a line is bracketed."""
    if "(" not in line:
        return line
    credit.extend(found[0] for found in rules.bracket.finditer(line))
    plain = rules.inline.sub(" ", rules.bracket.sub(" ", line))
    if plain == line:
        return line
    plain = re.sub(r" +(?=[.,;:!?]|$)|(?<= ) +", "", plain).strip()
    return plain if re.search(r"\w", plain) else None
