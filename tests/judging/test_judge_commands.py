"""`regesta judge`, `regesta log` and `regesta show --coverage`."""

import json

import pytest

from regesta.pipeline import open_record
from regesta.show.cli import run


@pytest.fixture
def regesta(capsys):
    """Runs one command over a record; returns its status, output and what it said besides."""

    def run_command(settings, *arguments):
        status = run([*arguments, "--record", str(settings.record)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run_command


def meetings(settings):
    return [event.id for event in open_record(settings.record).record.events if event.kind.value == "meeting"]


def test_a_ruling_prints_its_id_and_says_what_it_changed(make_record, regesta):
    settings = make_record("a-week-apart")

    status, out, err = regesta(settings, "judge", "same", *meetings(settings), "--by", "anna")

    assert status == 0
    assert out.startswith("ju-")
    assert "1 judgement kept" in err
    assert len(meetings(settings)) == 1


def test_a_ruling_without_effect_is_kept_and_warned_about(make_record, regesta):
    settings = make_record("parts-of-a-visit")
    [visit] = [
        event.id for event in open_record(settings.record).record.events if event.kind.value == "visit"
    ]

    status, out, err = regesta(settings, "judge", "same", visit, meetings(settings)[0])

    assert status == 0
    assert "1 judgement kept; the record is as it was" in err
    assert f"warning: {out.strip()} has no effect: a visit and a meeting are never one event" in err


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_each_verdict_on_a_pair_has_its_command(make_record, regesta, verdict):
    settings = make_record("a-week-apart")

    status, _, _ = regesta(settings, "judge", verdict, *meetings(settings), "--reason", "a week apart")

    _, out, _ = regesta(settings, "judge", "list", "--json")
    [item] = json.loads(out)
    assert status == 0
    assert (item["verdict"], item["reason"], item["left"]["quote"]) == (verdict, "a week apart", "met")


def test_an_event_is_rejected_and_taken_back(make_record, regesta):
    settings = make_record("who-told-what")
    _, out, _ = regesta(settings, "judge", "reject", meetings(settings)[0])
    assert meetings(settings) == []

    status, _, err = regesta(settings, "judge", "revoke", *out.split())

    assert status == 0
    assert "2 judgements revoked" in err
    assert len(meetings(settings)) == 1


def test_a_value_is_corrected_and_the_list_says_so(make_record, regesta):
    settings = make_record("who-told-what")
    status, _, _ = regesta(
        settings, "judge", "correct", meetings(settings)[0], "when", "2021-05-31", "--by", "anna"
    )

    _, out, _ = regesta(settings, "judge", "list")
    assert status == 0
    assert 'correct: when is 2021-05-31, at meeting "met" [Alpha News, 2021-06-02]' in out
    assert "anna" in out


def test_a_value_that_makes_no_sense_is_refused(make_record, regesta):
    settings = make_record("who-told-what")

    status, _, err = regesta(settings, "judge", "correct", meetings(settings)[0], "when", "soon")

    assert status == 2
    assert "write 2019-01-16" in err


def test_judgements_go_to_a_file_and_come_back(make_record, regesta, tmp_path):
    settings = make_record("a-week-apart")
    regesta(settings, "judge", "same", *meetings(settings))
    file = tmp_path / "rulings.jsonl"

    status, _, _ = regesta(settings, "judge", "export", str(file))
    again, _, err = regesta(settings, "judge", "import", str(file))

    assert (status, again) == (0, 0)
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1
    assert "0 judgements taken over" in err


def test_export_writes_to_standard_output_too(make_record, regesta):
    settings = make_record("a-week-apart")
    regesta(settings, "judge", "same", *meetings(settings))

    _, out, _ = regesta(settings, "judge", "export", "-")

    assert json.loads(out)["verdict"] == "same"


def test_a_file_that_is_not_there_cannot_be_imported(make_record, regesta):
    settings = make_record("a-week-apart")

    status, _, err = regesta(settings, "judge", "import", "nowhere.jsonl")

    assert status == 2
    assert "nowhere.jsonl" in err


def test_the_log_names_the_report_that_brought_an_event(make_record, regesta):
    settings = make_record("a-week-apart")

    status, out, _ = regesta(settings, "log")

    [line] = [line for line in out.splitlines() if "meeting 2023-05-02" in line]
    assert status == 0
    assert "new" in line
    assert "[Alpha News, 2023-05-03]" in line


def test_the_log_tells_what_a_judgement_changed_from_what_to_what(make_record, regesta):
    settings = make_record("who-told-what")
    regesta(settings, "judge", "correct", meetings(settings)[0], "status", "cancelled", "--by", "anna")

    _, out, _ = regesta(settings, "log")

    [line] = [line for line in out.splitlines() if "status: held -> cancelled" in line]
    assert "of anna" in line
    assert "status is cancelled" in line


def test_an_entry_that_is_gone_names_its_heir(make_record, regesta):
    settings = make_record("a-week-apart")
    first, second = meetings(settings)
    regesta(settings, "judge", "same", first, second)

    _, out, _ = regesta(settings, "log", "--json")

    gone = {item["subject"]: item["into"] for item in json.loads(out) if item["what"] == "removed"}
    assert gone[second] == first


def test_the_log_can_begin_at_a_day(make_record, regesta):
    settings = make_record("a-week-apart")

    _, out, err = regesta(settings, "log", "--since", "2999")

    assert out == ""
    assert "Nothing has changed" in err


def test_coverage_says_who_told_first_and_what_was_left_out(make_record, regesta):
    settings = make_record("who-told-what")

    status, out, _ = regesta(settings, "show", "--coverage")

    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert status == 0
    assert "Alpha News 1 2021-06: 1 1 event -" in lines
    assert "Beta News 1 2021-06: 1 - where 1" in lines
    assert any(line.endswith("Beta News 2021-06-05 where") for line in lines)


def test_coverage_goes_out_as_data(make_record, regesta):
    settings = make_record("who-told-what")

    _, out, _ = regesta(settings, "show", "--coverage", "--json")

    items = json.loads(out)
    assert [item["type"] for item in items] == ["coverage", "coverage", "told", "told"]
    assert [item["told_first"] for item in items[2:]] == [True, False]


@pytest.mark.parametrize(
    "words",
    [
        "joint body: Joint Military and Defense Cooperation Commission AZE IRN",
        "instrument: protocol AZE IRN",
        "commitment: invitation of AZE to IRN",
        "dispute: rank of Zakir Hasanov",
    ],
)
def test_the_log_names_what_is_no_event_and_no_person(make_record, regesta, words):
    settings = make_record("seeds-in-own-words")

    _, out, _ = regesta(settings, "log")

    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert any(words in line and " new" in line for line in lines), lines


def test_the_log_says_what_changed_of_a_body_and_an_instrument(make_record, regesta):
    settings = make_record("seeds-in-own-words")
    record = open_record(settings.record).record
    [fourth] = [event.id for event in record.events if event.body and event.body.value.number == 4]
    regesta(settings, "judge", "correct", fourth, "number", "3")
    regesta(settings, "judge", "correct", record.instruments[0].id, "kind", "memorandum")

    _, out, _ = regesta(settings, "log")

    assert "missing: 2 3 -> 2" in out
    assert "kind: protocol -> memorandum" in out
