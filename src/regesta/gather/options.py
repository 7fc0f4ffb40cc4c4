from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from regesta.domain.claim import Gap
from regesta.domain.marks import Marks
from regesta.domain.report import Report
from regesta.errors import InputError
from regesta.settings import Settings


def keep_silent(_note: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a CSV file, or key of a JSON Lines row, gives what; None leaves it to a guess."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GatherOptions:
    """How sources are read.

    `kinds` are the event kinds that marked reports may use. `today` is the day after which no report
    can have been published (None: the clock's). `day_first` decides dates such as 04/12/2019, which are
    left undated without it. `tell` gets one line for everything that was guessed, mended or passed over.
    `stdin` is read for the source "-" (None: the process's own).
    """

    settings: Settings = field(default_factory=Settings)
    columns: Columns = field(default_factory=Columns)
    kinds: Collection[str] = ()
    today: date | None = None
    day_first: bool | None = None
    tell: Callable[[str], None] = keep_silent
    stdin: BinaryIO | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A report, the marks it came with if a person marked it, and what is doubtful about the whole of it.

    `signature` is the sketch of its text, to be kept so that later runs know its copies.
    """

    report: Report
    marks: Marks | None = None
    gaps: tuple[Gap, ...] = ()
    signature: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A source, or a row of one, that could not become a report."""

    source: str
    error: InputError
