"""What SQLite says went wrong, as errors that tell what, where and the mend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy.exc import DBAPIError

from regesta.errors import StoreError

_MENDS = (
    ("locked", "another program is writing to it", "wait until it has finished, then try again"),
    ("full", "the disk is full", "make room and run the same command again: what was read is kept"),
    ("not a database", "not a record file", "name another file; a record file is made by `regesta read`"),
    ("malformed", "the file is damaged", "restore a copy, or move it away and read the reports again"),
    ("readonly", "it cannot be written to", "check the rights of the file and its folder"),
    ("read-only", "it cannot be written to", "check the rights of the file and its folder"),
    ("unable to open", "it cannot be opened", "check that its folder exists and may be read and written"),
    ("disk i/o", "the disk failed to read or write", "check the disk; a network folder cannot hold a record"),
    ("no such table", "the file is damaged", "restore a copy, or move it away and read the reports again"),
    ("interrupted", "the work was interrupted", "run the same command again"),
)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite and the decoder raise into a StoreError about `path`."""
    try:
        yield
    except DBAPIError as error:
        raise explain(str(error.orig), path) from error
    except msgspec.MsgspecError as error:
        mend = "restore a copy, or move it away and read the reports again"
        raise StoreError(f"the file is damaged ({error})", where=str(path), mend=mend) from error


def explain(message: str, path: Path) -> StoreError:
    """The error for a message of SQLite."""
    low = message.lower()
    for sign, what, mend in _MENDS:
        if sign in low:
            return StoreError(what, where=str(path), mend=mend)
    return StoreError(message, where=str(path), mend="check the file and its folder")
