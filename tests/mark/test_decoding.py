import numpy as np
import pytest

from regesta.mark.decoding import Words, trim_edges
from regesta.mark.tagging import Found


class Atlas:
    def states_in(self, words):
        return ("IRN",) if words == "Iranian" else ()


def words_of(text):
    starts, at = [], 0
    for word in text.split():
        starts.append(text.index(word, at))
        at = starts[-1] + len(word)
    ends = [start + len(word) for start, word in zip(starts, text.split(), strict=True)]
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
    ],
)
def test_a_mention_ends_with_a_word_that_can_end_one(text, last, expected):
    words = words_of(text)

    (found,) = trim_edges(text, words, [Found(0, last, 5, 0.9)], Atlas())

    assert words.span(found).of(text) == expected
