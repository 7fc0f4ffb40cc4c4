"""The record file keeps what it was given, and says plainly when it cannot."""

import os
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from regesta.domain.change import Change, Tombstone, What
from regesta.domain.claim import Claim, Evidence, Reading
from regesta.domain.interval import Interval, Precision
from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.domain.marks import MarkedEvent, Marks, Mention, Status
from regesta.domain.record import Coverage, Event, Finding, Quote, Record
from regesta.domain.report import Basis, Publication, Report
from regesta.domain.span import Span
from regesta.errors import StoreError
from regesta.store import open_store
from regesta.store.faults import explain
from regesta.store.tables import upgrade_tables

AT = datetime(2026, 1, 2, tzinfo=UTC)
WORDS = Span(5, 8)


def report(number=1):
    return Report(
        id=f"re-{number:012d}",
        text=f"They met in Baku, № {number}.",
        source="reports/one.txt",
        sha256="0" * 64,
        outlet="Alpha News",
        published=Publication(day=date(2019, 1, 16), basis=Basis.HEADER),
    )


def marks():
    mention = Mention(ids=("e1",), span=WORDS, score=0.75)
    return Marks(mentions=(mention,), events=(MarkedEvent(id="e1", kind="meeting", status=Status.HELD),))


def reading(number=1, marker="en-1"):
    claim = Claim(
        id=f"cl-{number}",
        report=f"re-{number:012d}",
        local="e1",
        kind="meeting",
        status=Status.HELD,
        participants=(),
        parties=("AZE", "IRN"),
        actors=("AZE", "IRN"),
        recipients=(),
        when=Interval(start=date(2019, 1, 16), end=None, precision=Precision.SINCE, basis="said so"),
        when_text="since Wednesday",
        where=None,
        body=None,
        instruments=(),
        topics=(),
        part_of=None,
        speaker=None,
        occasion=None,
        evidence=(Evidence(property="event", span=WORDS),),
        confidence=0.9,
    )
    return Reading(report=claim.report, marker=marker, ontology="1", people=(), claims=(claim,), gaps=())


def event(number, day):
    quote = Quote(report="re-000000000001", property="event", span=WORDS)
    when = Interval(start=day, end=day, precision=Precision.DAY, basis="said so")
    return Event(
        id=f"ev-{number}",
        kind=Finding(value="meeting", support=("cl-1",), quotes=(quote,)),
        status=Finding(value=Status.HELD, support=("cl-1",), quotes=(quote,)),
        when=Finding(value=when, support=("cl-1",), quotes=(quote,)),
        when_text=None,
        where=None,
        parties=("AZE", "IRN"),
        actors=("AZE", "IRN"),
        recipients=(),
        people=(),
        body=None,
        instruments=(),
        topics=(),
        part_of=None,
        speaker=None,
        claims=("cl-1",),
        reports=("re-000000000001",),
        outlets=1,
        confidence=0.9,
        quotes=(quote,),
        disputes=(),
        history=(),
        first_published=day,
    )


def judgement():
    anchor = Anchor(report="re-000000000001", span=WORDS, kind="meeting")
    return Judgement(id="ju-1", left=anchor, verdict=Verdict.REJECT, by="anna", at=AT, reason="no event")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.regesta"


def test_what_was_added_comes_back_whole(path):
    with open_store(path, create=True) as store:
        store.add(report(), marks(), reading(), b"sketch")
    with open_store(path, read_only=True) as store:
        assert list(store.reports()) == [report()]
        assert list(store.readings()) == [reading()]
        assert store.report(report().id) == report()
        assert store.reading(report().id) == reading()
        assert store.marks(report().id) == marks()
        assert store.marks(report().id).mentions[0].score == 0.75
        assert [(known.id, known.signature) for known in store.signatures()] == [(report().id, b"sketch")]


def test_a_report_is_known_by_the_marker_and_ontology_that_read_it(path):
    with open_store(path, create=True) as store:
        store.add(report(), marks(), reading())

        assert store.known("en-1", "1") == {report().id}
        assert store.known("en-2", "1") == set()
        assert store.known("en-1", "2") == set()


def test_a_report_read_again_has_the_new_reading_alone(path):
    with open_store(path, create=True) as store:
        store.add(report(), marks(), reading())
        store.add(report(), marks(), reading(marker="en-2"))

        assert [item.marker for item in store.readings()] == ["en-2"]
        assert len(list(store.reports())) == 1


def test_what_is_not_there_is_none(path):
    with open_store(path, create=True) as store:
        assert store.report("re-none") is None
        assert store.reading("re-none") is None
        assert store.marks("re-none") is None
        assert store.load_record() == Record()


def test_judgements_are_appended_and_revoked_but_never_lost(path):
    with open_store(path, create=True) as store:
        store.judge(judgement())
        store.judge(replace(judgement(), reason="changed my mind"))
        store.revoke("ju-1", AT)

        assert store.judgements() == (replace(judgement(), revoked_at=AT),)
        with pytest.raises(StoreError, match="no judgement"):
            store.revoke("ju-1")


def test_a_record_comes_back_in_its_order(path):
    early, late = event(2, date(2019, 1, 16)), event(1, date(2022, 1, 25))
    coverage = (
        Coverage(outlet=None, month=None, reports=2),
        Coverage(outlet="Alpha", month="2019-01", reports=1),
    )
    record = Record(events=(early, late), coverage=coverage, as_of=date(2022, 1, 26))
    with open_store(path, create=True) as store:
        store.save_record(record)

        assert store.load_record() == record


def test_an_entry_keeps_the_day_it_was_learnt_and_what_is_gone_is_gone(path):
    first = Record(events=(event(1, date(2019, 1, 16)), event(2, date(2020, 1, 1))))
    second = Record(events=(event(1, date(2019, 1, 17)),))
    with open_store(path, create=True) as store:
        store.save_record(first)
        before = store.entry_times()["ev-1"]
        store.save_record(second)

        assert store.load_record() == second
        assert store.entry_times()["ev-1"].learnt == before.learnt
        assert "ev-2" not in store.entry_times()


def test_the_change_log_is_read_from_a_moment_on(path):
    early = Change(subject="ev-1", what=What.ADDED, at=AT)
    late = Change(subject="ev-1", what=What.CHANGED, at=AT.replace(year=2027), property="when", after="2019")
    stone = Tombstone(id="ev-2", at=AT, into="ev-1", reason="one event with it")
    with open_store(path, create=True) as store:
        store.save_record(Record(), [early, late], [stone])

        assert list(store.changes()) == [early, late]
        assert list(store.changes(AT.replace(year=2026, month=6))) == [late]
        assert list(store.tombstones()) == [stone]


def test_a_file_that_is_not_there_is_not_made_unasked(path):
    with pytest.raises(StoreError, match="no such record file"):
        open_store(path)

    assert not path.exists()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StoreError, match="folder does not exist"):
        open_store(tmp_path / "none" / "record.regesta", create=True)


def test_a_folder_is_no_record_file(tmp_path):
    with pytest.raises(StoreError, match="a folder"):
        open_store(tmp_path, create=True)


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at" * 40, b"x"])
def test_another_file_is_refused_and_left_as_it_is(path, content):
    path.write_bytes(content)

    with pytest.raises(StoreError, match="not a record file"):
        open_store(path)
    assert path.read_bytes() == content


def test_another_database_is_refused(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE birds (name TEXT)")
    database.close()

    with pytest.raises(StoreError, match="not a record file"):
        open_store(path)


def test_a_file_of_a_newer_program_is_refused(path):
    open_store(path, create=True).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()

    with pytest.raises(StoreError, match="newer version"):
        open_store(path)


def test_a_damaged_file_is_told(path):
    with open_store(path, create=True) as store:
        for number in range(50):
            store.add(report(number), marks(), reading(number))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(StoreError, match="damaged"), open_store(path) as store:
        list(store.readings())


def test_a_file_opened_for_reading_is_not_written(path):
    open_store(path, create=True).close()

    with open_store(path, read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        store.add(report(), marks(), reading())


def test_a_record_in_a_folder_without_rights_can_be_read(path):
    with open_store(path, create=True) as store:
        store.add(report(), marks(), reading())
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with open_store(path, read_only=True) as store:
            assert list(store.reports()) == [report()]
    finally:
        path.parent.chmod(0o755)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_told(path):
    path.parent.chmod(0o555)
    try:
        with pytest.raises(StoreError):
            open_store(path, create=True)
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("database is locked", "another program"),
        ("database or disk is full", "disk is full"),
        ("attempt to write a readonly database", "cannot be written"),
        ("unable to open database file", "cannot be opened"),
        ("database disk image is malformed", "damaged"),
        ("disk I/O error", "disk failed"),
        ("something never heard of", "something never heard of"),
    ],
)
def test_every_fault_of_the_disk_is_told_with_its_mend(path, message, said):
    error = explain(message, path)

    assert said in error.what
    assert error.mend
    assert error.where == str(path)


def test_a_full_disk_loses_nothing_that_was_kept(path):
    with open_store(path, create=True) as store:
        store.add(report(1), marks(), reading(1))
        pages = store.connection.exec_driver_sql("PRAGMA page_count").scalar()
        store.connection.rollback()
        store.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        store.connection.rollback()
        with pytest.raises(StoreError, match="disk is full"):
            store.add(replace(report(2), text="word " * 20_000), marks(), reading(2))

        assert [item.id for item in store.reports()] == [report(1).id]


def test_a_locked_file_is_told_after_some_patience(path, monkeypatch):
    monkeypatch.setattr("regesta.store.opening._PATIENCE", 0.1)
    open_store(path, create=True).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(StoreError, match="another program"), open_store(path) as store:
            store.add(report(), marks(), reading())
    finally:
        other.close()


def test_an_older_layout_is_brought_up_step_by_step(path):
    with open_store(path, create=True) as store, store.connection.begin():
        steps = {1: ("ALTER TABLE reports ADD COLUMN note TEXT",), 2: ("CREATE TABLE notes (id TEXT)",)}
        upgrade_tables(store.connection, 1, steps, target=3)

        assert store.connection.exec_driver_sql("PRAGMA user_version").scalar() == 3
        store.connection.exec_driver_sql("SELECT note FROM reports")
        store.connection.exec_driver_sql("SELECT id FROM notes")


def test_entries_are_counted_by_part_without_loading_them(path):
    months = tuple(Coverage(outlet=None, month=month, reports=1) for month in ("2019-01", "2019-02"))
    with open_store(path, create=True) as store:
        store.save_record(Record(coverage=months, as_of=date(2019, 2, 1)))

        counts = store.count_entries()

    assert (counts["coverage"], counts["events"]) == (2, 0)
    assert "as_of" not in counts
