"""What stands between two mentions."""

import numpy as np
import pytest

from regesta.mark.pairs import BETWEEN, CROWD, between_bucket, count_before

LETTERS = np.array([3, 11, 8, 3, 4, 11, 9])
"""A state, an event, a place, a state, an organisation, an event, a time."""
RANKS = count_before(LETTERS, parties=(0, 3, 4), event=11)


@pytest.mark.parametrize(
    ("left", "right", "after", "parties", "events"),
    [
        (1, 0, 0, 0, 0),
        (1, 2, 1, 0, 0),
        (1, 3, 1, 0, 0),
        (1, 4, 1, 1, 0),
        (1, 6, 1, 2, 1),
        (5, 0, 0, 2, 1),
        (5, 2, 0, 2, 0),
        (5, 6, 1, 0, 0),
    ],
)
def test_parties_and_events_between_are_counted(left, right, after, parties, events):
    bucket = between_bucket(RANKS[[left]], RANKS[[right]])

    assert bucket.tolist() == [(after * CROWD + parties) * CROWD + events]


def test_a_crowd_falls_into_the_last_bucket():
    ranks = count_before(np.array([11, *[3] * 9, *[11] * 9, 3]), parties=(3,), event=11)

    assert between_bucket(ranks[[0]], ranks[[19]]).tolist() == [BETWEEN - 1]
