"""Choosing the marker that reads: by name, by file, by the environment."""

import shutil

import pytest

from regesta.settings import DATA
from regesta.show.cli import EXIT_USAGE, run

TEXT = "January 16, 2019 - Kenyan Defence Minister Amina Juma met Ugandan minister Paul Okello in Kampala."


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return str(path)


@pytest.mark.parametrize("command", ["read", "mark", "serve"])
def test_a_marker_that_is_not_there_is_told_with_its_mend(command, report, tmp_path, capsys):
    given = {
        "read": [report, "--record", str(tmp_path / "r.regesta")],
        "mark": [report],
        "serve": ["--port", "0"],
    }

    assert run([command, *given[command], "--marker", "nowhere.marker"]) == EXIT_USAGE

    told = capsys.readouterr().err
    assert "nowhere.marker: no such file of weights; choose small, large or a file" in told


def test_a_file_of_weights_reads(report, tmp_path, capsys):
    own = shutil.copy(DATA / "marker" / "en.marker", tmp_path / "own.marker")

    assert run(["mark", report, "--marker", str(own)]) == 0

    assert "{p1 Amina Juma}" in capsys.readouterr().out


def test_the_environment_says_it_once_for_all(report, monkeypatch, capsys):
    monkeypatch.setenv("REGESTA_MARKER", "elsewhere.marker")

    assert run(["mark", report]) == EXIT_USAGE
    assert "elsewhere.marker" in capsys.readouterr().err
