"""Records made of the small cases of settling, read into a file as `regesta read` would."""

from pathlib import Path

from case_files import split_case

from regesta.pipeline import read_sources
from regesta.settings import Settings

CASES = Path(__file__).parent / "cases" / "settle"


def read_case(name, folder):
    """The settings of a record made of the reports of a case."""
    reports = folder / name
    reports.mkdir()
    parts, _ = split_case(CASES / f"{name}.txt")
    for number, part in enumerate(parts, 1):
        (reports / f"{number}.marked").write_text(part, encoding="utf-8")
    settings = Settings(record=folder / f"{name}.regesta")
    read_sources([str(reports)], settings)
    return settings
