"""Words that name standing joint bodies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from regesta.lexicon.phrases import Phrases, gather_phrases, phrase_key
from regesta.lexicon.tables import read_table, split_cell


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLexicon:
    """Head nouns of joint bodies ("commission", "working group") and the head they count as."""

    heads: Phrases[str]

    def head(self, name: str) -> str | None:
        """The head of a body's name, None where none is known ("it")."""
        found = [item.value for item in self.heads.scan(phrase_key(name).split())]
        return found[0] if found else None


def load_bodies(folder: Path) -> BodyLexicon:
    """Read the table of body words."""
    rows = read_table(folder / "bodies.tsv")
    return BodyLexicon(
        heads=gather_phrases((word, row["head"]) for row in rows for word in split_cell(row["words"]))
    )
