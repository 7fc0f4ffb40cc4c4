"""Whether a record file holds another record than before, without reading it."""

from __future__ import annotations

from pathlib import Path

from regesta.store.faults import telling
from regesta.store.opening import open_store

_EDITION = """
SELECT (SELECT max(rowid) FROM entries), (SELECT count(*) FROM entries), (SELECT max(number) FROM changes),
       (SELECT count(*) FROM judgements), (SELECT count(revoked) FROM judgements)
"""


def read_edition(path: Path) -> tuple[int, ...]:
    """Numbers that are others whenever the record was settled anew or a judgement was made or revoked.

    A report that is kept but not yet settled leaves them as they are.

    Raises:
        StoreError: if the file cannot be used.
    """
    with open_store(path, read_only=True) as store, telling(path), store.connection.begin():
        row = store.connection.exec_driver_sql(_EDITION).one()
        return tuple(int(number or 0) for number in row)
