from __future__ import annotations

from dataclasses import dataclass

from regesta.lexicon.settling import SettlingRules
from regesta.text.naming import NameParts


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlingLexicon:
    """The knowledge that settling needs: its rules and the parts of names."""

    rules: SettlingRules
    names: NameParts
