import re

import numpy as np
import pytest

from regesta.mark.edges import complete_states, trim_edges
from regesta.mark.labels import LETTER_ORDER
from regesta.mark.tagging import Found
from regesta.mark.words import Words


class Atlas:
    def states_in(self, words):
        return ("IRN",) if words == "Iranian" else ()

    def is_state(self, words):
        return words == "Iranian"


def words_of(text):
    found = [*re.finditer(r"[\w-]+|[^\w\s]", text)]
    starts, ends = ([getattr(word, side)() for word in found] for side in ("start", "end"))
    size = len(starts)
    return Words(
        np.array(starts), np.array(ends), np.zeros(size, dtype=int), np.zeros((size, 2), dtype=np.float32)
    )


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("Joint Commission in the Iranian capital Tehran", 4, "Joint Commission"),
        ("protocol on the results", 2, "protocol"),
        ("ambassador of the Iranian Republic", 4, "ambassador of the Iranian Republic"),
        ("the", 0, "the"),
        ("Army's Chief", 1, "Army"),
        ("Army’s Chief", 1, "Army"),
        ("Sana' airport", 1, "Sana'"),
    ],
)
def test_a_mention_ends_with_a_word_that_can_end_one(text, last, expected):
    words = words_of(text)

    (found,) = trim_edges(text, words, [Found(0, last, 5, 0.9)], Atlas())

    assert words.span(found).of(text) == expected


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([(1, 1, "l")], [("s", "Iranian")]),
        ([(1, 3, "o")], [("s", "Iranian"), ("o", "Foreign Minister")]),
        ([], [("s", "Iranian")]),
        ([(0, 3, "g")], [("g", "the Iranian Foreign Minister")]),
    ],
)
def test_a_state_known_by_the_lexicon_is_marked_as_one(mentions, expected):
    text = "the Iranian Foreign Minister spoke"
    words = words_of(text)
    found = [Found(first, last, LETTER_ORDER.index(letter), 0.9) for first, last, letter in mentions]

    states = complete_states(text, words, found, Atlas())

    assert [(LETTER_ORDER[item.letter], words.span(item).of(text)) for item in states] == expected


@pytest.mark.parametrize("text", ["Iranian$4 billion", "half-Iranian voters"])
def test_a_state_inside_a_longer_word_is_none(text):
    at = text.index("Iranian")
    word = Words(
        np.array([at]), np.array([at + 7]), np.zeros(1, dtype=int), np.zeros((1, 2), dtype=np.float32)
    )

    assert complete_states(text, word, [], Atlas()) == []
