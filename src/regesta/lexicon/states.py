"""States by name, adjective, demonym, capital or seat of government."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from regesta.lexicon.phrases import Found, Phrases, gather_phrases, phrase_key
from regesta.lexicon.tables import read_table, split_cell

_SEEN = 20_000
_ACRONYM = 4
"""Names of at most so many letters written in capitals are taken only where the text has capitals too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: ISO 3166-1 alpha-3 and alpha-2 codes (XKX, XK for Kosovo) and its short English name."""

    iso3: str
    iso2: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLexicon:
    """What words stand for which states.

    `words` gives the states of a phrase (several for "Baltic states"; none for "Sea of Japan", whose
    name only holds a state's), `plain` the same without capitals and seats, `governments` the state of
    a head of government ("the Assad regime"), `twins` the hints beside a name that make it another
    state's ("Georgia" near "Atlanta").
    """

    states: Mapping[str, State]
    words: Phrases[tuple[str, ...]]
    plain: Phrases[tuple[str, ...]]
    cased: frozenset[str]
    governments: Phrases[tuple[str, ...]]
    wrappers: Mapping[str, str]
    twins: Mapping[str, tuple[tuple[str, ...], str]]
    seen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words looked up before: a cache."""

    def find(self, words: str, near: str = "") -> tuple[str, ...]:
        """The states that words stand for, as alpha-3 codes; empty where none is recognised.

        Args:
            words: a mention such as "Iranian", "the Kremlin", "Assad regime", "U.S.-Iran".
            near: the text around it, which tells the American Georgia from the country.
        """
        known = self.seen.get(words)
        if known is None:
            key = phrase_key(words)
            known = self._find(key, words)
            if key in self.twins:
                return (known and self._twin(key, near)) or known
            if len(self.seen) > _SEEN:
                self.seen.clear()
            self.seen[words] = known
        return known

    def _find(self, key: str, words: str) -> tuple[str, ...]:
        found = self.words.values.get(key)
        if found is not None:
            return () if self._is_misread(key, words) else found
        tokens = key.split()
        kept = [token for token in tokens if token not in self.wrappers]
        core = " ".join(kept)
        found = self.words.values.get(core)
        if found is None and any(self.wrappers.get(token) == "government" for token in tokens):
            found = self._governed(core)
        return found if found is not None else _once(self._spotted(tokens, words, self.words))

    def inside(self, words: str) -> tuple[str, ...]:
        """The states named anywhere in words, each once, in order; capitals do not count."""
        return _once(self.spot(phrase_key(words).split(), words))

    def spot(self, tokens: list[str], words: str) -> list[Found[tuple[str, ...]]]:
        """Where among the key words of `words` states are named; capitals do not count."""
        return self._spotted(tokens, words, self.plain)

    def _governed(self, core: str) -> tuple[str, ...] | None:
        found = self.governments.values.get(core)
        if found is None:
            found = next((item.value for item in self.governments.scan(core.split())), None)
        return found

    def _spotted(
        self, tokens: list[str], words: str, table: Phrases[tuple[str, ...]]
    ) -> list[Found[tuple[str, ...]]]:
        return [
            item
            for item in table.scan(tokens)
            if item.value and not self._is_misread(" ".join(tokens[item.start : item.end]), words)
        ]

    def _is_misread(self, key: str, words: str) -> bool:
        """Whether "us" is the pronoun."""
        if key not in self.cased:
            return False
        capitals = "".join(letter for letter in words if letter.isupper())
        return key.upper() not in capitals

    def _twin(self, key: str, near: str) -> tuple[str, ...] | None:
        """Georgia is American near Atlanta."""
        hints, state = self.twins.get(key, ((), ""))
        return (state,) if any(hint in near for hint in hints) else None


def _once(found: list[Found[tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for item in found for code in item.value))


def load_states(folder: Path) -> StateLexicon:
    """Read the tables of states, groups of states, heads of government and wrapping words."""
    rows = read_table(folder / "states.tsv")
    states = {row["iso3"]: State(iso3=row["iso3"], iso2=row["iso2"], name=row["name"]) for row in rows}
    plain = [(word, (row["iso3"],)) for row in rows for word in _names(row)]
    seats = [
        (word, (row["iso3"],)) for row in rows for word in split_cell(f"{row['capitals']};{row['seats']}")
    ]
    twins = read_table(folder / "ambiguous_states.tsv")
    namesakes = _read_codes(folder / "state_namesakes.tsv")
    return StateLexicon(
        states=states,
        words=gather_phrases([*plain, *namesakes, *seats, *_read_codes(folder / "state_groups.tsv")]),
        plain=gather_phrases([*plain, *namesakes]),
        cased=frozenset(phrase_key(word) for word, _ in plain if _is_acronym(word)),
        governments=gather_phrases(_read_codes(folder / "governments.tsv")),
        wrappers={row["word"]: row["of"] for row in read_table(folder / "wrappers.tsv")},
        twins={phrase_key(row["name"]): (tuple(split_cell(row["not_near"])), row["then"]) for row in twins},
    )


def _read_codes(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The names of a table with the codes of the states they stand for, which may be none."""
    return [(row["name"], tuple(row["iso3"].split())) for row in read_table(path)]


def _names(row: Mapping[str, str]) -> list[str]:
    adjectives = split_cell(row["adjectives"])
    plurals = [f"{word}s" for word in adjectives if word.endswith(("n", "i", "ot", "er", "ais"))]
    return [row["name"], *split_cell(row["names"]), *adjectives, *split_cell(row["people"]), *plurals]


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "").replace(" ", "")
    return len(letters) <= _ACRONYM and letters.isupper()
