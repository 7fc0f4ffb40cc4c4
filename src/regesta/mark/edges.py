"""Where mentions end, and the states that only the lexicon finds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.mark.identity import Identifier
from regesta.mark.labels import LETTER_ORDER, STATE
from regesta.mark.tagging import Found
from regesta.mark.words import Words

LEXICAL = 0.9
"""Confidence of a state that only the lexicon found."""
JOINING = frozenset(
    {"the", "a", "an", "of", "in", "on", "and", "for", "to", "with", "at", "by", "from", "between"}
)
"""Words that join two others, and so end no mention."""

_APOSTROPHES = frozenset({"'", "’"})
_OWNING = re.compile(r"s\b")


def trim_edges(text: str, words: Words, found: Sequence[Found], identifier: Identifier) -> list[Found]:
    """Take off what never ends a name: "Joint Commission in the Iranian" (capital) ends at Commission.

    "Army'" ends before its apostrophe where an "s" follows.
    """
    result = []
    for item in found:
        last = item.last
        while last > item.first and _hangs(text, words, last, identifier):
            last -= 1
        result.append(Found(item.first, last, item.letter, item.score))
    return result


def _hangs(text: str, words: Words, last: int, identifier: Identifier) -> bool:
    """Whether a mention cannot end with this word: a joining word, or an adjective whose noun follows."""
    word = words.text_of(last, text)
    if word.lower() in JOINING or (word in _APOSTROPHES and _OWNING.match(text, words.ends[last])):
        return True
    if words.text_of(last - 1, text).lower() != "the" or last + 1 >= len(words.starts):
        return False
    follows = words.text_of(last + 1, text)
    return follows.islower() and follows.isalpha() and bool(identifier.states_in(word))


def complete_states(text: str, words: Words, found: Sequence[Found], identifier: Identifier) -> list[Found]:
    """Mark as states what the lexicon knows for one: taken for a place, left before an office, or missed."""
    capitals = {word for word, start in enumerate(words.starts.tolist()) if text[start].isupper()}
    result: list[Found] = []
    covered = 0
    for item in [*found, Found(len(words.starts), len(words.starts), -1, 0.0)]:
        missed = [
            word
            for word in range(covered, item.first)
            if word in capitals
            and identifier.is_state(words.text_of(word, text))
            and _stands_free(text, words, word)
        ]
        result += [Found(word, word, STATE, LEXICAL) for word in missed]
        covered = item.last + 1
        if item.letter < 0:
            break
        letter = LETTER_ORDER[item.letter]
        if letter in "lg" and identifier.is_state(words.span(item).of(text)):
            result.append(Found(item.first, item.last, STATE, item.score))
        elif (
            letter == "o" and item.last > item.first and identifier.is_state(words.text_of(item.first, text))
        ):
            result.append(Found(item.first, item.first, STATE, item.score))
            result.append(Found(item.first + 1, item.last, item.letter, item.score))
        else:
            result.append(item)
    return result


def _stands_free(text: str, words: Words, word: int) -> bool:
    """Whether a word is no part of a longer one: "US$4 billion", "African-American"."""
    start, end = int(words.starts[word]), int(words.ends[word])
    return text[max(start - 1, 0) : start] != "-" and text[end : end + 1] != "$"
