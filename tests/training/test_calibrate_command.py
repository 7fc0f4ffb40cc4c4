"""The commands that finish a file of weights: curves and figures in its card."""

import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from regesta.mark.weights import load_weights, save_weights
from regesta.settings import DATA
from training.calibrate import main as calibrate
from training.evaluation.curve import read_row
from training.evaluation.marker import main as evaluate

MARKED = Path(__file__).parents[2] / "training" / "marked"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Six reports under marked/dev, and the weights that the commands write."""
    folder = tmp_path_factory.mktemp("run")
    reports = folder / "marked" / "dev"
    reports.mkdir(parents=True)
    for path in sorted(MARKED.glob("syn*.marked"))[:6]:
        shutil.copy(path, reports)
    weights = load_weights(DATA / "marker" / "en.marker")
    card = msgspec.structs.replace(weights.card, calibration={}, scores={}, reports=5, epochs=2)
    save_weights(folder / "bare.marker", replace(weights, card=card))
    return folder


def run(command, *arguments):
    outcome = CliRunner().invoke(command, [str(item) for item in arguments], catch_exceptions=False)
    assert outcome.exit_code == 0
    return outcome.output


def test_curves_go_into_the_card_and_nothing_else_changes(folder):
    bare, out, reports = folder / "bare.marker", folder / "told.marker", folder / "marked" / "dev"

    told = run(calibrate, bare, "--reports", reports, "--out", out, "--diagram", folder / "confidence.md")

    before, after = load_weights(bare), load_weights(out)
    assert {"mention", "event", "status", "role", "attribute", "same"} <= set(after.card.calibration)
    assert msgspec.structs.replace(after.card, calibration={}) == before.card
    assert after.encoder == before.encoder
    assert "claim" in told
    assert (folder / "confidence.svg").is_file()


def test_the_same_reports_give_the_same_file_whatever_curves_were_there(folder):
    reports = folder / "marked" / "dev"
    run(calibrate, folder / "bare.marker", "--reports", reports, "--out", folder / "one.marker")

    run(calibrate, folder / "one.marker", "--reports", reports, "--out", folder / "two.marker")

    assert (folder / "two.marker").read_bytes() == (folder / "one.marker").read_bytes()


def test_figures_go_into_the_card_where_the_learning_curve_finds_them(folder):
    weights, reports = folder / "scored.marker", folder / "marked" / "dev"
    shutil.copy(folder / "bare.marker", weights)

    told = run(
        evaluate, "--reports", reports, "--weights", weights, "--against", folder / "bare.marker",
        "--full", "--by-source", "--card", "--floors", "tell", "--markdown", folder / "page.md",
    )  # fmt: skip

    training, scores = read_row(weights)
    assert (training.reports, training.epochs) == (5, 2)
    assert all(score is not None and score > 0.1 for score in scores)
    assert "within chance" in told
    assert "# Scores: the marker" in (folder / "page.md").read_text()
