"""The command line. `main` runs it; every command is a module of its own, loaded when it is called.

Exit status: 0 done, 1 the record file could not be used, 2 wrong use, 3 some reports could not be read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from regesta.errors import RegestaError, StoreError
from regesta.show.cli.group import CommandGroup
from regesta.show.cli.streams import guard_streams

EXIT_STORE = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130

_HELP = """Make a register of events between states out of news reports, offline.

Every value in the register shows the sentence it comes from; where reports differ, both are shown.

\b
Begin like this:
  regesta read reports/            read a folder of reports into record.regesta
  regesta show                     print the timeline of the record
  regesta show --pair IRN AZE      only what passed between two states
  regesta explain ev-7f3k2q        all sentences behind one event
  regesta export > events.jsonl    hand the record to other programs

Every command tells more with --help.
"""


@click.group(cls=CommandGroup, name="regesta", help=_HELP)
@click.version_option(package_name="regesta", message="%(prog)s %(version)s")
def regesta() -> None:
    """Group all commands; each says itself what it does."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    guard_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; what goes wrong is told on standard error."""
    try:
        status = regesta.main(args=list(arguments), prog_name="regesta", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("regesta: stopped; the same command goes on where it was stopped", err=True)
        return EXIT_INTERRUPTED
    except StoreError as error:
        click.echo(f"regesta: {error}", err=True)
        return EXIT_STORE
    except RegestaError as error:
        click.echo(f"regesta: {error}", err=True)
        return EXIT_USAGE
    return status if isinstance(status, int) else 0
