import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from training.evaluation.floors import FILE, Figure, load_figures, raise_floors, save_figures


def figure(floor=0.6):
    return Figure(name="role", goal=0.8, people=0.9, floor=floor)


@pytest.mark.parametrize(
    ("score", "floor"),
    [(0.639, 0.62), (0.62, 0.61), (0.61, 0.6), (0.5, 0.6), (0.0, 0.6)],
    ids=["rises", "rises to a hundredth below", "stays", "never falls", "not measured"],
)
def test_a_floor_only_rises(score, floor):
    assert figure().risen(score).floor == floor


def test_a_figure_without_a_floor_gets_none():
    assert figure(floor=None).risen(0.9).floor is None


def test_a_line_tells_each_floor_that_can_rise():
    still = Figure(name="status", goal=None, people=None, floor=0.9)

    figures, lines = raise_floors([figure(), still], {"role": 0.7, "status": 0.88})

    assert [item.floor for item in figures] == [0.69, 0.9]
    assert lines == ["role: 0.60 to 0.69"]


def test_figures_are_written_as_they_were_read(tmp_path):
    path = Path(shutil.copy(FILE, tmp_path))

    save_figures(load_figures(path=path), path=path)

    assert path.read_text() == FILE.read_text()


def test_each_marker_has_its_own_floors(tmp_path):
    path = tmp_path / "figures.tsv"
    path.write_text("figure\tgoal\tpeople\ten\tother\nrole\t0.80\t\t0.70\t\n")
    (given,) = load_figures("other", path)

    save_figures([replace(given, floor=0.75)], "other", path)

    assert given.floor is None
    assert [load_figures(name, path)[0].floor for name in ("en", "other")] == [0.7, 0.75]
