from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from regesta.domain.marks import Marks
from regesta.errors import StoreError
from regesta.settings import Settings
from regesta.settle.sparing import uncollected
from regesta.show.opening import open_register
from regesta.show.web.shelf import Shelf
from regesta.store import open_store, read_edition

_PATIENCE = 0.5
"""Seconds: a record that loads faster is taken up at once, a slower one while the old one is still shown."""

SMALL = 2000
"""Events of a record that is settled within a second or two."""

_Stamp = tuple[tuple[int, int, int], ...]


@dataclass(slots=True, kw_only=True)
class Archive:
    """The record file, held in memory as a `Shelf` and taken up again when another program has changed it.

    A record of fewer than `small` events is settled while a reader waits.
    Safe to share between threads. Raises StoreError or UsageError where the file cannot be used.
    """

    settings: Settings
    small: int = SMALL
    _shelf: Shelf | None = None
    _stamp: _Stamp = ()
    _edition: tuple[int, ...] = ()
    _seconds: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _loader: threading.Thread | None = None

    @property
    def path(self) -> Path:
        """The record file."""
        return self.settings.record

    @property
    def quick(self) -> bool:
        """Whether the record is so small that nobody minds waiting until it is settled anew."""
        return self._shelf is not None and len(self._shelf.register.record.events) < self.small

    def shelf(self) -> Shelf:
        """The record as it is now; a large one may be shown as it was while its changes are loaded."""
        held = self._shelf
        if held is not None and self._stamp == _stamp_of(self.path):
            return held
        if held is None or self._seconds < _PATIENCE:
            return self._renew()
        if self._loader is None or not self._loader.is_alive():
            self._loader = threading.Thread(target=self._renew, daemon=True)
            self._loader.start()
        return held

    def reload(self) -> Shelf:
        """Take up changes before going on, however long it takes: what a change made here calls."""
        return self._renew()

    def marks(self, report: str) -> Marks | None:
        """The marks of a report; None where there are none."""
        with open_store(self.path, read_only=True) as store:
            return store.marks(report)

    def _renew(self) -> Shelf:
        with self._lock:
            stamp = _stamp_of(self.path)
            if self._shelf is not None and stamp == self._stamp:
                return self._shelf
            edition = read_edition(self.path) if self.path.exists() else ()
            if self._shelf is None or edition != self._edition:
                began = time.monotonic()
                self._shelf = load_shelf(self.settings)
                self._seconds = time.monotonic() - began
            self._stamp, self._edition = stamp, edition
            return self._shelf


def load_shelf(settings: Settings) -> Shelf:
    """Load a record file and index it; what is loaded is spared by later garbage collections.

    Raises:
        UsageError: if there is no such file.
        StoreError: if it cannot be used.
    """
    with uncollected(spared=True):
        register = open_register(settings.record, settings.data)
        with open_store(settings.record, read_only=True) as store:
            gone = {item.id: item for item in store.tombstones()}
            judgements = store.judgements()
        shelf = Shelf(register=register, gone=gone, judgements=judgements)
        shelf.prepare()
    return shelf


def _stamp_of(path: Path) -> _Stamp:
    """What changes whenever the file or its log is written to; costs two looks at the folder."""
    stamps = []
    for name in (path, path.with_name(path.name + "-wal")):
        try:
            found = name.stat()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreError(str(error), where=str(name), mend="check the rights of its folder") from error
        if name == path or found.st_size:
            stamps.append((found.st_ino, found.st_size, found.st_mtime_ns))
    return tuple(stamps)
