"""What the last settling left is gone on from, unless it does not fit the file any more."""

import sqlite3

import pytest
from test_store import event, marks, reading, report

from regesta.domain.record import Record
from regesta.store import Settled, open_store

MEMORY = [("rooms", "a", b'{"1":["cl-1"]}'), ("rooms", "long", b'"' + b"word " * 500 + b'"')]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.regesta"


def store_record():
    return Record(events=(event(1, reading().claims[0].when.start),))


def break_off(store):
    with store.turn() as turn:
        turn.save(Settled(record=Record(), before=store_record(), edition=b"one", stamps={}))
        raise KeyError


def settle(store, kept=MEMORY, **others):
    store.save(Settled(record=store_record(), edition=b"one", kept=kept, stamps=store.stamps(), **others))


def test_what_settling_keeps_is_there_for_the_next_program(path):
    with open_store(path, create=True) as store:
        store.add(report(), marks(), reading())
        settle(store)

    with open_store(path) as store, store.turn() as turn:
        assert turn.edition() == b"one"
        assert [turn.value(drawer, key) for drawer, key, _ in MEMORY] == [value for _, _, value in MEMORY]
        assert turn.entry("events", "ev-1").id == "ev-1"
        assert turn.unsettled() == {}


def test_a_report_that_is_read_otherwise_is_unsettled_and_what_it_was_is_known(path):
    with open_store(path, create=True) as store:
        store.add(report(), marks(), reading())
        settle(store)
        store.add(report(), marks(), reading(marker="en-2"))
        store.add(report(), marks(), reading(marker="en-3"))
        store.add(report(2), marks(), reading(2))

        with store.turn() as turn:
            assert set(turn.unsettled()) == {report().id, report(2).id}
            assert turn.settled(report().id) == (report(), reading())
            assert turn.current(report().id) == (report(), reading(marker="en-3"))
            assert turn.settled(report(2).id) is None


def test_a_report_that_came_while_all_was_settled_makes_the_memory_of_no_use(path):
    with open_store(path, create=True) as store:
        store.add(report(), marks(), reading())
        stamps = store.stamps()
        store.add(report(2), marks(), reading(2))
        store.save(Settled(record=Record(), edition=b"one", kept=MEMORY, stamps=stamps))

        with store.turn() as turn:
            assert turn.edition() is None
            assert set(turn.unsettled()) == {report().id, report(2).id}


def test_a_record_saved_without_a_memory_drops_that_of_before(path):
    with open_store(path, create=True) as store:
        settle(store)
        store.save_record(Record())

        with store.turn() as turn:
            assert (turn.edition(), turn.value("rooms", "a")) == (None, None)


def test_a_turn_that_breaks_off_changes_nothing(path):
    with open_store(path, create=True) as store:
        settle(store)
        with pytest.raises(KeyError):
            break_off(store)

        assert [item.id for item in store.load_record().events] == ["ev-1"]


def test_what_is_gone_from_the_memory_is_gone_from_the_file(path):
    with open_store(path, create=True) as store:
        settle(store)
        settle(store, kept=[("rooms", "a", None)], before=store_record())

        with store.turn() as turn:
            assert (turn.edition(), turn.value("rooms", "a")) == (b"one", None)
            assert turn.value("rooms", "long") == MEMORY[1][2]


def test_a_file_of_the_first_layout_is_read_as_it_is_and_brought_up_when_written(path):
    with open_store(path, create=True) as store:
        store.add(report(), marks(), reading())
    with sqlite3.connect(path) as database:
        database.executescript("DROP TABLE kept; DROP TABLE unsettled; PRAGMA user_version = 1")
    database.close()

    with open_store(path, read_only=True) as store:
        assert [item.id for item in store.reports()] == [report().id]
    with open_store(path) as store:
        settle(store)
        with store.turn() as turn:
            assert turn.edition() == b"one"
