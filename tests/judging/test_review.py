"""The queue of open questions, gone through key by key."""

import os
import pty
import select
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from regesta.domain.judgement import Verdict
from regesta.domain.marked_report import parse_marked_report
from regesta.judging import Author, judge_unsure, list_judgements, settle_pending
from regesta.pipeline import open_record, read_sources
from regesta.settings import Settings
from regesta.show.cli import run
from regesta.show.opening import open_register
from regesta.show.review.asking import ground_of, list_open
from regesta.show.review.session import Session, run_session
from regesta.store import open_store
from regesta.testing import WrittenMarker

ANNA = Author(by="anna")
DOUBTED = """\
# published: 2021-03-10

{s1 Omani} {o1 Minister} {p1 Salim Harthi} {e1 met} {p2 Tariq Mirza} of {s2 Pakistan} in {l1 Muscat}.

= p1 of s1; office o1
= p2 of s2
= e1 meeting held; by p1 p2; at l1
"""


@pytest.fixture
def doubted(tmp_path):
    """A record of one event that the marker was unsure of."""
    marked = parse_marked_report(DOUBTED, kinds=("meeting",))
    marks = replace(marked.marks, events=tuple(replace(event, score=0.3) for event in marked.marks.events))
    path = tmp_path / "one.txt"
    path.write_text("date 2021-03-10\n\n" + marked.text + "\n", encoding="utf-8")
    settings = Settings(record=tmp_path / "doubted.regesta")
    read_sources([str(path)], settings, marker=WrittenMarker({marked.text: marks}))
    return settings


def go_through(settings, keys):
    """What is told while the queue is gone through with these keys."""
    told = []
    left = iter(keys)

    def next_key():
        key = next(left, None)
        if key is None:
            raise EOFError
        return key

    def tell(lines):
        told.extend("".join(piece for piece, _ in line.pieces) for line in lines)

    with open_store(settings.record) as store:
        register = open_register(settings.record)
        queue = list_open(register, store.judgements())
        session = Session(store=store, ground=ground_of(register), author=ANNA, queue=queue)
        run_session(session, next_key, tell)
    return told


def standing(settings):
    return [item for item in list_judgements(settings) if item.revoked_at is None]


def test_both_sides_are_shown_with_their_sentences(make_record):
    settings = make_record("namesakes")

    told = "\n".join(go_through(settings, []))

    assert "Are these two one person?" in told
    assert "Iranian oil minister Ali Hosseini met Omani oil minister" in told
    assert "navy commander Rear Admiral Ali Hosseini met" in told


@pytest.mark.parametrize(
    ("key", "verdict"), [("y", Verdict.SAME), ("n", Verdict.DIFFERENT), ("h", Verdict.UNSURE)]
)
def test_an_answer_is_kept_at_once(make_record, key, verdict):
    settings = make_record("namesakes")

    go_through(settings, [key])

    [judgement] = standing(settings)
    assert (judgement.verdict, judgement.by) == (verdict, "anna")


def test_what_was_answered_before_a_run_was_killed_is_not_asked_again(make_record):
    settings = make_record("namesakes")
    go_through(settings, ["y"])

    assert go_through(settings, []) == []


def test_undo_takes_the_last_answer_back_and_asks_again(make_record):
    settings = make_record("denied")

    told = go_through(settings, ["n", "u", "q"])

    assert told.count("Which status is right?") == 2
    assert standing(settings) == []


def test_there_is_nothing_to_ask_where_all_is_ruled_on(make_record):
    settings = make_record("namesakes")
    [question] = open_record(settings.record).record.questions
    judge_unsure(settings, question.left, question.right, ANNA)

    assert go_through(settings, ["u"]) == []


@pytest.mark.parametrize("key", ["?", "x"])
def test_help_says_what_every_key_does(make_record, key):
    settings = make_record("namesakes")

    told = go_through(settings, [key])

    assert {"y  yes, they are one", "q  quit; what was answered is kept"} <= set(told)
    assert standing(settings) == []


@pytest.mark.parametrize(
    ("key", "shown"), [("y", "held"), ("n", "denied"), ("1", "held"), ("2", "denied"), ("h", "held")]
)
def test_a_dispute_is_decided_for_a_value(make_record, key, shown):
    settings = make_record("denied")

    go_through(settings, [key])
    assert go_through(settings, []) == []

    folder = settings.record.with_suffix("")
    outcome = read_sources([str(folder)], Settings(record=settings.record, again=True))
    assert shown in [event.status.value for event in outcome.record.events]


@pytest.mark.parametrize(
    ("key", "verdict"), [("y", Verdict.CORRECT), ("n", Verdict.REJECT), ("h", Verdict.UNSURE)]
)
def test_an_event_of_little_confidence_is_asked_about(doubted, key, verdict):
    told = go_through(doubted, [key])

    [judgement] = standing(doubted)
    assert "Do the words say this?" in told
    assert judgement.verdict is verdict


def test_what_changes_most_is_asked_first(make_record):
    settings = make_record("seeds-in-own-words")
    register = open_register(settings.record)

    weights = [asked.weight for asked in list_open(register, ())]

    assert weights == sorted(weights, reverse=True)


def test_without_a_terminal_it_says_so(make_record, capsys):
    settings = make_record("namesakes")

    status = run(["review", "--record", str(settings.record)])

    assert status == 2
    assert "terminal" in capsys.readouterr().err


@contextmanager
def on_terminal(settings):
    """`regesta review` with a terminal of its own: the process and the terminal's other side."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "regesta", "review", "--by", "anna", "--record", str(settings.record)]
    environment = os.environ | {"COLUMNS": "100", "TERM": "dumb"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, env=environment) as process:
        os.close(theirs)
        try:
            yield process, ours
        finally:
            process.kill()
            os.close(ours)


def press(terminal, key):
    time.sleep(0.3)  # what is typed before a key is waited for is thrown away by the terminal
    os.write(terminal, key)


@pytest.mark.slow
def test_on_a_terminal_one_key_decides_and_the_record_is_settled(make_record):
    settings = make_record("namesakes")

    with on_terminal(settings) as (process, terminal):
        _read_until(terminal, b"[y n h")
        press(terminal, b"y")
        _read_until(terminal, b"any other key ends")
        press(terminal, b"q")
        told = _read_until(terminal, b"left;")
        status = process.wait(timeout=30)

    record = open_record(settings.record).record
    assert status == 0, told
    assert record.questions == ()
    assert sum("Hosseini" in person.name for person in record.people) == 1


@pytest.mark.slow
def test_an_answer_is_not_lost_when_the_review_is_killed(make_record):
    settings = make_record("namesakes")

    with on_terminal(settings) as (process, terminal):
        _read_until(terminal, b"[y n h")
        press(terminal, b"y")
        _read_until(terminal, b"any other key ends")
        process.kill()

    with open_store(settings.record) as store:
        record = settle_pending(store, settings)
    assert [item.verdict for item in standing(settings)] == [Verdict.SAME]
    assert sum("Hosseini" in person.name for person in record.people) == 1


def _read_until(descriptor, sign):
    told, until = b"", time.monotonic() + 30
    while sign not in told and time.monotonic() < until:
        if select.select([descriptor], [], [], 1)[0]:
            try:
                told += os.read(descriptor, 65536)
            except OSError:  # how Linux tells that the other side of a terminal is closed
                break
    return told


def test_bodies_that_may_be_one_are_asked_about_with_their_sessions(make_record):
    settings = make_record("commissions-by-number")

    told = go_through(settings, ["y", "q"])

    [judgement] = standing(settings)
    assert told.count("Are these two one joint body?") == 2
    assert any("numbers of their sessions do not go together" in line for line in told)
    assert (judgement.verdict, judgement.left.kind) == (Verdict.SAME, "body")


@pytest.mark.parametrize("key", ["y", "n"])
def test_the_right_rank_and_office_of_a_person_are_asked_about_once(make_record, key):
    settings = make_record("title-told-two-ways")
    before = {item.property: item.values for item in open_record(settings.record).record.disputes}

    go_through(settings, [key, key])
    with open_store(settings.record) as store:
        after = settle_pending(store, settings)

    wanted = {
        name: next(value.value for value in values if value.chosen is (key == "y"))
        for name, values in before.items()
    }
    assert go_through(settings, []) == []
    assert set(wanted) == {"office", "rank"}
    assert {
        item.property: value.value for item in after.disputes for value in item.values if value.chosen
    } == wanted
