"""The rule tables of names, read and checked from data/lexicon/names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from regesta.errors import DataError
from regesta.text.naming import NameParts, SoundCosts

_VOWELS = "aeiou"
_SOUNDS = "abcdefghijklmnopqrstuvwxyzSCZXGJTAWYH"


@cache
def load_name_parts(data: Path) -> NameParts:
    """All tables of names below a data folder; raises DataError where a row does not fit."""
    folder = data / "lexicon" / "names"
    words = _grouped(folder / "words.tsv")
    ends = [(row["role"], row["word"], row["where"]) for row in read_rows(folder / "ends.tsv")]
    spellings, pattern = _spellings(folder / "spellings.tsv")
    strict, loose, whys = _costs(folder / "sounds.tsv")
    return NameParts(
        letters={ord(row["letter"]): row["sounds"].strip("-") for row in read_rows(folder / "letters.tsv")},
        spellings=spellings,
        spelling=pattern,
        costs=strict,
        loose_costs=loose,
        whys=whys,
        particles=words.get("particle", frozenset()),
        honorifics=words.get("honorific", frozenset()),
        titles=words.get("title", frozenset()),
        generations=words.get("generation", frozenset()),
        patronymic_words=words.get("patronymic", frozenset()),
        patronymic_ends=tuple(w for role, w, where in ends if (role, where) == ("patronymic", "end")),
        family_ends=tuple(w for role, w, where in ends if (role, where) == ("family", "end")),
        family_sounds=_longest_first(w for _, w, where in ends if where == "sounds"),
        family_first=frozenset(w for _, w, where in ends if where in ("first", "called_last")),
        called_last=frozenset(w for _, w, where in ends if where == "called_last"),
        laid_off=_longest_first(w for role, w, _ in ends if role == "laid_off"),
        laid_on=_longest_first(w for role, w, _ in ends if role == "laid_on"),
        same_names=_same(folder / "same.tsv"),
        lexemes={
            spelling: row["name"]
            for row in read_rows(folder / "distinct.tsv")
            for spelling in row["spellings"].split()
        },
        attested=frozenset(_text(folder / "attested.txt").split()),
        common={row["sounds"]: int(row["class"]) for row in read_rows(folder / "common.tsv")},
        weights={row["weight"]: float(row["value"]) for row in read_rows(folder / "weights.tsv")},
    )


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table: tabs, a head, lines with # are remarks; raises DataError on a broken row."""
    lines = _text(path).splitlines()
    head: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not head:
            head = cells
        elif len(cells) != len(head):
            what = f"{len(cells)} cells where the head has {len(head)}"
            raise DataError(what, where=f"{path}:{number}", mend="write one cell for each column, - for none")
        else:
            yield dict(zip(head, cells, strict=True))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError("cannot be read", where=str(path), mend="install the package anew") from error


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _grouped(path: Path) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in read_rows(path):
        out.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(words) for role, words in out.items()}


def _spellings(path: Path) -> tuple[dict[str, str], re.Pattern[str]]:
    anywhere: dict[str, str] = {}
    at_end: dict[str, str] = {}
    for row in read_rows(path):
        (at_end if row["where"] == "end" else anywhere)[row["letters"]] = row["sounds"]
    ends = "|".join(sorted(at_end, key=len, reverse=True))
    middles = "|".join(sorted(anywhere, key=len, reverse=True))
    ended = {f"{letters}$": sounds for letters, sounds in at_end.items()}
    return {**anywhere, **ended}, re.compile(f"(?:{ends})$|{middles}")


def _costs(path: Path) -> tuple[SoundCosts, SoundCosts, dict[str, str]]:
    """The costs for all scripts, those for scripts that write by ear, and the names of the rules."""
    rows = list(read_rows(path))
    swap = {one: {other: _default(one, other) for other in _SOUNDS} for one in _SOUNDS}
    loss: dict[str, float] = {}
    whys: dict[str, str] = {}
    for row in (row for row in rows if row["where"] == "any"):
        _enter(row, swap, loss, whys)
    loose_swap, loose_loss = {one: dict(costs) for one, costs in swap.items()}, dict(loss)
    for row in (row for row in rows if row["where"] == "loose"):
        _enter(row, loose_swap, loose_loss, whys)
    return SoundCosts(swap=swap, loss=loss), SoundCosts(swap=loose_swap, loss=loose_loss), whys


def _default(one: str, other: str) -> float:
    vowels = (one in _VOWELS) + (other in _VOWELS)
    return 0.0 if one == other else (1.0, 1.2, 0.4)[vowels]


def _enter(
    row: dict[str, str], swap: dict[str, dict[str, float]], loss: dict[str, float], whys: dict[str, str]
) -> None:
    one, other, cost = row["sound"], row["other"], float(row["cost"])
    if other == "-":
        loss[one] = cost
        whys.setdefault(one, row["rule"])
        return
    for first, second in ((one, other), (other, one)):
        swap[first][second] = cost
        whys.setdefault(first + second, row["rule"])


def _same(path: Path) -> Mapping[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in read_rows(path):
        out.setdefault(row["name"], set()).add(row["other"])
        out.setdefault(row["other"], set()).add(row["name"])
    return {name: frozenset(others) for name, others in out.items()}
