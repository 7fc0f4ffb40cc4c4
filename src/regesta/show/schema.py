"""The JSON Schemas of what goes out: hand-written files under data/schema, made whole for one type."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import cast

from regesta.errors import DataError

Schema = dict[str, object]

_PARTS = "parts.json#/$defs/"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_types(data: Path) -> tuple[str, ...]:
    """The types that have a schema, sorted."""
    return tuple(sorted(path.stem for path in (data / "schema").glob("*.json") if path.stem != "parts"))


def type_schema(name: str, data: Path) -> Schema:
    """The schema of one type, with all it refers to inside."""
    return {**_body(name, data), "$id": f"regesta:{name}", "$defs": _definitions(data)}


def line_schema(data: Path) -> Schema:
    """The schema of any object that goes out."""
    names = schema_types(data)
    types = {f"type-{name}": _body(name, data) for name in names}
    for schema in types.values():
        del schema["$schema"], schema["$id"]
    return {
        "$schema": _DRAFT,
        "$id": "regesta:line",
        "title": "Anything that goes out as JSON",
        "oneOf": [{"$ref": f"#/$defs/type-{name}"} for name in names],
        "$defs": {**_definitions(data), **types},
    }


def resolve(schema: object, whole: Schema) -> Schema:
    """The schema itself behind a reference, or behind one that may also be null."""
    assert isinstance(schema, dict)
    found = cast("Schema", schema)
    if "$ref" in found:
        name = str(found["$ref"]).removeprefix("#/$defs/")
        return resolve(cast("Schema", whole["$defs"])[name], whole)
    choices = found.get("anyOf")
    if isinstance(choices, list):
        return resolve(next(item for item in choices if item != {"type": "null"}), whole)
    return found


@cache
def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        mend = "install the package again"
        raise DataError("schema cannot be read", where=str(path), mend=mend) from error


def _load(path: Path) -> Schema:
    return cast("Schema", json.loads(_read(path)))


def _body(name: str, data: Path) -> Schema:
    return cast("Schema", _local(_load(data / "schema" / f"{name}.json")))


def _definitions(data: Path) -> Schema:
    return cast("Schema", _local(_load(data / "schema" / "parts.json")["$defs"]))


def _local(node: object) -> object:
    """The same with every reference to parts.json turned to the definitions beside it."""
    if isinstance(node, dict):
        return {key: _local(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_local(item) for item in node]
    if isinstance(node, str) and node.startswith(_PARTS):
        return f"#/$defs/{node.removeprefix(_PARTS)}"
    return node
