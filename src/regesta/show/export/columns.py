"""Outward objects as rows of a table: one column a value, lists joined by "; ", unknown empty."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO, cast

from regesta.show.export.parts import Json
from regesta.show.schema import resolve, type_schema

_SHORT = ("name", "title", "office", "rank", "quote", "value", "number", "what")
"""The fields that stand for an object in a list, the best first."""


def column_names(name: str, data: Path) -> tuple[str, ...]:
    """The columns of a type, from its schema: `when` becomes when_start, when_end and so on."""
    whole = type_schema(name, data)
    columns: list[str] = []
    for key, schema in cast("Mapping[str, object]", whole["properties"]).items():
        inner = resolve(schema, whole).get("properties")
        columns += [f"{key}_{part}" for part in inner] if isinstance(inner, dict) else [key]
    return tuple(columns)


def write_csv(items: Iterable[Json], columns: tuple[str, ...], out: TextIO) -> None:
    """Write objects of one type as CSV with a header row."""
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_flat(item) for item in items)


def _flat(item: Json) -> dict[str, str]:
    row: dict[str, str] = {}
    for key, value in item.items():
        if isinstance(value, dict):
            row |= {f"{key}_{part}": _cell(inner) for part, inner in value.items()}
        else:
            row[key] = _cell(value)
    return row


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(_cell(_short(item)) for item in value)
    return " ".join(str(value).split())


def _short(item: object) -> object:
    if not isinstance(item, dict):
        return item
    return next((item[key] for key in _SHORT if item.get(key) is not None), None)
