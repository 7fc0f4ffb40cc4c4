"""Have the teacher mark plain texts: `python -m training.teaching TEACHER --texts FILE.jsonl --out FILE`.

TEACHER is a run, or a file of weights such as the large marker that ships.

The small network then learns from the teacher's probabilities (`training.train --taught FILE`), as in
Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network" (2015), at temperature 1.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np
import torch

from regesta.lexicon import load_lexicon
from regesta.lexicon.name_parts import load_name_parts
from regesta.mark.decoding import Decoder, find_all
from regesta.mark.heads import Arrays, Pairs, PairScorer, SpanSet, classify, sigmoid, softmax, span_vectors
from regesta.mark.identity import LexiconIdentifier
from regesta.mark.labels import EVENT, PERSON
from regesta.mark.marker import TrainedMarker, load_marker
from regesta.mark.pairs import Wording, compare_wordings
from regesta.mark.pieces import split_pieces
from regesta.mark.tagging import Found
from regesta.mark.windows import Window, pack_windows
from regesta.mark.words import Words, join_words
from regesta.settings import DATA
from regesta.text.sentences import split_sentences
from training.corpus import make_layout
from training.examples import Example, Floats, Ints, Layout, line_sentences
from training.export import load_card, load_network, make_weights
from training.network import Network, load_encoder


class TorchEncoder:
    """A network in torch as the marker's encoder, in whole floats: int8 costs MPNet a third of its marks."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def __call__(self, pieces: Ints, shapes: Ints, /) -> Floats:
        """Vectors (pieces, width) of one window's pieces and word shapes."""
        with torch.no_grad():
            vectors = self._network(torch.from_numpy(pieces)[None], torch.from_numpy(shapes)[None])
        return np.asarray(vectors[0].numpy(), dtype=np.float32)


def load_teacher(teacher: Path) -> TrainedMarker:
    """The averaged teacher of a run or a file of weights, as a marker of texts that have one sentence a line.

    Raises:
        DataError: where a file of weights is damaged, or its encoder cannot be put together.
    """
    if teacher.is_file():
        return load_marker(teacher, line_sentences)
    network, described, tokenizer = load_network(teacher)
    weights = make_weights(
        network, described, tokenizer, {**load_card(described.encoder), "version": teacher.name}
    )
    identifier = LexiconIdentifier(load_lexicon(DATA), load_name_parts(DATA))
    return TrainedMarker(Decoder(weights, identifier), line_sentences, TorchEncoder(network))


def cut(text: str, layout: Layout) -> list[Window]:
    """The windows of a text that has one sentence a line."""
    sentences = split_pieces(text, line_sentences(text), layout.tokenizer, longest=layout.longest)
    return pack_windows(sentences, layout.specials, longest=layout.longest)


def teach(teacher: TrainedMarker, text: str, layout: Layout) -> list[Example]:
    """What the teacher says of a text, cut as the student (`layout`) sees it; nothing where words differ."""
    windows = cut(text, layout)
    if not windows:
        return []
    vectors = teacher.encode(teacher.windows(text))
    words = join_words(teacher.windows(text), vectors)
    found = find_all(teacher.weights, vectors)
    if [start for window in windows for start in window.starts.tolist()] != words.starts.tolist():
        return []
    examples, base = [], 0
    for window in windows:
        size = len(window.starts)
        own = Words(
            starts=window.starts,
            ends=window.ends,
            sentences=window.sentences,
            vectors=words.vectors[base : base + size],
        )
        inside = [
            Found(item.first - base, item.last - base, item.letter, item.score)
            for item in found
            if base <= item.first and item.last < base + size
        ]
        examples.append(_example(teacher.weights.arrays, text, window, own, inside))
        base += size
    return examples


def _example(arrays: Arrays, text: str, window: Window, words: Words, found: list[Found]) -> Example:
    columns = np.array([(item.first, item.last, item.letter) for item in found], dtype=np.int64)
    firsts, lasts, letters = columns.reshape(-1, 3).T
    vectors = span_vectors(arrays, words.vectors, firsts, lasts)
    spans = SpanSet(vectors, firsts, words.sentences[firsts], letters)
    events, persons = np.flatnonzero(letters == EVENT), np.flatnonzero(letters == PERSON)
    kinds = classify(arrays, "kind", vectors[events])
    wordings = [Wording(words.span(item).of(text)) for item in found]
    left, right = np.triu_indices(len(found), k=1)
    alike = letters[left] == letters[right]
    pairs = left[alike], right[alike]
    return Example(
        window=window,
        tags=softmax(words.vectors @ arrays["tag.weight"].T + arrays["tag.bias"]),
        firsts=firsts,
        lasts=lasts,
        letters=letters,
        wordings=wordings,
        events=events,
        kinds=kinds,
        statuses=classify(arrays, "status", vectors[events]),
        roles=_fillers(arrays, "role", spans, events, kinds),
        persons=persons,
        attributes=_fillers(arrays, "attribute", spans, persons, None),
        pairs=pairs,
        relations=_relations(arrays, spans, wordings, pairs),
    )


def _fillers(arrays: Arrays, name: str, spans: SpanSet, anchors: Ints, kinds: Floats | None) -> Floats:
    """(anchors, spans, roles): the probability that a span fills the role."""
    count, seats = len(anchors), len(spans.letters)
    one, two = np.repeat(np.arange(count), seats), np.tile(np.arange(seats), count)
    scores = PairScorer(arrays, name).score(Pairs(spans.take(anchors), spans, one, two), kinds=kinds)
    return sigmoid(scores).reshape(count, seats, scores.shape[1])


def _relations(arrays: Arrays, spans: SpanSet, wordings: list[Wording], pairs: tuple[Ints, Ints]) -> Ints:
    if not len(pairs[0]):
        return np.zeros(0, dtype=np.int64)
    strings = compare_wordings(wordings, *pairs)
    scores = PairScorer(arrays, "same").score(Pairs(spans, spans, *pairs), strings=strings)
    return np.asarray(scores.argmax(axis=1), dtype=np.int64)


def read_texts(path: Path) -> Iterator[str]:
    """The texts of a JSON Lines file (field "text"; packed or not), one sentence a line."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            text = str(json.loads(line)["text"])
            yield "\n".join(" ".join(text[start:end].split()) for start, end in split_sentences(text))


@click.command()
@click.argument("teacher", type=click.Path(path_type=Path, exists=True))
@click.option("--texts", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--student", default="minilm", show_default=True)
def main(teacher: Path, texts: Path, out: Path, student: str) -> None:
    """Mark plain texts by TEACHER, a run or a file of weights."""
    marker = load_teacher(teacher)
    _, tokenizer = load_encoder(student)
    card = marker.weights.card
    layout = make_layout(tokenizer, card.longest, card.kinds)
    examples: list[Example] = []
    for number, text in enumerate(read_texts(texts), 1):
        examples += teach(marker, text, layout)
        if number % 100 == 0:
            torch.save((card.kinds, examples), out)
            print(json.dumps({"texts": number, "windows": len(examples)}), flush=True)
    torch.save((card.kinds, examples), out)


if __name__ == "__main__":
    main()
