"""Who rules: --by and --reason."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from regesta.errors import UsageError
from regesta.judging import Author

P = ParamSpec("P")
R = TypeVar("R")


def author_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add --by and --reason."""
    by = click.option("--by", metavar="NAME", help="Who rules; your login name unless told.")
    reason = click.option("--reason", default="", metavar="WORDS", help="Why, in your words.")
    return by(reason(command))


def make_author(by: str | None, reason: str) -> Author:
    """Who rules; raises UsageError where nobody is named and the system knows no name."""
    if by is None:
        try:
            by = getpass.getuser()
        except (OSError, KeyError, ImportError) as error:
            raise UsageError("your login name is not known", where="--by", mend="give a name") from error
    return Author(by=by, reason=reason)
