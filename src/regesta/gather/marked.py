"""Marked reports: reports that a person has marked already."""

from __future__ import annotations

from collections.abc import Collection

from regesta.domain.marked_report import parse_marked_report
from regesta.gather.draft import Draft


def read_marked(written: str, source: str, kinds: Collection[str]) -> Draft:
    """The draft of a marked report; its text stays as it is, for its marks count on it.

    Raises:
        MarkedReportError: with every fault of the file.
    """
    report = parse_marked_report(written, kinds=kinds, where=source)
    return Draft(
        source=source,
        origin=source,
        text=report.text,
        title=report.get("title"),
        outlet=report.get("outlet"),
        url=report.get("url"),
        header_date=report.get("published"),
        marks=report.marks,
    )
