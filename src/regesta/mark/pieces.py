from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

SHAPES = 7
"""Number of word shapes; 0 is kept for what is no word."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the encoder sees it: parallel lists over its words, and its word pieces.

    `starts` and `ends` are code points of the report's text; `firsts` and `lasts` index `pieces`.
    """

    starts: list[int]
    ends: list[int]
    firsts: list[int]
    lasts: list[int]
    pieces: list[int]
    shapes: list[int]


def load_tokenizer(written: str) -> Tokenizer:
    """The word-piece tokenizer from its JSON; never cuts or pads."""
    tokenizer = Tokenizer.from_str(written)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def split_pieces(
    text: str, sentences: Sequence[tuple[int, int]], tokenizer: Tokenizer, *, longest: int
) -> list[Sentence]:
    """Split sentences (offsets in `text`) into words and pieces; one longer than `longest` pieces is cut."""
    result: list[Sentence] = []
    for offset, stop in sentences:  # one by one: a batch would start a thread for every core
        encoding = tokenizer.encode(text[offset:stop], add_special_tokens=False)
        sentence = Sentence([], [], [], [], [], [])
        last_word = None
        rows = zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True)
        for piece, (start, end), word in rows:
            if word != last_word:
                if len(sentence.pieces) >= longest - 24:
                    result.append(sentence)
                    sentence = Sentence([], [], [], [], [], [])
                sentence.starts.append(offset + start)
                sentence.ends.append(offset + end)
                sentence.firsts.append(len(sentence.pieces))
                sentence.lasts.append(len(sentence.pieces))
                last_word = word
            sentence.ends[-1] = offset + end
            sentence.lasts[-1] = len(sentence.pieces)
            sentence.pieces.append(piece)
        result.append(sentence)
    return [_shaped(text, sentence) for sentence in result if sentence.pieces]


def _shaped(text: str, sentence: Sentence) -> Sentence:
    for number, start in enumerate(sentence.starts):
        shape = word_shape(text[start : sentence.ends[number]])
        pieces = sentence.lasts[number] - sentence.firsts[number] + 1
        sentence.shapes.extend([shape] * pieces)
    return sentence


def word_shape(word: str) -> int:
    """A word's casing, which the vocabulary drops: 1 lower, 2 title, 3 upper, 4 mixed, 5 digits, 6 other."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[0].isdigit():
        return 5
    if word[0].isupper():
        return 2 if word[1:].islower() else 4
    return 4 if any(letter.isalpha() for letter in word) else 6
