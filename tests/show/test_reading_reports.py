import json
from pathlib import Path

import pytest

import regesta
import regesta.read.reader  # the stage of the same name must not take the function's place
from regesta.settings import DATA
from regesta.show.cli import run

CASES = Path(__file__).parents[1] / "cases" / "show"
pytestmark = pytest.mark.skipif(not (DATA / "marker/en.marker").exists(), reason="no marker is installed")


@pytest.fixture(scope="module")
def record():
    return regesta.read(CASES)


@pytest.mark.parametrize("name", regesta.__all__)
def test_every_public_name_is_there(name):
    assert getattr(regesta, name) is not None


def test_a_name_that_is_not_there_is_told():
    with pytest.raises(AttributeError, match="regest"):
        _ = regesta.regest


def test_one_visit_told_twice_is_one_event_with_the_exact_day(record):
    (visit,) = [event for event in record.events if event.kind.value == "visit"]

    assert len(visit.reports) == 2
    assert visit.when.value.start.isoformat() == "2019-01-15"
    assert [dissent.value.precision for dissent in visit.when.dissent] == ["part-of-month"]


def test_the_sessions_nobody_tells_are_missing(record):
    (body,) = record.bodies

    assert [session.number for session in body.sessions] == [1, 4]
    assert body.missing == (2, 3)


def test_two_spellings_are_one_person(record):
    names = {person.name: {item.name for item in person.names} for person in record.people}

    assert {"Mohammad Bagheri", "Mohammad Hossein Baqeri"} in names.values()


def test_ranks_and_instruments_that_differ_are_disputes(record):
    assert {"rank", "kind", "when"} <= {dispute.property for dispute in record.disputes}


def test_reading_again_reads_only_what_is_new(tmp_path, capsys):
    path = tmp_path / "r.regesta"
    first = run(["read", str(CASES), "--record", str(path), "--json"])
    once = json.loads(capsys.readouterr().out)
    second = run(["read", str(CASES), "--record", str(path), "--json"])
    twice = json.loads(capsys.readouterr().out)

    assert (first, second) == (0, 0)
    assert (len(once["read"]), once["known"]) == (3, 0)
    assert (len(twice["read"]), twice["known"]) == (0, 3)
    assert once["events"] == twice["events"]


def test_a_report_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path, capsys):
    broken = tmp_path / "broken.marked"
    broken.write_text("# id: x\n\n{p1 Nadir met.\n\n= e1 meeting held\n")
    good = CASES / "fourth-defence-commission.marked"

    status = run(["read", str(broken), str(good), "--record", str(tmp_path / "r.regesta"), "--json"])

    told = capsys.readouterr()
    assert status == 3
    assert f"{broken}:3:1" in told.err
    assert "Traceback" not in told.err
    assert len(json.loads(told.out)["read"]) == 1
    assert [item["source"] for item in json.loads(told.out)["refused"]] == [str(broken)]


def test_from_python_what_cannot_be_read_is_a_warning(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text("")

    with pytest.warns(UserWarning, match=r"empty\.txt"):
        record = regesta.read(path)

    assert record.events == ()


def test_a_record_kept_in_a_file_can_be_opened_again(tmp_path):
    path = tmp_path / "kept.regesta"
    made = regesta.read(CASES, record=path)

    view = regesta.open_record(path)

    assert view.record == made
    assert len(view.reports) == 3


def test_mark_prints_a_marked_report_that_check_accepts(tmp_path, capsys):
    source = CASES / "fourth-defence-commission.marked"
    status = run(["mark", str(source)])
    marked = tmp_path / "again.marked"
    marked.write_text(capsys.readouterr().out, encoding="utf-8")

    assert status == 0
    assert run(["check", str(marked)]) == 0
    assert "{e1 session}" in marked.read_text(encoding="utf-8")


def test_mark_names_what_cannot_be_read(tmp_path, capsys):
    status = run(["mark", str(tmp_path / "none.txt")])

    assert status == 3
    assert "none.txt: no such file or folder" in capsys.readouterr().err
