from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of words under headings; `ids` is the id of each row's subject.

    On a terminal the id stands beneath the first cell, in a pipe it is the first column.
    `empty` says what to do where there are no rows, `notes` what the table leaves out.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[str, ...]
    empty: str
    notes: tuple[str, ...] = ()
