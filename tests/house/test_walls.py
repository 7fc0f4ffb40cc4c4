"""The sizes no file and no function may pass: a room one would want to live in."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    [*ROOT.glob("src/**/*.py"), *ROOT.glob("training/**/*.py"), *ROOT.glob("benchmarks/**/*.py")]
)
FILE_WALL = 400
FUNCTION_WALL = 50
NAMELESS = {"utils", "helpers", "common", "misc", "core", "manager", "base", "shared"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_fits_a_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_WALL


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_function_fits_a_screen(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    too_long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_WALL]

    assert too_long == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_has_no_name_has_no_home(path):
    assert NAMELESS.isdisjoint([path.stem, *path.relative_to(ROOT).parts])


def test_data_holds_no_python():
    assert list((ROOT / "src/regesta/data").glob("**/*.py")) == []
