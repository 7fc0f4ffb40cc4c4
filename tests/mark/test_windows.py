import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.mark.pieces import Sentence, word_shape
from regesta.mark.windows import Specials, pack_windows

SPECIALS = Specials(pad=0, start=101, stop=102)


def sentence(size, at=0):
    numbers = list(range(size))
    return Sentence(
        [at + n for n in numbers], [at + n + 1 for n in numbers], numbers, numbers, [7] * size, [1] * size
    )


@given(st.lists(st.integers(1, 60), max_size=30))
def test_every_word_stands_in_exactly_one_window_and_none_is_too_long(sizes):
    sentences = [sentence(size, at=100 * number) for number, size in enumerate(sizes)]

    windows = pack_windows(sentences, SPECIALS, longest=64)

    starts = [start for window in windows for start in window.starts.tolist()]
    assert starts == [start for item in sentences for start in item.starts]
    assert all(len(window.pieces) <= 64 for window in windows)


def test_a_sentence_is_never_cut_by_a_window():
    windows = pack_windows([sentence(30), sentence(30, 100), sentence(30, 200)], SPECIALS, longest=64)

    assert [sorted(set(window.sentences.tolist())) for window in windows] == [[0], [1, 2]] or [
        sorted(set(window.sentences.tolist())) for window in windows
    ] == [[0, 1], [2]]


def test_words_point_at_their_pieces():
    (window,) = pack_windows([sentence(2), sentence(1, 50)], SPECIALS, longest=64)

    assert window.pieces.tolist() == [101, 7, 7, 102, 7, 102]
    assert window.firsts.tolist() == [1, 2, 4]


@pytest.mark.parametrize(
    ("word", "shape"),
    [("met", 1), ("Baku", 2), ("NATO", 3), ("U", 2), ("McDonald", 4), ("2019", 5), ("–", 6), ("iPhone", 4)],
)
def test_casing_is_told(word, shape):
    assert word_shape(word) == shape
