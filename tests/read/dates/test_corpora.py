import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
FLOORS = {"MEANTIME": (0.87, 0.83), "WikiWars": (0.87, 0.86)}
ANCHORS = 0.77


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(
    not (SHARED / "data/temporal").is_dir(), reason="needs the data folder beside the checkout"
)
def test_no_score_falls_below_its_floor():
    command = [sys.executable, "-m", "training.evaluation.dates", "--shared", str(SHARED)]

    table = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    found = {row[0]: (float(row[2]), float(row[4])) for row in _rows(table) if row[0] in FLOORS}
    anchors = next(float(row[2]) for row in _rows(table) if row[0] == "all")
    assert {
        name: found[name] for name in FLOORS if min(map(float.__sub__, found[name], FLOORS[name])) < 0
    } == {}
    assert anchors >= ANCHORS


def _rows(table):
    return [re.split(r" *\| *", line.strip("| ")) for line in table.splitlines() if line.startswith("| ")]
