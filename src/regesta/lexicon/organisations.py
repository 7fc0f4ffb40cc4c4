"""Organisations by name: international ones, armed groups, organs of states, parties, outlets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from regesta.lexicon.phrases import Phrases, gather_phrases, phrase_key
from regesta.lexicon.states import StateLexicon
from regesta.lexicon.tables import read_table, split_cell

_ACRONYM = 5
_WHOLE = frozenset({"international", "armed-group", "entity"})
"""Kinds of organisation that a longer name may contain ("UN peacekeepers", "Houthi rebels")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation: short name, kind, and the state it is an organ or a party of, if any.

    `kind` is international, armed-group, entity (a territory that calls itself a state and is widely
    not taken for one), organ, party, outlet. `branch` is the field of an organ ("defence").
    """

    short: str
    kind: str
    state: str | None
    branch: str | None = None

    @property
    def is_organ(self) -> bool:
        """Whether what it does, its state does."""
        return self.kind == "organ"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationLexicon:
    """What words stand for which organisation."""

    names: Phrases[Organisation]
    cased: frozenset[str]
    organs: Phrases[Organisation]
    states: StateLexicon

    def find(self, words: str, state: str | None = None) -> Organisation | None:
        """The organisation that words stand for, None where it is not known.

        Args:
            words: a mention such as "UN", "Houthi rebels", "Turkish Armed Forces", "foreign ministry".
            state: alpha-3 code of the state whose adjective stands before, or that owns it.
        """
        key = phrase_key(words)
        organ = self.organs.values.get(key)
        if organ is not None and state is not None:
            return _owned(organ, state)
        known = self.names.values.get(key)
        if known is not None and not self._is_misread(key, words):
            return known
        inner = self.states.inside(words)
        return self._contained(key, words) or self._organ(key, inner[0] if inner else state)

    def named_in(self, words: str) -> Organisation | None:
        """The first organisation named anywhere in words, None where none is."""
        tokens = phrase_key(words).split()
        for item in self.names.scan(tokens):
            if not self._is_misread(" ".join(tokens[item.start : item.end]), words):
                return item.value
        return None

    def _contained(self, key: str, words: str) -> Organisation | None:
        tokens = key.split()
        for item in self.names.scan(tokens):
            part = " ".join(tokens[item.start : item.end])
            if item.value.kind in _WHOLE and not self._is_misread(part, words):
                return item.value
        return None

    def _organ(self, key: str, state: str | None) -> Organisation | None:
        found = list(self.organs.scan(key.split()))
        if not found:
            return None
        longest = max(found, key=lambda item: (item.end - item.start, item.end))
        return _owned(longest.value, state)

    def _is_misread(self, key: str, words: str) -> bool:
        """Whether an acronym's letters are an ordinary word here ("is", "can", "report")."""
        if key not in self.cased:
            return False
        return key.upper() not in words.upper().replace(".", "") or not any(
            phrase_key(word) == key and word[:1].isupper() for word in words.split()
        )


def _owned(organ: Organisation, state: str | None) -> Organisation:
    return Organisation(short=organ.short, kind="organ", state=state, branch=organ.branch)


def load_organisations(folder: Path, states: StateLexicon) -> OrganisationLexicon:
    """Read the tables of organisations and of the organs every state has."""
    pairs = []
    for row in read_table(folder / "organisations.tsv"):
        known = Organisation(short=row["short"], kind=row["kind"], state=row["state"] or None)
        pairs += [(word, known) for word in [row["short"], *split_cell(row["names"])]]
    return OrganisationLexicon(
        names=gather_phrases(pairs),
        cased=frozenset(phrase_key(word) for word, _ in pairs if _is_cased(word)),
        organs=gather_phrases(_organ_pairs(read_table(folder / "organs.tsv"))),
        states=states,
    )


def _organ_pairs(rows: list[dict[str, str]]) -> list[tuple[str, Organisation]]:
    return [
        (word, Organisation(short=row["organ"], kind="organ", state=None, branch=row["branch"] or None))
        for row in rows
        for word in [row["organ"], *split_cell(row["words"])]
    ]


def _is_cased(word: str) -> bool:
    return len(word) <= _ACRONYM or word in {
        "Report",
        "Trend",
        "Wagner",
        "Quartet",
        "Commonwealth",
        "Home Affairs",
    }


def organisations_by_kind(lexicon: OrganisationLexicon) -> Mapping[str, tuple[str, ...]]:
    """The short names of known organisations by kind, sorted."""
    kinds: dict[str, set[str]] = {}
    for known in lexicon.names.values.values():
        kinds.setdefault(known.kind, set()).add(known.short)
    return {kind: tuple(sorted(names)) for kind, names in sorted(kinds.items())}
