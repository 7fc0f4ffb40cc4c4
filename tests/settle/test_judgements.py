"""What a person rules holds: over words, over scores, and over better readings."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from registers import CASES, read_case, read_marked, settle_all, write_register

from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.domain.span import Span
from regesta.errors import UsageError
from regesta.settle.corrections import check_correction

AT = datetime(2026, 1, 2, tzinfo=UTC)
MET = """\
# published: 2023-05-13
# outlet: {outlet}

{{s1 Turkish}} {{o1 Foreign Minister}} {{p1 Mevlut Cavusoglu}}
{{e1 met}} {{p2 Ilia Darchiashvili}} of {{s2 Georgia}} on {{t1 {day}}}.

= p1 of s1; office o1
= p2 of s2
= e1 meeting held; by p1 p2; when t1
"""


def case(name):
    reports, readings, _ = read_case(CASES / f"{name}.txt")
    return reports, readings


def event_anchors(readings, kind):
    claims = [claim for reading in readings for claim in reading.claims if claim.kind == kind]
    spans = [next(item.span for item in claim.evidence if item.property == "event") for claim in claims]
    return [
        Anchor(report=claim.report, span=span, kind=kind) for claim, span in zip(claims, spans, strict=True)
    ]


def person_anchors(readings, name):
    return [
        Anchor(report=reading.report, span=seen.spans[0], kind="person")
        for reading in readings
        for seen in reading.people
        if seen.name and name in seen.name
    ]


def rule(left, verdict, right=None, **more):
    return Judgement(id=f"ju-{verdict}", left=left, right=right, verdict=verdict, by="anna", at=AT, **more)


def acts(reports, readings, *judgements):
    return write_register(settle_all(readings, reports, judgements))["acts"]


def test_two_events_ruled_different_are_never_one():
    reports, readings = case("who-told-what")
    one, other = event_anchors(readings, "meeting")

    register = acts(reports, readings, rule(one, Verdict.DIFFERENT, other))

    assert len(register) == 2


def test_two_events_ruled_the_same_are_one_whatever_the_dates_say():
    reports, readings = case("a-week-apart")
    one, other = event_anchors(readings, "meeting")

    register = acts(reports, readings, rule(one, Verdict.SAME, other))

    assert len(register) == 1


def test_two_events_told_twice_each_and_ruled_the_same_are_one_with_all_that_tell_them():
    days = ("2 May 2023", "May 2, 2023", "May 12, 2023", "12 May 2023")
    pairs = [read_marked(MET.format(outlet=f"Outlet {n}", day=day)) for n, day in enumerate(days)]
    reports, readings = {report.id: report for report, _ in pairs}, [reading for _, reading in pairs]
    first, _, third, _ = event_anchors(readings, "meeting")

    assert len(acts(reports, readings)) == 2
    assert len(acts(reports, readings, rule(first, Verdict.SAME, third))) == 1


def test_what_was_ruled_different_later_is_different():
    reports, readings = case("a-week-apart")
    one, other = event_anchors(readings, "meeting")
    later = replace(rule(one, Verdict.DIFFERENT, other), at=AT.replace(year=2027))

    register = acts(reports, readings, rule(one, Verdict.SAME, other), later)

    assert len(register) == 2


def test_a_revoked_judgement_counts_no_more():
    reports, readings = case("who-told-what")
    one, other = event_anchors(readings, "meeting")
    revoked = replace(rule(one, Verdict.DIFFERENT, other), revoked_at=AT)

    assert len(acts(reports, readings, revoked)) == 1


def test_namesakes_ruled_the_same_are_one_person_and_no_question_any_more():
    reports, readings = case("namesakes")
    one, other = person_anchors(readings, "Hosseini")

    record = settle_all(readings, reports, [rule(one, Verdict.SAME, other)])

    assert [person.name for person in record.people].count("Ali Hosseini") == 1
    assert record.questions == ()


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.UNSURE])
def test_a_pair_that_was_ruled_on_is_not_asked_again(verdict):
    reports, readings = case("namesakes")
    one, other = person_anchors(readings, "Hosseini")

    record = settle_all(readings, reports, [rule(one, verdict, other)])

    assert [person.name for person in record.people].count("Ali Hosseini") == 2
    assert record.questions == ()


def test_a_person_ruled_different_is_split_from_the_same_name():
    reports, readings = case("one-man-two-offices")
    one, other = person_anchors(readings, "Tonoyan")

    record = settle_all(readings, reports, [rule(one, Verdict.DIFFERENT, other)])

    assert sum("Tonoyan" in person.name for person in record.people) == 2


def test_a_rejected_claim_makes_no_event():
    reports, readings = case("a-week-apart")
    one, _ = event_anchors(readings, "meeting")

    assert len(acts(reports, readings, rule(one, Verdict.REJECT))) == 1


def test_a_corrected_date_is_shown_and_the_other_stays_as_dissent():
    reports, readings = case("who-told-what")
    one, _ = event_anchors(readings, "meeting")
    correction = rule(one, Verdict.CORRECT, property="when", value="2021-05-31")

    [event] = settle_all(readings, reports, [correction]).events

    assert event.when.value.start.isoformat() == "2021-05-31"
    assert event.when.why == "corrected by a person"
    assert [other.value.start.isoformat() for other in event.when.dissent] == ["2021-06-01"]


def test_a_judgement_survives_a_reader_that_sees_other_words_and_another_kind():
    reports, readings = case("a-week-apart")
    one, other = event_anchors(readings, "meeting")
    wider = replace(one, span=Span(one.span.start - 4, one.span.end + 3), kind="negotiation")

    assert len(acts(reports, readings, rule(wider, Verdict.SAME, other))) == 1


def test_a_judgement_on_words_that_nobody_reads_as_an_event_is_left_out():
    reports, readings = case("a-week-apart")
    one, other = event_anchors(readings, "meeting")
    nowhere = replace(one, span=Span(0, 2))

    assert len(acts(reports, readings, rule(nowhere, Verdict.SAME, other))) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [("when", "yesterday"), ("status", "done"), ("number", "five"), ("colour", "red")],
)
def test_a_correction_that_cannot_be_applied_is_refused(name, value):
    with pytest.raises(UsageError):
        check_correction(name, value)
