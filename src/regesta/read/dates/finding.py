"""The time expressions of a plain text, found by the grammar alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from regesta.domain.span import Span
from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.chart import Parse, parse_at, parse_row
from regesta.read.dates.datelines import find_dateline_day
from regesta.read.dates.expression import make_expression, needs_tense
from regesta.read.dates.patterns import Grammar, compile_grammar
from regesta.read.dates.ranges import Reading
from regesta.read.dates.report_dates import TimeValue, value_of
from regesta.read.dates.sense import is_time
from regesta.read.dates.story import Frame, tell_story
from regesta.read.dates.tense import Tense, find_tense
from regesta.read.dates.tokens import OTHER, Tokens, split_tokens
from regesta.text.addresses import ADDRESS

_ROW = re.compile(f"[^{OTHER}]+")


def find_times(text: str, words: TimeWords, *, published: date | None) -> tuple[tuple[Span, TimeValue], ...]:
    """All time expressions of a text in order, each with its value."""
    grammar = compile_grammar(words)
    tokens = split_tokens(text, grammar.alphabet)
    addresses = [match.span() for match in ADDRESS.finditer(text)] if "://" in text or "www." in text else []
    readings = [
        _read(parse, shift, tokens, words)
        for shift, parse in _iter_found(tokens, grammar)
        if _stands_free(tokens, parse.start + shift, parse.end + shift)
        and not any(first <= tokens.starts[parse.start + shift] < last for first, last in addresses)
    ]
    frame = Frame(published=published, dateline=find_dateline_day(tokens, readings, published), words=words)
    worths = tell_story(tokens, readings, frame)
    return tuple(
        (Span(tokens.starts[reading.start], tokens.ends[reading.end - 1]), value_of(worth))
        for reading, worth in zip(readings, worths, strict=True)
    )


def _stands_free(tokens: Tokens, start: int, end: int) -> bool:
    """Whether no letter or digit is glued to the words ("1218px", "f47ce")."""
    glued_before = start > 0 and tokens.ends[start - 1] == tokens.starts[start]
    glued_after = end < len(tokens.words) and tokens.ends[end - 1] == tokens.starts[end]
    return not (
        (glued_before and tokens.words[start - 1][-1].isalnum() and tokens.words[start][0].isalnum())
        or (glued_after and tokens.words[end][0].isalnum() and tokens.words[end - 1][-1].isalnum())
    )


def _iter_found(tokens: Tokens, grammar: Grammar) -> Iterator[tuple[int, Parse]]:
    """Every parse that counts, with the token its row (a run of words the grammar knows) begins at."""
    for row in _ROW.finditer(tokens.letters):
        letters, shift = row.group(), row.start()
        if grammar.triggers.isdisjoint(letters):
            continue
        parses = parse_row(grammar, letters)
        if all(is_time(parse, tokens, shift, grammar.words) for parse in parses):
            yield from ((shift, parse) for parse in parses)
        else:
            yield from ((shift, parse) for parse in _iter_counting(letters, shift, tokens, grammar))


def _iter_counting(letters: str, shift: int, tokens: Tokens, grammar: Grammar) -> Iterator[Parse]:
    """The longest parses that count, where the longest of all do not."""
    position, stop = 0, len(letters)
    while position < len(letters):
        found = parse_at(grammar, letters, position, stop) if stop > position else None
        if found is None:
            position, stop = position + 1, len(letters)
        elif not grammar.triggers.isdisjoint(letters[found.start : found.end]) and is_time(
            found, tokens, shift, grammar.words
        ):
            yield found
            position, stop = found.end, len(letters)
        else:
            stop = found.end - 1


def _read(parse: Parse, shift: int, tokens: Tokens, words: TimeWords) -> Reading:
    start, end = parse.start + shift, parse.end + shift
    expression = make_expression(parse, tokens.words, words, shift=shift)
    tense = Tense.UNKNOWN
    if needs_tense(expression):
        tense = find_tense(tokens.words, start, end, words.cues)
    return Reading(start=start, end=end, tense=tense, expression=expression)
