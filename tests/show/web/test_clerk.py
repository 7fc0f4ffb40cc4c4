"""What readers rule is kept at once; the record is settled while they wait, a large one meanwhile."""

import time

import pytest
from case_records import read_case

from regesta.domain.judgement import Verdict
from regesta.errors import UsageError
from regesta.judging import Author, draft_pair, list_judgements
from regesta.pipeline import open_record
from regesta.show.web.archive import SMALL, Archive
from regesta.show.web.clerk import Clerk

ANNA = Author(by="anna")


@pytest.fixture
def make_clerk(tmp_path):
    """A clerk over a record with one open question, which counts as large where `small` is 0."""

    def make(small=SMALL):
        settings = read_case("namesakes", tmp_path)
        archive = Archive(settings=settings, small=small)
        archive.shelf()
        return Clerk(settings=settings, archive=archive)

    return make


def answer(clerk):
    """The judgement that the two people are one."""
    docket = clerk.archive.shelf().docket
    [question] = clerk.open(docket)
    return draft_pair(docket.ground, question.about.left, question.about.right, Verdict.SAME, ANNA)


def namesakes(clerk):
    people = open_record(clerk.settings.record).record.people
    return sum("Hosseini" in person.name for person in people)


def wait(clerk):
    until = time.monotonic() + 120
    while clerk.busy and time.monotonic() < until:
        time.sleep(0.1)


def test_a_small_record_is_settled_when_the_reader_comes_back(make_clerk):
    clerk = make_clerk()

    clerk.keep([answer(clerk)])

    assert namesakes(clerk) == 1
    assert len(clerk.archive.shelf().people) == len(open_record(clerk.settings.record).record.people)


@pytest.mark.slow
def test_a_large_record_is_settled_meanwhile_by_a_process_of_its_own(make_clerk):
    clerk = make_clerk(small=0)

    clerk.keep([answer(clerk)])
    busy = clerk.busy
    wait(clerk)

    assert busy
    assert clerk.failed == ""
    assert namesakes(clerk) == 1


@pytest.mark.slow
def test_what_was_answered_is_not_asked_again_before_it_is_settled(make_clerk):
    clerk = make_clerk(small=0)
    given = answer(clerk)

    clerk.keep([given])

    assert [item.id for item in list_judgements(clerk.settings)] == [given.id]
    assert clerk.open(clerk.archive.shelf().docket) == ()
    wait(clerk)


def test_what_is_taken_back_is_asked_again(make_clerk):
    clerk = make_clerk()
    given = answer(clerk)
    clerk.keep([given])

    clerk.take_back([given.id])

    assert len(clerk.open(clerk.archive.shelf().docket)) == 1
    assert clerk.judged(clerk.archive.shelf().docket, given.id).revoked_at is not None


def test_what_does_not_stand_cannot_be_taken_back(make_clerk):
    clerk = make_clerk()

    with pytest.raises(UsageError, match="no judgement of that id stands"):
        clerk.take_back(["ju-nothing"])


def test_many_answers_in_a_row_are_all_kept_and_settled(make_clerk):
    clerk = make_clerk()
    first = answer(clerk)
    clerk.keep([first], wait=False)
    clerk.keep([], wait=True)
    wait(clerk)

    assert namesakes(clerk) == 1
