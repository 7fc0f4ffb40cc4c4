"""Rulings on bodies, instruments, ranks and offices; and what is said of a ruling that changes nothing."""

from dataclasses import replace

import pytest

from regesta.errors import UsageError
from regesta.judging import (
    Author,
    correct,
    import_judgements,
    judge_different,
    judge_same,
    judge_unsure,
    list_judgements,
    revoke,
    write_lines,
)
from regesta.pipeline import open_record

ANNA = Author(by="anna", reason="I was there")


def meetings(record):
    return [event.id for event in record.events if event.kind.value == "meeting"]


def named(record, words):
    return [person.id for person in record.people if words in person.name]


def held(settings):
    return open_record(settings.record).record


def bodies(record):
    return [body.id for body in record.bodies]


def test_two_bodies_ruled_the_same_are_one_with_all_their_sessions(make_record):
    settings = make_record("commissions-by-number")
    [one, other] = [body.id for body in held(settings).bodies if body.parties == ("TUR", "UZB")]

    ruled = judge_same(settings, one, other, ANNA)

    [body] = [body for body in ruled.record.bodies if body.parties == ("TUR", "UZB")]
    assert [session.number for session in body.sessions] == [1, 9]
    assert body.links[0].reasons == ("ruled the same by a person",)


def test_a_body_told_of_one_side_alone_can_be_ruled_that_of_both(make_record):
    settings = make_record("commissions-by-number")
    [question] = [
        item
        for item in held(settings).questions
        if {body.parties for body in held(settings).bodies if body.id in {item.left, item.right}}
        == {("TUR",), ("TUR", "UZB")}
    ]

    ruled = judge_same(settings, question.left, question.right, ANNA)

    assert ("TUR",) not in {body.parties for body in ruled.record.bodies}
    assert [item.kind for item in ruled.record.questions] == ["body"]


@pytest.mark.parametrize("rule", [judge_different, judge_unsure])
def test_bodies_ruled_on_are_not_asked_about_again(make_record, rule):
    settings = make_record("commissions-by-number")
    question = held(settings).questions[0]

    ruled = rule(settings, question.left, question.right, ANNA)

    assert question.id not in {item.id for item in ruled.record.questions}
    assert bodies(ruled.record) == bodies(held(settings))


def test_a_body_is_parted_by_the_words_of_two_claims(make_record):
    settings = make_record("commission-by-another-name")
    record = held(settings)
    joined = max(record.bodies, key=lambda body: len(body.names))
    claims = [event.claims[0] for event in record.events if event.body and event.body.value.body == joined.id]

    ruled = judge_different(settings, f"{claims[0]}/body", f"{claims[-1]}/body", ANNA)

    assert len(ruled.record.bodies) == len(record.bodies) + 1


def test_a_body_and_an_event_are_never_one(make_record):
    settings = make_record("commissions-by-number")
    record = held(settings)

    with pytest.raises(UsageError, match="never one"):
        judge_same(settings, record.bodies[0].id, record.events[0].id, ANNA)


@pytest.mark.parametrize("kind", ["memorandum", "protocol"])
def test_the_kind_of_an_instrument_is_put_right_and_the_other_stays_in_dispute(make_record, kind):
    settings = make_record("seeds-in-own-words")
    [paper] = held(settings).instruments

    ruled = correct(settings, paper.id, "kind", kind, ANNA)

    [after] = ruled.record.instruments
    [dispute] = [item for item in ruled.record.disputes if item.subject == after.id]
    assert after.kind == kind
    assert [value.value for value in dispute.values if value.chosen] == [kind]
    assert len(dispute.values) == 2
    assert dispute.reason.endswith("corrected by a person")


def test_an_instrument_may_be_what_no_report_calls_it(make_record):
    settings = make_record("seeds-in-own-words")
    [paper] = held(settings).instruments

    ruled = correct(settings, paper.id, "kind", "agreement", ANNA)

    [dispute] = [item for item in ruled.record.disputes if item.subject == paper.id]
    assert ruled.record.instruments[0].kind == "agreement"
    assert {value.value: bool(value.reports) for value in dispute.values} == {
        "agreement": False,
        "memorandum": True,
        "protocol": True,
    }


def test_a_kind_of_event_is_none_of_an_instrument(make_record):
    settings = make_record("seeds-in-own-words")

    with pytest.raises(UsageError, match="unknown kind"):
        correct(settings, held(settings).instruments[0].id, "kind", "meeting", ANNA)


@pytest.mark.parametrize("rank", ["colonel general", "lieutenant general"])
def test_which_rank_is_right_is_ruled_and_what_reports_attest_stays(make_record, rank):
    settings = make_record("seeds-in-own-words")
    [person] = named(held(settings), "Hasanov")

    ruled = correct(settings, person, "rank", rank, ANNA)

    [dispute] = [item for item in ruled.record.disputes if item.subject == person]
    assert [value.value for value in dispute.values if value.chosen] == [rank]
    assert {value.value for value in dispute.values} == {"colonel general", "lieutenant general"}
    assert ruled.idle == {}


def test_the_right_rank_is_shown_at_the_event_of_which_a_report_tells_another(make_record):
    settings = make_record("title-told-two-ways")
    [person] = named(held(settings), "Karimov")

    ruled = correct(settings, person, "rank", "major general", ANNA)

    [event] = ruled.record.events
    assert [item.rank for item in event.people if item.person == person] == ["major general"]


def test_an_earlier_rank_is_left_as_it_was_told(make_record):
    settings = make_record("promotion")
    before = held(settings)
    [person] = [item for item in before.people if len(item.ranks) > 1]

    ruled = correct(settings, person.id, "rank", person.ranks[-1].title, ANNA)

    [after] = [item for item in ruled.record.people if item.id == person.id]
    assert after.ranks[0].first == person.ranks[0].first
    assert after.ranks[-1].title in {tenure.title for tenure in after.ranks}


def test_which_office_is_right_is_ruled(make_record):
    settings = make_record("title-told-two-ways")
    [person] = named(held(settings), "Karimov")

    ruled = correct(settings, person, "office", "deputy defence minister", ANNA)

    [dispute] = [item for item in ruled.record.disputes if item.property == "office"]
    assert [value.value for value in dispute.values if value.chosen] == ["deputy defence minister"]


@pytest.mark.parametrize(
    "name",
    [
        "seeds-in-own-words",
        "title-told-two-ways",
        "denied",
        "announced-postponed-held",
        "month-between-two-days",
        "wrong-publication-date",
    ],
)
def test_every_value_of_every_dispute_can_be_ruled_right_as_it_is_shown(make_record, name):
    settings = make_record(name)
    disputes = held(settings).disputes

    for dispute in disputes:
        for value in dispute.values:
            ruled = correct(settings, dispute.subject, dispute.property, value.value, ANNA)
            [after] = [item for item in ruled.record.disputes if item.id == dispute.id]
            assert ruled.idle == {}
            assert [item.value for item in after.values if item.chosen] == [value.value]
            assert {item.value for item in after.values} == {item.value for item in dispute.values}
            revoke(settings, [item.id for item in ruled.judgements])
    assert held(settings).disputes == disputes


def test_a_visit_and_a_meeting_ruled_the_same_stay_two_and_it_is_said_why(make_record):
    settings = make_record("parts-of-a-visit")
    record = held(settings)
    [visit] = [event.id for event in record.events if event.kind.value == "visit"]

    ruled = judge_same(settings, visit, meetings(record)[0], ANNA)

    [reason] = ruled.idle.values()
    assert len(ruled.record.events) == len(record.events)
    assert reason == "a visit and a meeting are never one event: one takes place within the other"


def test_what_was_ruled_different_before_is_named_where_it_stands_against_same(make_record):
    settings = make_record("who-told-what")
    [event] = held(settings).events
    [first] = judge_different(settings, *event.claims, ANNA).judgements
    one, other = meetings(held(settings))

    ruled = judge_same(settings, one, other, Author(by="bert"))

    assert ruled.idle == {}
    assert len(meetings(ruled.record)) == 1
    assert first.id in {item.id for item in list_judgements(settings)}


def test_a_ruling_that_only_confirms_says_so(make_record):
    settings = make_record("a-week-apart")

    ruled = judge_different(settings, *meetings(held(settings)), ANNA)

    assert list(ruled.idle.values()) == ["they were two already; from now on nothing makes them one"]


def test_a_ruling_on_words_of_a_report_that_is_not_here_waits_and_says_so(make_record):
    settings = make_record("a-week-apart")
    judge_same(settings, *meetings(held(settings)), ANNA)
    lines = list(write_lines(list_judgements(settings)))

    ruled = import_judgements(make_record("namesakes"), lines, "rulings.jsonl")

    [reason] = ruled.idle.values()
    assert reason.startswith("the record holds nothing at its words")


def test_an_earlier_correction_that_comes_in_late_is_said_to_be_overruled(make_record):
    settings = make_record("who-told-what")
    [late] = correct(settings, meetings(held(settings))[0], "kind", "call", ANNA).judgements
    early = replace(late, id="ju-early", value="negotiation", at=late.at.replace(year=2020))

    ruled = import_judgements(settings, write_lines([early]), "rulings.jsonl")

    assert ruled.idle["ju-early"].startswith("the record shows call: a later ruling")
