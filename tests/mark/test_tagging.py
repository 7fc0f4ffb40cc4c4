import numpy as np
import pytest

from regesta.mark.labels import TAGS
from regesta.mark.tagging import TRANSITIONS, find_mentions


def scores(*tags):
    table = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for word, tag in enumerate(tags):
        table[word, TAGS.index(tag)] = 9.0
    return table


def found(*tags):
    return [(item.first, item.last, TAGS[1 + 2 * item.letter][2]) for item in find_mentions(scores(*tags))]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (("O", "O"), []),
        (("B-p", "I-p", "O"), [(0, 1, "p")]),
        (("B-s", "B-o", "I-o", "B-p"), [(0, 0, "s"), (1, 2, "o"), (3, 3, "p")]),
        (("O", "B-t"), [(1, 1, "t")]),
    ],
)
def test_tags_become_mentions(tags, expected):
    assert found(*tags) == expected


def test_an_inside_tag_never_opens_a_mention():
    assert all(first == 1 for first, _, letter in found("O", "I-p", "I-p") if letter == "p")


def test_a_mention_right_after_one_of_its_letter_is_joined_where_the_words_leave_doubt():
    table = scores("B-p", "B-p")
    table[1, TAGS.index("I-p")] = 8.0

    assert [(item.first, item.last) for item in find_mentions(table)] == [(0, 1)]


def search_all(table):
    """The tags of the best sequence of all, step by step over every tag."""
    logs = table - np.logaddexp.reduce(table, axis=1, keepdims=True)
    best = [(score + TRANSITIONS[0, tag], [tag]) for tag, score in enumerate(logs[0])]
    for row in logs[1:]:
        best = [
            max((total + TRANSITIONS[line[-1], tag] + row[tag], [*line, tag]) for total, line in best)
            for tag in range(len(TAGS))
        ]
    return max(best)[1]


@pytest.mark.parametrize("seed", range(5))
def test_the_mentions_are_those_of_the_best_sequence_of_all(seed):
    rng = np.random.default_rng(seed)
    table = rng.normal(size=(40, len(TAGS))).astype(np.float32) * 3
    table[rng.random(40) < 0.4, 0] += 20

    opened = [(item.first, 1 + 2 * item.letter) for item in find_mentions(table)]

    assert opened == [(word, tag) for word, tag in enumerate(search_all(table)) if tag % 2]


def test_no_words_no_mentions():
    assert find_mentions(np.zeros((0, len(TAGS)), dtype=np.float32)) == []


def test_a_sure_mention_scores_higher_than_a_doubtful_one():
    doubtful = scores("B-p")
    doubtful[0, TAGS.index("O")] = 8.5

    (sure,), (unsure,) = find_mentions(scores("B-p")), find_mentions(doubtful)

    assert sure.score > 0.9 > unsure.score
