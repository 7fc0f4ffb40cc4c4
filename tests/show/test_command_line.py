import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from regesta.settings import DATA
from regesta.show.cli import run
from regesta.show.cli.group import COMMANDS
from regesta.show.schema import line_schema

MARKED = """\
# id: example
# published: 2020-02-26

{p1 Nadir} {e1 met} {p2 Abdullahi}.

= e1 meeting held; by p1 p2
"""


@pytest.fixture
def show(record_file, capsys):
    def run_show(*arguments):
        status = run([*arguments, "--record", str(record_file)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run_show


def regesta(*arguments, **more):
    command = [sys.executable, "-m", "regesta", *arguments]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", **more)


def test_help_comes_at_once():
    regesta("--help")
    before = os.times()
    done = regesta("--help")
    after = os.times()

    spent = after.children_user + after.children_system - before.children_user - before.children_system
    assert spent < 0.3  # seconds of one processor: 0.1 on a quiet machine
    assert all(f"  {name}  " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_how_it_is_used_with_an_example(name, capsys):
    status = run([name, "--help"])

    told = capsys.readouterr().out
    assert status == 0
    assert f"regesta {name}" in told.split("Example", 1)[-1]


def test_the_timeline_is_one_line_an_event_in_a_pipe(show):
    status, out, err = show("show")

    lines = out.splitlines()
    assert status == 0
    assert [line.split()[0] for line in lines] == ["Id", "ev-invi01", "ev-meet01", "ev-sign01", "ev-sess04"]
    assert "told 2019-01-16" in lines[1]
    assert "Mohammad Bagheri (chief of staff, IRN)" in lines[2]
    assert "1 statement left out; --all shows them." in err


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        (["--all"], ["ev-invi01", "ev-meet01", "ev-sign01", "ev-said01", "ev-sess04"]),
        (["--pair", "IRN", "AZE"], ["ev-invi01", "ev-meet01", "ev-sign01", "ev-sess04"]),
        (["--pair", "Azerbaijan", "iran", "--kind", "signing"], ["ev-sign01"]),
        (["--person", "baqeri"], ["ev-meet01"]),
        (["--person", "pe-bagh"], ["ev-meet01"]),
        (["--body", "joint"], ["ev-sess04"]),
        (["--since", "2019-01-16", "--until", "2019"], ["ev-meet01", "ev-sign01"]),
        (["--since", "2019-02"], []),
        (["--until", "2018"], []),
        (["--kind", "statement", "--min-confidence", "0.5"], []),
        (["--kind", "statement", "--min-confidence", "0"], ["ev-said01"]),
        (["--kind", "statement", "--all"], ["ev-said01"]),
        (["--status", "planned"], []),
    ],
)
def test_filters_narrow_the_timeline(show, filters, events):
    _, out, _ = show("show", "--json", *filters)

    assert [item["id"] for item in json.loads(out)] == events


@pytest.mark.parametrize(
    "filters",
    [
        ["--pair", "IRN", "Atlantis"],
        ["--person", "Nobody"],
        ["--body", "no such body"],
        ["--kind", "party"],
        ["--since", "yesterday"],
        ["--since", "2020", "--until", "2019"],
        ["--status", "finished"],
    ],
)
def test_a_filter_that_makes_no_sense_is_wrong_use_and_says_the_mend(show, filters):
    status, out, err = show("show", *filters)

    assert (status, out) == (2, "")
    assert "Traceback" not in err
    assert len(err.splitlines()) >= 1


def test_events_rather_wrong_than_right_are_left_out_and_counted(show):
    status, out, err = show("show", "--kind", "statement")

    assert (status, out) == (0, "")
    assert "1 event less sure than 0.5 left out; --all shows them." in err


def test_nothing_found_says_what_to_do(show):
    status, out, err = show("show", "--since", "2024")

    assert (status, out) == (0, "")
    assert "None of the 5 events fits; drop a filter." in err


@pytest.mark.parametrize(
    ("listing", "words"),
    [
        ("--people", "Mohammad Bagheri (also Mohammad Hossein Baqeri)"),
        ("--bodies", "1, 2, 3"),
        ("--commitments", "he invited Hasanov to Tehran"),
        ("--disputes", "2019-01-11..2019-01-20 [Alborz Daily, 2019-12-04]"),
        ("--gaps", "the person's state is not told"),
    ],
)
def test_a_list_is_printed_as_a_table_and_as_json(show, listing, words):
    _, table, _ = show("show", listing)
    _, data, _ = show("show", listing, "--json")

    assert words in table
    assert len(json.loads(data)) == 1


def test_a_filter_narrows_the_lists_too(show):
    _, out, _ = show("show", "--people", "--kind", "session", "--json")

    assert json.loads(out) == []


@pytest.mark.parametrize(
    "thing", ["ev-meet01", "ev-me", "Bagheri", "mohammad bagheri", "bo-joint1", "joint commission"]
)
def test_explain_finds_a_thing_by_id_beginning_or_name(show, thing):
    status, out, _ = show("explain", thing)

    assert status == 0
    assert "Caspian Wire, 2019-01-16" in out or "Alborz Daily" in out


def test_explain_shows_the_sentence_with_its_words_the_dissent_and_the_merge(show):
    _, out, _ = show("explain", "ev-meet01")

    assert "Mohammad Bagheri **met** Defence Minister" in out
    assert "but also: 2019-01-11..2019-01-20" in out
    assert "**In mid-January** Mohammad Hossein Baqeri" in out
    assert "same kind; same parties" in out
    assert "the person's state is not told" in out


def test_explain_says_what_an_ambiguous_beginning_fits(show):
    status, _, err = show("explain", "ev-s")

    assert status == 2
    assert "ev-sign01" in err
    assert "ev-sess04" in err


def test_what_is_exported_fits_the_schemas(show):
    validator = jsonschema.Draft202012Validator(line_schema(DATA))

    lines = [*show("export")[1].splitlines(), *show("claims")[1].splitlines()]

    assert len(lines) > 10
    assert [error.message for line in lines for error in validator.iter_errors(json.loads(line))] == []


def test_export_writes_csv_of_one_type(show, tmp_path):
    target = tmp_path / "people.csv"

    status, out, _ = show("export", "--format", "csv", "--type", "person", "--output", str(target))

    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert (status, out) == (0, "")
    assert [row["name"] for row in rows] == ["Mohammad Bagheri"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--type", "event", "--type", "person", "--format", "csv"],
        ["export", "--type", "mood"],
        ["export", "--format", "xml"],
        ["export", "--output", "no/such/folder/file"],
        ["claims", "--report", "re-zzz"],
        ["explain", "ev-nothing"],
    ],
)
def test_wrong_use_has_status_two(show, arguments):
    status, out, err = show(*arguments)

    assert (status, out) == (2, "")
    assert "Traceback" not in err


def test_a_missing_record_says_how_to_make_one(capsys, tmp_path):
    status = run(["show", "--record", str(tmp_path / "none.regesta")])

    assert status == 2
    assert "regesta read FOLDER" in capsys.readouterr().err


def test_a_file_that_is_no_record_has_status_one(capsys, tmp_path):
    path = tmp_path / "other.regesta"
    path.write_text("plain text, no record at all\n" * 100)

    status = run(["show", "--record", str(path)])

    assert status == 1
    assert "not a record file" in capsys.readouterr().err


def test_faults_of_marked_reports_are_told_with_line_and_column(capsys, tmp_path):
    good, bad = tmp_path / "good.marked", tmp_path / "bad.marked"
    good.write_text(MARKED)
    bad.write_text(MARKED.replace("meeting held", "meating held").replace("{p1 Nadir}", "{p1 Nadir"))

    status = run(["check", str(good), str(bad)])

    err = capsys.readouterr().err
    assert status == 3
    assert f"{bad}:4:1" in err
    assert "meating" in err
    assert "2 files checked, 1 with faults" in err


def test_files_without_faults_have_status_zero(capsys, tmp_path):
    path = tmp_path / "good.marked"
    path.write_text(MARKED)

    assert run(["check", str(path)]) == 0
    assert "1 file checked, 0 with faults" in capsys.readouterr().err


def test_a_slip_in_a_command_is_told_the_nearest(capsys):
    status = run(["shwo"])

    assert status == 2
    assert "did you mean 'show'?" in capsys.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(shell, capsys):
    assert run(["completion", shell]) == 0
    assert "_REGESTA_COMPLETE" in capsys.readouterr().out


def test_the_version_is_told(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("regesta 0.")


def test_a_closed_pipe_is_no_error(record_file):
    command = [sys.executable, "-m", "regesta", "export", "--record", str(record_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        told = process.stderr.read()
        status = process.wait()

    assert (status, told) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_of_another_encoding_gets_tables_and_data(record_file, encoding):
    environment = os.environ | {"PYTHONIOENCODING": encoding}

    table = regesta("show", "--record", str(record_file), env=environment)
    data = regesta("export", "--record", str(record_file), env=environment)

    assert (table.returncode, data.returncode) == (0, 0)
    assert json.loads(data.stdout.splitlines()[0])["type"] == "report"


def test_a_table_fits_eighty_columns_of_a_terminal(record_file):
    terminal = Path("/usr/bin/script")
    if not terminal.exists():
        pytest.skip("needs the program script to make a terminal")
    inner = f"{sys.executable} -m regesta show --all --record {record_file}"
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "xterm"}

    done = subprocess.run(
        [terminal, "-qec", inner, "/dev/null"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment,
    )

    lines = re.sub(r"\x1b\[\d*m|\r", "", done.stdout).splitlines()
    assert max(len(line) for line in lines) <= 80
    assert any("ev-meet01" in line for line in lines)
    assert "\x1b[3" not in done.stdout
