"""Kinds of documents between states, by their head noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from regesta.lexicon.phrases import Phrases, gather_phrases, phrase_key
from regesta.lexicon.tables import read_table, split_cell

_AFTER_HEAD = re.compile(
    r"\b(?:on|of|for|between|about|concerning|regarding|with|to|against|in|that|signed)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLexicon:
    """Head nouns of instruments and their kinds."""

    heads: Phrases[str]

    def kind(self, title: str) -> str | None:
        """The kind of the document titled or described so; None where no head noun is known.

        The head is the last known noun before the first preposition ("Trade Agreement on Plans" is an
        agreement), or else the first known noun after it ("Plan of Contacts", "minutes of the meeting").
        """
        kinds = [*self._kinds(_AFTER_HEAD.split(title, maxsplit=1)[0])]
        if kinds:
            return kinds[-1]
        return next(iter(self._kinds(title)), None)

    def _kinds(self, words: str) -> list[str]:
        return [item.value for item in self.heads.scan(phrase_key(words).split())]


def load_instruments(folder: Path) -> InstrumentLexicon:
    """Read the table of instrument words."""
    rows = read_table(folder / "instruments.tsv")
    return InstrumentLexicon(
        heads=gather_phrases((word, row["kind"]) for row in rows for word in split_cell(row["words"]))
    )
