"""Floors under the marker's scores on marked/dev; they stand in `marker_figures.tsv` and only rise.

`python -m training.evaluation.marker --reports FOLDER --floors tell` tells which can rise.
"""

from pathlib import Path

import pytest

from regesta.mark.marker import load_marker
from training.corpus import load_marked
from training.evaluation.floors import load_figures
from training.evaluation.marker import MARKER, evaluate_marker
from training.examples import line_sentences

DEV = Path(__file__).parents[3] / "shared" / "data" / "marked" / "dev"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not DEV.is_dir(), reason="needs the data folder beside the checkout"),
]

FLOORS = {figure.name: figure.floor for figure in load_figures() if figure.floor is not None}


@pytest.fixture(scope="module")
def scores():
    marker = load_marker(MARKER, line_sentences)
    return evaluate_marker(marker, load_marked([DEV], marker.weights.card.kinds))


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_the_marker_keeps_its_score(scores, name, floor):
    assert scores[name].f1 >= floor
