from __future__ import annotations

from typing import Any

import click

from regesta.domain.marked_report import format_marked_report
from regesta.settings import Settings
from regesta.show.cli.options import EXIT_SOME_FAILED, columns_options, marker_option
from regesta.show.cli.streams import write_utf8

_HELP = """Print reports with their marks in braces.

A marked report is the report's text with every mention in braces ({p1 Bagheri} ...) and
below it what the mentions say of each other. It can be corrected in any editor, checked
with 'regesta check', and read with 'regesta read' in place of the report.

\b
Examples:
  regesta mark report.txt > report.marked
  regesta mark report.html | less
"""


@click.command(help=_HELP)
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@marker_option
@columns_options
def mark(
    *,
    sources: tuple[str, ...],
    marker: str,
    columns: Any,  # noqa: ANN401 - a Columns, whose module is heavy
) -> int:
    """Print the marked report of each source; the exit status is 3 where some could not be read."""
    from regesta.gather import GatherOptions, Refusal  # noqa: PLC0415 - see below
    from regesta.pipeline import mark_sources  # noqa: PLC0415 - loads every stage

    settings = Settings(marker=marker)
    options = GatherOptions(settings=settings, columns=columns, tell=lambda note: click.echo(note, err=True))
    write_utf8()
    status = 0
    for number, item in enumerate(mark_sources(sources, settings, options=options)):
        if isinstance(item, Refusal):
            click.echo(f"not read: {item.error}", err=True)
            status = EXIT_SOME_FAILED
        else:
            click.echo(("\n" if number else "") + format_marked_report(item), nl=False)
    return status
