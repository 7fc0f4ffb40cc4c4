"""The scores of coreference on the worked examples of the literature, and against plain definitions."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.evaluation.coreference import (
    best_match,
    cluster_mentions,
    score_b3,
    score_ceafe,
    score_clusters,
    score_lea,
    score_muc,
)


def clusters(*members):
    return [frozenset(letters) for letters in members]


KEY = clusters("abc", "defg")
RESPONSE = clusters("ab", "cd", "fghi")
"""The example of Pradhan and others 2014, which Moosavi and Strube 2016 take up."""


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [
        (score_muc, 2 / 5, 2 / 5),
        (score_b3, 35 / 84, 1 / 2),
        (score_ceafe, 1.3 / 2, 1.3 / 3),
        (score_lea, 5 / 21, 1 / 3),
    ],
)
def test_the_worked_example_of_the_reference_scorer_comes_out_as_told(measure, recall, precision):
    score = measure(KEY, RESPONSE)

    assert (score.recall, score.precision) == pytest.approx((recall, precision))


@pytest.mark.parametrize(
    ("key", "response", "precision", "recall"),
    [
        (clusters("abcd", "e"), clusters("ab", "cd", "e"), 1.0, 2 / 3),
        (clusters("abc", "de"), clusters("abcde"), 3 / 4, 1.0),
        (clusters("abc", "de"), clusters(*"abcde"), 0.0, 0.0),
    ],
)
def test_muc_counts_the_links_that_hold_chains_together(key, response, precision, recall):
    score = score_muc(key, response)

    assert (score.precision, score.recall) == pytest.approx((precision, recall))


def test_a_perfect_response_scores_one_throughout():
    scores = score_clusters(KEY, KEY)

    assert (scores.conll, scores.lea.f1) == (1.0, 1.0)


def test_a_lone_mention_is_right_where_it_stands_alone_on_both_sides():
    key, response = clusters("a", "bc"), clusters("a", "b", "c")

    assert score_lea(key, response).recall == pytest.approx(1 / 3)
    assert score_lea(key, response).precision == pytest.approx(1 / 3)


def test_the_mean_of_three_is_the_score_of_the_shared_task():
    scores = score_clusters(KEY, RESPONSE)

    assert scores.conll == pytest.approx((scores.muc.f1 + scores.b3.f1 + scores.ceafe.f1) / 3)


@given(
    st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=1, max_size=5),
)
def test_the_best_match_is_the_best_of_all_matches(rows):
    likeness = np.array(rows)
    small = likeness if likeness.shape[0] <= likeness.shape[1] else likeness.T
    ways = permutations(range(small.shape[1]), small.shape[0])

    best = max(sum(small[row, column] for row, column in enumerate(way)) for way in ways)
    assert best_match(likeness) == pytest.approx(best)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=25))
def test_key_and_response_change_places_as_precision_and_recall_do(pairs):
    key = cluster_mentions({number: one for number, (one, _) in enumerate(pairs)})
    response = cluster_mentions({number: other for number, (_, other) in enumerate(pairs)})

    there, back = score_clusters(key, response), score_clusters(response, key)
    for name in ("muc", "b3", "ceafe", "lea"):
        one, other = getattr(there, name), getattr(back, name)
        assert (one.precision, one.recall) == pytest.approx((other.recall, other.precision))
