"""The sessions of a body as a series: what is told, what is missing and where it must lie."""

from dataclasses import replace
from datetime import date

import pytest

from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Status
from regesta.domain.record import Session
from regesta.show.register import Register
from regesta.show.web.drawing.series import draw_series
from regesta.show.web.series import body_series


@pytest.fixture
def told(register):
    """The series of a body that held sessions as given: number, year (None: undated) and status."""

    def tell(*sessions, missing=(), next_number=None):
        event = register.events["ev-sess04"]
        events, held = [], []
        for place, (number, year, status) in enumerate(sessions):
            name = f"ev-s{place}"
            events.append(replace(event, id=name, status=replace(event.status, value=status)))
            held.append(Session(number=number, event=name, when=in_year(year) if year else None, where=None))
        body = replace(
            register.record.bodies[0], sessions=tuple(held), missing=missing, next_number=next_number
        )
        record = replace(register.record, events=tuple(events), bodies=(body,))
        return body_series(body, replace_record(register, record))

    return tell


def in_year(year):
    return Interval(
        start=date(year, 1, 1), end=date(year, 12, 31), precision=Precision.YEAR, basis="as written"
    )


def replace_record(register, record):
    return Register(
        record=record,
        reports=register.reports,
        readings=register.readings,
        times={},
        ontology=register.ontology,
        state_names=register.state_names,
    )


def test_missing_numbers_stand_as_empty_places_between_those_told(told):
    series = told((1, 2017, Status.HELD), (4, 2024, Status.HELD), missing=(2, 3), next_number=5)

    assert [(slot.words, slot.state) for slot in series.slots] == [
        ("1", "told"),
        ("2–3", "missing"),
        ("4", "told"),
        ("5", "next"),
    ]


def test_a_missing_session_lies_between_the_days_of_those_around_it(told):
    empty = told((1, 2017, Status.HELD), (4, 2024, Status.HELD), missing=(2, 3)).slots[1]

    assert (empty.after, empty.before) == (date(2017, 1, 1), date(2024, 12, 31))


def test_what_is_missing_before_the_first_number_has_no_earliest_day(told):
    empty = told((3, 2020, Status.HELD), missing=(1, 2)).slots[0]

    assert (empty.words, empty.after, empty.before) == ("1–2", None, date(2020, 12, 31))


def test_a_planned_session_is_the_one_to_expect(told):
    series = told((1, 2017, Status.HELD), (2, 2025, Status.PLANNED), next_number=3)

    assert (series.next.state, series.next.words) == ("planned", "2")


def test_a_session_without_a_number_may_bear_those_missing_around_its_day(told):
    series = told((1, 2017, Status.HELD), (4, 2024, Status.HELD), (None, 2020, Status.HELD), missing=(2, 3))

    assert series.unnumbered[0].maybe == (2, 3)


def test_a_session_without_a_number_outside_the_gap_bears_none_of_its_numbers(told):
    series = told((1, 2017, Status.HELD), (4, 2020, Status.HELD), (None, 2024, Status.HELD), missing=(2, 3))

    assert series.unnumbered[0].maybe == ()


def test_a_number_dated_before_a_lower_one_is_out_of_order(told):
    series = told((3, 2022, Status.HELD), (4, 2019, Status.HELD), (5, 2024, Status.HELD))

    assert series.late == (4,)


def test_two_sessions_of_one_number_stand_in_one_place(told):
    series = told((2, 2019, Status.HELD), (2, 2018, Status.HELD))

    assert [sitting.first.year for sitting in series.slots[0].sittings] == [2018, 2019]


def test_the_pace_is_counted_over_all_numbers_even_the_missing(told):
    series = told((1, 2010, Status.HELD), (5, 2018, Status.HELD), missing=(2, 3, 4))

    assert series.pace == pytest.approx(2.0, abs=0.01)


def test_every_missing_number_is_drawn_as_a_line_of_its_own(told):
    series = told((1, 2017, Status.HELD), (4, 2024, Status.HELD), missing=(2, 3), next_number=5)
    chart = draw_series(series, date(2024, 12, 31))

    assert [(step.label, step.empty) for step in chart.steps] == [
        ("1", False),
        ("2", True),
        ("3", True),
        ("4", False),
        ("5", True),
    ]


def test_an_empty_place_is_as_wide_as_the_time_it_must_lie_in(told):
    series = told((1, 2017, Status.HELD), (4, 2024, Status.HELD), missing=(2, 3))
    first, empty, _, last = draw_series(series, None).steps

    assert first.points[0].left == pytest.approx(empty.left, abs=0.2)
    assert last.points[0].right == pytest.approx(empty.right, abs=0.2)


def test_a_long_run_of_missing_numbers_is_one_line(told):
    series = told((30, 2024, Status.HELD), missing=tuple(range(1, 30)))

    assert [step.label for step in draw_series(series, None).steps] == ["1–29", "30"]


def test_a_series_without_any_day_is_not_drawn(told):
    assert draw_series(told((4, None, Status.HELD), missing=(1, 2, 3)), None) is None


def test_each_report_names_a_session_in_its_own_words(register):
    series = body_series(register.bodies["bo-joint1"], register)
    phrases = series.told[0].sittings[0].phrases

    assert [register.words_of(phrase.shown) for phrase in phrases] == ["joint commission"]
