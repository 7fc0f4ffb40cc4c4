"""Opening a record file: one connection, write-ahead log, checked to be ours and of a version we know."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from regesta.errors import StoreError
from regesta.store.faults import telling
from regesta.store.store import Store
from regesta.store.tables import APPLICATION, READABLE, VERSION, create_tables, upgrade_tables

_MAGIC = b"SQLite format 3\0"
_PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""


def open_store(path: str | Path, *, create: bool = False, read_only: bool = False) -> Store:
    """Open a record file; use as a context manager.

    Args:
        path: the file; with `create` it is made where there is none (its folder must exist).
        create: whether to make it.
        read_only: whether to leave it as it is; works in folders that cannot be written to.

    Raises:
        StoreError: if there is no such file, it is no record file, is newer than this program, is damaged,
            locked or cannot be written.
    """
    path = Path(path)
    _check_path(path, create=create)
    with telling(path):
        connection = _connect(path, read_only=read_only)
        try:
            _check_layout(connection, path, read_only=read_only)
        except (DBAPIError, StoreError):
            connection.close()
            connection.engine.dispose()
            raise
    return Store(path=path, connection=connection, read_only=read_only)


def _check_path(path: Path, *, create: bool) -> None:
    try:
        there, folder = path.exists(), path.is_dir()
        strange = there and not folder and not _starts_like_sqlite(path)
    except OSError as error:
        raise StoreError(str(error), where=str(path), mend="check the rights of its folder") from error
    if folder:
        raise StoreError("a folder, not a record file", where=str(path), mend="name a file in it")
    if strange:
        mend = "name another file; a record file is made by `regesta read`"
        raise StoreError("not a record file", where=str(path), mend=mend)
    if not there and not create:
        mend = "check the name, or make one with `regesta read FOLDER`"
        raise StoreError("there is no such record file", where=str(path), mend=mend)
    if not there and not path.parent.is_dir():
        raise StoreError("its folder does not exist", where=str(path), mend="make the folder first")


def _starts_like_sqlite(path: Path) -> bool:
    """Whether a file begins as SQLite's do; an empty one may become anything."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) in {_MAGIC, b""}


def _connect(path: Path, *, read_only: bool) -> Connection:
    """A connection; a read-only one falls back on treating a file at rest as unchangeable."""
    if not read_only:
        return _engine(path, "mode=rwc", writing=True).connect()
    connection = _engine(path, "mode=ro", writing=False).connect()
    try:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        connection.rollback()
    except DBAPIError:
        connection.close()
        connection.engine.dispose()
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _engine(path, "mode=ro&immutable=1", writing=False).connect()
    return connection


def _engine(path: Path, mode: str, *, writing: bool) -> Engine:
    """An engine whose transactions are SQLite's own, begun for writing at once where there will be any."""
    address = f"file:{quote(str(path.resolve()))}?{mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        if writing:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _check_layout(connection: Connection, path: Path, *, read_only: bool) -> None:
    """Make the tables in an empty file, bring an older one up to date, refuse what is not ours."""
    with connection.begin():
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if not tables and not application and not read_only:
            create_tables(connection)
            return
        if application != APPLICATION:
            mend = "name another file; a record file is made by `regesta read`"
            raise StoreError("a database, but not a record file", where=str(path), mend=mend)
        if version > VERSION:
            what = f"made by a newer version (layout {version}, this program knows {VERSION})"
            raise StoreError(what, where=str(path), mend="install the newest regesta: pip install -U regesta")
        if version < VERSION and not read_only:
            upgrade_tables(connection, version)
        elif version < READABLE:
            mend = "open it once for writing: `regesta read --record FILE` with any report"
            raise StoreError(f"of an older layout ({version})", where=str(path), mend=mend)
