"""Rulings on instruments as a whole, and what is rejected of bodies and instruments."""

from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from regesta.errors import UsageError
from regesta.judging import (
    Author,
    import_judgements,
    judge_different,
    judge_same,
    judge_unsure,
    list_judgements,
    reject,
    revoke,
    write_lines,
)
from regesta.pipeline import open_record
from regesta.show.finding import explain_thing
from regesta.show.opening import open_register
from regesta.show.review.asking import list_open

ANNA = Author(by="anna", reason="I was there")


def held(settings):
    return open_record(settings.record).record


def kinds(record):
    return sorted(item.kind for item in record.instruments)


def paper(record, kind):
    [found] = [item.id for item in record.instruments if item.kind == kind]
    return found


def asked_about(record):
    return {frozenset((item.left, item.right)) for item in record.questions if item.kind == "instrument"}


def test_two_instruments_ruled_the_same_are_one_that_says_who_made_it_so(make_record):
    settings = make_record("papers-of-other-kinds-at-one-signing")
    record = held(settings)

    ruled = judge_same(settings, paper(record, "protocol"), paper(record, "agreement"), ANNA)

    [joined] = [item for item in ruled.record.instruments if item.links]
    assert kinds(ruled.record) == ["memorandum", "protocol"]
    assert {quote.report for quote in joined.quotes} == set(held(settings).events[0].reports)
    assert joined.links[0].reasons == ("ruled the same by a person",)
    assert ruled.record.events[0].instruments == tuple(sorted(item.id for item in ruled.record.instruments))
    assert asked_about(ruled.record) == set()


def test_what_was_ruled_the_same_is_two_again_when_it_is_revoked(make_record):
    settings = make_record("papers-of-other-kinds-at-one-signing")
    record = held(settings)
    ruled = judge_same(settings, paper(record, "protocol"), paper(record, "agreement"), ANNA)

    revoke(settings, [item.id for item in ruled.judgements])

    assert held(settings) == record


@pytest.mark.parametrize("rule", [judge_different, judge_unsure])
def test_instruments_ruled_on_are_not_asked_about_again(make_record, rule):
    settings = make_record("papers-of-other-kinds-at-one-signing")
    record = held(settings)
    ends = (paper(record, "protocol"), paper(record, "agreement"))

    ruled = rule(settings, *ends, ANNA)

    assert asked_about(record) - asked_about(ruled.record) == {frozenset(ends)}
    assert kinds(ruled.record) == kinds(record)
    assert ruled.idle == {}


def test_an_instrument_is_parted_by_the_words_of_two_claims(make_record):
    settings = make_record("seeds-in-own-words")
    [joined] = held(settings).instruments
    [event] = [event for event in held(settings).events if joined.id in event.instruments]

    ruled = judge_different(settings, *(f"{claim}/instrument" for claim in event.claims), ANNA)

    assert kinds(ruled.record) == ["memorandum", "protocol"]
    assert joined.id not in {item.subject for item in ruled.record.disputes}


def test_a_different_further_on_is_never_merged_over(make_record):
    settings = make_record("papers-of-other-kinds-at-one-signing")
    record = held(settings)
    judge_different(settings, paper(record, "protocol"), paper(record, "memorandum"), ANNA)
    judge_same(settings, paper(record, "protocol"), paper(record, "agreement"), ANNA)
    ends = [item.id for item in held(settings).instruments]

    ruled = judge_same(settings, *ends, ANNA)

    assert len(ends) == len(ruled.record.instruments) == 2
    assert len(ruled.idle) == 1


def test_an_instrument_and_a_person_are_never_one(make_record):
    settings = make_record("seeds-in-own-words")
    record = held(settings)

    with pytest.raises(UsageError, match="never one"):
        judge_same(settings, record.instruments[0].id, record.people[0].id, ANNA)


def test_a_rejected_instrument_is_gone_and_its_event_stays(make_record):
    settings = make_record("two-papers-one-signing")
    record = held(settings)

    ruled = reject(settings, paper(record, "protocol"), ANNA)

    assert kinds(ruled.record) == ["memorandum"]
    assert len(ruled.judgements) == 2
    assert ruled.idle == {}
    assert ruled.record.events[0].instruments == (paper(ruled.record, "memorandum"),)


def test_a_rejected_body_is_gone_and_its_sessions_have_no_number(make_record):
    settings = make_record("commission-by-another-name")
    record = held(settings)
    joined = max(record.bodies, key=lambda body: len(body.names))

    ruled = reject(settings, joined.id, ANNA)

    assert joined.id not in {body.id for body in ruled.record.bodies}
    assert len(ruled.record.bodies) == len(record.bodies) - 1
    assert sorted(len(event.claims) for event in ruled.record.events if event.body is None) == [1, 1, 1]


def test_what_is_rejected_is_there_again_when_it_is_revoked(make_record):
    settings = make_record("commission-by-another-name")
    record = held(settings)
    ruled = reject(settings, record.bodies[0].id, ANNA)

    revoke(settings, [item.id for item in ruled.judgements])

    assert held(settings) == record


def test_rulings_on_instruments_go_from_record_to_record_as_lines(make_record, tmp_path):
    settings = make_record("papers-of-other-kinds-at-one-signing")
    other = replace(settings, record=Path(copy(settings.record, tmp_path / "other.regesta")))
    record = held(settings)
    judge_same(settings, paper(record, "protocol"), paper(record, "agreement"), ANNA)
    reject(settings, paper(held(settings), "memorandum"), ANNA)

    import_judgements(other, write_lines(list_judgements(settings)), "rulings.jsonl")

    assert kinds(held(other)) == ["protocol"]
    assert held(other) == held(settings)


def test_an_unsure_pair_of_instruments_is_asked_with_both_sides(make_record):
    settings = make_record("papers-of-other-kinds-at-one-signing")
    register = open_register(settings.record)

    asked = [item for item in list_open(register, ()) if getattr(item.about, "kind", "") == "instrument"]

    assert len(asked) == 2
    shown = ["".join(piece for piece, _ in line.pieces) for line in asked[0].page()]
    assert shown[0] == "Are these two one instrument?"
    assert any(line.startswith("signed at ") for line in shown)
    assert list(asked[0].answers) == ["y", "n", "h"]


def test_an_instrument_is_explained_by_its_history_words_and_rulings(make_record):
    settings = make_record("papers-of-other-kinds-at-one-signing")
    record = held(settings)
    judge_same(settings, paper(record, "protocol"), paper(record, "agreement"), ANNA)
    register = open_register(settings.record)

    lines, objects = explain_thing(paper(register.record, "protocol"), register)

    shown = ["".join(piece for piece, _ in line.pieces) for line in lines]
    assert objects[0]["type"] == "instrument"
    assert "history" in shown
    assert "ruled the same by a person" in shown
