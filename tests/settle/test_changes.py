"""The change log says what is new, what reads otherwise, and what became of what is gone."""

from datetime import UTC, datetime

import pytest
from registers import CASES, read_case, settle_all

from regesta.domain.change import What
from regesta.domain.record import Record
from regesta.settle import record_changes

AT = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def told_twice():
    reports, readings, _ = read_case(CASES / "who-told-what.txt")
    return reports, readings


def settle_some(told_twice, count):
    reports, readings = told_twice
    some = {reading.report for reading in readings[:count]}
    return settle_all(readings[:count], {name: reports[name] for name in some})


def test_everything_is_added_to_an_empty_record(told_twice):
    record = settle_some(told_twice, 1)

    report = told_twice[1][0].report

    changes, stones = record_changes(Record(), record, AT, [report, "re-elsewhere"])

    assert {change.subject for change in changes} == {record.events[0].id, *(p.id for p in record.people)}
    assert {change.what for change in changes} == {What.ADDED}
    assert {change.because for change in changes} == {(report,)}
    assert stones == ()


def test_a_second_report_of_an_event_changes_it_and_its_id_stays(told_twice):
    before, after = settle_some(told_twice, 1), settle_some(told_twice, 2)

    changes, stones = record_changes(before, after, AT, [])
    lines = [(item.property, item.before, item.after) for item in changes if item.subject.startswith("ev-")]

    assert ("outlets", "1", "2") in lines
    assert {item.what for item in changes} == {What.CHANGED}
    assert stones == ()


def test_what_is_the_same_changes_nothing(told_twice):
    record = settle_some(told_twice, 2)

    assert record_changes(record, record, AT, []) == ((), ())


def test_an_id_that_is_gone_leaves_a_stone_that_names_its_heir(told_twice):
    reports, readings = told_twice
    late = settle_all(readings[1:], {readings[1].report: reports[readings[1].report]})
    both = settle_some(told_twice, 2)

    changes, stones = record_changes(late, both, AT, [])

    assert late.events[0].id in {item.subject for item in changes if item.what is What.REMOVED}
    assert {stone.id: stone.into for stone in stones}[late.events[0].id] == both.events[0].id


def test_what_nobody_tells_any_more_has_no_heir(told_twice):
    _, stones = record_changes(settle_some(told_twice, 2), Record(), AT, [])

    assert {stone.into for stone in stones} == {None}
