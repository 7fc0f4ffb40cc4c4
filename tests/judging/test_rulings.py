"""What a person rules is kept, counts at once, and holds when reports are read again."""

from dataclasses import replace

import pytest

from regesta.domain.judgement import Verdict
from regesta.errors import InputError, UsageError
from regesta.judging import (
    Author,
    correct,
    import_judgements,
    judge_different,
    judge_same,
    judge_unsure,
    list_judgements,
    reject,
    revoke,
    set_date,
    settle_pending,
    write_lines,
)
from regesta.pipeline import open_record, read_sources
from regesta.settings import Settings
from regesta.store import open_store

ANNA = Author(by="anna", reason="I was there")


def meetings(record):
    return [event.id for event in record.events if event.kind.value == "meeting"]


def named(record, words):
    return [person.id for person in record.people if words in person.name]


def held(settings):
    return open_record(settings.record).record


def test_two_events_ruled_the_same_are_one_at_once(make_record):
    settings = make_record("a-week-apart")

    ruled = judge_same(settings, *meetings(held(settings)), ANNA)

    assert len(meetings(ruled.record)) == 1
    assert ruled.record == held(settings)


def test_a_ruling_is_kept_with_its_author_reason_and_words(make_record):
    settings = make_record("a-week-apart")
    judge_same(settings, *meetings(held(settings)), ANNA)

    [judgement] = list_judgements(settings)

    view = open_record(settings.record)
    words = [anchor.span.of(view.reports[anchor.report].text) for anchor in (judgement.left, judgement.right)]
    assert (judgement.verdict, judgement.by, judgement.reason) == (Verdict.SAME, "anna", "I was there")
    assert words == ["met", "met"]


def test_one_event_is_parted_by_two_of_its_claims(make_record):
    settings = make_record("who-told-what")
    [event] = held(settings).events

    ruled = judge_different(settings, *event.claims, ANNA)

    assert len(meetings(ruled.record)) == 2


@pytest.mark.parametrize("rule", [judge_different, judge_unsure])
def test_people_ruled_on_are_not_asked_about_again(make_record, rule):
    settings = make_record("namesakes")
    [question] = held(settings).questions

    ruled = rule(settings, question.left, question.right, ANNA)

    assert ruled.record.questions == ()
    assert len(named(ruled.record, "Hosseini")) == 2


def test_people_ruled_the_same_are_one(make_record):
    settings = make_record("namesakes")

    ruled = judge_same(settings, *named(held(settings), "Hosseini"), ANNA)

    assert len(named(ruled.record, "Hosseini")) == 1


def test_a_rejected_event_is_gone_with_all_claims_that_tell_it(make_record):
    settings = make_record("who-told-what")

    ruled = reject(settings, meetings(held(settings))[0], ANNA)

    assert ruled.record.events == ()
    assert len(ruled.judgements) == 2


def test_a_rejected_person_is_in_no_event_any_more(make_record):
    settings = make_record("who-told-what")

    ruled = reject(settings, named(held(settings), "Salih")[0], ANNA)

    [event] = ruled.record.events
    assert [attendee.name for attendee in event.people] == ["Mohammad Javad Zarif"]


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("kind", "negotiation", lambda event: event.kind.value),
        ("status", "cancelled", lambda event: event.status.value),
        ("where", "Basra", lambda event: event.where.value.name),
        ("when", "2021-05-31", lambda event: event.when.value.start.isoformat()),
    ],
)
def test_a_corrected_value_is_shown(make_record, name, value, shown):
    settings = make_record("who-told-what")

    ruled = correct(settings, meetings(held(settings))[0], name, value, ANNA)

    [event] = ruled.record.events
    assert shown(event) == value


def test_a_date_of_several_days_can_be_set(make_record):
    settings = make_record("who-told-what")

    ruled = set_date(settings, meetings(held(settings))[0], "2021-05-31/2021-06-02", ANNA)

    [event] = ruled.record.events
    assert event.when.value.days == 3


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [("name", "Barham Ahmed Salih", "name"), ("country", "TUR", "country")],
)
def test_a_person_is_put_right_wherever_named(make_record, name, value, shown):
    settings = make_record("who-told-what")

    ruled = correct(settings, named(held(settings), "Salih")[0], name, value, ANNA)

    [person] = [person for person in ruled.record.people if "Salih" in person.name]
    assert getattr(person, shown) == value
    assert len(person.reports) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "banquet"),
        ("status", "done"),
        ("when", "yesterday"),
        ("number", "4"),
        ("where", " "),
        ("colour", "red"),
        ("country", "TUR"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_not_kept(make_record, name, value):
    settings = make_record("who-told-what")

    with pytest.raises(UsageError):
        correct(settings, meetings(held(settings))[0], name, value, ANNA)

    assert list_judgements(settings) == ()


def test_a_country_that_is_none_is_refused(make_record):
    settings = make_record("who-told-what")

    with pytest.raises(UsageError, match="unknown state"):
        correct(settings, named(held(settings), "Salih")[0], "country", "Iraq", ANNA)


def test_an_event_and_a_person_cannot_be_one(make_record):
    settings = make_record("who-told-what")
    record = held(settings)

    with pytest.raises(UsageError, match="never one"):
        judge_same(settings, record.events[0].id, record.people[0].id, ANNA)


@pytest.mark.parametrize(("left", "what"), [("ev-nothing", "nothing of that id"), ("pe-", "several ids")])
def test_an_id_that_names_nothing_or_several_things_is_refused(make_record, left, what):
    settings = make_record("who-told-what")

    with pytest.raises(UsageError, match=what):
        judge_same(settings, left, held(settings).events[0].id, ANNA)


def test_a_thing_is_not_ruled_the_same_as_itself(make_record):
    settings = make_record("who-told-what")
    [event] = held(settings).events

    with pytest.raises(UsageError, match="both are the same"):
        judge_same(settings, event.id, event.id[:8], ANNA)


def test_nobody_rules_without_a_name():
    with pytest.raises(UsageError, match="author"):
        Author(by=" ")


def test_a_revoked_ruling_counts_no_more_but_stays_on_file(make_record):
    settings = make_record("a-week-apart")
    before = held(settings)
    ruled = judge_same(settings, *meetings(before), ANNA)

    after = revoke(settings, [ruled.judgements[0].id])

    [judgement] = list_judgements(settings)
    assert meetings(after.record) == meetings(before)
    assert judgement.revoked_at is not None


def test_what_does_not_stand_cannot_be_revoked(make_record):
    settings = make_record("a-week-apart")

    with pytest.raises(UsageError, match="no judgement"):
        revoke(settings, ["ju-none"])


def test_a_ruling_survives_reading_the_reports_again(make_record):
    settings = make_record("namesakes")
    judge_same(settings, *named(held(settings), "Hosseini"), ANNA)

    outcome = read_sources([str(settings.record.with_suffix(""))], replace(settings, again=True))

    assert len(outcome.read) == 2
    assert len(named(outcome.record, "Hosseini")) == 1
    assert outcome.record.questions == ()


def test_rulings_carry_over_to_another_record_of_the_same_reports(make_record, tmp_path):
    settings = make_record("a-week-apart")
    judge_same(settings, *meetings(held(settings)), ANNA)
    lines = list(write_lines(list_judgements(settings)))
    other = Settings(record=tmp_path / "other.regesta")
    read_sources([str(settings.record.with_suffix(""))], other)

    ruled = import_judgements(other, lines, "rulings.jsonl")

    assert len(meetings(ruled.record)) == 1
    assert list_judgements(other) == list_judgements(settings)


def test_importing_twice_changes_nothing_and_revocations_carry_over(make_record):
    settings = make_record("a-week-apart")
    ruled = judge_same(settings, *meetings(held(settings)), ANNA)
    [judgement] = ruled.judgements
    revoked = replace(judgement, revoked_at=judgement.at)

    twice = import_judgements(settings, write_lines([judgement]), "rulings.jsonl")
    after = import_judgements(settings, write_lines([revoked]), "rulings.jsonl")

    assert twice.judgements == ()
    assert len(meetings(after.record)) == 2


@pytest.mark.parametrize("line", ["{", '{"id": "ju-1"}', "[]", '"words"'])
def test_a_line_that_holds_no_judgement_is_named_and_nothing_is_kept(make_record, line):
    settings = make_record("a-week-apart")
    [judgement] = judge_unsure(settings, *meetings(held(settings)), ANNA).judgements
    good = next(write_lines([replace(judgement, id="ju-other")]))

    with pytest.raises(InputError, match="line 2"):
        import_judgements(settings, [good, line], "rulings.jsonl")

    assert len(list_judgements(settings)) == 1


def test_an_imported_correction_is_checked_as_one_that_is_made_here(make_record):
    settings = make_record("who-told-what")
    [judgement] = correct(settings, meetings(held(settings))[0], "kind", "call", ANNA).judgements
    wrong = replace(judgement, id="ju-wrong", value="banquet")

    with pytest.raises(UsageError, match="banquet"):
        import_judgements(settings, write_lines([wrong]), "rulings.jsonl")


def test_the_change_log_names_the_ruling(make_record):
    settings = make_record("a-week-apart")

    ruled = judge_same(settings, *meetings(held(settings)), ANNA)

    assert ruled.changes
    assert {change.because for change in ruled.changes} == {(ruled.judgements[0].id,)}


def test_a_ruling_kept_before_a_run_was_killed_counts_at_the_next(make_record):
    settings = make_record("a-week-apart")
    [judgement] = judge_unsure(settings, *meetings(held(settings)), ANNA).judgements
    with open_store(settings.record) as store:
        late = judgement.at.replace(year=judgement.at.year + 1)
        store.judge(replace(judgement, id="ju-late", verdict=Verdict.SAME, at=late))

        record = settle_pending(store, settings)

    assert len(meetings(record)) == 1
