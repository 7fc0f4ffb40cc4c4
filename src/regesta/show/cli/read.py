from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from regesta.settings import Settings
from regesta.show.cli.options import columns_options, marker_option, record_option

_HELP = """Read reports into a record.

SOURCES are files (.txt .md .html .jsonl .csv .marked), folders with all below them,
patterns such as "2019/*.txt", or - for standard input. Reports the record holds already
are passed over, so the same command goes on where it was stopped and adds what is new.

A report that cannot be read is named on standard error with its reason; the others are
read, and the exit status is then 3.

\b
Examples:
  regesta read reports/
  regesta read reports/ more/*.html --record caspian.regesta
  regesta read articles.csv --text-column body --date-column published
  cat report.txt | regesta read -
"""


@click.command(help=_HELP)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
@record_option
@click.option("--again", is_flag=True, help="Read reports anew that the record holds already.")
@marker_option
@columns_options
@click.option("--day-first/--month-first", default=None, help="How 04/12/2019 is meant; undated without it.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes; one per core unless told."
)
@click.option("--quiet", is_flag=True, help="Tell only what could not be read.")
@click.option("--json", "as_json", is_flag=True, help="Print a summary as JSON on standard output.")
def read(  # noqa: PLR0913 - one parameter an option
    *,
    sources: tuple[str, ...],
    record: Path,
    again: bool,
    marker: str,
    columns: Any,  # noqa: ANN401 - a Columns, whose module is heavy
    day_first: bool | None,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> int:
    """Read reports; the exit status is 3 where some could not be read."""
    from regesta.gather import GatherOptions  # noqa: PLC0415 - see below
    from regesta.show.cli.reading import read_and_tell  # noqa: PLC0415 - loads every stage

    settings = Settings(record=record, again=again, marker=marker, workers=workers)
    options = GatherOptions(columns=columns, day_first=day_first)
    return read_and_tell(sources, settings, options, quiet=quiet, as_json=as_json)
