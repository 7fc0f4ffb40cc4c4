"""How the commands for plain text, dates and places, take what they are given."""

import io
import json
import subprocess
import sys

import pytest

from regesta.show.cli import run

BOTH = pytest.mark.parametrize("command", ["dates", "places"])
TEXT = "Talks in Baku on 3 May 2019."


def ids(out):
    return [json.loads(line)["id"] for line in out.splitlines()]


@BOTH
def test_an_empty_file_gives_nothing(command, tmp_path, capsys):
    path = tmp_path / "empty.txt"
    path.touch()

    assert (run([command, str(path)]), capsys.readouterr().out) == (0, "")


@BOTH
@pytest.mark.parametrize("raw", [b"\xff\xfe\x80 in Baku", b"\0\0 in Baku"])
def test_what_is_no_text_is_told(command, raw, tmp_path, capsys):
    path = tmp_path / "picture.txt"
    path.write_bytes(raw)

    assert run([command, str(path)]) == 3
    assert "save it as UTF-8" in capsys.readouterr().err


@BOTH
def test_a_folder_with_no_text_is_told(command, tmp_path, capsys):
    assert run([command, str(tmp_path)]) == 3
    assert "holds no text file" in capsys.readouterr().err


@BOTH
def test_a_broken_file_of_a_folder_does_not_stop_the_others(command, tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "row", "text": TEXT}))

    status = run([command, str(tmp_path)])

    assert (status, ids(capsys.readouterr().out)) == (3, ["b.txt", "row"])


@BOTH
@pytest.mark.parametrize(
    "line",
    [
        b"{broken",
        b"[1]",
        b'{"id": 1}',
        b'{"text": "\xff"}',
        b"[" * 50_000,
        b'{"text": "Baku", "published": "no"}',
    ],
)
def test_a_broken_line_does_not_stop_the_others(command, line, tmp_path, capsys):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(line + b"\n" + json.dumps({"id": "good", "text": TEXT}).encode())

    status = run([command, str(path)])

    told = capsys.readouterr()
    assert (status, ids(told.out)) == (3, ["good"])
    assert f"{path}:1: " in told.err


@BOTH
def test_a_row_without_id_is_called_by_its_line(command, tmp_path, capsys):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n" + json.dumps({"text": TEXT}) + "\n" + json.dumps({"id": None, "text": TEXT}))

    run([command, str(path)])

    assert ids(capsys.readouterr().out) == ["2", "3"]


@BOTH
def test_half_a_character_in_a_row_keeps_its_place(command, tmp_path, capsys):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "\\ud800 in Baku on 3 May 2019"}')

    assert run([command, str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["start"] in {5, 13}


@BOTH
def test_rows_are_known_on_standard_input(command, monkeypatch, capsys):
    rows = b"\xef\xbb\xbf" + json.dumps({"id": "x", "text": TEXT}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows)))

    run([command, "-"])

    assert ids(capsys.readouterr().out) == ["x"]


@BOTH
@pytest.mark.parametrize("day", ["yesterday", "2020-13-01", "2020-02-26xyz", "26.02.2020"])
def test_a_publication_that_is_no_day_is_wrong_use(command, day, tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(TEXT)

    assert run([command, str(path), "--published", day]) == 2


@BOTH
def test_a_time_of_publication_is_taken_for_its_day(command, tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(TEXT)

    assert run([command, str(path), "--published", "2020-02-26T10:00:00Z"]) == 0


@BOTH
def test_a_reader_that_goes_away_is_no_error(command, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text((json.dumps({"id": "x", "text": TEXT}) + "\n") * 3000)

    program = subprocess.Popen(
        [sys.executable, "-m", "regesta", command, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr is not None
    told = program.stderr.read()
    program.stderr.close()

    assert program.wait() in {0, 3, 141}
    assert told == b""


@pytest.mark.parametrize("command", ["dates", "places", "names"])
def test_help_has_an_example(command, capsys):
    run([command, "--help"])

    assert f"regesta {command} " in capsys.readouterr().out.split("Examples:")[1]
