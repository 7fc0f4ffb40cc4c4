from __future__ import annotations

from dataclasses import dataclass

from regesta.domain.marks import Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a file, page or row holds before its text is fixed and its date and outlet are settled.

    `header_date` stands in header lines above the text, `metadata_date` in a page's metadata or a row's
    field, both as written. `origin` is the file the draft came from: equal to `source` but for rows.
    `marks` says that the text is fixed already.
    """

    source: str
    origin: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    header_date: str | None = None
    metadata_date: str | None = None
    marks: Marks | None = None
