from __future__ import annotations

from collections.abc import Mapping, Sequence

from regesta.domain.judgement import Anchor, Judgement
from regesta.domain.report import Report
from regesta.show.export.parts import Json, moment_text
from regesta.show.table import Table


def judgements_table(judgements: Sequence[Judgement], reports: Mapping[str, Report]) -> Table:
    """One row a judgement: when, what was ruled on which words, by whom and why."""
    return Table(
        headings=("When", "Ruled", "By", "Reason"),
        rows=tuple(_row(judgement, reports) for judgement in judgements),
        ids=tuple(judgement.id for judgement in judgements),
        empty="Nobody has ruled on anything in this record; 'regesta review' asks what is open.",
    )


def judgement_object(judgement: Judgement, reports: Mapping[str, Report]) -> Json:
    """One judgement as it goes out."""
    return {
        "type": "judgement",
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "left": _anchor_object(judgement.left, reports),
        "right": _anchor_object(judgement.right, reports) if judgement.right else None,
        "property": judgement.property,
        "value": judgement.value,
        "by": judgement.by,
        "at": moment_text(judgement.at),
        "reason": judgement.reason or None,
        "revoked": moment_text(judgement.revoked_at),
    }


def ruling_words(judgement: Judgement, reports: Mapping[str, Report]) -> str:
    """What was ruled, in words."""
    left = _anchor_words(judgement.left, reports)
    if judgement.property is not None and judgement.value is None:
        return f"{judgement.verdict.value}: {judgement.property}, at {left}"
    if judgement.property is not None:
        return f"correct: {judgement.property} is {judgement.value}, at {left}"
    right = f" and {_anchor_words(judgement.right, reports)}" if judgement.right else ""
    return f"{judgement.verdict.value}: {left}{right}"


def _row(judgement: Judgement, reports: Mapping[str, Report]) -> tuple[str, ...]:
    ruled = ruling_words(judgement, reports)
    revoked = f" (revoked {judgement.revoked_at:%Y-%m-%d})" if judgement.revoked_at else ""
    return (f"{judgement.at:%Y-%m-%d %H:%M}", f"{ruled}{revoked}", judgement.by, judgement.reason or "-")


def _anchor_words(anchor: Anchor, reports: Mapping[str, Report]) -> str:
    """The words an anchor lies on, with who wrote them; the place alone where the report is not here."""
    report = reports.get(anchor.report)
    if report is None:
        return f"{anchor.kind} at {anchor.span.start} of {anchor.report}"
    about = f"{report.outlet or 'outlet unknown'}, {report.published.day or 'undated'}"
    return f'{anchor.kind} "{_words(anchor, report)}" [{about}]'


def _words(anchor: Anchor, report: Report) -> str:
    return " ".join(anchor.span.of(report.text).split())


def _anchor_object(anchor: Anchor, reports: Mapping[str, Report]) -> Json:
    report = reports.get(anchor.report)
    return {
        "report": anchor.report,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "kind": anchor.kind,
        "quote": _words(anchor, report) if report else None,
    }
