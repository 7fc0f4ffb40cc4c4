"""Offices and ranks over time, whom a person met, and how names lead to their words: without a server."""

from dataclasses import replace
from datetime import date

import pytest

from regesta.domain.marks import Status
from regesta.domain.record import Dispute, DisputedValue, Relation, Tenure
from regesta.show.register import Register
from regesta.show.web.careers import grade_words, person_career
from regesta.show.web.choices import person_tellings
from regesta.show.web.drawing.careers import draw_career
from regesta.show.web.encounters import whom_met
from regesta.show.web.roll import find_holders
from regesta.show.web.shelf import Shelf
from regesta.show.web.sightings import person_joins, person_spellings

ONE, TWO = "re-111111111111", "re-222222222222"


def shelf_of(register, **parts):
    record = replace(register.record, **parts)
    made = Register(
        record=record,
        reports=register.reports,
        readings=register.readings,
        times={},
        ontology=register.ontology,
        state_names=register.state_names,
    )
    return Shelf(register=made, gone={})


@pytest.fixture
def person(register):
    return register.people["pe-bagheri"]


def rank_of(person, title, order, report):
    quotes = tuple(quote for quote in person.quotes if quote.report == report)
    day = date(2019, 1, 16) if report == ONE else date(2019, 12, 4)
    return Tenure(
        title=title,
        written=(title,),
        organisation=None,
        country="IRN",
        first=day,
        last=day,
        reports=(report,),
        quotes=quotes,
        order=order,
    )


@pytest.fixture
def falling(register, person):
    """A person whose rank falls, with the dispute that says so."""
    high, low = rank_of(person, "general", 90, ONE), rank_of(person, "major general", 70, TWO)
    values = tuple(
        DisputedValue(value=item.title, reports=item.reports, quotes=item.quotes, chosen=item is high)
        for item in (high, low)
    )
    dispute = Dispute(
        id="di-rank01",
        subject=person.id,
        property="rank",
        relation=Relation.CONTRADICTORY,
        values=values,
        reason="a lower rank is told after a higher one",
    )
    fallen = replace(person, ranks=(low, high))
    return fallen, shelf_of(register, people=(fallen,), disputes=(dispute,))


def test_offices_stand_before_ranks_and_the_highest_rank_first(falling):
    person, shelf = falling

    assert [held.title for held in person_career(person, shelf)] == [
        "Chief of staff",
        "General",
        "Major general",
    ]


def test_a_rank_is_attested_on_the_day_of_its_report_with_its_words(falling):
    person, shelf = falling
    general = person_career(person, shelf)[1]

    assert [(day.day, len(day.quotes)) for day in general.days] == [(date(2019, 1, 16), 1)]


def test_ranks_that_reports_contradict_carry_their_dispute(falling):
    person, shelf = falling

    assert [held.dispute.id if held.dispute else None for held in person_career(person, shelf)] == [
        None,
        "di-rank01",
        "di-rank01",
    ]


def test_a_bar_begins_and_ends_with_a_dot(falling):
    person, shelf = falling
    held = person_career(person, shelf)
    chart = draw_career(held, shelf, shelf.facets["person"][person.id])

    assert all(bar.left == bar.dots[0].x and bar.right == bar.dots[-1].x for bar in chart.bars)


def test_a_dot_of_one_report_leads_to_its_words(falling):
    person, shelf = falling
    chart = draw_career(person_career(person, shelf), shelf, shelf.facets["person"][person.id])

    assert chart.bars[1].dots[0].href.startswith(f"/report/{ONE}#w-{ONE}-")


def test_a_person_without_any_day_is_not_drawn(register, person):
    shelf = shelf_of(register, events=(), people=(replace(person, offices=()),))

    assert draw_career((), shelf, shelf.first) is None


@pytest.mark.parametrize(
    ("order", "expected"),
    [(80, "OF-8"), (85, "OF-8/9"), (100, "OF-10"), (11, "OF-1"), (6, ""), (None, "")],
)
def test_a_rank_is_told_with_its_nato_grade(order, expected):
    assert grade_words(order) == expected


def test_everyone_who_held_an_office_of_a_state_is_found_in_order_of_time(person):
    early = replace(person, id="pe-early", name="Firouzabadi")
    later = replace(person.offices[0], first=date(2022, 1, 1), last=date(2022, 1, 1))
    late = replace(person, id="pe-late", offices=(later,))
    holders = find_holders([late, early])["IRN", "chief of staff"]

    assert [holder.person.id for holder in holders] == ["pe-early", "pe-late"]


def test_an_office_of_one_person_written_in_two_ways_is_one(person):
    other = replace(person.offices[0], title="Chief of Staff", last=date(2020, 1, 1))
    holders = find_holders([replace(person, offices=(*person.offices, other))])["IRN", "chief of staff"]

    assert [(holder.tenure.first, holder.tenure.last) for holder in holders] == [
        (date(2019, 1, 16), date(2020, 1, 1))
    ]


@pytest.fixture
def met(register, person):
    """Whom the person met, where the events are those of the visit with another person at some of them."""

    def meet(**changes):
        other = replace(person, id="pe-hasanov", name="Zakir Hasanov", country="AZE")
        events = []
        for event in register.record.events:
            guest = replace(register.events["ev-meet01"].people[0], person="pe-hasanov", country="AZE")
            both = (*register.events["ev-meet01"].people, guest)
            events.append(replace(event, people=both, **changes.get(event.id, {})))
        return whom_met(person, shelf_of(register, events=tuple(events), people=(person, other)))

    return meet


def test_a_part_of_what_both_took_part_in_counts_once(met):
    found = met()[0]

    assert found.person.id == "pe-hasanov"
    assert (found.held, found.planned) == (2, 0)


def test_mere_words_are_no_encounter(met):
    assert {event.kind.value for event in met()[0].events} == {"meeting", "session"}


def test_what_is_planned_is_counted_apart(met, register):
    planned = replace(register.events["ev-sess04"].status, value=Status.PLANNED)
    found = met(**{"ev-sess04": {"status": planned}})[0]

    assert (found.held, found.planned) == (1, 1)


def test_what_was_cancelled_is_no_encounter(met, register):
    off = {"status": replace(register.events["ev-sess04"].status, value=Status.CANCELLED)}
    found = met(**{"ev-sess04": off, "ev-meet01": off, "ev-sign01": off})

    assert found == ()


def test_each_spelling_leads_to_the_words_of_its_reports(register, person):
    shelf = Shelf(register=register, gone={})

    assert [(item.name, register.words_of(item.quotes[0])) for item in person_spellings(person, shelf)] == [
        ("Mohammad Bagheri", "Mohammad Bagheri"),
        ("Mohammad Hossein Baqeri", "Mohammad Hossein Baqeri"),
    ]


def test_the_mention_behind_a_link_is_told_with_its_office_and_words(register, person):
    link = replace(
        person.links[0], left=f"{ONE}/p1", right=f"{ONE}/p1", reasons=("full name +4.0", "prior -1.0")
    )
    shelf = Shelf(register=register, gone={})
    join = person_joins(replace(person, links=(link,)), shelf)[0]

    assert join.left.words == "Mohammad Bagheri (chief of staff)"
    assert register.words_of(join.left.quote) == "Mohammad Bagheri"
    assert (join.speaks_for, join.speaks_against) == (("full name +4.0",), ("prior -1.0",))


def test_the_weakest_link_stands_first(register, person):
    weak, strong = replace(person.links[0], score=0.6), replace(person.links[0], score=0.9)
    joins = person_joins(replace(person, links=(strong, weak)), Shelf(register=register, gone={}))

    assert [join.score for join in joins] == [0.6, 0.9]


def test_tellings_of_a_person_stand_on_pages_and_are_parted_from_the_first(register, person):
    shelf = shelf_of(register, people=(replace(person, reports=person.reports * 40),))
    many = shelf.people[person.id]
    first, second = person_tellings(many, shelf), person_tellings(many, shelf, 2)

    assert (first.pages, first.page, first.anchor) == (second.pages, 1, None)
    assert second.anchor == first.items[0].id
    assert first.total == len(many.reports) > 40
    assert person_tellings(many, shelf, 99).items == ()
