"""Reports as they go out: where a text came from; the text itself stays in the record file."""

from __future__ import annotations

from regesta.domain.report import Report
from regesta.show.export.parts import Json, day_text, moment_text


def report_object(report: Report) -> Json:
    """One report without its text."""
    line = report.dateline
    return {
        "type": "report",
        "id": report.id,
        "source": report.source,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "published": {"date": day_text(report.published.day), "basis": report.published.basis.value},
        "dateline": (report.text[line.start : line.end].strip() or None) if line else None,
        "language": report.language,
        "retrieved": moment_text(report.retrieved),
        "sha256": report.sha256,
        "copy_of": report.copy_of,
        "words": report.words,
    }
