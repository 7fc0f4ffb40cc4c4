from __future__ import annotations

import json

import click

from regesta.errors import UsageError
from regesta.settings import DATA
from regesta.show.cli.streams import write_utf8
from regesta.show.schema import line_schema, schema_types, type_schema

_HELP = """Print the JSON Schema of whatever goes out as JSON.

TYPE is report, event, claim, person, state, organisation, body, place, instrument,
commitment or dispute; change (of log), coverage, told or gap (of show), judgement (of
judge list) or ruling (of judge export); without it the schema of any of them is printed.

\b
Examples:
  regesta schema
  regesta schema event > event.schema.json
"""


@click.command(help=_HELP)
@click.argument("name", metavar="[TYPE]", required=False)
def schema(*, name: str | None) -> None:
    """Print the schema of one type, or of any line."""
    types = schema_types(DATA)
    if name is not None and name not in types:
        raise UsageError("no such type", where=name, mend=f"the types are: {', '.join(types)}")
    write_utf8()
    click.echo(
        json.dumps(type_schema(name, DATA) if name else line_schema(DATA), indent=2, ensure_ascii=False)
    )
