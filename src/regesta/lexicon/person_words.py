"""Words that stand for people without naming them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from regesta.lexicon.offices import OfficeLexicon
from regesta.lexicon.phrases import phrase_key
from regesta.lexicon.states import StateLexicon
from regesta.lexicon.tables import read_table

_AFTER_HEAD = re.compile(r"\b(?:of|from|in|at|who|with|for|on|to)\b")
_SEEN = 20_000
_NUMERAL = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """Tells names of people from pronouns, descriptions and groups."""

    words: Mapping[str, str]
    particles: frozenset[str]
    states: StateLexicon
    offices: OfficeLexicon
    private: frozenset[str]
    private_branches: frozenset[str]
    seen: dict[str, bool] = field(default_factory=dict)
    """Words asked about before: a cache."""

    def is_name(self, written: str) -> bool:
        """Whether words name a person ("Mohammad bin Salman"), not describe one ("the Iranian general")."""
        known = self.seen.get(written)
        if known is None:
            if len(self.seen) > _SEEN:
                self.seen.clear()
            known = self.seen[written] = self._is_name(written)
        return known

    def _is_name(self, written: str) -> bool:
        tokens = written.split()
        if not tokens or _NUMERAL.search(written):
            return False
        last = phrase_key(tokens[-1])
        if len(tokens) == 1 and (last in self.words or self._is_plural_common(last)):
            return False
        capitals = [_begins_name(token) for token in tokens]
        pairs = zip(tokens, capitals, strict=True)
        if not any(capitals) or not all(big or phrase_key(token) in self.particles for token, big in pairs):
            return False
        if len(tokens) > 1 and self.offices.is_title(written):
            return False
        return not self._is_state(tokens, written)

    def _is_state(self, tokens: list[str], written: str) -> bool:
        """Whether words are a state, its people, or begin with its adjective ("Bill English" is a man)."""
        if not self.states.find(written):
            return False
        last = self.states.inside(tokens[-1])
        return not last or tokens[-1].endswith("s") or len(tokens) == 1 or bool(self.states.find(tokens[0]))

    def is_many(self, written: str) -> bool:
        """Whether a description speaks of several people ("officials", "24 sailors", "delegation")."""
        key = phrase_key(_AFTER_HEAD.split(written.lower(), maxsplit=1)[0]) or phrase_key(written)
        words = key.split()
        if not words:
            return False
        if any(self.words.get(word) == "many" for word in words) or words[0].isdigit():
            return True
        last = words[-1]
        return last not in self.words and last.endswith(("s", "men", "women")) and not last.endswith("ss")

    def is_private(self, written: str) -> bool:
        """Whether words describe people who act for no state ("two dozen refugees", "the journalist")."""
        head = _AFTER_HEAD.split(written.lower(), maxsplit=1)[0].split()
        return bool(head) and (head[-1] in self.private or head[-1].removesuffix("s") in self.private)

    def _is_plural_common(self, key: str) -> bool:
        """Whether this is "officials", which is no name at the head of a sentence either."""
        return key.endswith("s") and key[:-1] in self.words


def _begins_name(token: str) -> bool:
    """Whether a word, or a part of it ("al-Assad"), begins with a capital or a letter that has none."""
    return any(part[:1].isupper() or not part[:1].isascii() for part in token.split("-") if part)


def load_person_words(folder: Path, states: StateLexicon, offices: OfficeLexicon) -> PersonWords:
    """Read the table of words for people."""
    rows = read_table(folder / "person_words.tsv")
    words = {phrase_key(row["word"]): row["is"] for row in rows}
    particles = frozenset(word for word, kind in words.items() if kind == "particle")
    private = read_table(folder / "private_words.tsv")
    return PersonWords(
        words=words,
        particles=particles,
        states=states,
        offices=offices,
        private=frozenset(row["word"] for row in private if row["is"] == "word"),
        private_branches=frozenset(row["word"] for row in private if row["is"] == "branch"),
    )
