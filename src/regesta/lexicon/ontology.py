"""The kinds of events, read from data/ontology: adding a kind needs no Python."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from regesta.domain.marks import ROLES, Status
from regesta.errors import DataError

_WORD = re.compile(r"[a-zà-ÿ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a kind is called elsewhere: PLOVER event and mode, CAMEO code, Goldstein value (-10 to 10)."""

    plover_event: str | None
    plover_mode: str | None
    cameo: str | None
    goldstein: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A code that takes the place of the kind's own under conditions; an empty condition always holds.

    `statuses` that the event has, `words` one of which stands in the event's words, `one_party` where
    no more than one party takes part.
    """

    statuses: frozenset[Status]
    words: tuple[str, ...]
    one_party: bool
    code: Code

    def holds(self, status: Status, words: Collection[str], parties: int) -> bool:
        """Whether all conditions are met."""
        if self.statuses and status not in self.statuses:
            return False
        if self.words and not any(word in words for word in self.words):
            return False
        return not self.one_party or parties <= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of event; `host` is the role that receives a visit, `examples` are marked reports."""

    name: str
    label: str
    family: str
    definition: str
    symmetric: bool
    verbal: bool
    requires: tuple[str, ...]
    takes: tuple[str, ...]
    host: str | None
    code: Code
    cases: tuple[Case, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """All kinds by name, and a short hash of the files they come from."""

    version: str
    kinds: Mapping[str, Kind]

    def code(self, kind: str, status: Status, words: str = "", parties: int = 2) -> Code:
        """The PLOVER and CAMEO code of an event of this kind and status.

        Args:
            kind: a kind of the ontology.
            status: the event's status; what is planned is coded as agreed.
            words: the event's own words ("test-fired"), which may call for a finer code.
            parties: how many parties take part; an exercise of one is a show of force.
        """
        known = self.kinds[kind]
        split = frozenset(_WORD.findall(words.lower()))
        for case in known.cases:
            if case.holds(status, split, parties):
                return case.code
        return known.code


@cache
def load_ontology(data: Path) -> Ontology:
    """Read every family below `data`/ontology.

    Raises:
        DataError: if a file is missing, is no YAML, or a kind lacks a field or has an unknown one.
    """
    import yaml  # noqa: PLC0415 - takes 20 ms, and only what reads an ontology needs it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    digest = hashlib.sha256()
    kinds: dict[str, Kind] = {}
    for path in sorted((data / "ontology").glob("*.yaml")):
        written = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + written)
        try:
            family = yaml.load(written, loader)  # noqa: S506 - both loaders are safe ones
            for name, fields in family["kinds"].items():
                kinds[name] = _kind(name, family["family"], dict(fields))
        except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
            mend = "every kind needs the fields that the others have"
            raise DataError(f"not an ontology file ({error})", where=str(path), mend=mend) from error
    if not kinds:
        raise DataError("no ontology", where=str(data / "ontology"), mend="install regesta again")
    return Ontology(version=digest.hexdigest()[:8], kinds=kinds)


def _kind(name: str, family: str, fields: dict[str, Any]) -> Kind:
    kind = Kind(
        name=name,
        family=family,
        label=fields.pop("label"),
        definition=fields.pop("definition"),
        symmetric=fields.pop("symmetric"),
        verbal=fields.pop("verbal"),
        requires=tuple(fields.pop("requires")),
        takes=tuple(fields.pop("takes")),
        host=fields.pop("host", None),
        cases=tuple(_case(dict(case)) for case in fields.pop("cases", ())),
        examples=tuple(fields.pop("examples")),
        code=_code(fields),
    )
    strange = [*fields, *(role for role in (*kind.requires, *kind.takes) if role not in ROLES)]
    if strange:
        raise ValueError(f"{name}: unknown {', '.join(map(str, strange))}; the role no stands in quotes")
    return kind


def _case(fields: dict[str, Any]) -> Case:
    statuses = frozenset(Status(status) for status in fields.pop("status", ()))
    words = tuple(fields.pop("words", ()))
    one_party = fields.pop("parties", None) == "one"
    return Case(statuses=statuses, words=words, one_party=one_party, code=_code(fields))


def _code(fields: dict[str, Any]) -> Code:
    goldstein = fields.pop("goldstein")
    return Code(
        plover_event=fields.pop("plover"),
        plover_mode=fields.pop("mode", None),
        cameo=fields.pop("cameo"),
        goldstein=None if goldstein is None else float(goldstein),
    )
