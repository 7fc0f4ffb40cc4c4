"""Records made of the small cases of settling, read into a file as `regesta read` would."""

from pathlib import Path

from regesta.pipeline import read_sources
from regesta.settings import Settings

CASES = Path(__file__).parent / "cases" / "settle"


def read_case(name, folder):
    """The settings of a record made of the reports of a case."""
    reports = folder / name
    reports.mkdir()
    told = (CASES / f"{name}.txt").read_text(encoding="utf-8").split("\n======\n")[0]
    for number, part in enumerate(told.split("\n------\n")[1:], 1):
        (reports / f"{number}.marked").write_text(part.strip("\n") + "\n", encoding="utf-8")
    settings = Settings(record=folder / f"{name}.regesta")
    read_sources([str(reports)], settings)
    return settings
