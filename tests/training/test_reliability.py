import pytest

from training.calibration import Judged
from training.reliability import bins_of, calibration_error, measure, write_page
from training.reliability_drawing import Panel, draw


def marks(*told, head="event"):
    """Marks by (score, how many, how many of them right)."""
    return [
        Judged(head=head, factors=((head, "visit", score),), right=number < right, report=f"ce{number}")
        for score, count, right in told
        for number in range(count)
    ]


def test_marks_are_counted_by_tenths_of_confidence():
    told = [
        (item.low, item.count, round(item.told, 3), item.right)
        for item in bins_of(marks((0.72, 3, 2), (0.78, 1, 0), (1.0, 2, 2)))
    ]

    assert told == [(0.7, 4, 0.735, 0.5), (0.9, 2, 1.0, 1.0)]


@pytest.mark.parametrize(
    ("told", "error"),
    [(((0.75, 4, 3),), 0.0), (((0.75, 4, 1),), 0.5), (((0.75, 4, 3), (0.25, 4, 2)), 0.125), ((), 0.0)],
    ids=["as it says", "too sure", "half of it unsure", "nothing"],
)
def test_the_error_is_the_mean_distance_of_confidence_and_share_right(told, error):
    assert calibration_error(bins_of(marks(*told))) == pytest.approx(error)


def test_the_page_tells_every_head_and_draws_it_small(tmp_path):
    raw = [*marks((0.9, 40, 20)), *marks((0.8, 40, 30), head="status")]
    told = [*marks((0.5, 40, 20)), *marks((0.75, 40, 30), head="status")]

    write_page(tmp_path / "confidence.md", measure(raw, told), version="en-1", data="dev")

    page, drawing = ((tmp_path / f"confidence{end}").read_text() for end in (".md", ".svg"))
    assert "| event | 40 | 0.500 | 0.400 | 0.000 |" in page
    assert "| 0.9 to 1.0 | 40 | 0.90 | 0.50 |  |  |  |" in page
    assert "](confidence.svg)" in page
    assert "$" not in page
    assert "prefers-color-scheme:dark" in drawing
    assert "mention" not in drawing


def test_a_full_drawing_is_below_ten_thousand_bytes():
    dots = [(number / 10 + 0.05, 0.5, 1000) for number in range(10)]

    assert len(draw([Panel(head="attribute", raw=dots, told=dots)] * 7).encode()) < 10_000
