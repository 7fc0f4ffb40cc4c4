"""Regesta: a reconciled, cited register of events between states, made from news reports.

    import regesta

    record = regesta.read("reports/")
    for event in record.events:
        print(event.when, event.kind.value, event.parties)

`read` makes a `Record` of files and folders; `open_record` opens a record file made before, with the
texts of its reports, so that every quotation can be shown. Types are loaded when first asked for.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from regesta.domain.claim import Claim, Gap, PersonSeen, Place, Reading
    from regesta.domain.interval import Interval, Precision
    from regesta.domain.marks import Status
    from regesta.domain.record import (
        Attendee,
        Body,
        Commitment,
        Dispute,
        Dissent,
        Event,
        Finding,
        Instrument,
        Person,
        Quote,
        Record,
        Session,
        Tenure,
    )
    from regesta.domain.report import Publication, Report
    from regesta.domain.span import Span
    from regesta.errors import RegestaError
    from regesta.pipeline import RecordView, open_record

__version__ = "0.1.0"

__all__ = [
    "Attendee",
    "Body",
    "Claim",
    "Commitment",
    "Dispute",
    "Dissent",
    "Event",
    "Finding",
    "Gap",
    "Instrument",
    "Interval",
    "Person",
    "PersonSeen",
    "Place",
    "Precision",
    "Publication",
    "Quote",
    "Reading",
    "Record",
    "RecordView",
    "RegestaError",
    "Report",
    "Session",
    "Span",
    "Status",
    "Tenure",
    "open_record",
    "read",
]


def _put_off(name: str) -> None:
    """Enter a module as imported, to be run when it is first used."""
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


# Python binds a stage's name here when the stage is first imported. The stage `read` is entered before
# the function of its name is made, so that the name stays the function's; the stage itself loads later.
_put_off("regesta.read")

_HOMES = {
    "regesta.domain.claim": ("Claim", "Gap", "PersonSeen", "Place", "Reading"),
    "regesta.domain.interval": ("Interval", "Precision"),
    "regesta.domain.marks": ("Status",),
    "regesta.domain.record": (
        "Attendee",
        "Body",
        "Commitment",
        "Dispute",
        "Dissent",
        "Event",
        "Finding",
        "Instrument",
        "Person",
        "Quote",
        "Record",
        "Session",
        "Tenure",
    ),
    "regesta.domain.report": ("Publication", "Report"),
    "regesta.domain.span": ("Span",),
    "regesta.errors": ("RegestaError",),
    "regesta.pipeline": ("RecordView", "open_record"),
}


def __getattr__(name: str) -> object:
    """Load a public name from its home when it is first asked for: `import regesta` costs nothing."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module 'regesta' has no attribute {name!r}")


def read(
    *sources: str | Path, record: str | Path | None = None, again: bool = False, marker: str = "small"
) -> Record:
    """Read reports from files, folders and globs and settle them into a record.

    Args:
        sources: paths of reports (.txt .md .html .jsonl .csv .marked), folders, globs.
        record: the record file to keep the work in and to go on from; None keeps nothing on disk.
        again: read reports anew that the record file holds already.
        marker: "small", "large" (of the package regesta-en-large) or a file of weights.

    Returns:
        The whole record: of these sources and of whatever `record` held before.

    Raises:
        UsageError: if no source is given or one does not exist.
        StoreError: if the record file cannot be used.
        DataError: if there is no such marker, or its weights are damaged.

    Warns:
        UserWarning: for every report that could not be read, with the reason.
    """
    from regesta.show.calling import read_for_python  # noqa: PLC0415 - heavy: loads the stages

    return read_for_python(sources, record=record, again=again, marker=marker)
