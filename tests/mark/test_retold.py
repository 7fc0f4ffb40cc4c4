"""Events told several times in one report."""

import pytest

from regesta.domain.marked_report import parse_marked_report
from regesta.mark.retold import Telling, join_retold

KINDS = ("visit", "session", "meeting", "statement", "pledge")
TEXT = """\
# id: case

{p1 Amri} {e1 visited} {s1 Oman} in {l1 Salalah} in {t1 May}; {s2 Qatar} and {p2 Farsi} watched.
His {e2 visit} to {l2 Muscat}, with a {e3 meeting}, came before the {n1 fourth} {e4 session}
of the {b1 committee}. That {e5 session} was in {t2 June}.

"""

TELLINGS = {
    name: Telling(frozenset({at}))
    for name, at in zip(("e1", "e2", "e3", "e4", "e5"), (0, 1, 1, 1, 2), strict=True)
}


def joined(*told, tellings=TELLINGS, lasting=frozenset()):
    """The marks with these equations; all other events are statements."""
    known = {equation.split()[1]: equation for equation in told}
    equations = [known.get(name, f"= {name} statement held") for name in ("e1", "e2", "e3", "e4", "e5")]
    report = parse_marked_report(TEXT + "\n".join(equations) + "\n", kinds=KINDS)
    return join_retold(report.marks, tellings, lasting)


def of_kind(marks, kind):
    return [event for event in marks.events if event.kind == kind]


def test_a_guest_is_on_one_visit_and_all_that_is_told_of_it_stands_together():
    marks = joined(
        "= e1 visit held; by p1; to s1; when t1",
        "= e2 visit held; by p1 p2; to s1; at l2",
        "= e3 meeting held; by p1; in e2",
    )
    [visit], [meeting] = of_kind(marks, "visit"), of_kind(marks, "meeting")
    assert dict(visit.roles) == {"by": ("p1", "p2"), "to": ("s1",), "when": ("t1",), "at": ("l2",)}
    assert meeting.fillers("in") == ("e1",)
    assert len(marks.spans_of("e1")) == 2
    assert not marks.spans_of("e2")


def test_how_long_a_visit_is_tells_it_not_apart_from_one_with_a_day():
    told = ("= e1 visit held; by p1; to s1; when t1", "= e2 visit held; by p1; when t2")

    [visit] = of_kind(joined(*told, lasting={"t2"}), "visit")
    assert visit.fillers("when") == ("t1", "t2")
    assert len(of_kind(joined(*told, lasting={"t1", "t2"}), "visit")) == 2


@pytest.mark.parametrize(
    "second",
    [
        "= e2 visit planned; by p1; to s1",
        "= e2 visit held; by p2; to s1",
        "= e2 visit held; by p1; to s2",
        "= e2 visit held; by p1; to s1; at l2",
        "= e2 visit held; by p1; to s1; when t2",
        "= e2 visit held; by p1; to s1; in e1",
    ],
)
def test_what_tells_two_visits_apart_keeps_them_apart(second):
    marks = joined("= e1 visit held; by p1; to s1; at l1; when t1", second)
    assert [event.id for event in of_kind(marks, "visit")] == ["e1", "e2"]


def test_a_session_told_again_without_its_number_is_the_same():
    marks = joined("= e4 session held; body b1; no n1", "= e5 session held; body b1; when t2")
    [session] = of_kind(marks, "session")
    assert dict(session.roles) == {"when": ("t2",), "body": ("b1",), "no": ("n1",)}


def test_an_event_is_no_part_of_what_is_part_of_it():
    marks = joined(
        "= e1 visit held; by p1; to s1", "= e2 visit held; by p1; in e3", "= e3 meeting held; by p1; in e1"
    )
    [visit], [meeting] = of_kind(marks, "visit"), of_kind(marks, "meeting")
    assert (visit.fillers("in"), meeting.fillers("in")) == ((), ("e1",))


def test_one_sentence_says_one_pledge_in_two_words():
    marks = joined("= e2 pledge held; by p1; to s1", "= e3 pledge held; by p1 s2")
    [pledge] = of_kind(marks, "pledge")
    assert dict(pledge.roles) == {"by": ("p1", "s2"), "to": ("s1",)}


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("e3", "= e3 pledge held; by p2"),
        ("e3", "= e3 pledge held; by p1; to s2"),
        ("e3", "= e3 pledge planned; by p1"),
        ("e5", "= e5 pledge held; by p1; to s1"),
    ],
)
def test_other_pledges_stay_apart(name, second):
    marks = joined("= e2 pledge held; by p1; to s1", second)
    assert [event.id for event in of_kind(marks, "pledge")] == ["e2", name]


def test_visits_of_two_states_are_two_whoever_else_is_told_of_them():
    tellings = {
        **TELLINGS,
        "e1": Telling(frozenset({0}), states=frozenset({"OMN"})),
        "e2": Telling(frozenset({1}), states=frozenset({"QAT"})),
    }
    marks = joined("= e1 visit held; by p1 p2", "= e2 visit held; by p1", tellings=tellings)
    assert [event.id for event in of_kind(marks, "visit")] == ["e1", "e2"]


@pytest.mark.parametrize(("frames", "told"), [({1}, ["e2"]), (set(), ["e2", "e3"])])
def test_during_a_meeting_nobody_holds_another(frames, told):
    tellings = {**TELLINGS, "e2": Telling(frozenset({1}), frozenset(frames))}
    marks = joined("= e2 meeting held; by p1 p2", "= e3 meeting held; by p1", tellings=tellings)
    assert [event.id for event in of_kind(marks, "meeting")] == told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("= e3 meeting held; by p1 p2", ["e2"]),
        ("= e3 meeting held; by p1 p2; at l1", ["e2", "e3"]),
        ("= e3 meeting held; by p1 s1", ["e2", "e3"]),
        ("= e3 meeting held; by p1 p2; in e2", ["e2", "e3"]),
    ],
)
def test_a_one_on_one_meeting_is_that_of_those_who_met(second, told):
    tellings = {**TELLINGS, "e3": Telling(frozenset({4}), form=True)}
    marks = joined("= e2 meeting held; by p1 p2; at l2", second, tellings=tellings)
    assert [event.id for event in of_kind(marks, "meeting")] == told
