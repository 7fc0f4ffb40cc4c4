"""Which weights a run marks with."""

import re

import pytest

from regesta.errors import DataError
from regesta.mark.choice import weights_path
from regesta.settings import DATA, Settings


def test_the_marker_that_ships_is_taken_unless_told():
    assert weights_path(Settings()) == DATA / "marker" / "en.marker"


def test_a_file_of_weights_can_be_named(tmp_path):
    path = tmp_path / "mine.marker"
    path.touch()

    assert weights_path(Settings(marker=str(path))) == path


def test_a_file_that_is_not_there_is_told(tmp_path):
    path = str(tmp_path / "none.marker")

    with pytest.raises(
        DataError, match=re.escape(f"{path}: no such file of weights; choose small, large or")
    ):
        weights_path(Settings(marker=path))


def test_the_large_marker_is_that_of_its_package(tmp_path, monkeypatch):
    package = tmp_path / "regesta_xx_large"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    assert weights_path(Settings(marker="large", language="xx")) == package / "xx-large.marker"


def test_a_large_marker_that_is_not_installed_is_told_with_its_mend():
    with pytest.raises(DataError, match=re.escape("regesta-yy-large: the large marker is not installed")):
        weights_path(Settings(marker="large", language="yy"))
