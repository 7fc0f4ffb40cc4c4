"""What the browser loads: light, and built from the sources in web/."""

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WEB = ROOT / "web"
STATIC = ROOT / "src/regesta/show/web/static"
FIRST_LOAD = ("regesta.js", "timeline.js")
"""What the home page loads."""


def weigh(path):
    return len(gzip.compress(path.read_bytes(), mtime=0))


def test_the_first_page_loads_at_most_sixty_kilobytes_of_script():
    assert sum(weigh(STATIC / name) for name in FIRST_LOAD) <= 60_000


def test_all_script_is_at_most_three_hundred_kilobytes():
    assert sum(weigh(path) for path in STATIC.rglob("*.js")) <= 300_000


def test_there_is_one_style_sheet_written_by_hand():
    assert [path.name for path in STATIC.rglob("*.css")] == ["regesta.css"]


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.js")), ids=lambda path: path.name)
def test_no_script_reaches_outside_or_makes_code_of_words(path):
    script = path.read_text(encoding="utf-8")

    assert "sourceMappingURL" not in script
    assert "new Function(" not in script


def test_the_built_scripts_are_those_of_the_sources(tmp_path):
    if shutil.which("npm") is None:
        pytest.skip("THE BUILT SCRIPTS WERE NOT COMPARED: there is no Node (on Debian: apt install npm)")
    folder = shutil.copytree(WEB, tmp_path / "web", ignore=shutil.ignore_patterns("node_modules"))
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True, timeout=300)
    subprocess.run(["node", "build.mjs", str(tmp_path / "out")], cwd=folder, check=True, timeout=300)
    built = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    kept = {path.name: path.read_bytes() for path in STATIC.iterdir() if path.suffix in {".js", ".txt"}}

    assert built.keys() == kept.keys(), "run: cd web && npm ci && npm run build"
    assert [name for name in built if built[name] != kept[name]] == [], (
        "run: cd web && npm ci && npm run build"
    )
