from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from regesta.show.cli.options import Day, json_option, record_option
from regesta.show.cli.printing import print_json, print_table
from regesta.show.history import change_object, history_table, open_history

_HELP = """Tell what changed in the record: when, from what to what, and by what.

One line a change, the oldest first. Every change names the reports and judgements that
came in just before; an entry that is gone names the one that took its words.

\b
Examples:
  regesta log
  regesta log --since 2026-11-01
  regesta log --since 2026-11 --json > changes.json
"""


@click.command(help=_HELP)
@record_option
@click.option(
    "--since", type=Day(last=False), metavar="DATE", help="Only on or after this day (UTC): 2026, 2026-11 ..."
)
@json_option
def log(*, record: Path, since: date | None, as_json: bool) -> None:
    """Print the change log."""
    history = open_history(record, since)
    if as_json:
        print_json(change_object(change, history) for change in history.changes)
    else:
        print_table(history_table(history))
