"""How many events one event word tells ("three joint drills")."""

from __future__ import annotations

import re

from regesta.domain.span import Span
from regesta.lexicon.numbers import NumberLexicon
from regesta.read.marked_text import MarkedText


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_REACH = 60
"""Code points before the event word within which its number stands."""
_ADJECTIVES = 4
_BEFORE = re.compile(r"[\w’']+(?:[-–][\w’']+)*\s+")
_PLURAL_ADJECTIVE = re.compile(r"(?:[oi]u|e|s)s\Z")
_NO_ADJECTIVES = _words(
    "a an the of in on at to for with and or but by from as than that this these those his her its their our "
    "is are was were be been has have had will would can could may might did do does not no who which what "
    "percent million billion hundred thousand day week month year hour minute"
)
"""Words that are no adjectives: a number before them counts something else."""


def read_count(event: str, marked: MarkedText, numbers: NumberLexicon) -> tuple[int, Span] | None:
    """The cardinal (two or more) directly before a plural event word or its adjectives, and where it stands.

    Words that are shared ("the two visits" of which both are told) count nothing.
    """
    for anchor in marked.alone.get(event, ()):
        if marked.words(anchor).endswith("s"):
            found = _before(anchor, marked, numbers)
            if found is not None:
                return found
    return None


def _before(anchor: Span, marked: MarkedText, numbers: NumberLexicon) -> tuple[int, Span] | None:
    start = max(0, anchor.start - _REACH, marked.sentence(anchor).start)
    row = list(_BEFORE.finditer(marked.text, start, anchor.start))
    end = anchor.start
    for word in reversed(row[-_ADJECTIVES - 1 :]):
        if word.end() != end:
            return None
        written = word[0].rstrip()
        count = numbers.cardinal(written)
        span = Span(word.start(), word.start() + len(written))
        if count is not None:
            return None if count < 2 or _counts_else(span, marked) else (count, span)
        if not _is_adjective(written):
            return None
        end = word.start()
    return None


def _is_adjective(word: str) -> bool:
    if word.lower() in _NO_ADJECTIVES or word.endswith(("’s", "'s", "’", "'")):
        return False
    return not word.endswith("s") or _PLURAL_ADJECTIVE.search(word) is not None or word.isupper()


def _counts_else(number: Span, marked: MarkedText) -> bool:
    """Whether the number belongs to a date, a name or a longer number."""
    before = marked.text[max(0, number.start - 1) : number.start]
    inside = any(mention.span.overlaps(number) for mention in marked.inside(marked.sentence(number)))
    return inside or before in {",", ".", "-", "–", "$", "€", "£", "/"} or before.isalnum()
