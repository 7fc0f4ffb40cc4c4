"""The one place that knows all stages: how sources become a record.

    sources --gather--> reports --mark--> marks --read--> readings --(kept)--> settle --> record

Settling what the record file holds is told in `regesta.renewal`.

`read_sources` does all of it and keeps every report, with its marks and reading, in the record file as soon
as it is read: killed at any moment, the next run goes on where this one stopped.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, islice
from pathlib import Path

from regesta.domain.claim import Reading
from regesta.domain.marked_report import MarkedReport
from regesta.domain.marks import Marks
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.errors import UsageError
from regesta.gather import CopyIndex, Gathered, GatherOptions, KnownReport, Refusal, gather
from regesta.lexicon import load_lexicon
from regesta.mark.choice import weights_path
from regesta.mark.marker import Marker, load_marker
from regesta.read.reader import read_report
from regesta.renewal import renew_record
from regesta.settings import SMALL, Settings
from regesta.store import Store, open_store
from regesta.text.sentences import split_sentences

BATCH = 4
"""Reports that go to a worker at one go: few, so that none is idle for long while another has the last."""
ALONE = 24
"""Up to so many reports are marked in this process: starting others would take longer."""
ALONE_LARGE = 4
"""As many where the marker is not the small one."""
BY_HAND = "by-hand"
"""What stands for the marker's version in readings of reports that a person marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: sources handled and reports read so far, their sentences, seconds since it began."""

    handled: int
    reports: int
    sentences: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did: the reports read (ids), how many were known or repeat another, what was refused.

    `counts` says how many entries each part of the record (events, people, ...) holds now.
    """

    read: tuple[str, ...]
    skipped: int
    copies: int
    refused: tuple[Refusal, ...]
    counts: Mapping[str, int]
    path: Path
    settled: Record | None = None

    @property
    def record(self) -> Record:
        """The record; all of it is loaded from its file, unless all of it was settled just now."""
        if self.settled is not None:
            return self.settled
        with open_store(self.path, read_only=True) as store:
            return store.load_record()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """A record with the reports and readings it is made of, so that every quotation can be shown."""

    record: Record
    reports: Mapping[str, Report]
    readings: Sequence[Reading]


@dataclass(slots=True)
class _Tally:
    """What a run has done so far."""

    began: float
    read: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    skipped: int = 0
    copies: int = 0
    sentences: int = 0

    def progress(self) -> Progress:
        """How far the run is now."""
        return Progress(
            handled=len(self.read) + self.skipped + len(self.refused),
            reports=len(self.read),
            sentences=self.sentences,
            seconds=time.monotonic() - self.began,
        )


Told = Callable[[Progress], None]


def read_sources(
    sources: Sequence[str],
    settings: Settings,
    *,
    options: GatherOptions | None = None,
    progress: Told | None = None,
    marker: Marker | None = None,
) -> Outcome:
    """Read reports from sources into the record file and settle the record anew.

    A `marker` of one's own marks in this process, whatever the settings say of workers.

    Raises:
        UsageError: if no source is given.
        StoreError: if the record file cannot be used.
        DataError: if the package's own data are damaged.
    """
    if not sources:
        raise UsageError("nothing to read", mend="name a file, a folder or - for standard input")
    lexicon = load_lexicon(settings.data)
    options = replace(options or GatherOptions(settings=settings), kinds=tuple(lexicon.ontology.kinds))
    with open_store(settings.record, create=True) as store:
        tally = _Tally(began=time.monotonic())
        version = (marker or load_chosen_marker(settings)).version
        fresh = _fresh(sources, options, _Before(store, version, lexicon.ontology.version), tally)
        done_all = _read_here(fresh, settings, marker) if marker else _read_all(fresh, settings)
        for done in done_all:
            store.add(done.gathered.report, done.marks, done.reading, done.gathered.signature)
            tally.read.append(done.gathered.report.id)
            tally.sentences += done.sentences
            if progress:
                progress(tally.progress())
        record = renew_record(store, settings, because=tally.read)
        counts = store.count_entries()
    return Outcome(
        read=tuple(tally.read),
        skipped=tally.skipped,
        copies=tally.copies,
        refused=tuple(tally.refused),
        counts=counts,
        path=settings.record,
        settled=record,
    )


def open_record(path: str | Path) -> RecordView:
    """Open a record file for reading.

    Raises:
        StoreError: if there is none at `path` or it cannot be read.
    """
    with open_store(Path(path), create=False, read_only=True) as store:
        reports = {report.id: report for report in store.reports()}
        return RecordView(record=store.load_record(), reports=reports, readings=tuple(store.readings()))


def mark_sources(
    sources: Sequence[str], settings: Settings, *, options: GatherOptions | None = None
) -> Iterator[MarkedReport | Refusal]:
    """The marked report of every report of the sources: by hand where it came marked, else the marker's."""
    kinds = tuple(load_lexicon(settings.data).ontology.kinds)
    options = replace(options or GatherOptions(settings=settings), kinds=kinds)
    marker = load_chosen_marker(settings)
    for item in gather(sources, options):
        if isinstance(item, Refusal):
            yield item
        else:
            marks = item.marks or marker.mark([item.report.text])[0]
            yield MarkedReport(header=report_header(item.report), text=item.report.text, marks=marks)


def load_chosen_marker(settings: Settings) -> Marker:
    """The marker that the settings name.

    Raises:
        DataError: where there is none such, or its weights are damaged.
    """
    return _load_marker(weights_path(settings), settings.data, settings.cache)


@cache
def _load_marker(weights: Path, data: Path, cache: Path | None) -> Marker:
    return load_marker(weights, split_sentences, data, cache=cache)


def report_header(report: Report) -> tuple[tuple[str, str], ...]:
    """What stands above the text of a marked report."""
    day = report.published.day
    values = {
        "id": report.id,
        "published": day.isoformat() if day else "none",
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
    }
    return tuple((key, " ".join(value.split())) for key, value in values.items() if value)


@dataclass(frozen=True, slots=True)
class _Before:
    """What the record file held before this run, and who reads now."""

    store: Store
    marker: str
    ontology: str


def _fresh(
    sources: Sequence[str], options: GatherOptions, before: _Before, tally: _Tally
) -> Iterator[Gathered]:
    """What is gathered and still to be read; refusals, known reports and copies are counted."""
    known: set[str] = set()
    if not options.settings.again:
        for version in (before.marker, BY_HAND):
            known |= before.store.known(version, before.ontology)
    copies = CopyIndex(near_copy=options.settings.near_copy)
    copies.add_known(
        KnownReport(id=item.id, source=item.source, signature=item.signature, copy_of=item.copy_of)
        for item in before.store.signatures()
    )
    for item in gather(sources, options, copies):
        if isinstance(item, Refusal):
            tally.refused.append(item)
        elif item.report.id in known:
            tally.skipped += 1
        else:
            known.add(item.report.id)
            tally.copies += item.report.copy_of is not None
            yield item


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """A report with its marks and its reading."""

    gathered: Gathered
    marks: Marks
    reading: Reading
    sentences: int


def _read_all(gathered: Iterator[Gathered], settings: Settings) -> Iterator[_Done]:
    """Mark and read; in this process where there is little to do, else in one process per core."""
    alone = ALONE if settings.marker == SMALL else ALONE_LARGE
    first = list(islice(gathered, alone))
    workers = settings.workers or os.cpu_count() or 1
    if len(first) < alone or workers == 1:
        yield from _read_here(chain(first, gathered), settings, None)
        return
    pool = ProcessPoolExecutor(max_workers=workers)
    try:
        waiting: set[Future[list[_Done]]] = set()
        for batch in _batches(chain(first, gathered)):
            waiting.add(pool.submit(_read_batch, batch, settings))
            if len(waiting) > 2 * workers:
                ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from _results(ready)
        yield from _results(waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # an interrupted run does not wait for its queue


def _read_here(gathered: Iterable[Gathered], settings: Settings, marker: Marker | None) -> Iterator[_Done]:
    for batch in _batches(gathered):
        yield from _read_batch(batch, settings, marker)


def _results(futures: Iterable[Future[list[_Done]]]) -> Iterator[_Done]:
    for future in futures:
        yield from future.result()


def _batches(gathered: Iterable[Gathered]) -> Iterator[list[Gathered]]:
    rest = iter(gathered)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _read_batch(batch: Sequence[Gathered], settings: Settings, marker: Marker | None = None) -> list[_Done]:
    """Mark together what is not marked by hand, then read each report."""
    lexicon = load_lexicon(settings.data)
    unmarked = [item.report.text for item in batch if item.marks is None]
    marked: Iterator[Marks] = iter(())
    version = BY_HAND
    if unmarked:
        marker = marker or load_chosen_marker(settings)
        version = marker.version
        marked = iter(marker.mark(unmarked))
    done = []
    for item in batch:
        marks = item.marks if item.marks is not None else next(marked)
        name = version if item.marks is None else BY_HAND
        reading = read_report(item.report, marks, name, lexicon)
        reading = replace(reading, gaps=(*item.gaps, *reading.gaps))
        sentences = len(split_sentences(item.report.text))
        done.append(_Done(gathered=item, marks=marks, reading=reading, sentences=sentences))
    return done
