from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from regesta.errors import SourceError, UsageError
from regesta.names import NamePair, compare
from regesta.show.cli.streams import write_utf8

_EXIT_SOME_FAILED = 3
_COLUMNS = ("name1", "name2")
_HELP = """Say whether two names are one person's, and why.

Give two NAMES in any script and order, or a CSV file of pairs with the columns name1 and name2
(others are left alone; - reads standard input). Prints one JSON object a line: name1, name2,
score (0 to 1), same (true or false), why (the findings in words, gravest first).

\b
Examples:
  regesta names "Mohammad Hossein Baqeri" "Mohammad Bagheri"
  regesta names --pairs pairs.csv > scored.jsonl
"""


@click.command(help=_HELP)
@click.argument("names", nargs=-1, metavar="[NAME NAME]")
@click.option(
    "--pairs",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="A CSV file of pairs with the columns name1 and name2; - is standard input.",
)
def names(*, names: tuple[str, ...], pairs: Path | None) -> int:
    """Compare one pair of names or a file of pairs; the exit status is 3 where rows cannot be read."""
    if (pairs is None) == (not names) or len(names) not in {0, 2}:
        what = f"{len(names)} name(s){' and a file' if pairs else ''}"
        raise UsageError(what, mend="give two names, or --pairs FILE")
    write_utf8()
    if pairs is None:
        _print(compare(*names))
        return 0
    return _compare_all(pairs)


def _compare_all(path: Path) -> int:
    status = 0
    try:
        for number, row in _rows(path):
            name1, name2 = (row.get(column) or "" for column in _COLUMNS)
            if name1.strip() and name2.strip():
                _print(compare(name1, name2))
            else:
                status = _EXIT_SOME_FAILED
                click.echo(f"regesta: {path}:{number}: a name is missing; row left out", err=True)
    except (SourceError, csv.Error) as error:
        click.echo(f"regesta: {error}", err=True)
        return _EXIT_SOME_FAILED
    return status


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with their line numbers; raises SourceError where it is no CSV file with our columns."""
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        text = raw.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise SourceError("is not there", where=str(path), mend="check the path") from error
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise SourceError("is not UTF-8 text", where=str(path), mend="save it as CSV UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    lacking = [column for column in _COLUMNS if column not in (reader.fieldnames or ())]
    if lacking:
        what = f"has no column {' and no column '.join(lacking)}"
        raise SourceError(what, where=str(path), mend="write a first line: name1,name2")
    for row in reader:
        yield reader.line_num, row


def _print(pair: NamePair) -> None:
    line = {
        "name1": pair.name1,
        "name2": pair.name2,
        "score": pair.score,
        "same": pair.same,
        "why": list(pair.why),
    }
    click.echo(json.dumps(line, ensure_ascii=False))
