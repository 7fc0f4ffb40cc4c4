"""The shelf's indexes, what fits a query, and how the record file's changes are taken up."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from regesta.errors import UsageError
from regesta.settings import Settings
from regesta.show.web.archive import Archive
from regesta.show.web.choosing import choose_events
from regesta.show.web.query import Query
from regesta.show.web.shelf import FACETS, Shelf
from regesta.store import open_store


@pytest.fixture
def shelf(register):
    return Shelf(register=register, gone={})


def ids(shelf, **asked):
    return sorted(event.id for event in choose_events(shelf, Query(**asked)).events(shelf))


def test_every_event_is_found_by_every_facet_that_it_has(shelf):
    places = [place for facet in FACETS for found in shelf.facets[facet].values() for place in found]
    found = {shelf.events[place].id for place in places}

    assert found == set(shelf.register.events)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kinds": ("meeting",)}, ["ev-meet01"]),
        ({"pair": ("Iran", "AZE"), "kinds": ("signing", "session")}, ["ev-sess04", "ev-sign01"]),
        ({"people": ("Baqeri",)}, ["ev-meet01"]),
        ({"people": ("pe-bagheri",)}, ["ev-meet01"]),
        ({"bodies": ("joint",)}, ["ev-sess04"]),
        ({"instruments": ("in-proto1",)}, ["ev-sign01"]),
        ({"families": ("commitment",)}, ["ev-invi01"]),
        ({"outlets": ("Alborz Daily",), "kinds": ("meeting",)}, ["ev-meet01"]),
        ({"since": date(2019, 1, 16), "until": date(2019, 1, 16)}, ["ev-meet01", "ev-sign01"]),
        ({"since": date(2020, 1, 1)}, []),
        ({"words": "bagh azer"}, ["ev-meet01"]),
        ({"words": "nobody"}, []),
        ({"confidence": 0.95}, []),
        ({"pair": ("Atlantis",)}, []),
        ({"people": ("Nemo",)}, []),
    ],
)
def test_a_query_finds_what_fits(shelf, asked, expected):
    assert ids(shelf, **asked) == expected


def test_mere_statements_are_left_out_and_counted(shelf):
    chosen = choose_events(shelf, Query())

    assert chosen.left_out == 1
    assert "ev-said01" not in [event.id for event in chosen.events(shelf)]
    assert "ev-said01" in ids(shelf, sayings=True)


def test_an_unknown_name_is_told(shelf):
    assert choose_events(shelf, Query(pair=("Atlantis",))).notes == (
        "No state or organisation is called 'Atlantis'; write a code (IRN), a name (Iran) or NATO.",
    )


def test_the_newest_stand_first_and_parts_after_their_whole(shelf):
    newest = [event.id for event in choose_events(shelf, Query()).events(shelf)]
    oldest = [event.id for event in choose_events(shelf, Query(oldest=True)).events(shelf)]

    assert sorted(newest) == sorted(oldest)
    assert newest.index("ev-sign01") == newest.index("ev-meet01") + 1
    assert oldest.index("ev-sign01") == oldest.index("ev-meet01") + 1
    assert newest != oldest


def test_the_record_is_loaded_once_and_again_when_it_changed(record_file, tmp_path):
    path = shutil.copy(record_file, tmp_path / "own.regesta")
    archive = Archive(settings=Settings(record=path))
    first = archive.shelf()
    again = archive.shelf()
    with open_store(path) as store:
        record = store.load_record()
        store.save_record(replace(record, events=record.events[:1]))
    changed = archive.shelf()

    assert again is first
    assert len(first.events) == 5
    assert len(changed.events) == 1


def test_a_report_that_is_not_yet_settled_changes_nothing(record_file, tmp_path):
    path = shutil.copy(record_file, tmp_path / "own.regesta")
    archive = Archive(settings=Settings(record=path))
    first = archive.shelf()
    with open_store(path) as store:
        report = next(store.reports())
        store.add(replace(report, id="re-333333333333"), store.marks(report.id), store.reading(report.id))

    assert archive.shelf() is first


def test_a_missing_record_is_told_with_the_mend(tmp_path):
    with pytest.raises(UsageError, match="there is no such record file; make one with 'regesta read FOLDER'"):
        Archive(settings=Settings(record=tmp_path / "none.regesta")).shelf()
