"""Where marking spends its time: `python benchmarks/mark.py FILE.jsonl.gz [--documents 60]`.

Prints sentences a second of each step of the marker, on one core, over the first documents of a file.
"""

from __future__ import annotations

import gzip
import io
import itertools
import json
import time
from pathlib import Path

import click
from threadpoolctl import threadpool_limits

from regesta.gather import Gathered, GatherOptions, gather
from regesta.mark.decoding import decode, find_all
from regesta.mark.marker import load_marker
from regesta.mark.words import join_words
from regesta.settings import DATA
from regesta.text.sentences import split_sentences


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.option("--documents", default=60, show_default=True)
@click.option("--weights", type=click.Path(path_type=Path), default=DATA / "marker" / "en.marker")
def main(source: Path, documents: int, weights: Path) -> None:
    """Mark the first documents of SOURCE step by step."""
    marker = load_marker(weights, split_sentences)
    with gzip.open(source, "rt", encoding="utf-8") as packed:
        rows = [json.loads(line) for line in itertools.islice(packed, documents)]
    lines = "\n".join(json.dumps({"text": row["text"]}) for row in rows).encode()
    gathered = gather(["-"], GatherOptions(stdin=io.BytesIO(lines)))
    texts = [item.report.text for item in gathered if isinstance(item, Gathered)]
    sentences = sum(len(split_sentences(text)) for text in texts)
    threadpool_limits(limits=1, user_api="blas")  # as `TrainedMarker.mark` does
    clock = [time.process_time()]
    windows = [marker.windows(text) for text in texts]
    clock.append(time.process_time())
    vectors = [marker.encode(own) for own in windows]
    clock.append(time.process_time())
    found = [find_all(marker.weights, own) for own in vectors]
    clock.append(time.process_time())
    for text, own, words, mentions in zip(texts, windows, vectors, found, strict=True):
        if own:
            decode(marker.decoder, text, join_words(own, words), mentions)
    clock.append(time.process_time())
    print(f"{len(texts)} documents, {sentences} sentences, {sum(map(len, windows))} windows")
    for name, start, end in zip(("cut", "encode", "tag", "decode"), clock, clock[1:], strict=False):
        print(f"{name:8} {end - start:7.2f} s  {sentences / max(end - start, 1e-9):8.0f} sentences a second")
    whole = clock[-1] - clock[0]
    print(f"{'all':8} {whole:7.2f} s  {sentences / whole:8.0f} sentences a second")


if __name__ == "__main__":
    main()
