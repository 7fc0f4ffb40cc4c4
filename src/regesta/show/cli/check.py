from __future__ import annotations

from pathlib import Path

import click

from regesta.domain.marked_report import parse_marked_report
from regesta.errors import InputError, SourceError
from regesta.gather.decoding import decode
from regesta.lexicon.ontology import load_ontology
from regesta.settings import DATA
from regesta.show.cli.options import EXIT_SOME_FAILED
from regesta.show.words import count_words

_HELP = """Check marked reports for faults.

Every fault of a file is told at once, each with line, column and the mend. Nothing is
printed for a file without faults but the closing count; the exit status is 3 where any
file has a fault.

\b
Examples:
  regesta check report.marked
  regesta check corrected/*.marked
"""


@click.command(help=_HELP)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def check(*, files: tuple[Path, ...]) -> int:
    """Tell the faults of marked reports; the exit status is 3 where there are any."""
    kinds = load_ontology(DATA).kinds
    faulty = 0
    for path in files:
        try:
            parse_marked_report(_text(path), kinds=kinds, where=str(path))
        except InputError as error:
            faulty += 1
            click.echo(str(error), err=True)
    click.echo(f"{count_words(len(files), 'file')} checked, {faulty} with faults", err=True)
    return EXIT_SOME_FAILED if faulty else 0


def _text(path: Path) -> str:
    try:
        return decode(path.read_bytes(), str(path)).text
    except OSError as error:
        what = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise SourceError(what, where=str(path), mend="look for a slip in the name") from error
