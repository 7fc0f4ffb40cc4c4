from __future__ import annotations

import sys
from pathlib import Path

import click

from regesta.errors import SourceError, UsageError
from regesta.gather.decoding import decode
from regesta.judging import (
    Ruled,
    correct,
    import_judgements,
    judge_different,
    judge_same,
    judge_unsure,
    judged_reports,
    list_judgements,
    reject,
    revoke,
    write_lines,
)
from regesta.settings import Settings
from regesta.show.cli.authors import author_options, make_author
from regesta.show.cli.options import json_option, record_option
from regesta.show.cli.printing import print_json, print_table
from regesta.show.cli.streams import write_utf8
from regesta.show.listing.judgements import judgement_object, judgements_table
from regesta.show.words import count_words

_HELP = """Rule on what the record holds; rulings last.

A ruling is tied to words of a report, so it holds when the report is read again. It is
kept with its author and reason, can be revoked, and is never deleted. The record is
settled anew at once; 'regesta log' tells what a ruling has changed.

ID is the id of an event, person, joint body or instrument as 'regesta show' prints it, of a
claim as 'regesta claims' prints it, or the beginning of one. To part an event that is two,
rule two of its claims different; to part a body or an instrument, name it as CLAIM/body or
CLAIM/instrument.

A ruling that is not seen in the record is kept, and a warning says why it is not.

\b
Examples:
  regesta judge same ev-7f3k2q ev-a41bcd --reason "one meeting, two outlets"
  regesta judge different pe-3kx2ab pe-99dfgh
  regesta judge correct ev-7f3k2q when 2019-01-16
  regesta judge correct pe-3kx2ab rank "colonel general"
  regesta judge reject ev-a41bcd --by anna
  regesta judge list
  regesta judge revoke ju-5tq2mz
"""


@click.group(help=_HELP)
def judge() -> None:
    """Group what a person can rule."""


@judge.command()
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@author_options
@record_option
def same(*, left: str, right: str, by: str | None, reason: str, record: Path) -> None:
    """Two events, people, joint bodies or instruments are one."""
    _tell(judge_same(Settings(record=record), left, right, make_author(by, reason)))


@judge.command()
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@author_options
@record_option
def different(*, left: str, right: str, by: str | None, reason: str, record: Path) -> None:
    """Two are not one, and are never merged; two claims of one event part it."""
    _tell(judge_different(Settings(record=record), left, right, make_author(by, reason)))


@judge.command()
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@author_options
@record_option
def unsure(*, left: str, right: str, by: str | None, reason: str, record: Path) -> None:
    """Nobody can tell: they stay two and are not asked about again."""
    _tell(judge_unsure(Settings(record=record), left, right, make_author(by, reason)))


@judge.command(name="reject")
@click.argument("thing", metavar="ID")
@author_options
@record_option
def reject_thing(*, thing: str, by: str | None, reason: str, record: Path) -> None:
    """The words do not say that: take an event, claim, person, joint body or instrument out."""
    _tell(reject(Settings(record=record), thing, make_author(by, reason)))


@judge.command(name="correct")
@click.argument("thing", metavar="ID")
@click.argument("name", metavar="PROPERTY")
@click.argument("value")
@author_options
@record_option
def correct_value(  # noqa: PLR0913 - one parameter an option
    *, thing: str, name: str, value: str, by: str | None, reason: str, record: Path
) -> None:
    """Put a value right.

    PROPERTY is kind, status, when, where or number of an event; name, country, rank or office
    of a person; kind of an instrument. A time is written 2019-01-16 or 2019-01-16/2019-01-18, a
    country IRN.
    """
    _tell(correct(Settings(record=record), thing, name, value, make_author(by, reason)))


@judge.command(name="revoke")
@click.argument("names", metavar="JUDGEMENT...", nargs=-1, required=True)
@record_option
def revoke_judgements(*, names: tuple[str, ...], record: Path) -> None:
    """Take judgements back; they stay on file but count no more."""
    _tell(revoke(Settings(record=record), names), "revoked")


@judge.command(name="list")
@record_option
@json_option
def list_all(*, record: Path, as_json: bool) -> None:
    """Print all judgements, revoked ones too."""
    judgements = list_judgements(Settings(record=record))
    reports = judged_reports(Settings(record=record), judgements)
    if as_json:
        print_json(judgement_object(judgement, reports) for judgement in judgements)
    else:
        print_table(judgements_table(judgements, reports))


@judge.command(name="export")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@record_option
def export_all(*, file: Path, record: Path) -> None:
    """Write all judgements as JSON Lines; - is standard output. No words of reports are in it."""
    lines = [f"{line}\n" for line in write_lines(list_judgements(Settings(record=record)))]
    if str(file) == "-":
        write_utf8()
        sys.stdout.writelines(lines)
        return
    try:
        with file.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(lines)
    except OSError as error:
        mend = "choose another file"
        raise UsageError(f"cannot be written ({error.strerror})", where=str(file), mend=mend) from error
    click.echo(f"{count_words(len(lines), 'judgement')} written to {file}", err=True)


@judge.command(name="import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@record_option
def import_all(*, file: Path, record: Path) -> None:
    """Take over judgements that 'export' wrote; those the record has are passed over."""
    ruled = import_judgements(Settings(record=record), _text(file).splitlines(), str(file))
    _tell(ruled, "taken over")


def _tell(ruled: Ruled, done: str = "kept") -> None:
    """Say on standard output which judgements were made, on standard error what they have changed."""
    for judgement in ruled.judgements:
        click.echo(judgement.id)
    changed = len({change.subject for change in ruled.changes})
    entries = count_words(changed, "entry", "entries")
    what = (
        f"{entries} of the record changed; 'regesta log' tells how" if changed else "the record is as it was"
    )
    click.echo(f"{count_words(len(ruled.judgements), 'judgement')} {done}; {what}", err=True)
    for name, reason in ruled.idle.items():
        click.echo(f"warning: {name} has no effect: {reason}", err=True)


def _text(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return decode(file.read_bytes(), str(file)).text
    except OSError as error:
        what = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise SourceError(what, where=str(file), mend="look for a slip in the name") from error
