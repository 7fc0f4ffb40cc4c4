"""A run of `regesta read`: the stages at work, and what is told of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from regesta.gather import GatherOptions
from regesta.pipeline import Outcome, read_sources
from regesta.settings import Settings
from regesta.show.cli.options import EXIT_SOME_FAILED, RECORD
from regesta.show.cli.progress import show_progress
from regesta.show.cli.streams import write_utf8
from regesta.show.words import count_words


def read_and_tell(
    sources: Sequence[str], settings: Settings, options: GatherOptions, *, quiet: bool, as_json: bool
) -> int:
    """Read the sources and tell the outcome; the status is 3 where some could not be read."""
    with show_progress(sources, quiet=quiet) as shown:
        options = replace(options, settings=settings, tell=shown.tell)
        outcome = read_sources(sources, settings, options=options, progress=shown.advance)
    for refusal in outcome.refused:
        click.echo(f"not read: {refusal.error}", err=True)
    if not quiet:
        _tell_outcome(outcome, settings.record, shown.rate)
    if as_json:
        write_utf8()
        click.echo(json.dumps(_summary(outcome, settings.record), ensure_ascii=False))
    return EXIT_SOME_FAILED if outcome.refused else 0


def _tell_outcome(outcome: Outcome, record: Path, rate: str) -> None:
    parts = [f"{count_words(len(outcome.read), 'report')} read{rate}"]
    if outcome.copies:
        parts.append(f"{count_words(outcome.copies, 'copy of another', 'copies of others')} among them")
    if outcome.skipped:
        parts.append(f"{outcome.skipped} known already")
    if outcome.refused:
        parts.append(f"{len(outcome.refused)} not read, for the reasons above")
    kept = outcome.counts
    held = [
        count_words(kept["events"], "event"),
        count_words(kept["people"], "person", "people"),
        count_words(kept["bodies"], "joint body", "joint bodies"),
    ]
    where = "" if record == RECORD else f" --record {record}"
    click.echo(f"{'; '.join(parts)}.", err=True)
    click.echo(f"{record} holds {', '.join(held)}. 'regesta show{where}' prints them.", err=True)


def _summary(outcome: Outcome, record: Path) -> dict[str, object]:
    parts = ("events", "people", "bodies", "commitments", "disputes")
    return {
        "record": str(record),
        "read": list(outcome.read),
        "known": outcome.skipped,
        "copies": outcome.copies,
        "refused": [{"source": item.source, "reason": str(item.error)} for item in outcome.refused],
        **{part: outcome.counts[part] for part in parts},
    }
