from __future__ import annotations

from collections.abc import Collection

from regesta.domain.claim import Gap
from regesta.show.export.parts import Json
from regesta.show.register import Register
from regesta.show.table import Table
from regesta.show.words import UNKNOWN, outlet_words, shorten


def list_gaps(register: Register, reports: Collection[str] | None = None) -> list[tuple[str, Gap]]:
    """The gaps of the given reports (None: of all), each with its report's id, in text order."""
    return [
        (reading.report, gap)
        for reading in register.readings
        if reports is None or reading.report in reports
        for gap in reading.gaps
    ]


def gaps_table(gaps: list[tuple[str, Gap]], register: Register) -> Table:
    """One row for every word that could not be settled, and why."""
    return Table(
        headings=("Report", "Words", "Why"),
        rows=tuple(_row(report, gap, register) for report, gap in gaps),
        ids=tuple(report for report, _ in gaps),
        empty="No gap: everything that was marked could be settled.",
    )


def _row(report: str, gap: Gap, register: Register) -> tuple[str, ...]:
    words = gap.span.of(register.reports[report].text) if gap.span else UNKNOWN
    return outlet_words(report, register), shorten(words), _why(gap)


def _why(gap: Gap) -> str:
    return f"{gap.why.value}: {gap.note}" if gap.note else gap.why.value


def gap_object(report: str, gap: Gap, register: Register) -> Json:
    """One gap as it goes out."""
    text = register.reports[report].text
    return {
        "type": "gap",
        "report": report,
        "why": gap.why.value,
        "note": gap.note or None,
        "start": gap.span.start if gap.span else None,
        "end": gap.span.end if gap.span else None,
        "quote": gap.span.of(text) if gap.span else None,
    }
