"""Takes down what readers rule and has the record settled: at once where that is quick, else meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from multiprocessing import get_context

from regesta.domain.judgement import Judgement
from regesta.errors import RegestaError
from regesta.judging import keep, settle_kept, take_back, tell_idle
from regesta.settings import Settings
from regesta.show.review.asking import Asked
from regesta.show.web.archive import Archive
from regesta.show.web.docket import Docket, by_sort


@dataclass(slots=True, kw_only=True)
class Clerk:
    """Every judgement made in the browser goes through here; safe to share between threads.

    A judgement is in the file when `keep` returns. `recent` and `taken_back` are what this server was told,
    which the record shows only once it is settled anew; `idle` says of judgements that change nothing why
    they do not, `failed` why settling did not end well. Raises StoreError and UsageError.
    """

    settings: Settings
    archive: Archive
    recent: dict[str, Judgement] = field(default_factory=dict)
    taken_back: set[str] = field(default_factory=set)
    idle: dict[str, str] = field(default_factory=dict)
    failed: str = ""
    _waiting: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _settler: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether the record is being settled anew."""
        return self._settler is not None and self._settler.is_alive()

    def keep(self, judgements: Iterable[Judgement], *, wait: bool = True) -> None:
        """Keep judgements and have them count; a small record shows them at once unless not to `wait`."""
        given = {item.id: item for item in judgements}
        before = self.archive.shelf()
        with self._lock:
            keep(self.settings, list(given.values()))
            self.recent |= given
            self._have_settled(given)
        if wait and self._wait():
            after = self.archive.shelf()
            grounds = before.docket.ground, after.docket.ground
            self.idle |= tell_idle(self.settings, given.values(), *grounds, after.judgements)

    def take_back(self, names: Sequence[str]) -> None:
        """Revoke judgements by their ids."""
        with self._lock:
            take_back(self.settings, names)
            self.taken_back.update(names)
            for name in names:
                self.recent.pop(name, None)
            self._have_settled(names)
        self._wait()

    def open(self, docket: Docket) -> tuple[Asked, ...]:
        """What nobody has ruled on, what a decision would change most first."""
        return docket.open_after(self.recent.values(), self.taken_back)

    def open_by_sort(self, docket: Docket) -> Mapping[str, tuple[Asked, ...]]:
        """The same by what it is about."""
        every = self.open(docket)
        return docket.open_by_sort if every is docket.open else by_sort(every)

    def judged(self, docket: Docket, name: str) -> Judgement | None:
        """The judgement of an id; None where there is none."""
        found = docket.judged.get(name) or self.recent.get(name)
        if found and found.revoked_at is None and name in self.taken_back:
            return replace(found, revoked_at=datetime.now(UTC))  # the record does not show it yet
        return found

    def _have_settled(self, names: Iterable[str]) -> None:
        self._waiting += names
        if not self.busy:
            self._settler = threading.Thread(target=self._settle_waiting, daemon=True)
            self._settler.start()

    def _wait(self) -> bool:
        """Wait for a small record to be settled; whether it is."""
        settler = self._settler
        if not self.archive.quick or settler is None:
            return False
        settler.join()
        return not self.failed

    def _settle_waiting(self) -> None:
        """Settle until nothing more has come in."""
        while True:
            with self._lock:
                names, self._waiting = self._waiting, []
                if not names:
                    self._settler = None  # who comes now starts another
                    return
            self._settle(names)

    def _settle(self, names: list[str]) -> None:
        """Settle here, or in a process of its own where that takes long, so that pages stay quick."""
        self.failed = ""
        if self.archive.quick:
            try:
                settle_kept(self.settings, names)
                self.archive.reload()
            except RegestaError as error:
                self.failed = str(error)
            return
        process = get_context("spawn").Process(target=settle_kept, args=(self.settings, names))
        process.start()
        process.join()
        if process.exitcode:
            self.failed = "the record could not be settled anew; what was ruled is kept"
