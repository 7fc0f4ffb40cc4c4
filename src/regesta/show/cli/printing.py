"""Tables and pages on standard output: shaped to a terminal, or plain lines in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

import click

from regesta.show.cli.streams import write_utf8
from regesta.show.export.parts import Json
from regesta.show.page import Line
from regesta.show.table import Table

_STYLES = {"head": "bold", "words": "bold yellow", "faint": "dim", "": ""}


def print_table(table: Table) -> None:
    """Print a table, or what to do where it is empty; what it leaves out goes to standard error."""
    if not table.rows:
        click.echo(table.empty, err=True)
    elif sys.stdout.isatty():
        _draw(table)
    else:
        _print_plain(table)
    for note in table.notes:
        click.echo(note, err=True)


def print_json(items: Iterable[Json]) -> None:
    """Print objects as one JSON array, an object a line."""
    write_utf8()
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    click.echo(f"[\n{lines}\n]" if lines else "[]")


def print_page(lines: Sequence[Line]) -> None:
    """Print lines with their indents; quoted words are coloured, or stand between ** in a pipe."""
    if not sys.stdout.isatty():
        for line in lines:
            click.echo(f"{' ' * line.indent}{''.join(piece for piece, _ in _starred(line))}".rstrip())
        return
    from rich.console import Console  # noqa: PLC0415 - takes 60 ms, and only a terminal needs it
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    for line in lines:
        pieces = line.pieces if console.color_system else _starred(line)
        text = Text.assemble(*[(piece, _STYLES[style]) for piece, style in pieces])
        console.print(Padding(text, (0, 0, 0, line.indent)))


def _starred(line: Line) -> tuple[tuple[str, str], ...]:
    """A line's pieces with quoted words between **, for where there is no colour."""
    return tuple((f"**{piece}**" if style == "words" else piece, style) for piece, style in line.pieces)


def _draw(table: Table) -> None:
    """Draw a table as wide as the terminal; a row's id stands beneath its first cell."""
    from rich import box  # noqa: PLC0415 - see print_page
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table as RichTable  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for number, heading in enumerate(table.headings):
        last = number == len(table.headings) - 1
        drawn.add_column(
            heading, overflow="fold", min_width=10 if number == 0 else 5, ratio=1 if last else None
        )
    for row, name in zip(table.rows, table.ids, strict=True):
        first = Text.assemble(row[0], "\n", (name, "dim"))
        drawn.add_row(first, *[Text(cell) for cell in row[1:]])
    Console(highlight=False).print(drawn)


def _print_plain(table: Table) -> None:
    rows = [("Id", *table.headings)]
    rows += [(name, *row) for name, row in zip(table.ids, table.rows, strict=True)]
    widths = [max(len(row[number]) for row in rows) for number in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]).rstrip())
