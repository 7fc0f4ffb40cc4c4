"""The pages of docs/ that are made from the program itself: `python -m regesta.show.manual docs` writes them.

A test holds the written pages against what this module makes, so that none of them grows old.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import click

from regesta.lexicon.ontology import Code, Kind, Ontology, load_ontology
from regesta.settings import DATA
from regesta.show.cli import regesta
from regesta.show.export.lines import TYPES
from regesta.show.schema import Schema, resolve, type_schema

_WIDTH = 92
_OTHERS = ("change", "coverage", "told", "gap", "judgement", "ruling")
_ORDER = ("event", "claim", *(name for name in TYPES if name != "event"), *_OTHERS)


def make_pages(data: Path = DATA) -> Mapping[str, str]:
    """Every made page by its file name."""
    return {
        "commands.md": commands_page(),
        "fields.md": fields_page(data),
        "kinds.md": kinds_page(load_ontology(data)),
        "sources.md": sources_page(data),
    }


def commands_page() -> str:
    """What `--help` says of every command."""
    parts = [
        "# Commands\n",
        "Made from `--help`; the exit status is 0 when all went well, 1 where the record file cannot be",
        "used (locked, damaged, of another version), 2 for wrong use, 3 where some reports could not be",
        "read (each is named on standard error with its reason; the others are in the record).",
        "Data go to standard output, all else to standard error. `NO_COLOR` and `COLUMNS` are heeded;",
        "in a pipe tables are plain, one line a row.\n",
    ]
    group = click.Context(regesta, info_name="regesta", max_content_width=_WIDTH, terminal_width=_WIDTH)
    for name in regesta.list_commands(group):
        parts += _command_parts(name, group)
    return "\n".join(parts)


def _command_parts(name: str, parent: click.Context) -> Iterator[str]:
    """What `--help` says of a command, then of the commands within it."""
    assert isinstance(parent.command, click.Group)
    command = parent.command.get_command(parent, name)
    assert command is not None
    context = click.Context(
        command, parent=parent, info_name=name, max_content_width=_WIDTH, terminal_width=_WIDTH
    )
    depth = "#" * (len(context.command_path.split()))
    yield f"{depth} {context.command_path}\n"
    yield f"```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _command_parts(inner, context)


def fields_page(data: Path) -> str:
    """Every field of everything that goes out, from the schemas."""
    parts = [
        "# What goes out: types and fields\n",
        "`regesta export` writes one JSON object a line; `type` says what it is. `regesta claims` writes",
        "claims, `regesta log --json` changes, `regesta show --coverage --json` coverage and told, `regesta",
        "show --gaps --json` gaps, `regesta judge list --json` judgements, `regesta judge export` rulings.",
        "Unknown is `null`, never an empty string; lists are never null. All offsets count code",
        "points of the report's stored text, end excluded. In CSV the parts of an object have columns of",
        "their own (`when` becomes `when_start`, `when_end` ...), lists are joined by `; `, unknown is",
        "empty. `regesta schema TYPE` prints the JSON Schema this page is made from.\n",
    ]
    for name in _ORDER:
        whole = type_schema(name, data)
        parts += [f"## {name}\n", f"{whole['title']}.\n", "| field | holds |", "|---|---|"]
        parts += [f"| `{field}` | {words} |" for field, words in _fields(whole, whole, "")]
        parts.append("")
    return "\n".join(parts)


def _fields(schema: Schema, whole: Schema, before: str) -> Iterator[tuple[str, str]]:
    for name, given in cast("Mapping[str, Schema]", schema["properties"]).items():
        inner = resolve(given, whole)
        words = str(given.get("description") or inner.get("description") or "")
        yield f"{before}{name}", " ".join(filter(None, [_form(inner, whole), words]))
        listed = inner.get("items")
        part = resolve(listed, whole) if listed else inner
        if "properties" in part:
            yield from _fields(part, whole, f"{before}{name}{'[]' if listed else ''}.")


def _form(schema: Schema, whole: Schema) -> str:
    """What values a field takes, where they are few."""
    if "const" in schema:
        return f"always `{schema['const']}`."
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in cast("list[str]", schema["enum"])) + "."
    if "items" in schema:
        inner = _form(resolve(schema["items"], whole), whole)
        return f"list of {inner}" if inner else "list."
    return ""


def kinds_page(ontology: Ontology) -> str:
    """Every event kind with its definition, its codes and an example."""
    parts = [
        "# Event kinds\n",
        "Made from `src/regesta/data/ontology`, where a kind can be added or put right without Python.",
        "The examples are marked sentences (braces hold what is marked) and are tests of the ontology.",
        "A planned or cancelled event has another code than one that was held; both are shown.\n",
    ]
    family = ""
    for kind in sorted(ontology.kinds.values(), key=lambda kind: kind.family):
        if kind.family != family:
            family = kind.family
            parts.append(f"## {family}\n")
        parts += _kind_lines(kind)
    return "\n".join(parts)


def _kind_lines(kind: Kind) -> list[str]:
    nature = ["words" if kind.verbal else "deeds", "symmetric" if kind.symmetric else "directed"]
    codes = [f"{_code_words(kind.code)}"]
    for case in kind.cases:
        when = [*sorted(status.value for status in case.statuses), *(f'"{word}"' for word in case.words)]
        when += ["one party alone"] if case.one_party else []
        codes.append(f"{', '.join(when)}: {_code_words(case.code)}")
    sentence = kind.examples[0].strip().split("\n")[0] if kind.examples else ""
    return [
        f"### {kind.name}\n",
        f"{kind.definition} ({', '.join(nature)})\n",
        *(f"- {code}" for code in codes),
        f"\n> {sentence}\n",
    ]


def _code_words(code: Code) -> str:
    plover = " ".join(filter(None, [code.plover_event, code.plover_mode])) or "none"
    goldstein = "none" if code.goldstein is None else f"{code.goldstein:g}"
    return f"PLOVER {plover}, CAMEO {code.cameo or 'none'}, Goldstein {goldstein}"


def sources_page(data: Path) -> str:
    """Where the knowledge that ships comes from, and under which licence."""
    parts = [
        "# Where the data come from\n",
        "Made from `src/regesta/data/SOURCES.toml`. The program is under Apache-2.0; the data that ship",
        "with it are under the licences named here.\n",
    ]
    for source in tomllib.loads((data / "SOURCES.toml").read_text(encoding="utf-8"))["source"]:
        files = ", ".join(f"`{name}`" for name in source["files"])
        parts += [
            f"## {source['name']}\n",
            f"- Files: {files}",
            f"- Origin: {source['origin']}",
            f"- Licence: {source['licence']}",
            f"- Done: {source['done']} ({source['date']})\n",
        ]
    return "\n".join(parts)


def main(folder: str) -> None:
    """Write every page below `folder`."""
    for name, page in make_pages().items():
        (Path(folder) / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
