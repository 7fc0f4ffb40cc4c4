from __future__ import annotations

import json
from pathlib import Path

import click

from regesta.gather import Columns, GatherOptions
from regesta.pipeline import Outcome, read_sources
from regesta.settings import Settings
from regesta.show.cli.options import EXIT_SOME_FAILED, RECORD, columns_options, record_option
from regesta.show.cli.progress import show_progress
from regesta.show.cli.streams import write_utf8
from regesta.show.words import count_words

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
    columns: Columns,
    day_first: bool | None,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> int:
    """Read reports; the exit status is 3 where some could not be read."""
    settings = Settings(record=record, again=again, workers=workers)
    with show_progress(sources, quiet=quiet) as shown:
        options = GatherOptions(settings=settings, columns=columns, day_first=day_first, tell=shown.tell)
        outcome = read_sources(sources, settings, options=options, progress=shown.advance)
    for refusal in outcome.refused:
        click.echo(f"not read: {refusal.error}", err=True)
    if not quiet:
        _tell_outcome(outcome, record, shown.rate)
    if as_json:
        write_utf8()
        click.echo(json.dumps(_summary(outcome, record), ensure_ascii=False))
    return EXIT_SOME_FAILED if outcome.refused else 0


def _tell_outcome(outcome: Outcome, record: Path, rate: str) -> None:
    parts = [f"{count_words(len(outcome.read), 'report')} read{rate}"]
    if outcome.copies:
        parts.append(f"{count_words(outcome.copies, 'copy of another', 'copies of others')} among them")
    if outcome.skipped:
        parts.append(f"{outcome.skipped} known already")
    if outcome.refused:
        parts.append(f"{len(outcome.refused)} not read, for the reasons above")
    kept = outcome.record
    held = [
        count_words(len(kept.events), "event"),
        count_words(len(kept.people), "person", "people"),
        count_words(len(kept.bodies), "joint body", "joint bodies"),
    ]
    where = "" if record == RECORD else f" --record {record}"
    click.echo(f"{'; '.join(parts)}.", err=True)
    click.echo(f"{record} holds {', '.join(held)}. 'regesta show{where}' prints them.", err=True)


def _summary(outcome: Outcome, record: Path) -> dict[str, object]:
    kept = outcome.record
    return {
        "record": str(record),
        "read": list(outcome.read),
        "known": outcome.skipped,
        "copies": outcome.copies,
        "refused": [{"source": item.source, "reason": str(item.error)} for item in outcome.refused],
        "events": len(kept.events),
        "people": len(kept.people),
        "bodies": len(kept.bodies),
        "commitments": len(kept.commitments),
        "disputes": len(kept.disputes),
    }
