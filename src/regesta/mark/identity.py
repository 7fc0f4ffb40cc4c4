"""What is known of mentions beside the network's opinion: states by their codes, names by their sounds."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance.Levenshtein import normalized_similarity
from rapidfuzz.process import cdist

from regesta.lexicon import Lexicon
from regesta.text.naming import Name, NameParts, compare_names, name_keys, parse_name

Bools = NDArray[np.bool_]
STRANGERS = 0.25
"""Two names that compare below this are two persons, whatever else speaks for them."""
_HALF_ALIKE = 0.5
DETERMINERS = frozenset({"a", "an", "another", "the", "this", "that", "his", "her", "its", "their"})
"""Words that tell whether a noun is new or was told before."""
_BACK = frozenset({"they", "them", "their"})
_ONE = frozenset({"he", "him", "his", "himself", "she", "her", "herself"})
"""Words that never stand for several people (none of 1,646 by hand)."""
PRONOUNS = _BACK | _ONE
_NEW = frozenset({"a", "an", "another"})
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAYS = r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?(?!\d)"
_DAY = re.compile(rf"\b{_MONTH}\.?\s+{_DAYS}|\b{_DAYS}\s+{_MONTH}\b", re.IGNORECASE)
"""A day of a month, or a run of days: "June 10-11", "16 January"."""
_COUNTS = {"sides": 2, "parties": 2, "two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3}


@dataclass(frozen=True, slots=True, eq=False)
class Identities:
    """What is certain of the mentions of one letter.

    `same` and `different` are symmetric tables; `plural` says which mentions may stand for several
    things; `counts` of how many, 0 where the words do not say; `back` which mentions name only what was told
    before ("they": 174 of 174 by hand).
    """

    same: Bools
    different: Bools
    plural: Bools
    counts: list[int]
    back: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as it stands: its words, its sentence, the state told beside it, its determiner.

    `owner` is the number of the mention whose event it is told to be; an event's state is that of its owner.
    `frame` says of an event that it is the occasion of its sentence: "During the meeting, ...", `form` that
    its word is one of a meeting's form or beginning: "a one-on-one meeting". `until` is the number of the
    mention with which the clause of another event begins: "Prior to the meeting, ...". `title` is the office
    written right before a person's name. `leader` is the number of the person whom this mention names for
    certain (who opens the sentence before "He", whose name follows "his counterpart"), `speaker` that of the
    person who alone says what an event tells.
    """

    written: str
    sentence: int
    state: str = ""
    determiner: str = ""
    owner: int | None = None
    frame: bool = False
    form: bool = False
    until: int | None = None
    title: str = ""
    leader: int | None = None
    speaker: int | None = None

    def renumbered(self, fresh: Mapping[int, int]) -> Seen:
        """The same with the numbers that other mentions have now; None for those that are left out."""
        told = (self.owner, self.until, self.leader, self.speaker)
        if all(number is None for number in told):
            return self
        owner, until, leader, speaker = (None if number is None else fresh.get(number) for number in told)
        return replace(self, owner=owner, until=until, leader=leader, speaker=speaker)


class Identifier(Protocol):
    """Anything that knows mentions by their words."""

    def identify(self, letter: str, seen: Sequence[Seen], /) -> Identities:
        """What is certain of these mentions of `letter`, in text order."""
        ...

    def states_in(self, words: str, /) -> tuple[str, ...]:
        """The states that words name."""
        ...

    def is_state(self, words: str, /) -> bool:
        """Whether the words are a state's name or adjective and nothing more."""
        ...


class LexiconIdentifier:
    """Knows states by the lexicon and persons by the rules of names."""

    def __init__(self, lexicon: Lexicon, names: NameParts) -> None:
        self._lexicon = lexicon
        self._names = names
        self._strangers = lru_cache(maxsize=50_000)(self._are_strangers)
        self._parsed = lru_cache(maxsize=5_000)(lambda written: parse_name(written, names))

    def states_in(self, words: str, /) -> tuple[str, ...]:
        """The states that words name, capitals not counted."""
        return self._lexicon.states.inside(words)

    def is_state(self, words: str, /) -> bool:
        """Whether the words are a state's name or adjective and nothing more; capitals are not."""
        return words[:1].isupper() and bool(self._lexicon.states.plain.get(words))

    def identify(self, letter: str, seen: Sequence[Seen], /) -> Identities:
        """What is certain of these mentions of `letter`, in text order."""
        none = np.zeros((len(seen), len(seen)), dtype=np.bool_)
        counts = [_count(item.written) for item in seen]
        if letter == "s":
            return self._states(seen, counts)
        if letter == "p":
            is_name = self._lexicon.person_words.is_name
            named = np.array([is_name(item.written) for item in seen], dtype=np.bool_)
            different = self._different_people(seen, named)
            same = _shortened(seen, named, different) | _titled(seen, named, different)
            back = frozenset(at for at, item in enumerate(seen) if item.written.lower() in _BACK)
            one = np.array([item.written.lower() in _ONE for item in seen], dtype=np.bool_)
            return Identities(same, different, ~(named | one), counts, back)
        if letter == "e":
            different = _introduced(seen) | _of_two_states(seen)
            return Identities(none, different, np.ones(len(seen), dtype=np.bool_), counts)
        if letter == "t":
            return Identities(none, _on_other_days(seen), np.ones(len(seen), dtype=np.bool_), counts)
        return Identities(none, none, np.ones(len(seen), dtype=np.bool_), counts)

    def _states(self, seen: Sequence[Seen], counts: list[int]) -> Identities:
        codes = [self._lexicon.states.find(item.written) for item in seen]
        told = np.array([found[0] if len(found) == 1 else "" for found in codes])
        plural: Bools = told == ""
        known = ~plural[:, None] & ~plural[None, :]
        alike = told[:, None] == told[None, :]
        return Identities(known & alike, known & ~alike, plural, counts)

    def _different_people(self, seen: Sequence[Seen], named: Bools) -> Bools:
        """Names that are strangers to each other, and people of two states."""
        different = _of_two_states(seen)
        names = sorted({seen[number].written for number in np.flatnonzero(named).tolist()})
        places = {name: place for place, name in enumerate(names)}
        of = np.array([places.get(item.written, len(names)) for item in seen])
        different |= self._tell_apart(names)[of[:, None], of[None, :]]
        return different

    def _tell_apart(self, names: Sequence[str]) -> Bools:
        """Which names are strangers to each other; the last row and column stand for what is no name."""
        table = np.zeros((len(names) + 1, len(names) + 1), dtype=np.bool_)
        near = _near_names([self._parsed(name) for name in names])
        table[:-1, :-1] = ~near
        for one, two in zip(*np.nonzero(np.triu(near, k=1)), strict=True):
            table[one, two] = table[two, one] = self._strangers(names[one], names[two])
        return table

    def _are_strangers(self, one: str, two: str) -> bool:
        return compare_names(self._parsed(one), self._parsed(two), self._names).score < STRANGERS


def _near_names(names: Sequence[Name]) -> Bools:
    """Which names share a key or have words half alike: the others need no comparison to be strangers."""
    keys = _incidence([name_keys(name) for name in names])[0]
    holders, words = _incidence([{word.plain for word in name.core} for name in names])
    alike = cdist(words, words, scorer=normalized_similarity, score_cutoff=_HALF_ALIKE, dtype=np.float32)
    near: Bools = (keys @ keys.T + holders @ alike @ holders.T) > 0
    return near


def _incidence(sets: Sequence[Collection[str]]) -> tuple[NDArray[np.float32], list[str]]:
    """A table that is 1 where a set (row) holds an item (column), and the items."""
    items = sorted(set().union(*sets))
    columns = {item: column for column, item in enumerate(items)}
    table = np.zeros((len(sets), len(items)), dtype=np.float32)
    for row, held in enumerate(sets):
        table[row, [columns[item] for item in held]] = 1
    return table, items


def _of_two_states(seen: Sequence[Seen]) -> Bools:
    """Which mentions are told beside two states: two people, or events of two."""
    told = np.array([item.state for item in seen])
    known = told != ""
    different: Bools = known[:, None] & known[None, :] & (told[:, None] != told[None, :])
    return different


def _shortened(seen: Sequence[Seen], named: Bools, different: Bools) -> Bools:
    """A surname alone is the person whose full name ends with it, where the report has only one such."""
    count = len(seen)
    same = np.zeros((count, count), dtype=np.bool_)
    words = [item.written.casefold().split() for item in seen]
    full = [number for number in range(count) if named[number] and len(words[number]) > 1]
    for number in np.flatnonzero(named).tolist():
        if len(words[number]) > 1:
            continue
        holders = [other for other in full if words[other][-1] == words[number][0]]
        if any(different[one, two] for one in holders for two in holders):
            continue
        for other in holders:
            if not different[number, other]:
                same[number, other] = same[other, number] = True
    return same


def _titled(seen: Sequence[Seen], named: Bools, different: Bools) -> Bools:
    """The one titled so before is "the Vice President", where a report has one only (152 of 154 by hand)."""
    count = len(seen)
    same = np.zeros((count, count), dtype=np.bool_)
    for number in np.flatnonzero(~named).tolist():
        title = seen[number].written.casefold()
        holders = [other for other in range(number) if named[other] and seen[other].title.casefold() == title]
        if seen[number].determiner != "the" or any(different[one, two] for one in holders for two in holders):
            continue
        for other in holders:
            same[number, other] = same[other, number] = not different[number, other]
    return same


def _on_other_days(seen: Sequence[Seen]) -> Bools:
    """Times told by different days of a month ("June 10", "June 10-11") are different times."""
    days = [_day(item.written) for item in seen]
    numbers = {day: number for number, day in enumerate(sorted(set(days)))}
    told = np.array([numbers[day] if day else -1 for day in days], dtype=np.int64)
    different: Bools = (told[:, None] >= 0) & (told[None, :] >= 0) & (told[:, None] != told[None, :])
    return different


def _day(written: str) -> tuple[str, ...]:
    """The month's beginning and the days; empty where they are not told."""
    found = _DAY.search(written)
    if found is None:
        return ()
    [month] = re.findall("[a-z]{3}", found[0].casefold())[:1]
    return (month, *(day.lstrip("0") for day in re.findall(r"\d+", found[0])))


def _introduced(seen: Sequence[Seen]) -> Bools:
    """Events told as new ("a meeting") are none of those told sentences before."""
    count = len(seen)
    different = np.zeros((count, count), dtype=np.bool_)
    for number, item in enumerate(seen):
        if item.determiner in _NEW:
            for other in range(number):
                if item.sentence - seen[other].sentence > 1:
                    different[number, other] = different[other, number] = True
    return different


def _count(words: str) -> int:
    return next((_COUNTS[word] for word in words.lower().split() if word in _COUNTS), 0)
