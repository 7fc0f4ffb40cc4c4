"""What pairs are told by: acts and their days, periods, offices that meet, the press of either side."""

from dataclasses import replace
from datetime import date

import pytest

from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Status
from regesta.domain.record import Attendee, Coverage, Finding, StatusAt, Told
from regesta.domain.report import Dateline
from regesta.settings import DATA
from regesta.show.web.choosing import choose_events
from regesta.show.web.excerpt import excerpt_of
from regesta.show.web.pair.acts import find_acts
from regesta.show.web.pair.curve import Step, in_period, make_curve, read_period
from regesta.show.web.pair.dossier import find_pair, make_dossier
from regesta.show.web.pair.homes import Home, find_homes
from regesta.show.web.pair.meeting import find_couples, make_matrix, meetings
from regesta.show.web.pair.press import hear_press
from regesta.show.web.posts import post_of
from regesta.show.web.query import Query
from regesta.show.web.shelf import Shelf

PAIR = ("AZE", "IRN")
HOMES = {"Caspian Wire": Home(state="AZE", kind=None), "Alborz Daily": Home(state="IRN", kind="state agency")}


def shelf_of(register, *events, **changes):
    """A shelf of the given events alone."""
    fields = {"commitments": (), "disputes": (), "bodies": ()} | changes
    return Shelf(
        register=replace(register, record=replace(register.record, events=events, **fields)), gone={}
    )


def on(start, end=None, precision=Precision.DAY):
    interval = Interval(start=start, end=end or start, precision=precision, basis="as written")
    return Finding(value=interval, support=("cl-1",), quotes=())


def being(value):
    return Finding(value=value, support=("cl-1",), quotes=())


@pytest.fixture
def meeting(register):
    return register.events["ev-meet01"]


@pytest.fixture
def shelf(register):
    return Shelf(register=register, gone={})


def acts_of(shelf):
    return find_acts(shelf, PAIR, choose_events(shelf, Query(pair=PAIR, sayings=True)).places)


def test_a_pair_counts_its_events_without_mere_statements(shelf):
    dyad = shelf.dyads[PAIR]

    assert dyad.events == 4
    assert dyad.families == {"contact": 2, "cooperation": 1, "commitment": 1}
    assert (dyad.first, dyad.last) == (date(2019, 1, 16), date(2019, 1, 16))
    assert (dyad.open, dyad.overdue) == (1, 0)
    assert sum(dyad.counts) == 4


def test_the_mean_is_that_of_what_lies_between_the_two(shelf):
    dyad = shelf.dyads[PAIR]
    values = [shelf.goldstein[place] for place in acts_of(shelf).places]

    assert dyad.acts == len(values) == 4
    assert dyad.goldstein == pytest.approx(sum(values) / 4)


def test_two_that_attack_a_third_do_nothing_to_each_other(register, meeting):
    attack = replace(
        meeting, kind=being("attack"), parties=("AZE", "IRN", "ISR"), actors=PAIR, recipients=("ISR",)
    )
    shelf = shelf_of(register, attack)

    assert shelf.dyads[PAIR].acts == 0
    assert shelf.dyads[PAIR].goldstein is None
    assert shelf.dyads["AZE", "ISR"].goldstein == -10.0
    assert acts_of(shelf).aside == 1


@pytest.mark.parametrize("status", [Status.POSSIBLE, Status.DENIED])
def test_what_is_only_possible_or_denied_is_no_act(register, meeting, status):
    assert shelf_of(register, replace(meeting, status=being(status))).dyads[PAIR].acts == 0


def test_what_is_agreed_is_an_act_of_the_day_on_which_it_is_told(register, meeting):
    planned = replace(
        meeting,
        status=being(Status.PLANNED),
        when=on(date(2019, 6, 1)),
        history=(StatusAt(status=Status.PLANNED, published=date(2019, 3, 2), report=meeting.reports[0]),),
    )
    shelf = shelf_of(register, planned)

    assert shelf.acted[0].tolist() == [date(2019, 3, 2).toordinal()]
    assert shelf.goldstein.tolist() == [4.0]


def test_acts_are_told_apart_by_direction(shelf):
    one, other, both = acts_of(shelf).directions()

    assert (one.actor, one.acts) == ("AZE", 0)
    assert (other.actor, other.acts, other.helping) == ("IRN", 1, 1)
    assert (both.actor, both.acts) == (None, 3)


def test_silent_periods_stand_in_the_curve(register, meeting):
    shelf = shelf_of(
        register,
        meeting,
        replace(meeting, id="ev-meet02", when=on(date(2019, 4, 30))),
        coverage=(Coverage(outlet="Caspian Wire", month="2019-02", reports=5),),
    )
    curve = make_curve(shelf, acts_of(shelf))

    assert curve.step is Step.MONTH
    assert [(item.name, item.acts, item.published) for item in curve.periods] == [
        ("2019-01", 1, 0),
        ("2019-02", 0, 5),
        ("2019-03", 0, 0),
        ("2019-04", 1, 0),
    ]
    assert curve.silent == 2
    assert curve.periods[0].reports == 2


def test_a_day_too_uncertain_for_a_month_fits_a_year(register, meeting):
    vague = on(date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR)
    shelf = shelf_of(register, meeting, replace(meeting, id="ev-meet02", when=vague))
    acts = acts_of(shelf)

    assert make_curve(shelf, acts, Step.MONTH).vague == 1
    assert make_curve(shelf, acts, Step.YEAR).vague == 0


def test_what_no_report_dates_counts_on_the_day_it_was_told(register, meeting):
    shelf = shelf_of(register, replace(meeting, when=None))
    curve = make_curve(shelf, acts_of(shelf))

    assert curve.told == 1
    assert curve.periods[0].name == "2019-01"


def test_without_a_day_there_is_no_curve(register, meeting):
    shelf = shelf_of(register, replace(meeting, when=None, first_published=None))

    assert make_curve(shelf, acts_of(shelf)) is None


@pytest.mark.parametrize(
    ("name", "since", "until"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-Q2", date(2019, 4, 1), date(2019, 6, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_a_period_is_read_by_its_name(name, since, until):
    period = read_period(name)

    assert (period.name, period.since, period.until) == (name, since, until)


@pytest.mark.parametrize("name", ["", "19", "2019-Q5", "2019-13", "2019-1", "soon"])
def test_what_names_no_period_is_none(name):
    assert read_period(name) is None


def test_the_acts_of_a_period_are_those_its_bar_counts(register, meeting):
    shelf = shelf_of(register, meeting, replace(meeting, id="ev-meet02", when=on(date(2019, 4, 30))))
    acts = acts_of(shelf)

    kept = acts.keep(in_period(shelf, acts, read_period("2019-04")))

    assert [shelf.events[place].id for place in kept.places] == ["ev-meet02"]


def host(register):
    """An Azerbaijani defence minister, as a person of the record and as someone at an event."""
    bagheri = register.people["pe-bagheri"]
    tenure = replace(
        bagheri.offices[0],
        title="defence minister (acting)",
        written=("Defence Minister", "Defense Minister"),
        country="AZE",
    )
    person = replace(bagheri, id="pe-hasanov", name="Zakir Hasanov", country="AZE", offices=(tenure,))
    attendee = Attendee(
        person="pe-hasanov",
        name="Zakir Hasanov",
        written="Hasanov",
        office="Defense Minister",
        rank=None,
        country=None,
        role="by",
    )
    return person, attendee


def test_an_office_goes_by_one_form_with_its_state(register):
    person, attendee = host(register)
    people = {person.id: person}

    assert post_of(attendee, people) == "AZE:defence minister"
    assert post_of(replace(attendee, office=None), people) == "AZE:defence minister"
    assert post_of(replace(attendee, office="DEFENCE MINISTER (ACTING)"), people) == "AZE:defence minister"
    assert post_of(replace(attendee, office="Senator"), people) == "AZE:Senator"
    assert post_of(replace(attendee, person=None), people) is None


def test_offices_that_meet_stand_in_the_matrix_with_the_query_for_their_events(register, meeting):
    person, attendee = host(register)
    both = replace(meeting, people=(*meeting.people, attendee))
    shelf = shelf_of(
        register,
        both,
        replace(both, id="ev-meet02"),
        replace(both, id="ev-meet03", status=being(Status.CANCELLED)),
        people=(*register.record.people, person),
    )
    met = meetings(shelf, choose_events(shelf, Query(pair=PAIR)).places)
    matrix = make_matrix(shelf, PAIR, met, DATA)

    assert [post.key for post in matrix.rows] == ["AZE:defence minister"]
    assert [post.key for post in matrix.columns] == ["IRN:chief of staff"]
    assert matrix.cells[0][0].count == 2
    assert len(choose_events(shelf, matrix.cells[0][0].query)) == 2
    assert [len(couple.events) for couple in find_couples(shelf, PAIR, met)] == [2]


def test_without_people_of_both_sides_there_is_no_matrix(shelf):
    met = meetings(shelf, choose_events(shelf, Query(pair=PAIR)).places)

    assert make_matrix(shelf, PAIR, met, DATA) is None
    assert find_couples(shelf, PAIR, met) == ()


def hear(shelf, homes):
    return hear_press(shelf, PAIR, choose_events(shelf, Query(pair=PAIR)).places, homes)


def test_what_one_press_tells_and_the_other_leaves_out(shelf):
    press = hear(shelf, HOMES)

    assert [item.event.id for item in press.only[0]] == ["ev-sign01"]
    assert sorted(item.event.id for item in press.only[1]) == ["ev-invi01", "ev-sess04"]
    assert [item.event.id for item in press.both] == ["ev-meet01"]
    assert press.others == 0


def test_silence_counts_only_where_the_record_holds_reports_of_that_press(register):
    later = {
        name: replace(item, published=replace(item.published, day=date(2019, 1, 20)))
        if item.outlet == "Alborz Daily"
        else item
        for name, item in register.reports.items()
    }
    far = hear(Shelf(register=register, gone={}), HOMES)
    near = hear(Shelf(register=replace(register, reports=later), gone={}), HOMES)

    assert [item.heard for item in far.only[0]] == [0]
    assert [item.heard for item in near.only[0]] == [1]


def test_each_side_is_told_by_its_own_words_where_they_differ(register, meeting):
    told = (
        Told(
            event=meeting.id, outlet="Caspian Wire", first=date(2019, 1, 16), reports=(), left_out=("where",)
        ),
        Told(event=meeting.id, outlet="Alborz Daily", first=date(2019, 12, 4), reports=(), left_out=()),
    )
    press = hear(shelf_of(register, meeting, told=told, disputes=register.record.disputes), HOMES)

    assert press.both[0].left_out == (("where",), ())
    assert [value.value for side in press.both[0].differing[0].values for value in side] == [
        "2019-01-16",
        "2019-01-11..2019-01-20",
    ]
    assert [(row.outlet, row.first) for row in press.outlets] == [("Caspian Wire", 1), ("Alborz Daily", 0)]


def test_an_outlet_nobody_knows_is_at_home_where_its_datelines_are(register):
    line = Dateline(start=0, end=4, place="Tehran", day=None, agency=None)
    reports = {
        f"re-{number}": replace(item, id=f"re-{number}", outlet="Nobody's Paper", dateline=line)
        for number, item in enumerate([*register.reports.values(), *register.reports.values()])
    }
    known = replace(next(iter(reports.values())), id="re-tt", outlet="Tehran Times", dateline=None)
    shelf = Shelf(register=replace(register, reports=reports | {"re-tt": known}), gone={})
    homes = find_homes(shelf.publishing, DATA)

    assert (homes["Nobody's Paper"].state, homes["Nobody's Paper"].note) == ("IRN", "by 4 of 4 datelines")
    assert (homes["Tehran Times"].state, homes["Tehran Times"].note) == ("IRN", "")


@pytest.mark.parametrize("words", ["AZE-IRN", "IRN-AZE", "iran,azerbaijan", "Azerbaijan - IRN"])
def test_a_pair_is_found_by_codes_and_names_in_any_order(shelf, words):
    assert find_pair(shelf, words) == PAIR


def test_a_name_that_holds_a_hyphen_is_still_found(register, meeting):
    shelf = shelf_of(register, replace(meeting, parties=("Al-Shabaab", "IRN")))

    assert find_pair(shelf, "Al-Shabaab-IRN") == ("Al-Shabaab", "IRN")


@pytest.mark.parametrize("words", ["AZE", "AZE-AZE", "AZE-Atlantis", ""])
def test_what_names_no_pair_is_none(shelf, words):
    assert find_pair(shelf, words) is None


def test_a_dossier_gathers_what_the_events_made(shelf):
    dossier = make_dossier(shelf, PAIR, choose_events(shelf, Query(pair=PAIR)))

    assert [item.id for item in dossier.bodies] == ["bo-joint1"]
    assert [item.id for item in dossier.instruments] == ["in-proto1"]
    assert [item.id for item in dossier.pending] == ["co-invi01"]
    assert [(item.by, item.total) for item in dossier.promised] == [("IRN", 1)]
    assert [item.id for item in dossier.disputes] == ["di-when01"]
    assert dossier.last.id == "ev-meet01"


def test_an_excerpt_is_the_sentence_cut_at_blanks(register, meeting):
    whole = excerpt_of(meeting.quotes[0], register)
    short = excerpt_of(meeting.quotes[0], register, around=20)

    assert f"{whole.before}{whole.words}{whole.after}" == (
        "Iran's chief of staff Mohammad Bagheri met Defence Minister Zakir Hasanov in Baku on Wednesday."
    )
    assert (short.before, short.words, short.after) == ("… Mohammad Bagheri ", "met", " Defence Minister …")
