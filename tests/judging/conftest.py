"""Records made of the small cases of settling, read into a file as `regesta read` would."""

from pathlib import Path

import pytest

from regesta.pipeline import read_sources
from regesta.settings import Settings

CASES = Path(__file__).parents[1] / "cases" / "settle"


@pytest.fixture
def make_record(tmp_path):
    """Reads the reports of a case; returns the settings of the record."""

    def make(name):
        folder = tmp_path / name
        folder.mkdir()
        told = (CASES / f"{name}.txt").read_text(encoding="utf-8").split("\n======\n")[0]
        for number, part in enumerate(told.split("\n------\n")[1:], 1):
            (folder / f"{number}.marked").write_text(part.strip("\n") + "\n", encoding="utf-8")
        settings = Settings(record=tmp_path / f"{name}.regesta")
        read_sources([str(folder)], settings)
        return settings

    return make
