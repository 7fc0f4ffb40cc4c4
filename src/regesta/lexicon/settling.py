"""Which kinds can tell one event, what contains what, what answers a promise, and what each fact weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import yaml

from regesta.domain.claim import Office
from regesta.errors import DataError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The kinds that keep a commitment; `turned` where the one who was asked must act."""

    kinds: tuple[str, ...]
    turned: bool = False


class Holders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Offices with one holder, by level or by field; `days` around those that attest a holder are his too."""

    levels: tuple[str, ...]
    branches: tuple[str, ...]
    days: int
    example: str

    def has_one(self, office: Office) -> bool:
        """Whether one person of a state holds an office at a time."""
        if office.branch is None or office.function is not None or office.level == "deputy":
            return False
        return office.level in self.levels or office.branch in self.branches


class Leading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which reports say who led a delegation, and the levels of office from the highest down.

    `by` stand before the one who led, `acts` after, `acts_on` after with one of `what` behind. Words of
    `together` tell of several; one of `apart` between two names ends that.
    """

    by: tuple[str, ...]
    acts: tuple[str, ...]
    acts_on: tuple[str, ...]
    what: tuple[str, ...]
    together: tuple[str, ...]
    apart: tuple[str, ...]
    levels: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SettlingRules:
    """The rules of settling.

    `family` maps each kind that shares events with others to the first of its row; `lasting` gives days by
    kind, `longest` by family. `person` and `event` are log odds by name; `accept` and `unsure` are
    probabilities. `alike` maps a word of a body's name to the word it counts as. `holders` says which offices
    one person of a state holds at a time, `leading` who led a delegation.
    """

    family: Mapping[str, str]
    words: frozenset[str]
    lasting: Mapping[str, int]
    longest: Mapping[str, int]
    moved_words: tuple[str, ...]
    contains: Mapping[str, frozenset[str]]
    answers: Mapping[str, Answer]
    promises: frozenset[str]
    grace_days: int
    forget_days: int
    general_instruments: frozenset[str]
    alike: Mapping[str, str]
    empty: frozenset[str]
    holders: Holders
    leading: Leading
    event: Mapping[str, float]
    person: Mapping[str, float]
    accept: float
    unsure: float

    def family_of(self, kind: str) -> str:
        """The name of the row of kinds that may tell one event; the kind itself where it stands alone."""
        return self.family.get(kind, kind)


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: tuple[str, ...]
    example: str


class _BodyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    alike: tuple[tuple[str, ...], ...]
    empty: tuple[str, ...]


class _Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    event: dict[str, float]
    person: dict[str, float]
    accept: float
    unsure: float


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    one_event: tuple[_Row, ...]
    words: tuple[str, ...]
    lasting: dict[str, int]
    moved_words: tuple[str, ...]
    contains: dict[str, tuple[str, ...]]
    answers: dict[str, Answer]
    promises: tuple[str, ...]
    grace_days: int
    forget_days: int
    general_instruments: tuple[str, ...]
    one_holder: Holders
    leading: Leading
    body_words: _BodyWords
    weights: _Weights


@cache
def load_settling_rules(data: Path) -> SettlingRules:
    """The rules of data/lexicon/settle.yaml below a data folder; raises DataError where it does not fit."""
    path = data / "lexicon" / "settle.yaml"
    try:
        written = yaml.load(path.read_bytes(), Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
        file = msgspec.convert(written, _File)
    except OSError as error:
        raise DataError("cannot be read", where=str(path), mend="install the package anew") from error
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(str(error), where=str(path), mend="mend the entry") from error
    family = {kind: row.kinds[0] for row in file.one_event for kind in row.kinds}
    return SettlingRules(
        family=family,
        words=frozenset(file.words),
        lasting=file.lasting,
        longest=_longest(family, file.lasting),
        moved_words=file.moved_words,
        contains={kind: frozenset(inner) for kind, inner in file.contains.items()},
        answers=file.answers,
        promises=frozenset(file.promises),
        grace_days=file.grace_days,
        forget_days=file.forget_days,
        general_instruments=frozenset(file.general_instruments),
        alike={word: row[0] for row in file.body_words.alike for word in row},
        empty=frozenset(file.body_words.empty),
        holders=file.one_holder,
        leading=file.leading,
        event=file.weights.event,
        person=file.weights.person,
        accept=file.weights.accept,
        unsure=file.weights.unsure,
    )


def _longest(family: Mapping[str, str], lasting: Mapping[str, int]) -> dict[str, int]:
    """The days of the longest kind of each family."""
    out: dict[str, int] = {}
    for kind, days in lasting.items():
        name = family.get(kind, kind)
        out[name] = max(out.get(name, 0), days)
    return out
