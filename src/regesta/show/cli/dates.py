from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from regesta.show.cli.plain_input import PlainText, write_each

if TYPE_CHECKING:
    from regesta.dates import Timex

_HELP = """Find the dates, times and durations of a text and tell what they are worth.

FILE is a text file, a folder of them, JSON Lines with id, text and published, or - for standard
input. Prints one JSON object a line: start, end (code points), text, type, value and mod as in TIMEX3,
interval (start, end, precision, basis) or null, and doubt where the days could not be told; for a
folder or JSON Lines also the id of the text.

\b
Examples:
  regesta dates report.txt --published 2020-02-26
  echo "The ministers met on Wednesday." | regesta dates - --published 2020-02-28
"""


@click.command(help=_HELP)
@click.argument("file", metavar="FILE")
@click.option(
    "--published",
    metavar="DAY",
    help="Publication day (2020-02-26); weekdays and days without a year count from it.",
)
def dates(*, file: str, published: str | None) -> int:
    """Print the time expressions of a file, folder or stream; status 3 where something cannot be read."""
    return write_each(file, published, _write)


def _write(item: PlainText) -> None:
    from regesta.dates import resolve  # noqa: PLC0415 - the grammar is loaded only where it is used

    lines = [
        json.dumps(_describe(found, item.id), ensure_ascii=False)
        for found in resolve(item.text, item.published)
    ]
    if lines:
        click.echo("\n".join(lines))


def _describe(found: Timex, name: str | None) -> dict[str, Any]:
    interval = found.interval
    head: dict[str, Any] = {} if name is None else {"id": name}
    return {
        **head,
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "type": found.type,
        "value": found.value,
        "mod": found.mod,
        "interval": None
        if interval is None
        else {
            "start": interval.start.isoformat() if interval.start else None,
            "end": interval.end.isoformat() if interval.end else None,
            "precision": interval.precision.value,
            "basis": interval.basis,
        },
        "doubt": found.doubt.value if found.doubt else None,
    }
