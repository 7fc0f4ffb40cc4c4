"""Reading from Python: what `regesta.read` does."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from regesta.domain.record import Record
from regesta.pipeline import read_sources
from regesta.settings import Settings


def read_for_python(
    sources: Sequence[str | Path], *, record: str | Path | None, again: bool, marker: str
) -> Record:
    """Read sources into a record file, or into a passing one, and return the record.

    Warns:
        UserWarning: for every report that could not be read.
    """
    settings = Settings(again=again, marker=marker)
    names = [str(source) for source in sources]
    if record is not None:
        return _read(names, replace(settings, record=Path(record)))
    with tempfile.TemporaryDirectory(prefix="regesta-") as folder:
        return _read(names, replace(settings, record=Path(folder) / "record.regesta"))


def _read(names: Sequence[str], settings: Settings) -> Record:
    outcome = read_sources(names, settings)
    for refusal in outcome.refused:
        warnings.warn(f"not read: {refusal.error}", stacklevel=4)
    return outcome.record
