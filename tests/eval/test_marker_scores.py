"""Floors under the markers' scores on marked/dev; they stand in `marker_figures.tsv` and only rise.

`python -m training.evaluation.marker --reports FOLDER --floors tell` tells which can rise.
"""

from pathlib import Path

import pytest

from regesta.errors import DataError
from regesta.mark.choice import weights_path
from regesta.mark.marker import load_marker
from regesta.settings import LARGE, SMALL, Settings
from training.corpus import load_marked
from training.evaluation.floors import load_figures
from training.evaluation.marker import evaluate_marker
from training.examples import line_sentences

DEV = Path(__file__).parents[3] / "shared" / "data" / "marked" / "dev"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not DEV.is_dir(), reason="needs the data folder beside the checkout"),
]


@pytest.mark.parametrize(("name", "chosen"), [("en", SMALL), ("en-large", LARGE)])
def test_a_marker_keeps_its_scores(name, chosen):
    try:
        marker = load_marker(weights_path(Settings(marker=chosen)), line_sentences)
    except DataError as missing:
        pytest.skip(str(missing))
    scores = evaluate_marker(marker, load_marked([DEV], marker.weights.card.kinds))
    floors = {figure.name: figure.floor for figure in load_figures(name) if figure.floor is not None}

    assert floors
    assert {figure: scores[figure].f1 for figure, floor in floors.items() if scores[figure].f1 < floor} == {}
