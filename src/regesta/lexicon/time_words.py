"""The grammar of time expressions, as data/lexicon/time gives it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from regesta.errors import DataError

Value = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """One pattern over word classes and the fields it gives; the pattern's language is told in rules.yaml.

    `role` is atom, before or after; `alone` says when the rule counts by itself in plain text (always, never,
    or the name of a condition); `examples` are pairs of words and the TIMEX3 value on 2017-10-18.
    """

    name: str
    pattern: str
    role: str = "atom"
    alone: str = "always"
    set: Mapping[str, Value | bool]
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day with a name: fixed (month, day), from Easter, an nth weekday of a month, or a Persian day."""

    name: str
    names: tuple[str, ...]
    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None
    persian: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbCues:
    """Words that tell whether a clause speaks of what was or of what is to come (tense.yaml)."""

    past: frozenset[str]
    future: frozenset[str]
    scheduled: frozenset[str]
    planning: frozenset[str]
    postponing: frozenset[str]
    cancelling: frozenset[str]
    reporting: frozenset[str]
    not_past: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeWords:
    """Everything the date grammar knows: words by class, shapes of digits, rules, holidays, verb cues."""

    classes: Mapping[str, Mapping[str, Value]]
    shapes: Mapping[str, re.Pattern[str]]
    samples: tuple[str, ...]
    capital_only: frozenset[str]
    macros: Mapping[str, str]
    rules: tuple[TimeRule, ...]
    holidays: Mapping[str, Holiday]
    around: Mapping[str, frozenset[str]]
    cues: VerbCues


@cache
def load_time_words(data: Path) -> TimeWords:
    """Read the grammar below the package's data folder; DataError names the file at fault."""
    folder = data / "lexicon" / "time"
    words, rules = _read(folder / "words.yaml"), _read(folder / "rules.yaml")
    tense = _read(folder / "tense.yaml")
    try:
        return TimeWords(
            classes=words["classes"],
            shapes={name: re.compile(shape) for name, shape in words["shapes"].items()},
            samples=tuple(words["samples"]),
            capital_only=frozenset(words["capital_only"]),
            macros=rules["macros"],
            rules=tuple(_read_rule(item) for item in rules["rules"]),
            holidays={
                name: _read_holiday(name, item) for name, item in _read(folder / "holidays.yaml").items()
            },
            around={name: frozenset(items) for name, items in words["around"].items()},
            cues=VerbCues(**{name: frozenset(items) for name, items in tense.items()}),
        )
    except (KeyError, TypeError, re.error) as error:
        raise DataError(f"the date grammar is damaged ({error})", where=str(folder)) from error


def _read(path: Path) -> dict[str, Any]:
    import yaml  # noqa: PLC0415 - loaded only where dates are read

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open(encoding="utf-8") as file:
            found = yaml.load(file, Loader=loader)  # noqa: S506 - both loaders are safe ones
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"cannot be read ({error})", where=str(path), mend="install regesta again") from error
    if not isinstance(found, dict):
        raise DataError("holds no mapping", where=str(path), mend="install regesta again")
    return found


def _read_rule(item: Mapping[str, Any]) -> TimeRule:
    return TimeRule(
        name=item["name"],
        pattern=item["pattern"],
        role=item.get("role", "atom"),
        alone=item.get("alone", "always"),
        set=item.get("set", {}),
        needs=tuple(item.get("needs", ())),
        without=tuple(item.get("without", ())),
        examples=tuple((words, value) for words, value in item.get("examples", ())),
    )


def _read_holiday(name: str, item: Mapping[str, Any]) -> Holiday:
    persian = item.get("persian")
    return Holiday(
        name=name,
        names=(name, *item.get("also", ())),
        month=item.get("month", 0),
        day=item.get("day", 0),
        weekday=item.get("weekday", 0),
        nth=item.get("nth", 0),
        easter=item.get("easter"),
        persian=(persian[0], persian[1]) if persian else None,
    )
