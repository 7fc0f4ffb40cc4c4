"""What the last settling left in a record file, and what has come in since: read and renewed in one turn.

A turn holds the file for writing from its first look to its last word, so that no two programs go on from
one memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import chain, islice
from typing import Any

import msgspec
from sqlalchemy import Connection

from regesta.domain.change import Change, Tombstone
from regesta.domain.claim import Reading
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.store import encoding
from regesta.store.tables import CHANGES, ENTRIES, KEPT, TOMBSTONES, replace_row

EDITION = ("", "edition")
"""Where the memory says by which way of settling it was left."""
_LONG = 512
"""Bytes from which on a value is packed; packed values begin with a byte that JSON never begins with."""
_PACKED = b"x"
_BATCH = 1000

_CURRENT = """
SELECT r.text, r.about, g.reading FROM reports r LEFT JOIN readings g ON g.report = r.id WHERE r.id = ?
"""
_NOTE = """
INSERT INTO unsettled (report, stamp, text, about, reading)
SELECT ?1, hex(randomblob(8)), r.text, r.about, g.reading
FROM (SELECT 1) LEFT JOIN reports r ON r.id = ?1 LEFT JOIN readings g ON g.report = ?1
WHERE true ON CONFLICT (report) DO UPDATE SET stamp = excluded.stamp
"""

Kept = tuple[str, str, bytes | None]
"""Drawer, key and value of what settling keeps for the next time; None for what is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a settling leaves: the record, all of it or the entries that have changed, and the rest.

    `before` are the entries of before that have changed, None where `record` is all there is. `edition` names
    the way of settling that left `kept`, `stamps` what was unsettled and no longer is.
    """

    record: Record
    before: Record | None = None
    changes: Sequence[Change] = ()
    tombstones: Sequence[Tombstone] = ()
    edition: bytes | None = None
    kept: Iterable[Kept] = ()
    stamps: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """An open turn on a record file."""

    connection: Connection

    def edition(self) -> bytes | None:
        """The way of settling that left what is kept; None where nothing is."""
        return self.value(*EDITION)

    def unsettled(self) -> dict[str, str]:
        """The reports that came or were read otherwise since the last settling, each with a stamp."""
        return read_stamps(self.connection)

    def value(self, drawer: str, key: str) -> bytes | None:
        """What the memory keeps under a key."""
        row = self._one("SELECT value FROM kept WHERE drawer = ? AND key = ?", drawer, key)
        return None if row is None else _unpack(row[0])

    def entry(self, part: str, key: str) -> Any:  # noqa: ANN401 - a noun of the part
        """An entry of the record; of `told` all of one event, of `as_of` the day."""
        if part == "told":
            query = "SELECT entry FROM entries WHERE part = ? AND id > ? AND id < ? ORDER BY place"
            rows = self._all(query, part, f"{key}|", f"{key}}}")
            return tuple(msgspec.json.decode(row[0], type=encoding.PARTS[part]) for row in rows) or None
        name, kind = (part, date | None) if part == "as_of" else (key, encoding.PARTS[part])
        row = self._one("SELECT entry FROM entries WHERE part = ? AND id = ?", part, name)
        return None if row is None else msgspec.json.decode(row[0], type=kind)

    def current(self, name: str) -> tuple[Report, Reading | None] | None:
        """A report and its reading as they are now."""
        return _source(self._one(_CURRENT, name))

    def settled(self, name: str) -> tuple[Report, Reading | None] | None:
        """A report and its reading as they were at the last settling; None where it was not there."""
        row = self._one("SELECT text, about, reading FROM unsettled WHERE report = ?", name)
        return self.current(name) if row is None else _source(row)

    def save(self, settled: Settled) -> None:
        """Keep what a settling leaves."""
        write_settled(self.connection, settled)

    def _one(self, query: str, *values: str) -> Any:  # noqa: ANN401 - a row
        return next(iter(self._all(query, *values)), None)

    def _all(self, query: str, *values: str) -> list[Any]:
        # thousands of values are fetched in a turn: SQLAlchemy's own way takes longer than the file does
        cursor = self.connection.connection.cursor()
        cursor.execute(query, values)
        return list(cursor.fetchall())


def note_unsettled(connection: Connection, report: str) -> None:
    """Note that a report is about to change, and keep what it was when it was last settled."""
    connection.exec_driver_sql(_NOTE, (report,))


def read_stamps(connection: Connection) -> dict[str, str]:
    """The reports that are not settled yet, with a stamp that is another whenever one changes again."""
    rows = connection.exec_driver_sql("SELECT report, stamp FROM unsettled")
    return {row[0]: row[1] for row in rows}


def write_settled(connection: Connection, settled: Settled) -> None:
    """Write what a settling leaves; a memory that does not fit the file any more is dropped."""
    now = encoding.now()
    _save_entries(connection, settled, now)
    if settled.changes:
        lines = [
            {"at": change.at.isoformat(), "subject": change.subject, "change": encoding.encode(change)}
            for change in settled.changes
        ]
        connection.execute(CHANGES.insert(), lines)
    for stone in settled.tombstones:
        row = {"id": stone.id, "tombstone": encoding.encode(stone)}
        replace_row(connection, TOMBSTONES, "id", row)
    fits = settled.edition is not None and read_stamps(connection) == settled.stamps
    if settled.before is None or not fits:
        connection.execute(KEPT.delete())
    if fits:
        _write_kept(connection, chain(settled.kept, [(*EDITION, settled.edition)]))
        connection.exec_driver_sql("DELETE FROM unsettled")


def _write_kept(connection: Connection, kept: Iterable[Kept]) -> None:
    left = iter(kept)
    while batch := list(islice(left, _BATCH)):
        gone = [(drawer, key) for drawer, key, value in batch if value is None]
        rows = [(drawer, key, _pack(value)) for drawer, key, value in batch if value is not None]
        if gone:
            connection.exec_driver_sql("DELETE FROM kept WHERE drawer = ? AND key = ?", gone)
        if rows:
            connection.exec_driver_sql("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)


def _save_entries(connection: Connection, settled: Settled, now: str) -> None:
    """Write the entries that are new or other than before, drop those that are gone."""
    before = _read_before(connection, settled)
    gone, fresh = set(before), []
    for part, name, place, entry in encoding.list_entries(settled.record):
        digest = blake2b(entry, digest_size=16).digest()
        old = before.get((part, name))
        if old is not None and old[0] == digest:
            gone.discard((part, name))
        else:
            fresh.append((part, name, place, digest, entry, old[1] if old else now, now))
    if gone:
        connection.exec_driver_sql("DELETE FROM entries WHERE part = ? AND id = ?", sorted(gone))
    columns = ", ".join(column.name for column in ENTRIES.columns)
    for at in range(0, len(fresh), _BATCH):
        query = f"INSERT INTO entries ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - names of our own
        connection.exec_driver_sql(query, fresh[at : at + _BATCH])


def _read_before(connection: Connection, settled: Settled) -> dict[tuple[str, str], tuple[bytes, str]]:
    """Digest and first moment of the entries that may be other ones now, by part and id."""
    query = "SELECT part, id, digest, learnt FROM entries"
    if settled.before is None:
        rows = list(connection.exec_driver_sql(query))
    else:
        both = (*encoding.list_entries(settled.before), *encoding.list_entries(settled.record))
        keys = sorted({(part, name) for part, name, *_ in both})
        one = f"{query} WHERE part = ? AND id = ?"
        rows = [row for key in keys for row in connection.exec_driver_sql(one, key)]
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def _source(row: Any) -> tuple[Report, Reading | None] | None:  # noqa: ANN401 - a row
    if row is None or row[0] is None:
        return None
    return encoding.decode_report(row[0], row[1]), encoding.decode_reading(row[2]) if row[2] else None


def _pack(value: bytes) -> bytes:
    return zlib.compress(value, 1) if len(value) > _LONG else value


def _unpack(value: bytes) -> bytes:
    return zlib.decompress(value) if value.startswith(_PACKED) else value
