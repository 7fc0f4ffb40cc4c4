"""Whether dates, places and names together take less time than the marker.

`python benchmarks/resolve.py FILE.jsonl.gz [--documents 40] [--marker/--no-marker]` reads the first
documents of a file (JSON Lines with text and date) and prints the processor time of each step. For
names all runs of two to four capitalised words are taken, more than there are people; every pair of a
document that shares a key is compared. Tables and weights are loaded before the clock starts.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from regesta import dates, names, places
from regesta.mark.marker import load_marker
from regesta.settings import DATA
from regesta.text.sentences import split_sentences

Document = tuple[str, date | None]
_PERSON = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|al|bin|de|van|von)){1,3}")


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.option("--documents", default=40, show_default=True, help="How many documents to read.")
@click.option("--marker/--no-marker", default=True, show_default=True, help="Measure the marker too.")
@click.option("--weights", type=click.Path(path_type=Path), default=DATA / "marker" / "en.marker")
def main(source: Path, documents: int, weights: Path, *, marker: bool) -> None:
    """Read the first documents of SOURCE with each step by itself."""
    read = read_documents(source, documents)
    warm_up()
    sentences = sum(len(split_sentences(text)) for text, _ in read)
    print(f"{len(read)} documents, {sentences} sentences; processor time")
    spent = [
        tell("dates", sentences, lambda: find_dates(read)),
        tell("places", sentences, lambda: find_places(read)),
        tell("names", sentences, lambda: compare_names(read)),
    ]
    together = sum(spent)
    print(f"{'together':9} {together:7.2f} s")
    if marker:
        ready = load_marker(weights, split_sentences)
        marking = tell("marker", sentences, lambda: len(list(ready.mark([text for text, _ in read]))))
        print(f"dates, places and names take {together / marking:.2f} of the time of the marker")


def read_documents(source: Path, count: int) -> list[Document]:
    """The texts and days of the first documents."""
    with gzip.open(source, "rt", encoding="utf-8") as packed:
        rows = [json.loads(line) for line in itertools.islice(packed, count)]
    return [(row["text"], _day(row.get("date"))) for row in rows]


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def warm_up() -> None:
    """Load grammar, gazetteer and tables of names."""
    dates.resolve("On Friday.", None)
    places.resolve("In Baku.")
    names.compare("A B", "A C")


def tell(name: str, sentences: int, work: Callable[[], int]) -> float:
    """Do a step, print what it took and how much it found, and return the seconds."""
    begun = time.process_time()
    found = work()
    spent = time.process_time() - begun
    rate = sentences / max(spent, 1e-9)
    print(f"{name:9} {spent:7.2f} s  {rate:8.0f} sentences a second, {found} found")
    return spent


def find_dates(documents: Sequence[Document]) -> int:
    """Find and resolve all dates."""
    return sum(len(dates.resolve(text, day)) for text, day in documents)


def find_places(documents: Sequence[Document]) -> int:
    """Find and resolve all places."""
    return sum(len(places.resolve(text, day)) for text, day in documents)


def compare_names(documents: Sequence[Document]) -> int:
    """Compare the names of each document with each other where they share a key; count what is one."""
    found = 0
    for text, _ in documents:
        written = sorted({match[0] for match in _PERSON.finditer(text)})
        keyed = [(name, names.keys(name)) for name in written]
        found += sum(
            names.compare(one, other).same
            for (one, mine), (other, theirs) in itertools.combinations(keyed, 2)
            if mine & theirs
        )
    return found


if __name__ == "__main__":
    main()
