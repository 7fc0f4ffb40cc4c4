"""The nouns as bytes and back: JSON by msgspec, checked against the types when read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import msgspec

from regesta.domain.change import Change, Tombstone
from regesta.domain.claim import Reading
from regesta.domain.judgement import Judgement
from regesta.domain.marks import Marks
from regesta.domain.record import (
    Body,
    Commitment,
    Coverage,
    Dispute,
    Event,
    Instrument,
    Person,
    Question,
    Record,
    Told,
)
from regesta.domain.report import Report

T = TypeVar("T")

_LAST = date.max
_MANY = 999_999_999
_ENCODER = msgspec.json.Encoder()
PARTS: dict[str, type[Any]] = {
    "events": Event,
    "people": Person,
    "bodies": Body,
    "instruments": Instrument,
    "commitments": Commitment,
    "disputes": Dispute,
    "coverage": Coverage,
    "told": Told,
    "questions": Question,
}
"""The parts of a record, by the name of the field that holds them."""


def now() -> str:
    """This moment as it is written."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def encode(noun: Any) -> bytes:  # noqa: ANN401 - any noun of the domain
    """A noun as JSON."""
    return _ENCODER.encode(noun)


def decode_marks(written: bytes) -> Marks:
    """Marks with their scores."""
    return msgspec.json.decode(written, type=Marks)


def decode_reading(written: bytes) -> Reading:
    """A reading."""
    return msgspec.json.decode(written, type=Reading)


def decode_judgement(written: bytes) -> Judgement:
    """A judgement."""
    return msgspec.json.decode(written, type=Judgement)


def decode_change(written: bytes) -> Change:
    """A line of the change log."""
    return msgspec.json.decode(written, type=Change)


def decode_tombstone(written: bytes) -> Tombstone:
    """What is left of an id."""
    return msgspec.json.decode(written, type=Tombstone)


def encode_report(report: Report) -> bytes:
    """Everything of a report but its text, which has a column of its own."""
    about = msgspec.to_builtins(report)
    del about["text"]
    return _ENCODER.encode(about)


def decode_report(text: str, about: bytes) -> Report:
    """A report of its text and the rest."""
    return msgspec.convert({**msgspec.json.decode(about), "text": text}, type=Report, strict=False)


def list_entries(record: Record) -> Iterator[tuple[str, str, str, bytes]]:
    """Every entry of a record as part, id within the part, place in its order, and JSON."""
    for part in PARTS:
        for entry in getattr(record, part):
            name = getattr(entry, "id", None) or _name(entry)
            yield part, name, f"{_place(entry)}|{name}", _ENCODER.encode(entry)
    yield "as_of", "as_of", "", _ENCODER.encode(record.as_of)


def _name(entry: object) -> str:
    """What tells entries without an id apart."""
    match entry:
        case Coverage():
            return f"{entry.outlet or ''}\x1f{entry.month or ''}"
        case Told():
            return f"{entry.event}|{entry.outlet}"
        case _:
            raise TypeError(f"no id: {entry!r}")


def _place(entry: object) -> str:
    """A text that sorts entries of a part as the record does; ties go by id."""
    match entry:
        case Event():
            start = entry.when.value.start if entry.when else None
            return f"{start or entry.first_published or _LAST}|{entry.first_published or _LAST}"
        case Commitment():
            return f"{entry.since or _LAST}"
        case Told():
            return f"{entry.event}|{entry.first or _LAST}"
        case Question():
            return f"{_MANY - entry.weight:09d}|{1 - entry.score:.3f}"
        case _:
            return ""
