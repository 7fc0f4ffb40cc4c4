import pytest

from regesta.text.shingles import SKETCH, contained, sketch

WORDS = [f"word{number}" for number in range(2000)]


def text(start, end):
    return " ".join(WORDS[start:end])


def test_case_and_signs_do_not_matter():
    assert sketch("The ministers met, in Baku!") == sketch("the Ministers met in BAKU")


def test_a_text_contains_itself_and_not_another():
    assert contained(sketch(text(0, 900)), sketch(text(0, 900))) == 1.0
    assert contained(sketch(text(0, 900)), sketch(text(1000, 1900))) == 0.0


def test_a_sketch_is_small():
    assert len(sketch(text(0, 2000))) == SKETCH


@pytest.mark.parametrize(("size", "share"), [(100, 0.5), (1000, 0.5), (1000, 0.9)])
def test_the_share_of_a_part_is_told_about_right(size, share):
    whole, part = sketch(text(0, round(size * share))), sketch(text(0, size))

    assert contained(whole, part) == pytest.approx(1.0)
    assert contained(part, whole) == pytest.approx(share, abs=0.1)


def test_no_words_no_shingles():
    assert sketch(" -- !") == ()
    assert contained((), sketch("a b c d e f")) == 0.0
