from datetime import date

import pytest

from regesta.domain.span import Span
from regesta.lexicon.time_words import load_time_words
from regesta.read.dates import TimeMention, resolve_times
from regesta.settings import DATA

WORDS = load_time_words(DATA)
EXAMPLES = [(rule.name, words, value) for rule in WORDS.rules for words, value in rule.examples]


@pytest.mark.parametrize(("rule", "words", "value"), EXAMPLES, ids=[words for _, words, _ in EXAMPLES])
def test_every_example_of_the_grammar_has_its_value(rule, words, value):
    mention = TimeMention(id="t1", span=Span(0, len(words)))

    found = resolve_times(words, [mention], WORDS, published=date(2017, 10, 18))

    assert (rule, found["t1"].value) == (rule, value)


def test_no_two_rules_share_a_name():
    names = [rule.name for rule in WORDS.rules]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("holiday", WORDS.holidays)
def test_every_named_day_has_a_day_of_its_year(holiday):
    text = f"{holiday} 2019"

    found = resolve_times(text, [TimeMention(id="t1", span=Span(0, len(text)))], WORDS, published=None)

    assert found["t1"].interval is not None
    assert found["t1"].interval.start.year == 2019
