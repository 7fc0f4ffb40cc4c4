"""How fast reports become a register: `python benchmarks/read.py FILE.jsonl.gz [--documents 500]`.

Takes the first documents of a file of JSON Lines with the keys text, date, title, url; prints documents,
sentences a second from the first byte read to the record settled, and the peak memory of each process.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import resource
import tempfile
import time
from pathlib import Path

import click

from regesta.pipeline import read_sources
from regesta.settings import SMALL, Settings
from regesta.store import open_store
from regesta.text.sentences import split_sentences


def write_rows(source: Path, documents: int, target: Path) -> None:
    """Unpack the first documents."""
    with gzip.open(source, "rt", encoding="utf-8") as packed, target.open("w", encoding="utf-8") as rows:
        for line in itertools.islice(packed, documents):
            row = json.loads(line)
            kept = {key: row.get(key) for key in ("id", "text", "date", "title", "url")}
            rows.write(json.dumps(kept) + "\n")


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.option("--documents", default=500, show_default=True)
@click.option("--workers", default=os.cpu_count(), show_default=True)
@click.option("--marker", default=SMALL, show_default=True)
def main(source: Path, documents: int, workers: int, marker: str) -> None:
    """Read the first documents of SOURCE into a passing record."""
    with tempfile.TemporaryDirectory() as folder:
        rows, record = Path(folder, "rows.jsonl"), Path(folder, "record.regesta")
        write_rows(source, documents, rows)
        began = time.perf_counter()
        outcome = read_sources([str(rows)], Settings(record=record, workers=workers, marker=marker))
        seconds = time.perf_counter() - began
        with open_store(record, read_only=True) as store:
            sentences = sum(len(split_sentences(report.text)) for report in store.reports())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(outcome.read)} documents read, {len(outcome.refused)} refused, {sentences} sentences")
    print(f"{seconds:.1f} s, {sentences / seconds:.0f} sentences a second, {workers} processes")
    print(f"{outcome.counts['events']} events")
    print(f"peak memory: {peak:.0f} MB in the first process, {largest:.0f} MB in the largest other")


if __name__ == "__main__":
    main()
