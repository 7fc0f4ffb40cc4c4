"""Settling that is killed at any moment loses no report, ruling or id, and goes on where it stopped."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from killing import kill_while_running
from settler import NAMES, REPORTS, settle_all

from regesta.renewal import renew_record
from regesta.settings import Settings
from regesta.store import open_store

SETTLER = Path(__file__).with_name("settler.py")


def run(path, times):
    moments, told, before = random.Random(times), set(), set()
    for _ in range(times):
        kept, done = kill_while_running(SETTLER, path, moments.uniform(0.0, 0.6))
        told |= kept
        with open_store(path, create=True) as store:
            held = {report.id for report in store.reports()} | {item.id for item in store.judgements()}
            ids = {event.id for event in store.load_record().events}
            gone = {stone.id for stone in store.tombstones()}
        assert told <= held
        assert before <= ids | gone
        before = ids
        if done:
            path.unlink()
            told, before = set(), set()


def check_record(path):
    """The file, once settled to its end, holds what settling all of it anew gives."""
    with open_store(path, create=True) as store:
        renew_record(store, Settings(record=path), because=())
        reports = {report.id: report for report in store.reports()}

        assert reports == {name: REPORTS[name] for name in NAMES if name in reports}
        assert store.load_record() == settle_all(list(store.readings()), reports, store.judgements())


def test_settling_killed_a_few_times_loses_nothing(tmp_path):
    run(tmp_path / "record.regesta", 3)
    check_record(tmp_path / "record.regesta")


@pytest.mark.slow
def test_settling_killed_a_hundred_times_loses_nothing(tmp_path):
    run(tmp_path / "record.regesta", 100)
    check_record(tmp_path / "record.regesta")
