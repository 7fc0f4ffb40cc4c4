from __future__ import annotations

import sys
from pathlib import Path

import click

from regesta.errors import UsageError
from regesta.settings import DATA
from regesta.show.cli.options import record_option
from regesta.show.cli.streams import write_utf8
from regesta.show.export.columns import column_names, write_csv
from regesta.show.export.lines import all_claim_objects, json_line
from regesta.show.opening import open_register

_HELP = """Write what each report claims, before reports are reconciled.

One claim a line, in the fields of an event plus "report". An event of the record is made
of the claims that tell it; here they stand apart.

\b
Examples:
  regesta claims > claims.jsonl
  regesta claims --report re-3f2a
  regesta claims --format csv > claims.csv
"""


@click.command(help=_HELP)
@record_option
@click.option("--report", metavar="ID", help="Only the claims of this report: an id or the beginning of one.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="The form of the output.",
)
def claims(*, record: Path, report: str | None, form: str) -> None:
    """Write all claims, or those of one report."""
    register = open_register(record)
    if report and not any(name.startswith(report) for name in register.reports):
        mend = "'regesta export --type report' lists those the record holds"
        raise UsageError("no such report in the record", where=report, mend=mend)
    items = (item for item in all_claim_objects(register) if str(item["report"]).startswith(report or ""))
    write_utf8()
    if form == "csv":
        write_csv(items, column_names("claim", DATA), sys.stdout)
        return
    for item in items:
        click.echo(json_line(item))
