import numpy as np

from regesta.mark.coreference import Naming
from regesta.mark.events import EventClasses
from regesta.mark.labels import STATUSES

CLASSES = EventClasses(
    rows={0: 0, 2: 1, 3: 2},
    kinds=np.array([[0.9, 0.1], [0.5, 0.5], [0.3, 0.7]], dtype=np.float32),
    statuses=np.ones((3, 1), dtype=np.float32),
    scores=[0.9, 0.6, 0.5],
)
NAMING = Naming([("e1",), ("s1",), ("e2",), ("e2",)], {"e1": [0], "s1": [1], "e2": [2, 3]})


def test_an_event_whose_word_and_kind_are_both_unsure_is_doubtful():
    # e1 0.9 x 0.9; e2 0.6 (its best word) x 0.6 (its words' mean)
    assert CLASSES.doubtful(NAMING, 0.4) == {"e2"}


def test_what_is_as_likely_as_asked_is_told():
    assert CLASSES.doubtful(NAMING, 0.35) == frozenset()


def test_events_are_found_by_their_likeliest_kind():
    assert (CLASSES.of_kind([0]), CLASSES.of_kind([1])) == ({0, 2}, {3})


def statuses(**shares):
    return [shares.get(status, 0) for status in STATUSES]


def test_words_of_another_kind_or_status_are_less_alike():
    classes = EventClasses(
        rows={0: 0, 1: 1, 2: 2},
        kinds=np.array([[1, 0], [0.5, 0.5], [1, 0]], dtype=np.float32),
        statuses=np.array(
            [statuses(held=1), statuses(held=1), statuses(held=0.5, planned=0.5)], dtype=np.float32
        ),
        scores=[0.9, 0.9, 0.9],
    )

    assert classes.alike().tolist() == [[1, 0.5, 0.5], [0.5, 0.5, 0.25], [0.5, 0.25, 0.5]]


def test_what_took_place_is_not_what_is_planned():
    classes = EventClasses(
        rows={0: 0, 1: 1},
        kinds=np.ones((2, 1), dtype=np.float32),
        statuses=np.array(
            [statuses(held=1), statuses(held=0.125, planned=0.625, cancelled=0.25)], dtype=np.float32
        ),
        scores=[0.9, 0.9],
    )

    assert classes.alike()[0, 1] == 0
