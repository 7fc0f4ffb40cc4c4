"""How fast dates are read, in processor time, caches warm."""

from __future__ import annotations

import time
from collections.abc import Sequence

from regesta.dates import resolve
from regesta.lexicon.time_words import load_time_words
from regesta.read.dates import TimeMention
from regesta.read.dates.patterns import compile_grammar
from regesta.read.dates.report_dates import read_mention
from regesta.read.dates.story import Frame, tell_story
from regesta.read.dates.tokens import split_tokens
from regesta.settings import DATA
from training.evaluation.date_corpora import DatedText


def measure_speed(texts: Sequence[DatedText]) -> str:
    """Tell expressions resolved a second (tokens given) and sentences of plain text a second."""
    words = load_time_words(DATA)
    grammar = compile_grammar(words)
    split = [split_tokens(text.text, grammar.alphabet) for text in texts]
    count = 0
    seconds = 0.0
    for _ in range(2):  # the first round fills the caches
        begin = time.process_time()
        count = 0
        for text, tokens in zip(texts, split, strict=True):
            readings = [
                reading
                for gold in text.times
                for reading in read_mention(tokens, TimeMention(id="t", span=gold.span), words)
            ]
            tell_story(tokens, readings, Frame(published=text.published, dateline=None, words=words))
            count += len(readings)
        seconds = time.process_time() - begin
    begin = time.process_time()
    for text in texts:
        resolve(text.text, text.published)
    plain = time.process_time() - begin
    sentences = sum(text.text.count(". ") + text.text.count("\n") for text in texts)
    rates = (
        f"{count / seconds:.0f} expressions resolved, {sentences / plain:.0f} sentences of plain text read"
    )
    return f"{rates} a second"
