"""One record file as an object: what was gathered, marked, read and ruled, and the record made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Connection, Select, func, insert, select, update

from regesta.domain.change import Change, Tombstone
from regesta.domain.claim import Reading
from regesta.domain.judgement import Judgement
from regesta.domain.marks import Marks
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.errors import StoreError
from regesta.store import encoding
from regesta.store.faults import telling
from regesta.store.tables import (
    CHANGES,
    ENTRIES,
    JUDGEMENTS,
    MARKS,
    READINGS,
    REPORTS,
    TOMBSTONES,
    replace_row,
)
from regesta.store.turns import Settled, Turn, note_unsettled, read_stamps, write_settled


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownText:
    """What gathering needs of a report of an earlier run to know it and its copies again."""

    id: str
    source: str
    signature: bytes
    copy_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTimes:
    """When the record first held an entry, and when it last changed."""

    learnt: datetime
    changed: datetime


@dataclass(slots=True, kw_only=True)
class Store:
    """An open record file; every method that writes is one transaction. Raises StoreError throughout."""

    path: Path
    connection: Connection
    read_only: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is lost if this is never called."""
        self.connection.close()
        self.connection.engine.dispose()

    def add(self, report: Report, marks: Marks, reading: Reading, signature: bytes = b"") -> None:
        """Keep one report with its marks and reading, in place of an earlier reading of it."""
        self.add_all([(report, marks, reading, signature)])

    def add_all(self, items: Iterable[tuple[Report, Marks, Reading, bytes]]) -> None:
        """Keep several reports in one transaction: all or none."""
        now = encoding.now()
        with telling(self.path), self._writing() as connection:
            for report, marks, reading, signature in items:
                note_unsettled(connection, report.id)
                kept = select(REPORTS.c.added).where(REPORTS.c.id == report.id)
                row = _report_row(report, signature)
                row["added"] = connection.execute(kept).scalar() or now
                marked = {"report": report.id, "marks": encoding.encode(marks)}
                replace_row(connection, REPORTS, "id", row)
                replace_row(connection, MARKS, "report", marked)
                replace_row(connection, READINGS, "report", _reading_row(reading))

    def known(self, marker: str, ontology: str) -> set[str]:
        """The ids of the reports that this marker and ontology have read."""
        rows = select(READINGS.c.report).where(READINGS.c.marker == marker, READINGS.c.ontology == ontology)
        return {row[0] for row in self._rows(rows)}

    def signatures(self) -> Iterator[KnownText]:
        """What gathering needs to know reports and their copies again, by id."""
        columns = (REPORTS.c.id, REPORTS.c.source, REPORTS.c.signature, REPORTS.c.copy_of)
        for row in self._rows(select(*columns).order_by(REPORTS.c.id)):
            yield KnownText(id=row[0], source=row[1], signature=row[2], copy_of=row[3])

    def report(self, name: str) -> Report | None:
        """The report of an id; None where there is none."""
        rows = self._rows(select(REPORTS.c.text, REPORTS.c.about).where(REPORTS.c.id == name))
        with telling(self.path):
            return next((encoding.decode_report(*row) for row in rows), None)

    def reports(self) -> Iterator[Report]:
        """All reports, by id."""
        rows = self._rows(select(REPORTS.c.text, REPORTS.c.about).order_by(REPORTS.c.id))
        with telling(self.path):
            for row in rows:
                yield encoding.decode_report(*row)

    def marks(self, name: str) -> Marks | None:
        """The marks of a report, with their scores; None where there are none."""
        rows = self._rows(select(MARKS.c.marks).where(MARKS.c.report == name))
        with telling(self.path):
            return next((encoding.decode_marks(row[0]) for row in rows), None)

    def reading(self, name: str) -> Reading | None:
        """The reading of a report; None where there is none."""
        rows = self._rows(select(READINGS.c.reading).where(READINGS.c.report == name))
        with telling(self.path):
            return next((encoding.decode_reading(row[0]) for row in rows), None)

    def keep_reading(self, reading: Reading) -> None:
        """Keep a reading in place of an earlier one of the same report and marks."""
        with telling(self.path), self._writing() as connection:
            note_unsettled(connection, reading.report)
            replace_row(connection, READINGS, "report", _reading_row(reading))

    def readings(self) -> Iterator[Reading]:
        """All readings, by report."""
        rows = self._rows(select(READINGS.c.reading).order_by(READINGS.c.report))
        with telling(self.path):
            for row in rows:
                yield encoding.decode_reading(row[0])

    def judge(self, *judgements: Judgement) -> None:
        """Append judgements; one with an id that is there already is left as it is."""
        with telling(self.path), self._writing() as connection:
            for judgement in judgements:
                there = select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.id == judgement.id)
                if connection.execute(there).first() is None:
                    connection.execute(insert(JUDGEMENTS).values(**_judgement_row(judgement)))

    def revoke(self, name: str, at: datetime | None = None) -> None:
        """Revoke a judgement: it stays, but no longer counts. Raises StoreError where there is none."""
        moment = (at or datetime.now(UTC)).isoformat()
        change = update(JUDGEMENTS).where(JUDGEMENTS.c.id == name, JUDGEMENTS.c.revoked.is_(None))
        with telling(self.path), self._writing() as connection:
            if connection.execute(change.values(revoked=moment)).rowcount == 0:
                mend = "list the judgements with their ids first"
                raise StoreError(f"no judgement {name!r} that stands", where=str(self.path), mend=mend)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, revoked ones too, in the order they were made."""
        columns = (JUDGEMENTS.c.judgement, JUDGEMENTS.c.revoked)
        rows = self._rows(select(*columns).order_by(JUDGEMENTS.c.at, JUDGEMENTS.c.id))
        with telling(self.path):
            return tuple(_judgement(*row) for row in rows)

    def save_record(
        self, record: Record, changes: Sequence[Change] = (), tombstones: Sequence[Tombstone] = ()
    ) -> None:
        """Put the record in place of the last one: what is the same is left, times are kept."""
        self.save(Settled(record=record, changes=changes, tombstones=tombstones))

    def save(self, settled: Settled) -> None:
        """Put what a settling leaves in place of what the last one left."""
        with telling(self.path), self._writing() as connection:
            write_settled(connection, settled)

    def stamps(self) -> dict[str, str]:
        """The reports that came or were read otherwise since the last settling, each with a stamp."""
        with telling(self.path), self.connection.begin():
            return read_stamps(self.connection)

    @contextmanager
    def turn(self) -> Iterator[Turn]:
        """Hold the file for a settling; nothing else of this store may be called meanwhile."""
        with telling(self.path), self._writing() as connection:
            yield Turn(connection)

    def load_record(self) -> Record:
        """The record as it was last saved; an empty one where none was."""
        parts: dict[str, list[Any]] = {part: [] for part in encoding.PARTS}
        decoders = {part: msgspec.json.Decoder(kind) for part, kind in encoding.PARTS.items()}
        as_of: date | None = None
        rows = self._rows(select(ENTRIES.c.part, ENTRIES.c.entry).order_by(ENTRIES.c.part, ENTRIES.c.place))
        with telling(self.path):
            for part, entry in rows:
                if part == "as_of":
                    as_of = msgspec.json.decode(entry, type=date | None)
                else:
                    parts[part].append(decoders[part].decode(entry))
        return Record(**{part: tuple(found) for part, found in parts.items()}, as_of=as_of)

    def count_entries(self) -> dict[str, int]:
        """How many entries each part of the record holds, without loading them."""
        query = select(ENTRIES.c.part, func.count()).group_by(ENTRIES.c.part)
        found = {row[0]: row[1] for row in self._rows(query)}
        return {part: found.get(part, 0) for part in encoding.PARTS}

    def entry_times(self) -> Mapping[str, EntryTimes]:
        """When each entry with an id was learnt and last changed."""
        columns = (ENTRIES.c.id, ENTRIES.c.learnt, ENTRIES.c.changed)
        return {
            name: EntryTimes(learnt=datetime.fromisoformat(learnt), changed=datetime.fromisoformat(changed))
            for name, learnt, changed in self._rows(select(*columns))
        }

    def changes(self, since: datetime | None = None) -> Iterator[Change]:
        """The change log in order, from a moment on."""
        query = select(CHANGES.c.change).order_by(CHANGES.c.number)
        if since is not None:
            query = query.where(CHANGES.c.at >= since.isoformat())
        with telling(self.path):
            for row in self._rows(query):
                yield encoding.decode_change(row[0])

    def tombstones(self) -> Iterator[Tombstone]:
        """What is left of the ids that are gone."""
        with telling(self.path):
            for row in self._rows(select(TOMBSTONES.c.tombstone).order_by(TOMBSTONES.c.id)):
                yield encoding.decode_tombstone(row[0])

    def _rows(self, query: Select[Any]) -> list[Any]:
        with telling(self.path), self.connection.begin():
            return list(self.connection.execute(query).all())

    def _writing(self) -> Any:  # noqa: ANN401 - SQLAlchemy's own context manager
        if self.read_only:
            raise StoreError("opened for reading only", where=str(self.path), mend="open it for writing")
        return self.connection.engine.begin()


def _report_row(report: Report, signature: bytes) -> dict[str, Any]:
    return {
        "id": report.id,
        "text": report.text,
        "about": encoding.encode_report(report),
        "source": report.source,
        "copy_of": report.copy_of,
        "signature": signature,
    }


def _reading_row(reading: Reading) -> dict[str, Any]:
    return {
        "report": reading.report,
        "marker": reading.marker,
        "ontology": reading.ontology,
        "reading": encoding.encode(reading),
    }


def _judgement_row(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "judgement": encoding.encode(judgement),
        "at": judgement.at.isoformat(),
        "revoked": judgement.revoked_at.isoformat() if judgement.revoked_at else None,
    }


def _judgement(written: bytes, revoked: str | None) -> Judgement:
    judgement = encoding.decode_judgement(written)
    return replace(judgement, revoked_at=datetime.fromisoformat(revoked)) if revoked else judgement
