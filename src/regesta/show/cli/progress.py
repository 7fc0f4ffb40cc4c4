"""How far a run is, on standard error: a moving line on a terminal, a plain one now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import click

from regesta.gather import Refusal
from regesta.gather.sources import STDIN, find_sources
from regesta.pipeline import Progress

_EVERY = 30.0
"""Seconds between two lines where standard error is no terminal."""
_ROWS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})


def _pass_over(_note: str) -> None:
    """Tell nothing: the run itself tells it."""


@dataclass(slots=True)
class ShownProgress:
    """What the run tells: `advance` after every report, `tell` for what was guessed or passed over."""

    total: int | None
    write: Callable[[str], None]
    say: Callable[[Progress], None]
    last: Progress | None = None
    tell: Callable[[str], None] = field(default=_pass_over)

    def __post_init__(self) -> None:
        self.tell = self.write

    def advance(self, progress: Progress) -> None:
        """Note how far the run is."""
        self.last = progress
        self.say(progress)

    @property
    def rate(self) -> str:
        """How fast the run was, in words; empty where nothing was read."""
        return f" in {self.last.seconds:.1f} s ({_rate(self.last)})" if self.last else ""


@contextmanager
def show_progress(sources: Sequence[str], *, quiet: bool) -> Iterator[ShownProgress]:
    """Show progress while the block runs."""
    if quiet:
        yield ShownProgress(total=None, write=_pass_over, say=lambda _progress: None)
        return
    total = _count(sources)
    if not sys.stderr.isatty():
        yield _plain(total)
        return
    from rich.console import Console  # noqa: PLC0415 - takes 60 ms, and only a terminal needs it
    from rich.status import Status  # noqa: PLC0415

    console = Console(stderr=True, highlight=False)
    with Status("looking for reports ...", console=console) as status:
        yield ShownProgress(
            total=total,
            write=lambda note: console.print(note, markup=False),
            say=lambda progress: status.update(_words(progress, total)),
        )


def _plain(total: int | None) -> ShownProgress:
    told = [0.0]

    def say(progress: Progress) -> None:
        if progress.seconds - told[0] >= _EVERY:
            told[0] = progress.seconds
            click.echo(_words(progress, total), err=True)

    return ShownProgress(total=total, write=lambda note: click.echo(note, err=True), say=say)


def _words(progress: Progress, total: int | None) -> str:
    done = f"{progress.handled} of {total}" if total else f"{progress.reports}"
    left = _time_left(progress, total)
    return f"{done} reports, {progress.sentences} sentences, {_rate(progress)}{left}"


def _rate(progress: Progress) -> str:
    return f"{progress.sentences / max(progress.seconds, 0.001):.0f} sentences a second"


def _time_left(progress: Progress, total: int | None) -> str:
    if not total or not progress.reports or progress.handled > total:
        return ""
    seconds = round((total - progress.handled) * progress.seconds / progress.handled)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    clock = f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
    return f", about {clock} left"


def _count(sources: Sequence[str]) -> int | None:
    """How many reports the sources seem to hold; None where that cannot be told beforehand."""
    total = 0
    for given in sources:
        if given == STDIN:
            return None
        for item in find_sources(given, _pass_over):
            if isinstance(item, Refusal):
                continue
            if item.path.suffix.lower() in _ROWS:
                return None
            total += 1
    return total
