"""Which reports repeat the text of another: exactly, or but for a few words."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

from regesta.text.shingles import contained, sketch

_KEYS = 8
"""Smallest hashes by which likely copies are looked up; near copies share some of them almost surely."""
_CROWD = 200
"""A hash that so many reports have is boilerplate and leads to none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReport:
    """What is kept of a report of an earlier run: enough to know it and its copies again."""

    id: str
    source: str
    signature: bytes
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The id of a report, the id of the report it copies if any, and its signature."""

    id: str
    copy_of: str | None
    signature: bytes


@dataclass(slots=True)
class CopyIndex:
    """The texts seen so far, in this run and, by `known`, in earlier ones.

    A report is a copy where at least `near_copy` of its word 5-grams stand in one report seen before.
    """

    near_copy: float = 0.9
    known: dict[str, KnownReport] = field(default_factory=dict)
    _claimed: set[str] = field(default_factory=set)
    _names: list[str] = field(default_factory=list)
    _signatures: list[bytes] = field(default_factory=list)
    _by_hash: dict[int, int | list[int]] = field(default_factory=dict)

    def add_known(self, reports: Iterable[KnownReport]) -> None:
        """Take in the reports of an earlier run, before any is identified."""
        for report in reports:
            self.known[report.id] = report
            if report.copy_of is None:
                self._keep(report.id, report.signature)

    def identify(self, text: str, source: str, origin: str) -> Identity:
        """Say who a report is, and remember it.

        A report of an earlier run that is read again from the same `origin` keeps its identity. A second
        source with the same text gets an id made of text and source, and `copy_of` names the first.
        """
        plain = report_id(text)
        name = plain if self._may_be(plain, origin) else report_id(f"{text}\0{source}")
        if name in self.known:
            known = self.known[name]
            self._claimed.add(name)
            return Identity(id=name, copy_of=known.copy_of, signature=known.signature)
        values = sketch(text)
        original = plain if name != plain else self._nearest(values)
        if original in self.known:
            original = self.known[original].copy_of or original
        self._claimed.add(name)
        signature = _packed(values)
        if original is None:
            self._keep(name, signature)
        return Identity(id=name, copy_of=original, signature=signature)

    def _may_be(self, name: str, origin: str) -> bool:
        """Whether the plain id is free for this source: new, or known from the same file."""
        if name in self._claimed:
            return False
        known = self.known.get(name)
        return known is None or origin_of(known.source) == origin_of(origin)

    def _keep(self, name: str, signature: bytes) -> None:
        """Packed signatures and bare numbers, for a record may hold hundreds of thousands of reports."""
        number = len(self._names)
        for value in _unpacked(signature[: 4 * _KEYS]):
            others = self._by_hash.get(value)
            if others is None:
                self._by_hash[value] = number
            elif isinstance(others, int):
                self._by_hash[value] = [others, number]
            elif len(others) < _CROWD:
                others.append(number)
        self._names.append(name)
        self._signatures.append(signature)

    def _nearest(self, values: tuple[int, ...]) -> str | None:
        best, name = 0.0, None
        for number in self._likely(values):
            score = contained(values, _unpacked(self._signatures[number]))
            if score > best:
                best, name = score, self._names[number]
        return name if best >= self.near_copy else None

    def _likely(self, values: tuple[int, ...]) -> list[int]:
        """Reports that share a small hash, in the order in which they came."""
        likely: set[int] = set()
        for value in values[: 2 * _KEYS]:
            others = self._by_hash.get(value, ())
            if isinstance(others, int):
                likely.add(others)
            elif len(others) < _CROWD:
                likely.update(others)
        return sorted(likely)


def report_id(text: str) -> str:
    """The id of a text: "re-" and the first 12 hex digits of its SHA-256."""
    return f"re-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def origin_of(source: str) -> str:
    """The file of a source: without the row that stands after "#" or ":" and digits."""
    head, sign, tail = source.rpartition(":")
    if sign and tail.isdigit():
        return head
    return source.partition("#")[0] or source


def _packed(values: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def _unpacked(signature: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(signature) // 4}I", signature)
