"""Floors under the scores of names; they only rise."""

from pathlib import Path

import pytest

from regesta.lexicon.name_parts import load_name_parts
from regesta.settings import DATA
from training.evaluation.names import false_merges, holders, read_pairs, score_pairs

SHARED = Path(__file__).parents[3] / "shared" / "data"
PARTS = load_name_parts(DATA)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs the data folder beside the checkout"),
]


@pytest.mark.parametrize(
    ("file", "half", "floor"),
    [
        ("ep_pairs.csv", "held", 0.95),
        ("ep_pairs.csv", "tune", 0.96),
        ("pairs.csv", "held", 0.96),
        ("name_bench.csv", "held", 0.81),
        ("name_bench.csv", "tune", 0.87),
    ],
)
def test_pairs_of_names_keep_their_score(file, half, floor):
    pairs = [pair for pair in read_pairs(SHARED / "names" / file) if pair.half == half]

    assert score_pairs(pairs, PARTS).f1 >= floor


def test_ministers_of_one_state_are_rarely_taken_for_one():
    people = dict(holders(SHARED))
    states = ("azerbaijan-cabinet", "armenia-ministers", "iran-ministers", "turkey-ministers")
    merged = [pair for state in states for pair in false_merges(list(people[state].values()), PARTS)[2]]

    assert merged == []
