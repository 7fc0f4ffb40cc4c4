"""The tables of a record file, and how an older file becomes one of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, MetaData, Table, Text

APPLICATION = 0x52474553
"""What SQLite's header says the file is: "RGES"."""
VERSION = 2
"""The layout this program writes; raise it with every step added to STEPS."""

READABLE = 1
"""The oldest layout that can be read without changing it."""

STEPS: Mapping[int, Sequence[str]] = {
    1: (
        """CREATE TABLE kept (drawer TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL,
            PRIMARY KEY (drawer, key)) WITHOUT ROWID""",
        """CREATE TABLE unsettled (report TEXT NOT NULL PRIMARY KEY, stamp TEXT NOT NULL, text TEXT,
            about BLOB, reading BLOB)""",
    )
}
"""For each version the statements that make the next one of it."""

METADATA = MetaData()

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("source", Text, nullable=False),
    Column("copy_of", Text),
    Column("signature", LargeBinary, nullable=False),
    Column("added", Text, nullable=False),
)
MARKS = Table(
    "marks",
    METADATA,
    Column("report", Text, primary_key=True),
    Column("marks", LargeBinary, nullable=False),
)
READINGS = Table(
    "readings",
    METADATA,
    Column("report", Text, primary_key=True),
    Column("marker", Text, nullable=False),
    Column("ontology", Text, nullable=False),
    Column("reading", LargeBinary, nullable=False),
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("judgement", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
    Column("revoked", Text),
)
ENTRIES = Table(
    "entries",
    METADATA,
    Column("part", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Column("learnt", Text, nullable=False),
    Column("changed", Text, nullable=False),
)
CHANGES = Table(
    "changes",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("change", LargeBinary, nullable=False),
    Index("changes_at", "at"),
)
TOMBSTONES = Table(
    "tombstones",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("tombstone", LargeBinary, nullable=False),
)
KEPT = Table(
    "kept",
    METADATA,
    Column("drawer", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""The memory of the last settling; thrown away, it is worked out anew."""
UNSETTLED = Table(
    "unsettled",
    METADATA,
    Column("report", Text, primary_key=True),
    Column("stamp", Text, nullable=False),
    Column("text", Text),
    Column("about", LargeBinary),
    Column("reading", LargeBinary),
)
"""Reports that came or were read otherwise since, with what they were then (nothing for those that came)."""


def replace_row(connection: Connection, table: Table, key: str, row: Mapping[str, Any]) -> None:
    """Put a row in place of the one of the same `key`, if there is one."""
    connection.execute(table.delete().where(table.c[key] == row[key]))
    connection.execute(table.insert().values(**row))


def create_tables(connection: Connection) -> None:
    """Lay out an empty file."""
    METADATA.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def upgrade_tables(
    connection: Connection, version: int, steps: Mapping[int, Sequence[str]] = STEPS, target: int = VERSION
) -> None:
    """Bring an older file to the layout of today, step by step, within the transaction of the connection."""
    for number in range(version, target):
        for statement in steps[number]:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")
