"""Tab-separated tables with a header row: the form of most lexicon data."""

from __future__ import annotations

from pathlib import Path

from regesta.errors import DataError


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a table by column name.

    Raises:
        DataError: if the file is missing, or a row has another number of columns than the header.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError("data file cannot be read", where=str(path), mend="install regesta again") from error
    header = lines[0].split("\t") if lines else []
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            what = f"{len(cells)} columns where the header has {len(header)}"
            raise DataError(what, where=f"{path}:{number}", mend="separate the columns by one tab each")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def split_cell(cell: str) -> list[str]:
    """The items of a cell, which are separated by semicolons."""
    return [item for part in cell.split(";") if (item := part.strip())]
