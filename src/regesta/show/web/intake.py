"""Takes in reports handed over in the browser: keeps the files, reads them, tells how far it is."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from regesta.errors import RegestaError, StoreError
from regesta.gather import Refusal
from regesta.pipeline import Progress, read_sources
from regesta.settings import Settings
from regesta.show.web.archive import Archive

_KEPT = 50
"""So many jobs are remembered; what they read is in the record anyway."""
_UNSAFE = re.compile(r"[^\w.()\[\] -]+")
_LONGEST_NAME = 120


@dataclass(slots=True, kw_only=True)
class Job:
    """Some files being read: `handled` of them so far; once `done`, what came of them.

    `read` are the ids of the reports that are new, `skipped` counts those the record holds already, `error`
    says why nothing could be read.
    """

    id: str
    names: tuple[str, ...]
    handled: int = 0
    sentences: int = 0
    done: bool = False
    read: tuple[str, ...] = ()
    skipped: int = 0
    refused: tuple[Refusal, ...] = ()
    error: str = ""


@dataclass(slots=True, kw_only=True)
class Intake:
    """All that is handed over to one server; jobs are read one after the other."""

    settings: Settings
    archive: Archive
    jobs: dict[str, Job] = field(default_factory=dict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def take(self, files: Sequence[tuple[str, bytes]]) -> Job:
        """Keep files (name, content) beside the record and begin to read them.

        Raises:
            StoreError: where they cannot be kept.
        """
        name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
        folder = self.settings.record.with_name(f"{self.settings.record.name}.added") / name
        job = Job(id=name, names=tuple(_keep(folder, files)))
        self.jobs[name] = job
        for old in list(self.jobs)[:-_KEPT]:
            del self.jobs[old]
        threading.Thread(target=self._read, args=(job, folder), daemon=True).start()
        return job

    def _read(self, job: Job, folder: Path) -> None:
        def tell(progress: Progress) -> None:
            job.handled, job.sentences = progress.handled, progress.sentences

        with self._turn:
            try:
                outcome = read_sources([str(folder)], self.settings, progress=tell)
                job.read, job.skipped, job.refused = outcome.read, outcome.skipped, outcome.refused
                self.archive.reload()
            except RegestaError as error:
                job.error = str(error)
            finally:
                job.done = True


def _keep(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[str]:
    """Write the files into a folder of their own; their names, made safe and each once."""
    names: list[str] = []
    try:
        folder.mkdir(parents=True)
        for given, content in files:
            name = _safe(given)
            while name in names:
                name = f"{len(names)}-{name}"
            (folder / name).write_bytes(content)
            names.append(name)
    except OSError as error:
        mend = "free space, or put the record into a folder that may be written to"
        raise StoreError(str(error), where=str(folder), mend=mend) from error
    return names


def _safe(given: str) -> str:
    name = _UNSAFE.sub("_", re.split(r"[/\\]", given)[-1]).strip(" .")
    return name[-_LONGEST_NAME:] or "report.txt"
