import io
import json
import sys

from regesta.show.cli import run


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_a_text_gives_a_line_for_each_time(tmp_path, capsys):
    report = tmp_path / "report.txt"
    report.write_text("The ministers met on Wednesday.", "utf-8")

    status = run(["dates", str(report), "--published", "2020-02-28"])

    (line,) = lines(capsys.readouterr().out)
    assert status == 0
    assert line == {
        "start": 21,
        "end": 30,
        "text": "Wednesday",
        "type": "DATE",
        "value": "2020-02-26",
        "mod": None,
        "interval": {
            "start": "2020-02-26",
            "end": "2020-02-26",
            "precision": "day",
            "basis": "weekday before publication",
        },
        "doubt": None,
    }


def test_rows_carry_their_id_and_their_own_publication(tmp_path, capsys):
    rows = tmp_path / "reports.jsonl"
    rows.write_text(
        '{"id": "a", "text": "He left yesterday.", "published": "2020-01-03"}\n'
        '{"id": "b", "text": "He left today."}\n',
        "utf-8",
    )

    status = run(["dates", str(rows), "--published", "2019-05-05"])

    assert status == 0
    assert [(line["id"], line["value"]) for line in lines(capsys.readouterr().out)] == [
        ("a", "2020-01-02"),
        ("b", "2019-05-05"),
    ]


def test_a_folder_gives_the_file_as_id(tmp_path, capsys):
    (tmp_path / "one.txt").write_text("It ended in 1994.", "utf-8")
    (tmp_path / "two.txt").write_text("It began in 1988.", "utf-8")

    run(["dates", str(tmp_path)])

    assert [(line["id"], line["value"]) for line in lines(capsys.readouterr().out)] == [
        ("one.txt", "1994"),
        ("two.txt", "1988"),
    ]


def test_standard_input_is_read_for_a_dash(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"It ended in 1994.")))

    status = run(["dates", "-"])

    assert (status, [line["value"] for line in lines(capsys.readouterr().out)]) == (0, ["1994"])


def test_a_row_that_cannot_be_read_is_told_and_the_others_go_on(tmp_path, capsys):
    rows = tmp_path / "reports.jsonl"
    rows.write_text('{"id": "a"}\n{"id": "b", "text": "In 1994."}\nno json\n', "utf-8")

    status = run(["dates", str(rows)])

    told = capsys.readouterr()
    assert status == 3
    assert [line["id"] for line in lines(told.out)] == ["b"]
    assert f"{rows}:1: no text" in told.err
    assert f"{rows}:3: no JSON" in told.err


def test_a_file_that_is_not_there_is_status_3(tmp_path, capsys):
    assert run(["dates", str(tmp_path / "nothing.txt")]) == 3
    assert "is not there" in capsys.readouterr().err


def test_a_publication_that_is_no_day_is_status_2(tmp_path, capsys):
    report = tmp_path / "report.txt"
    report.write_text("Today.", "utf-8")

    assert run(["dates", str(report), "--published", "yesterday"]) == 2
    assert "write it as 2020-02-26" in capsys.readouterr().err
