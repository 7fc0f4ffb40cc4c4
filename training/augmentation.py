"""Windows told in other words: names and event words exchanged for others of their sort, words blotted out.

A network that sees each report twenty times learns it by heart. Where a name may be another's and an event
word another of its kind, it has to go by what stands around them. Targets stay as they are.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tokenizers import Tokenizer

from regesta.mark.labels import EVENT, LETTER_ORDER
from training.examples import Example, Ints

Word = tuple[tuple[int, ...], tuple[int, ...]]
"""A word's pieces and their shapes."""
Sort = tuple[str, str, int]
"""Words of one sort may stand for each other: letter; kind and ending, or casing; number of pieces."""

ALONE = "slg"
"""Letters whose mentions are exchanged only where they are one word: "NATO", not "Ministry of Defence"."""
ENDINGS = ("ing", "ed", "ion", "ment", "s")
SURE = 0.8
"""A teacher's event words are exchanged where it is as sure as this of their kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How often: windows with other names, event words exchanged, words blotted out."""

    names: float = 0.5
    events: float = 0.2
    blots: float = 0.08


@dataclass(frozen=True, slots=True, kw_only=True)
class Augmentation:
    """Tells windows in other words; `words` are those of each sort, `mask` the piece that blots one out."""

    words: dict[Sort, tuple[Word, ...]]
    mask: int
    shares: Shares

    def __call__(self, example: Example, rng: random.Random) -> Example:
        """The example with other words in its window; a name is the same other name all through it."""
        window = example.window
        pieces, shapes = window.pieces.copy(), window.shapes.copy()
        named = rng.random() < self.shares.names
        chosen: dict[tuple[Sort, Word], Word] = {}
        for sort, at, word in exchangeable(example):
            is_event = sort[0] == "e"
            if not (rng.random() < self.shares.events if is_event else named):
                continue
            if is_event or (sort, word) not in chosen:
                chosen[sort, word] = rng.choice(self.words.get(sort, (word,)))
            end = at + len(word[0])
            pieces[at:end], shapes[at:end] = chosen[sort, word]
        self._blot(example, pieces, rng)
        return replace(example, window=replace(window, pieces=pieces, shapes=shapes))

    def _blot(self, example: Example, pieces: Ints, rng: random.Random) -> None:
        window = example.window
        for first, last in zip(window.firsts.tolist(), window.lasts.tolist(), strict=True):
            if rng.random() < self.shares.blots:
                pieces[first : last + 1] = self.mask


def learn_words(
    examples: Iterable[Example], tokenizer: Tokenizer, shares: Shares | None = None
) -> Augmentation:
    """The augmentation that exchanges the words of these examples."""
    seen: dict[Sort, dict[Word, None]] = defaultdict(dict)
    for example in examples:
        for sort, _, word in exchangeable(example):
            seen[sort][word] = None
    mask = next(i for name in ("[MASK]", "<mask>") if (i := tokenizer.token_to_id(name)) is not None)
    words = {sort: tuple(found) for sort, found in seen.items()}
    return Augmentation(words=words, mask=mask, shares=shares or Shares())


def exchangeable(example: Example) -> Iterator[tuple[Sort, int, Word]]:
    """The words that others of their sort may stand for: sort, place of the first piece, word."""
    kinds = dict(zip(example.events.tolist(), example.kinds, strict=True))
    for span, wording in enumerate(example.wordings):
        letter = LETTER_ORDER[int(example.letters[span])]
        first, last = int(example.firsts[span]), int(example.lasts[span])
        written = wording.written
        if example.letters[span] == EVENT:
            if first == last and written.islower() and span in kinds and kinds[span].max() > SURE:
                ending = next((end for end in ENDINGS if written.endswith(end)), "")
                yield _word(example, first, letter, f"{int(kinds[span].argmax())} {ending}")
        elif letter == "p" and written.istitle() and not wording.pronoun:
            for word in range(first, last + 1):
                yield _word(example, word, letter, "")
        elif letter in ALONE and first == last and written[0].isupper():
            yield _word(example, first, letter, "capitals" if written.isupper() else "")


def _word(example: Example, word: int, letter: str, form: str) -> tuple[Sort, int, Word]:
    window = example.window
    at, end = int(window.firsts[word]), int(window.lasts[word]) + 1
    pieces, shapes = tuple(window.pieces[at:end].tolist()), tuple(window.shapes[at:end].tolist())
    return (letter, form, len(pieces)), at, (pieces, shapes)
