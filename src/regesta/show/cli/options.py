"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

import click

from regesta.settings import SMALL
from regesta.show.days import read_day

P = ParamSpec("P")
R = TypeVar("R")

RECORD = Path("record.regesta")
EXIT_SOME_FAILED = 3
"""The exit status where some sources could not be read and the others were."""
_COLUMNS = {
    "text": "the text",
    "title": "the title",
    "date": "the publication date",
    "outlet": "the outlet",
    "url": "the address",
    "id": "the id",
}


def record_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add --record, the file that holds the register."""
    option = click.option(
        "--record",
        type=click.Path(path_type=Path, dir_okay=False),
        default=RECORD,
        show_default=True,
        envvar="REGESTA_RECORD",
        metavar="FILE",
        help="The record file. REGESTA_RECORD in the environment says it once for all.",
    )
    return option(command)


def marker_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add --marker, the marker that reads."""
    option = click.option(
        "--marker",
        default=SMALL,
        show_default=True,
        envvar="REGESTA_MARKER",
        metavar="small|large|FILE",
        help="The marker: the one that ships, the larger and slower one of the package regesta-en-large, "
        "or a file of weights. REGESTA_MARKER in the environment says it once for all.",
    )
    return option(command)


def json_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add --json, which prints the same as data."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")(command)


def columns_options(command: Callable[..., R]) -> Callable[..., R]:
    """Add --text-column and its like, which reach the command as `columns`."""

    @wraps(command)
    def with_columns(**given: object) -> R:
        from regesta.gather.options import Columns  # noqa: PLC0415 - loads all of gathering

        named = {name: given.pop(f"{name}_column") for name in _COLUMNS}
        named["published"] = named.pop("date")
        return command(**given, columns=Columns(**cast("dict[str, str | None]", named)))

    for name, what in reversed(_COLUMNS.items()):
        told = f"CSV column or JSON key that holds {what}; guessed unless told."
        with_columns = click.option(f"--{name}-column", metavar="NAME", help=told)(with_columns)
    return with_columns


class Day(click.ParamType[date]):
    """A day, month or year; `last` takes the last day of a month or year instead of the first."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read YYYY, YYYY-MM or YYYY-MM-DD."""
        if isinstance(value, date):
            return value
        try:
            return read_day(str(value), last=self.last)
        except ValueError:
            self.fail(f"{value!r} is no date; write 2019, 2019-01 or 2019-01-16", param, ctx)
