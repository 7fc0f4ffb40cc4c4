from __future__ import annotations

from pathlib import Path

import click

from regesta.show.cli.options import json_option, record_option
from regesta.show.cli.printing import print_json, print_page
from regesta.show.finding import explain_thing
from regesta.show.opening import open_register

_HELP = """Show every sentence behind an event, a person, a joint body or an instrument.

THING is an id as 'regesta show' prints it, the beginning of one, or part of a person's or
body's name. Each value is shown with the sentences that give it (the words themselves
between ** or in colour), the outlet and the day; then what other reports say instead, why
reports were taken to tell the same thing, and what they leave open.

\b
Examples:
  regesta explain ev-7f3k2q
  regesta explain Bagheri
  regesta explain "joint commission"
"""


@click.command(help=_HELP)
@click.argument("thing", metavar="THING")
@record_option
@json_option
def explain(*, thing: str, record: Path, as_json: bool) -> None:
    """Print the page of one thing."""
    page, items = explain_thing(thing, open_register(record))
    if as_json:
        print_json(items)
    else:
        print_page(page)
