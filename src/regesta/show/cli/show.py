from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from regesta.domain.marks import Status
from regesta.errors import UsageError
from regesta.show.cli.options import Day, json_option, record_option
from regesta.show.cli.printing import print_json, print_table
from regesta.show.listing.choice import choose_listing
from regesta.show.opening import open_register
from regesta.show.selection import Selection

_HELP = """Print what the record holds: the timeline, or one of its lists.

The timeline has one row an event however many reports tell it. An arrow between parties
(AZE > IRN) stands between who acts and who is acted upon; "-" before an event sets it
within the visit above it; "told 2019-12-04" stands where no report says when it was.
Mere sayings (kind statement) are left out unless asked for.

\b
Examples:
  regesta show                                the timeline
  regesta show --pair IRN AZE                 what passed between two states
  regesta show --pair Iran NATO --since 2019 --until 2020-06
  regesta show --person Bagheri --kind visit --kind meeting
  regesta show --bodies                       joint commissions, with missing sessions
  regesta show --commitments --pair IRN AZE   promises, and what came of them
  regesta show --coverage                     who reports how much, and what is left out
  regesta show --json > events.json           the same as data
"""


@click.command(help=_HELP)
@record_option
@click.option(
    "--pair", nargs=2, metavar="A B", help="Only events in which both take part: IRN AZE, Iran NATO."
)
@click.option("--person", metavar="NAME", help="Only events with this person: a name, part of one, or an id.")
@click.option(
    "--body", metavar="NAME", help="Only sessions of this joint body: a name, part of one, or an id."
)
@click.option(
    "--since", type=Day(last=False), metavar="DATE", help="Only on or after: 2019, 2019-01, 2019-01-16."
)
@click.option(
    "--until", type=Day(last=True), metavar="DATE", help="Only on or before, the whole year or month in."
)
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind of event; may be repeated."
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([status.value for status in Status]),
    help="Only events with this status; may be repeated.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="0..1",
    help="Only at least this sure; 0.5 where nothing is said.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Show mere sayings (statements) and doubtful events too."
)
@click.option(
    "--people", "listing", flag_value="people", help="List people instead: spellings, offices, ranks."
)
@click.option(
    "--bodies", "listing", flag_value="bodies", help="List joint bodies: sessions, missing numbers."
)
@click.option(
    "--commitments", "listing", flag_value="commitments", help="List promises and what came of them."
)
@click.option("--disputes", "listing", flag_value="disputes", help="List where reports differ.")
@click.option(
    "--coverage",
    "listing",
    flag_value="coverage",
    help="List outlets: reports, who told first, what is left out.",
)
@click.option("--gaps", "listing", flag_value="gaps", help="List what could not be settled, and why.")
@json_option
def show(  # noqa: PLR0913 - one parameter an option
    *,
    record: Path,
    pair: tuple[str, str] | None,
    person: str | None,
    body: str | None,
    since: date | None,
    until: date | None,
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    min_confidence: float | None,
    everything: bool,
    listing: str | None,
    as_json: bool,
) -> None:
    """Print the timeline, or the list asked for."""
    if since and until and since > until:
        raise UsageError("no day lies in between", where=f"--since {since} --until {until}", mend="swap them")
    selection = Selection(
        pair=pair or (),
        person=person,
        body=body,
        since=since,
        until=until,
        kinds=kinds,
        statuses=tuple(Status(status) for status in statuses),
        min_confidence=min_confidence or 0.0,
        statements=everything,
        doubtful=everything or min_confidence is not None,
    )
    chosen = choose_listing(open_register(record), selection, listing or "timeline")
    if as_json:
        print_json(chosen.items)
    else:
        print_table(chosen.table)
        for table in chosen.more:
            click.echo()
            print_table(table)
