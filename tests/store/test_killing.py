"""A writer killed at any moment leaves a file that is whole and goes on where it stopped."""

import random
from pathlib import Path

import pytest
from killing import kill_while_running

from regesta.store import open_store

WRITER = Path(__file__).with_name("writer.py")


def check_whole(path, told):
    with open_store(path) as store:
        reports = {report.id for report in store.reports()}
        readings = {reading.report for reading in store.readings()}
        known = store.known("en-1", "1")
        record = store.load_record()

    assert told <= reports
    assert reports == readings == known
    assert {event.reports[0] for event in record.events} <= reports
    return reports


def run(path, times):
    told, reports = set(), set()
    moments = random.Random(times)
    for _ in range(times):
        told |= kill_while_running(WRITER, path, moments.uniform(0.0, 0.25))[0]
        before, reports = reports, check_whole(path, told)
        assert before <= reports
    return reports


def test_a_writer_killed_a_few_times_loses_nothing(tmp_path):
    assert run(tmp_path / "record.regesta", 4)


@pytest.mark.slow
def test_a_writer_killed_a_hundred_times_loses_nothing(tmp_path):
    assert run(tmp_path / "record.regesta", 100)
