"""Floors under the markers' scores on marked/dev; they stand in `marker_figures.tsv` and only rise.

`python -m training.evaluation.marker --reports FOLDER --floors tell` tells which can rise.
"""

from pathlib import Path

import pytest
from large_marker import large_weights

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


@pytest.mark.parametrize(("name", "weights"), [("en", lambda: MARKER), ("en-large", large_weights)])
def test_a_marker_keeps_its_scores(name, weights):
    marker = load_marker(weights(), line_sentences)
    scores = evaluate_marker(marker, load_marked([DEV], marker.weights.card.kinds))
    floors = {figure.name: figure.floor for figure in load_figures(name) if figure.floor is not None}

    assert floors
    assert {figure: scores[figure].f1 for figure, floor in floors.items() if scores[figure].f1 < floor} == {}
