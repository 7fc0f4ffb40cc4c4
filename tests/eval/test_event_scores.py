"""Floors under the scores of taking reports for one event; they only rise."""

import pytest

from training.evaluation.event_claims import link_as_marked, link_by_words
from training.evaluation.events import (
    CORPUS,
    by_lemma,
    gold_groups,
    read_articles,
    score_groups,
    settle_stream,
    within,
)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the data folder beside the checkout"),
]


@pytest.fixture(scope="module")
def articles():
    return read_articles(CORPUS)


@pytest.mark.parametrize(("link", "floor"), [(link_as_marked, 0.776), (link_by_words, 0.751)])
def test_a_stream_of_articles_keeps_its_score(articles, link, floor):
    scores = score_groups(gold_groups(articles), settle_stream(articles, link).groups)

    assert scores.conll >= floor


def test_what_is_scored_is_what_others_score(articles):
    gold = gold_groups(articles)

    figures = [
        score_groups(gold, found).conll for found in (within(articles, link_by_words), by_lemma(articles))
    ]
    assert [round(100 * figure, 1) for figure in figures] == [75.0, 44.9]


@pytest.mark.parametrize("topic", ["airbus", "apple", "gm", "stock"])
def test_settling_a_topic_is_no_worse_than_linking_its_articles_alone(articles, topic):
    some = [article for article in articles if article.topic == topic]
    gold = gold_groups(some)

    alone = score_groups(gold, within(some, link_as_marked)).conll
    assert score_groups(gold, settle_stream(some, link_as_marked).groups).conll >= alone - 0.001
