"""Floors under the scores of dates; they only rise."""

from pathlib import Path

import pytest

from training.evaluation.date_anchors import score_anchors
from training.evaluation.date_corpora import read_meantime, read_wikiwars
from training.evaluation.dates import score_plain, score_spans

TEMPORAL = Path(__file__).parents[3] / "shared" / "data" / "temporal"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not TEMPORAL.is_dir(), reason="needs the data folder beside the checkout"),
]


@pytest.mark.parametrize(
    ("read", "given", "found"),
    [(read_meantime, 0.87, 0.83), (read_wikiwars, 0.88, 0.87)],
    ids=["MEANTIME", "WikiWars"],
)
def test_values_of_dates_keep_their_score(read, given, found):
    texts = read(TEMPORAL)

    assert score_spans(texts, []).f1 >= given
    assert score_plain(texts, [])[0].f1 >= found


def test_events_of_meantime_keep_their_days():
    *_, everything = score_anchors(TEMPORAL, None).splitlines()

    assert float(everything.strip("| ").rsplit("|", 1)[1]) >= 0.77
