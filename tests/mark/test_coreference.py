from dataclasses import replace

import numpy as np
import pytest

from regesta.mark.coreference import (
    _LASTING,
    Naming,
    _cluster,
    _count_back,
    _follow_leaders,
    _name_sides,
    _names,
    _renumbered,
    leave_out,
    with_owners,
)
from regesta.mark.identity import Identities, Seen, _count
from regesta.mark.pairs import Wording, compare_wordings


def same(count, *pairs):
    table = np.zeros((count, count), dtype=np.float32)
    for left, right in pairs:
        table[left, right] = 0.9
    return table


def test_mentions_linked_to_each_other_are_one_cluster():
    assert _cluster(same(4, (0, 2), (1, 3)), 0.5) == [0, 1, 0, 1]


def test_one_link_into_a_large_cluster_is_not_enough():
    linked = same(4, (0, 1), (0, 2), (1, 2))
    linked[0, 3] = 0.6

    assert _cluster(linked, 0.5) == [0, 0, 0, 1]


def test_he_goes_with_the_subject_of_the_sentence_before():
    linked = same(5, (0, 2), (0, 3), (1, 4))  # three times Amri, as the network has it, and Farsi
    linked = np.maximum(linked, linked.T)

    _follow_leaders(
        linked, np.array([3, 5, 6, 9, 12]), [*map(named, "AFA"), replace(named("he"), leader=5), named("F")]
    )

    assert _cluster(linked, 0.5) == [0, 1, 0, 1, 1]


def named(written):
    return Seen(written, 0)


def known(*written):
    count = len(written)
    table = np.zeros((count, count), dtype=np.bool_)
    return Identities(
        table, table, np.array([word.islower() for word in written]), [_count(w) for w in written]
    )


def contains(count, *pairs):
    table = np.zeros((count, count), dtype=np.float32)
    for whole, part in pairs:
        table[whole, part] = 0.9
    return table


def test_a_mention_of_several_has_the_ids_of_all():
    names = _names([0, 1, 2], contains(3, (2, 0), (2, 1)), known("Ann", "Bob", "they"), 0.7)

    assert names == [(0,), (1,), (0, 1)]


def test_they_are_not_one_who_is_told_later():
    told = replace(known("Ann", "Bob", "they", "Carl"), back=frozenset({2}))
    contained = contains(4, (2, 0), (2, 1), (2, 3))

    assert _names([0, 1, 2, 3], contained, told, 0.7)[2] == (0, 1)
    assert _names([0, 1, 2, 3], contained, known("Ann", "Bob", "they", "Carl"), 0.7)[2] == (0, 1, 3)


def test_a_mention_that_contains_one_other_keeps_its_own_id():
    assert _names([0, 1], contains(2, (1, 0)), known("Ann", "they"), 0.7) == [(0,), (1,)]


def test_a_name_never_stands_for_several():
    names = _names([0, 1, 2], contains(3, (2, 0), (2, 1)), known("Ann", "Bob", "Carl"), 0.7)

    assert names == [(0,), (1,), (2,)]


def test_two_stands_for_two():
    parts = contains(4, (3, 0), (3, 1), (3, 2))
    parts[3, 1] = 0.6

    assert _names([0, 1, 2, 3], parts, known("Ann", "Bob", "Carl", "the two"), 0.5)[3] == (0, 2)


def test_two_stands_for_two_told_before_it_where_there_are_two():
    parts = contains(4, (2, 0), (2, 1), (2, 3))
    parts[2, 1] = 0.2

    names = _names([0, 1, 2, 3], parts, known("Iran", "Azerbaijan", "the two countries", "Armenia"), 0.7)

    assert names[2] == (0, 1)


def test_the_best_link_to_a_thing_told_often_counts():
    parts = contains(6, (5, 0), (5, 4))
    parts[5, 3] = 0.4

    names = _names(
        [0, 1, 1, 1, 2, 3], parts, known("Iran", "Iraq", "Iraq", "Iraq", "Oman", "the three countries"), 0.7
    )

    assert names[5] == (0, 1, 2)


def told(*written):
    names = [(number,) for number in range(len(written))]
    _count_back(names, known(*written), [Seen(words, 0, "", "the") for words in written])
    return names


def test_the_two_ministers_are_the_two_persons_just_told():
    assert told("Ann", "Bob", "two ministers")[2] == (0, 1)


def test_the_two_ministers_are_no_two_of_three_persons():
    assert told("Ann", "Bob", "Carl", "two ministers")[3] == (3,)


def test_the_sides_are_those_who_were_the_sides_before():
    seen = [Seen(words, number) for number, words in enumerate(["parties", "two countries", "both sides"])]
    ids = [("p1", "p2"), ("s1", "s2"), ("s1", "s3")]

    _name_sides(ids, seen)

    assert ids == [("p1", "p2"), ("s1", "s2"), ("p1", "p2")]


def test_sides_that_nobody_was_before_stay_what_they_are():
    ids = [("s1",), ("s1",)]

    _name_sides(ids, [Seen("sides", 0), Seen("sides", 1)])

    assert ids == [("s1",), ("s1",)]


@pytest.mark.parametrize("words", ["two-day", "a three-week", "several days", "10 days"])
def test_a_time_that_lasts_is_told_from_a_point(words):
    assert _LASTING.fullmatch(words)


@pytest.mark.parametrize("words", ["last week", "Tuesday", "the day", "two days ago"])
def test_a_point_in_time_does_not_last(words):
    assert not _LASTING.fullmatch(words)


def test_ids_are_numbered_by_first_mention():
    ids = [("p3",), ("s9",), ("p1",), ("p3",)]

    assert _renumbered(ids, ()).ids == [("p1",), ("s1",), ("p2",), ("p1",)]


def test_what_is_left_out_leaves_no_gap_in_the_numbers():
    ids = [("e1",), ("t1",), ("e2", "e1"), ("e3",), ("t2",)]
    naming = Naming(ids, {}, frozenset({"t2"}))

    left, kept = leave_out(naming, frozenset({"e1"}))

    assert kept == [1, 2, 3, 4]
    assert left.ids == [("t1",), ("e1",), ("e2",), ("t2",)]
    assert left.members["e2"] == [2]
    assert left.lasting == {"t2"}


def test_equal_words_and_acronyms_compare_as_such():
    wordings = [Wording("Non-Proliferation Treaty"), Wording("NPT"), Wording("npt")]

    rows = compare_wordings(wordings, np.array([0, 1]), np.array([1, 2]))

    assert rows[0, 6] == 1.0
    assert rows[1, 0] == 1.0


def test_an_event_has_the_state_of_whose_it_is():
    seen = [Seen("Amri", 0, state="OMN"), Seen("Amri", 1), Seen("visit", 1, owner=1), Seen("talks", 1)]
    told = with_owners(seen, [("p1",), ("p1",), ("e1",), ("e2",)])
    assert [item.state for item in told] == ["OMN", "", "OMN", ""]


def test_an_owner_told_of_two_states_gives_none():
    seen = [Seen("Amri", 0, state="OMN"), Seen("Amri", 1, state="QAT"), Seen("visit", 1, owner=1)]
    assert with_owners(seen, [("p1",), ("p1",), ("e1",)])[2].state == ""
