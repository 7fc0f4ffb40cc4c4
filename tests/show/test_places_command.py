import json

import pytest
from click.testing import CliRunner

from regesta.show.cli.places import places


def run(*arguments, text=""):
    result = CliRunner().invoke(places, list(arguments), input=text, standalone_mode=False)
    return result.return_value, [json.loads(line) for line in result.stdout.splitlines()]


def test_each_place_is_one_line_with_its_words_and_coordinates():
    status, lines = run("-", text="The ministers met in Ganja.")

    assert status == 0
    assert lines == [
        {
            "start": 21,
            "end": 26,
            "text": "Ganja",
            "name": "Ganja",
            "country": "AZE",
            "geonames": 586523,
            "lat": 40.68157,
            "lon": 46.36134,
            "doubt": None,
        }
    ]


def test_what_is_not_settled_has_nulls():
    _, lines = run("-", text="They met in Springfield.")

    assert [lines[0][name] for name in ("text", "name", "country", "geonames", "lat", "lon")] == [
        "Springfield",
        *[None] * 5,
    ]


def test_lines_of_json_carry_their_id(tmp_path):
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"id": "a7", "text": "Talks in Baku.", "published": "2020-02-26"}) + "\n")

    _, lines = run(str(path))

    assert [(line["id"], line["text"]) for line in lines] == [("a7", "Baku")]


def test_a_folder_gives_the_name_of_each_file(tmp_path):
    (tmp_path / "one.txt").write_text("Talks in Baku.")
    (tmp_path / "two.txt").write_text("Talks in Tbilisi.")

    _, lines = run(str(tmp_path))

    assert [(line["id"], line["text"]) for line in lines] == [("one.txt", "Baku"), ("two.txt", "Tbilisi")]


def test_offsets_count_code_points_of_the_file_with_its_line_ends(tmp_path):
    path = tmp_path / "one.txt"
    path.write_bytes("𝕏 Talks\r\nin Baku.".encode())

    _, lines = run(str(path))

    assert (lines[0]["start"], lines[0]["end"]) == (12, 16)


def test_a_missing_file_gives_status_three(tmp_path):
    status, lines = run(str(tmp_path / "none.txt"))

    assert (status, lines) == (3, [])


@pytest.mark.parametrize("line", ["{broken", '{"id": 1}'])
def test_a_broken_line_does_not_stop_the_others(tmp_path, line):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "Talks in Baku."}\n' + line + "\n")

    status, lines = run(str(path))

    assert status == 3
    assert [item["text"] for item in lines] == ["Baku"]
