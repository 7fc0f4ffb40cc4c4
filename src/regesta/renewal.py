"""How the record is made anew: everything a record file holds is settled, or only what came in since.

corrected marks --read--> readings --settle--> record, what changed, what settling remembers
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from regesta.domain.claim import Reading
from regesta.domain.judgement import Judgement
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.lexicon import load_lexicon
from regesta.lexicon.name_parts import load_name_parts
from regesta.lexicon.settling import load_settling_rules
from regesta.mark.corrections import correct_marks, is_of_marks
from regesta.read.reader import read_report
from regesta.settings import Settings
from regesta.settle import Memory, SettlingLexicon, record_changes, settle
from regesta.settle.keeping import Kept, open_memory, settling_edition, write_changes, write_memory
from regesta.settle.material import Source
from regesta.settle.register import bind_changes
from regesta.settle.settling import resettle
from regesta.settle.sparing import uncollected
from regesta.store import Settled, Store, Turn


def settle_store(store: Store, settings: Settings, *, because: Sequence[str]) -> Record:
    """Settle everything a store holds, keep the record in it and log what changed.

    `because` are the ids of the reports and judgements that came in since the last time.
    """
    return renew_record(store, settings, because=because) or store.load_record()


def renew_record(store: Store, settings: Settings, *, because: Sequence[str]) -> Record | None:
    """Settle what has come in since the last time, all else only where the last time left no memory.

    Returns the record where all of it was settled; else it is in the store and not at hand.
    """
    with uncollected():
        return _renew_record(store, settings, because)


def _renew_record(store: Store, settings: Settings, because: Sequence[str]) -> Record | None:
    judgements = store.judgements()
    _read_corrected(store, settings, judgements)
    lexicon, edition = load_settling_lexicon(settings.data), settling_edition(settings.data)
    with store.turn() as turn:
        if turn.edition() == edition:
            settled = _settle_fresh(turn, judgements, lexicon, because)
            if settled is not None:
                turn.save(replace(settled, edition=edition))
                return None
    stamps, before = store.stamps(), store.load_record()
    reports = {report.id: report for report in store.reports()}
    memory = Memory()
    record = settle(list(store.readings()), reports, judgements, lexicon, memory)
    changes, stones = record_changes(before, record, at=datetime.now(UTC), because=tuple(because))
    left = Settled(record=record, changes=changes, tombstones=stones, stamps=stamps)
    store.save(replace(left, edition=edition, kept=write_memory(memory)))
    return record


def _settle_fresh(
    turn: Turn, judgements: Sequence[Judgement], lexicon: SettlingLexicon, because: Sequence[str]
) -> Settled | None:
    """What settling the unsettled reports changes; None where all has to be settled anew."""
    kept = Kept(value=turn.value, entry=turn.entry, source=lambda name: _as_source(turn.settled(name)))
    memory, stamps = open_memory(kept, lexicon.rules), turn.unsettled()
    days = memory.record.as_of
    if days.get("") is None:
        return None
    resettle({name: _as_source(turn.current(name)) for name in stamps}, judgements, lexicon, memory)
    if days.get("") is None:
        return None
    before, after = bind_changes(memory.record)
    changes, stones = record_changes(before, after, at=datetime.now(UTC), because=tuple(because))
    left = Settled(record=after, before=before, changes=changes, tombstones=stones, stamps=stamps)
    return replace(left, kept=write_changes(memory))


def _as_source(found: tuple[Report, Reading | None] | None) -> Source | None:
    return Source(report=found[0], reading=found[1]) if found else None


def _read_corrected(store: Store, settings: Settings, judgements: Iterable[Judgement]) -> None:
    """Read again every report whose marks people have put right, or had before they took it back.

    The marks in the store stay the marker's own: a better marker's are corrected likewise.
    """
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if is_of_marks(judgement.property):
            found.setdefault(judgement.left.report, []).append(judgement)
    for name, corrections in found.items():
        report, marks, before = store.report(name), store.marks(name), store.reading(name)
        if report is None or marks is None or before is None:
            continue  # it waits until its report is read
        lexicon = load_lexicon(settings.data)
        reading = read_report(report, correct_marks(marks, corrections), before.marker, lexicon)
        gathered = tuple(gap for gap in before.gaps if gap.span is None and gap not in reading.gaps)
        reading = replace(reading, gaps=(*gathered, *reading.gaps))
        if reading != before:
            store.keep_reading(reading)


@cache
def load_settling_lexicon(data: Path) -> SettlingLexicon:
    """The knowledge that settling needs."""
    return SettlingLexicon(rules=load_settling_rules(data), names=load_name_parts(data))
