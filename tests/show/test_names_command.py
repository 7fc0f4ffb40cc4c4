import json

import pytest

from regesta.show.cli import run


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_two_names_give_one_line_with_the_reasons(capsys):
    status = run(["names", "Ogtay Asadov", "Oqtay Əsədov"])

    (line,) = lines(capsys.readouterr().out)
    assert status == 0
    assert list(line) == ["name1", "name2", "score", "same", "why"]
    assert line["same"] is True
    assert "q/g: Ogtay ~ Oqtay" in line["why"]


def test_a_file_of_pairs_gives_a_line_each(tmp_path, capsys):
    pairs = tmp_path / "pairs.csv"
    pairs.write_text(
        'id,name1,name2\n1,"Aliyev, Ilham",İlham Əliyev\n2,Heydar Aliyev,Ilham Aliyev\n', "utf-8"
    )

    status = run(["names", "--pairs", str(pairs)])

    assert status == 0
    assert [line["same"] for line in lines(capsys.readouterr().out)] == [True, False]


def test_a_row_without_a_name_is_told_and_the_others_compared(tmp_path, capsys):
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("name1,name2\nFuad Mammadov,\nFuad Mammadov,Fuad Mamedov\n", "utf-8")

    status = run(["names", "--pairs", str(pairs)])

    out = capsys.readouterr()
    assert status == 3
    assert len(lines(out.out)) == 1
    assert "pairs.csv:2: a name is missing; row left out" in out.err


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"left,right\na,b\n", "has no column name1 and no column name2"),
        (b"", "has no column name1"),
        (b"name1,name2\n\xff\xfe,b\n", "is not UTF-8 text"),
    ],
)
def test_a_file_that_holds_no_pairs_is_told(tmp_path, capsys, content, what):
    pairs = tmp_path / "pairs.csv"
    pairs.write_bytes(content)

    status = run(["names", "--pairs", str(pairs)])

    assert status == 3
    assert what in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["Fuad"], ["a", "b", "c"]])
def test_wrong_use_leaves_with_two(arguments, capsys):
    assert run(["names", *arguments]) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_pairs_that_are_not_there_are_told(name, capsys):
    assert run(["names", "--pairs", name]) == 3
    assert name in capsys.readouterr().err
