"""People who are of two states, because they meet."""

import numpy as np
import pytest

from regesta.mark.coreference import Naming
from regesta.mark.dyads import find_dyads
from regesta.mark.events import EventClasses
from regesta.mark.identity import Seen
from regesta.mark.labels import STATUSES
from regesta.mark.roles import LIKELY, _tell_apart
from regesta.mark.weights import Card

CARD = Card(
    name="en",
    version="1",
    language="en",
    licence="CC0",
    encoder="none",
    trained_on={},
    kinds=("meeting", "invitation", "attack"),
    specials=(0, 1, 2),
    longest=8,
    thresholds={},
)


def dyads(kind, *, by, to=(), second="Farsi"):
    written = ["Amri", second, "Juma", "spoke"]
    naming = Naming([("p1",), ("p2",), ("p3",), ("e1",)], {"p1": [0], "p2": [1], "p3": [2], "e1": [3]})
    kinds = np.array([[float(name == kind) for name in CARD.kinds]], dtype=np.float32)
    classes = EventClasses({3: 0}, kinds, np.ones((1, len(STATUSES)), dtype=np.float32), [0.9])
    roles = {"e1": {"by": (by, 0.9), "to": (to, 0.9)}}
    return [*find_dyads(naming, classes, roles, CARD, [Seen(words, 0) for words in written])]


@pytest.mark.parametrize(
    ("kind", "by", "to", "found"),
    [
        ("meeting", ("p1", "p2"), (), [("p1", "p2")]),
        ("meeting", ("p1", "p2"), ("p2",), [("p1", "p2")]),
        ("meeting", ("p1", "s1", "p2"), (), [("p1", "p2")]),
        ("meeting", ("p1", "p2", "p3"), (), []),
        ("meeting", ("p1", "p2"), ("p3",), []),
        ("invitation", ("p1",), ("p2",), [("p1", "p2")]),
        ("invitation", ("p1", "p3"), ("p2",), []),
        ("attack", ("p1", "p2"), (), []),
    ],
)
def test_two_who_meet_are_of_two_states(kind, by, to, found):
    assert dyads(kind, by=by, to=to) == found


@pytest.mark.parametrize("second", ["officers", "the delegation", "Foreign Ministers"])
def test_a_group_is_no_half_of_a_dyad(second):
    assert dyads("meeting", by=("p1", "p2"), second=second) == []


def of(*states):
    return {"of": (states, 0.9)}


NAMING = Naming(
    [("p1",), ("s1",), ("p2",), ("s1", "s2"), ("s2",)],
    {"p1": [0], "s1": [1, 3], "p2": [2], "s2": [3, 4]},
)
PEOPLE = np.array([0, 2])


@pytest.mark.parametrize(
    ("suits", "filled", "left"),
    [
        ((1.0, 0.8), {"p1": of("s1"), "p2": of("s1")}, ([0, 1.0, 0, 0, 0], [0, 0, 0, 0, LIKELY])),
        ((0.6, 0.8), {"p1": of("s1"), "p2": of("s1")}, ([0, 0, 0, 0, LIKELY], [0, 0.8, 0, 0, 0])),
        ((0.7, 0.6), {"p1": of("s1"), "p2": of("g1", "s1")}, ([0, 0.7, 0, 0, 0], [0] * 5)),
        ((0.7, 0.2), {"p1": of("s1")}, None),
        ((0.7, 0.2), {"p1": of("s1"), "p2": of("g1")}, None),
        ((1.0, 1.0), {"p1": of("s1"), "p2": of("s1")}, None),
        ((1.0, 0.2), {"p1": of("s1"), "p2": of("s2")}, None),
        ((1.0, 0.2), {"p1": of("s1", "g1", "s2"), "p2": of("s1")}, None),
        ((0.1, 0.2), {}, None),
    ],
)
def test_the_state_of_one_is_not_the_others(suits, filled, left):
    scores = np.zeros((2, 5), dtype=np.float32)
    scores[:, 1] = suits
    before = scores.copy()

    changed = _tell_apart(("p1", "p2"), scores, PEOPLE, NAMING, filled)

    assert changed == (left is not None)
    assert scores == pytest.approx(np.array(left, dtype=np.float32) if changed else before)


def test_of_many_states_none_is_chosen():
    naming = Naming([*NAMING.ids, ("s3",)], {**NAMING.members, "s3": [5]})
    scores = np.zeros((2, 6), dtype=np.float32)
    scores[:, 1] = 1.0, 0.8

    assert _tell_apart(("p1", "p2"), scores, PEOPLE, naming, {"p1": of("s1"), "p2": of("s1")})
    assert scores.tolist() == [[0, 1, 0, 0, 0, 0], [0] * 6]
