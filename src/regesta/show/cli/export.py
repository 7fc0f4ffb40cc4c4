from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click

from regesta.errors import UsageError
from regesta.settings import DATA
from regesta.show.cli.options import record_option
from regesta.show.cli.streams import write_utf8
from regesta.show.export.columns import column_names, write_csv
from regesta.show.export.lines import TYPES, json_line, record_objects
from regesta.show.opening import open_register
from regesta.show.register import Register

_HELP = """Write the record for other programs.

JSON Lines holds everything, one object a line; "type" says what it is. CSV holds one type
(event unless --type says another), one row an object. 'regesta schema' tells every field.

\b
Examples:
  regesta export > record.jsonl
  regesta export --type event --type dispute --output events.jsonl
  regesta export --format csv > events.csv
  regesta export --format csv --type person --output people.csv
"""


@click.command(help=_HELP)
@record_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="The form of the output.",
)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    help="Only this type of object; may be repeated for jsonl.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    metavar="FILE",
    help="Write to this file instead of standard output.",
)
def export(*, record: Path, form: str, types: tuple[str, ...], output: Path | None) -> None:
    """Write the record as JSON Lines or CSV."""
    for name in types:
        if name not in TYPES:
            raise UsageError(
                "no such type", where=f"--type {name}", mend=f"the types are: {', '.join(TYPES)}"
            )
    if form == "csv" and len(types) > 1:
        raise UsageError("a CSV file holds one type", where="--type", mend="give one --type, or take jsonl")
    register = open_register(record)
    if output is None:
        write_utf8()
        _write(register, form, types, sys.stdout)
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as out:
            _write(register, form, types, out)
    except OSError as error:
        mend = "choose another file"
        raise UsageError(f"cannot be written ({error.strerror})", where=str(output), mend=mend) from error


def _write(register: Register, form: str, types: tuple[str, ...], out: TextIO) -> None:
    if form == "csv":
        name = types[0] if types else "event"
        write_csv(record_objects(register, [name]), column_names(name, DATA), out)
        return
    items = record_objects(register, [name for name in TYPES if not types or name in types])
    out.writelines(f"{json_line(item)}\n" for item in items)
