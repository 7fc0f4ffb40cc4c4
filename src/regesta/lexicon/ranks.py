"""Ranks of armies, navies, air forces and police, in every spelling of the press."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from regesta.lexicon.phrases import Phrases, gather_phrases, phrase_key
from regesta.lexicon.tables import read_table, split_cell

_BRACKETED = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RankName:
    """A rank in its plain English form; `order` grows with seniority (NATO OF scale, tenths)."""

    name: str
    order: int
    branch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankLexicon:
    """Ranks by name, and what the short words in them stand for."""

    names: Phrases[RankName]
    words: Mapping[str, str]

    def find(self, written: str) -> RankName | None:
        """The rank that "Col-Gen" or "Lt. Gen. (ret.)" stand for; None if none."""
        key = phrase_key(_BRACKETED.sub(" ", written))
        known = self.names.values.get(key)
        if known is not None:
            return known
        full = " ".join(filter(None, (self.words.get(word, word) for word in key.split())))
        known = self.names.values.get(full)
        if known is not None:
            return known
        found = list(self.names.scan(full.split()))
        return max(found, key=lambda item: item.end - item.start).value if found else None


def load_ranks(folder: Path) -> RankLexicon:
    """Read the tables of ranks and of their abbreviated words."""
    pairs = []
    for row in read_table(folder / "ranks.tsv"):
        rank = RankName(name=row["name"], order=int(row["order"]), branch=row["branch"])
        pairs += [(word, rank) for word in [row["name"], *split_cell(row["also"])]]
    words = {row["short"]: row["word"] for row in read_table(folder / "rank_words.tsv")}
    return RankLexicon(names=gather_phrases(pairs), words=words)
