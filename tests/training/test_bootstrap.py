import pytest

from training.evaluation.bootstrap import compare_markers
from training.evaluation.marker_scores import Scores


def scores(*rights):
    """Reports with ten wanted and ten given roles, of which so many are right."""
    reports = []
    for number, right in enumerate(rights):
        report = Scores(report=f"ce{number}")
        report["role"].add(right, 10, 10)
        reports.append(report)
    return reports


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ((5, 6, 7, 5), (5, 6, 7, 5), "within chance"),
        ((5, 6, 7, 5), (6, 7, 8, 6), "better"),
        ((6, 7, 8, 6), (5, 6, 7, 5), "worse"),
        ((2, 9, 2, 9), (9, 2, 9, 3), "within chance"),
    ],
    ids=["the same", "better everywhere", "worse everywhere", "better here, worse there"],
)
def test_a_difference_counts_only_beyond_chance(old, new, verdict):
    (difference,) = compare_markers(scores(*old), scores(*new), ["role"])

    assert difference.verdict == verdict
    assert difference.low <= difference.new - difference.old <= difference.high


def test_the_same_scores_give_the_same_interval():
    first, again = (compare_markers(scores(2, 9, 4), scores(5, 5, 6), ["role"]) for _ in range(2))

    assert first == again


def test_a_figure_nobody_has_is_nought():
    (difference,) = compare_markers(scores(1), scores(1), ["number"])

    assert (difference.old, difference.new, difference.verdict) == (0.0, 0.0, "within chance")
