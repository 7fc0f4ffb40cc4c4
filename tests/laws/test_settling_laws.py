"""What holds of every record, however its reports come."""

import sys
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "settle"))

from registers import CASES, read_case, settle_all

from regesta.settle import Memory

PATHS = sorted(CASES.glob("*.txt"))


def read_all_cases():
    """All cases as one heap of reports; those with ids of their own would meet, so the first holds."""
    reports, readings = {}, {}
    for path in PATHS:
        some, read, _ = read_case(path)
        reports |= some
        readings |= {reading.report: reading for reading in read}
    return reports, list(readings.values())


REPORTS, READINGS = read_all_cases()
RECORD = settle_all(READINGS, REPORTS)


@given(order=st.permutations(range(len(READINGS))))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_of_readings_gives_the_same_record(order):
    assert settle_all([READINGS[index] for index in order], REPORTS) == RECORD


@given(
    order=st.permutations(range(len(READINGS))), steps=st.lists(st.integers(1, 30), min_size=3, max_size=6)
)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_adding_reports_to_what_was_settled_gives_the_record_made_anew(order, steps):
    memory, count = Memory(), 0
    for step in steps:
        count += step
        some = [READINGS[index] for index in order[:count]]
        reports = {reading.report: REPORTS[reading.report] for reading in some}

        assert settle_all(some, reports, memory=memory) == settle_all(some, reports)


def test_a_report_that_is_taken_out_again_leaves_nothing():
    memory = Memory()
    settle_all(READINGS, REPORTS, memory=memory)
    fewer = READINGS[::2]
    reports = {reading.report: REPORTS[reading.report] for reading in fewer}

    assert settle_all(fewer, reports, memory=memory) == settle_all(fewer, reports)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_last_report_first_gives_the_same_record(path):
    reports, readings, _ = read_case(path)
    backwards = dict(reversed(reports.items()))

    assert settle_all(readings[::-1], backwards) == settle_all(readings, reports)


def test_every_claim_is_told_by_exactly_one_event():
    told = sorted(key for event in RECORD.events for key in event.claims)

    assert told == sorted(claim.id for reading in READINGS for claim in reading.claims)


def test_every_quotation_stands_in_a_report():
    quotes = list(quotes_in(RECORD))

    assert quotes
    assert [quote for quote in quotes if quote.span.end > len(REPORTS[quote.report].text)] == []


def test_every_id_that_is_named_is_in_the_record():
    events = {event.id for event in RECORD.events}
    people = {person.id for person in RECORD.people}
    named = {event.part_of for event in RECORD.events if event.part_of}
    named |= {item.made for item in RECORD.commitments}
    named |= {item.kept_by for item in RECORD.commitments if item.kept_by}
    named |= {session.event for body in RECORD.bodies for session in body.sessions}

    assert named <= events
    assert {item.person for event in RECORD.events for item in event.people if item.person} <= people
    assert {name for event in RECORD.events for name in event.disputes} <= {d.id for d in RECORD.disputes}
    assert {name for e in RECORD.events for name in e.instruments} <= {item.id for item in RECORD.instruments}


def test_ids_are_each_used_once():
    ids = [
        item.id
        for part in ("events", "people", "bodies", "instruments", "commitments", "disputes")
        for item in getattr(RECORD, part)
    ]

    assert len(ids) == len(set(ids))


def test_nothing_is_part_of_itself():
    above = {event.id: event.part_of for event in RECORD.events}

    def climb(name):
        seen = []
        while name is not None and name not in seen:
            seen.append(name)
            name = above[name]
        return name

    assert [name for name in above if climb(name) is not None] == []


def quotes_in(value):
    """All quotes anywhere in a value of the record."""
    kind = type(value).__name__
    if kind == "Quote":
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from quotes_in(item)
    elif hasattr(value, "__dataclass_fields__"):
        for item in fields(value):
            yield from quotes_in(getattr(value, item.name))
