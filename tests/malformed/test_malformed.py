"""Forty-odd inputs that are no report: each is told in one clear line, and the reports beside it are read."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from regesta.errors import MarkedReportError
from regesta.gather import Gathered, GatherOptions, Refusal, gather
from regesta.settings import Settings

GOOD = (
    "BAKU, March 3 - The foreign ministers of two neighbouring states met in the capital on Tuesday.\n\n"
    "They signed a protocol on border crossings and agreed to meet again in the spring of next year.\n"
)
BODY = GOOD.partition(" - ")[2]
KINDS = ("meeting", "signing")


def written(name: str, data: bytes | str) -> Callable[[Path], str]:
    def make(folder: Path) -> str:
        path = folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return str(path)

    return make


def rows(name: str, *lines: str) -> Callable[[Path], str]:
    return written(name, "\n".join(lines) + "\n")


def row(**fields: object) -> str:
    return json.dumps(fields)


def folder_loop(folder: Path) -> str:
    (folder / "loop" / "deep").mkdir(parents=True)
    (folder / "loop" / "deep" / "up").symlink_to(folder / "loop")
    (folder / "loop" / "a.txt").write_text(f"Another report. {BODY}")
    return str(folder / "loop")


def dangling_link(folder: Path) -> str:
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    return str(folder / "link.txt")


def link_to_itself(folder: Path) -> str:
    (folder / "self.txt").symlink_to(folder / "self.txt")
    return str(folder / "self.txt")


def empty_folder(folder: Path) -> str:
    (folder / "empty").mkdir()
    return str(folder / "empty")


def folder_of_others(folder: Path) -> str:
    (folder / "others").mkdir()
    (folder / "others" / "a.pdf").write_bytes(b"%PDF-1.7")
    return str(folder / "others")


def folder_named_as_text(folder: Path) -> str:
    (folder / "report.txt").mkdir()
    return str(folder / "report.txt")


def named_pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipe.txt")
    return str(folder / "pipe.txt")


def marked(text: str) -> str:
    return f"# id: x\n# published: 2020-03-03\n\n{text}\n\n= e1 meeting held; by s1\n"


OPEN_BRACE = marked("{s1 One state} held a {e1 meeting} with {s2 another in the capital.")
TURKISH = (
    "Bakanlar salı günü başkentte bir araya gelerek sınır kapılarının yeniden açılması hakkında görüştüler. "
    "Taraflar gelecek yılın ilkbaharında yeniden buluşmak üzere anlaştıklarını gazetecilere açıkladılar.\n"
)
RUSSIAN = (
    "Министры иностранных дел двух соседних государств встретились во вторник в столице и подписали протокол "
    "о пограничных переходах. Следующая встреча состоится весной будущего года.\n"
)
REFUSED = {
    "an empty file": (written("x.txt", b""), "empty file"),
    "white space": (written("x.txt", b" \n\t \r\n  "), "nothing but white space"),
    "nothing but NUL": (written("x.txt", b"\0" * 400), "nothing but white space"),
    "random binary": (written("x.txt", bytes(range(256)) * 40), "binary data"),
    "a PNG called txt": (written("x.txt", b"\x89PNG\r\n\x1a\n" + bytes(300)), "PNG image"),
    "a JPEG called html": (written("x.html", b"\xff\xd8\xff\xe0" + bytes(300)), "JPEG image"),
    "a PDF": (written("x.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "PDF file, not text; convert it to text"),
    "a Word document": (written("x.docx", b"PK\x03\x04" + bytes(200)), "save or convert it as plain text"),
    "an old Word document": (written("x.doc", b"\xd0\xcf\x11\xe0" + bytes(200)), "old office document"),
    "rich text": (written("x.txt", b"{\\rtf1\\ansi The ministers met.}"), "RTF"),
    "a gzip archive": (written("x.jsonl", b"\x1f\x8b\x08" + bytes(40)), "gzip archive"),
    "a database": (written("x.csv", b"SQLite format 3\0" + bytes(200)), "database"),
    "invisible signs only": (written("x.txt", "\u200b\ufeff\u200e \u2060\n"), "no text of a report"),
    "only chrome": (
        written("x.txt", "+ ↺ − 16 px\nShare this article: Facebook Twitter\n\nLeave a Comment\n"),
        "no text of a report",
    ),
    "four words": (written("x.txt", "The two ministers met.\n"), "too short for a report (4 word(s))"),
    "Turkish": (written("x.txt", TURKISH), "written in Turkish; only English"),
    "Russian in Windows-1251": (written("x.txt", RUSSIAN.encode("cp1251")), "written in Russian"),
    "HTML without a body": (
        written(
            "x.html", "<html><head><title>The ministers met in the capital on Tuesday</title></head></html>"
        ),
        "page without body text",
    ),
    "HTML of scripts": (
        written("x.html", "<html><body><script>" + "let a = 1;" * 99 + "</script></body></html>"),
        "page without body text",
    ),
    "HTML soup": (written("x.htm", "<p<<div>><b <i></p></td><tr <<<>" * 50), "page without body text"),
    "JSON Lines, one broken": (
        rows("x.jsonl", row(text=f"First. {BODY}"), '{"text": "The mini', row(text=f"Second of all. {BODY}")),
        "x.jsonl:2: broken JSON",
    ),
    "JSON Lines of numbers": (rows("x.jsonl", "1"), "x.jsonl:1: a JSON value that is no report"),
    "JSON over several lines": (rows("x.jsonl", "[", row(text=BODY), "]"), "spread over several lines"),
    "a JSON list on a line": (rows("x.jsonl", f"[{row(text=BODY)}]"), "x.jsonl:1: a JSON list of objects"),
    "JSON without text": (
        rows("x.jsonl", row(foo="a", bar="b")),
        "no field holds the text (fields: 'foo', 'bar')",
    ),
    "JSON with an empty text": (rows("x.jsonl", row(text=None, id=7)), "x.jsonl#7: no text of a report"),
    "JSON nested too deep": (rows("x.jsonl", '{"text":' + "[" * 100_000), "x.jsonl:1: broken JSON"),
    "CSV with wrong columns": (
        rows("x.csv", "a,b,c", "1,2,3"),
        "no column holds the text (columns: 'a', 'b', 'c')",
    ),
    "CSV with a header alone": (rows("x.csv", "text,date"), "a table without rows"),
    "CSV with a short row": (
        rows("x.csv", "date,text", "2020-03-03", f'2020-03-03,"{BODY.splitlines()[0]}"'),
        "x.csv:2: 1 fields instead of 2",
    ),
    "CSV with a quotation never closed": (
        rows(
            "x.csv",
            "date,text",
            '2020-03-03,"The minis',
            f'2020-03-03,"{BODY.splitlines()[0]}"',
            f'2020,"Again. {BODY.splitlines()[0]}"',
        ),
        "x.csv:2: quotation marks do not fit",
    ),
    "an empty table": (written("x.csv", b"\n\n\n"), "nothing but white space"),
    "a marked report with an open brace": (written("x.marked", OPEN_BRACE), "never closed"),
    "a marked report with an unknown kind": (
        written(
            "x.marked", marked("{s1 One state} held a {e1 meeting}.").replace("meeting held", "feast held")
        ),
        "unknown kind 'feast'",
    ),
    "a path that does not exist": (lambda folder: str(folder / "none.txt"), "no such file"),
    "a pattern without a match": (lambda folder: str(folder / "*.nothing"), "no file matches"),
    "no path": (lambda _folder: "", "not a path"),
    "a path with NUL": (lambda _folder: "a\0b", "not a path"),
    "a name too long": (lambda folder: str(folder / ("x" * 300)), "name too long"),
    "a folder that is empty": (empty_folder, "no readable file in this folder"),
    "a folder of PDFs": (folder_of_others, "no readable file in this folder"),
    "a folder called txt": (folder_named_as_text, "no readable file in this folder"),
    "a folder that loops": (folder_loop, "leads back to a folder above it"),
    "a link to nowhere": (dangling_link, "leads nowhere"),
    "a link to itself": (link_to_itself, "too many levels of symbolic links"),
    "a named pipe": (named_pipe, "a pipe or device"),
    "a device": (lambda _folder: os.devnull, "a pipe or device"),
    "a file that cannot be read": (lambda _folder: "/proc/self/mem", "cannot be read"),
}
MENDED = {
    "latin-1": (written("x.txt", f"The café in Bogotá. {BODY}".encode("latin-1")), "read as cp1252"),
    "UTF-16 with a mark": (written("x.txt", BODY.encode("utf-16")), "read as utf-16-le"),
    "UTF-16 without a mark": (written("x.txt", BODY.encode("utf-16-be")), "read as utf-16-be"),
    "UTF-8 with a damaged letter": (
        written("x.txt", f"Café, naïve, Bogotá, Đoković. {BODY}".encode() + b"\xc3 end.\n"),
        "damaged letters",
    ),
    "a line of ten megabytes": (written("x.txt", "The ministers met again. " * 420_000), "cut at"),
    "a field of ten megabytes": (
        rows("x.csv", "text,date", f'"{"The ministers met again. " * 420_000}",2020-03-03'),
        "cut at",
    ),
    "a report of 2093": (
        rows("x.jsonl", row(text=BODY, date="2093-04-01")),
        "2093-04-01 (metadata) cannot be",
    ),
    "a report of 1066": (
        rows("x.jsonl", row(text=BODY, date="1066-10-14")),
        "1066-10-14 (metadata) cannot be",
    ),
    "a date nobody can read": (
        rows("x.jsonl", row(text=BODY, date="sometime")),
        "cannot read the date 'sometime'",
    ),
    "a date with two meanings": (rows("x.jsonl", row(text=BODY, date="04/12/2019")), "cannot read the date"),
    "no date at all": (written("x.txt", BODY), "no publication date found"),
}
READ = {
    "mixed line ends": written("x.txt", "One report.\r\nAnother line.\rA third of them.\n" + BODY),
    "a lone surrogate": written(
        "x.jsonl", '{"text": "The \\ud800 ministers met in the capital on Tuesday."}\n'
    ),
    "a stray NUL": written("x.txt", BODY.replace("met", "m\0et").encode()),
    "a byte order mark in the middle": written("x.txt", BODY.replace(" met", " \ufeffmet")),
    "a name with a line break": written("a\nb.txt", BODY),
    "an upper-case suffix": written("X.TXT", BODY),
    "no suffix": written("report", BODY),
    "old Macintosh line ends": written("x.csv", f"text,date\r{BODY.splitlines()[0]},2020-03-03\r"),
    "a table with semicolons": rows("x.csv", "date;text", f"2020-03-03;{BODY.splitlines()[0]}"),
}


def gathered_beside_a_good_one(tmp_path, source):
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "good.txt").write_text(GOOD)
    told = []
    options = GatherOptions(tell=told.append, kinds=KINDS, today=date(2026, 1, 1))
    items = list(gather([source, str(tmp_path / "good")], options))
    refusals = [item for item in items if isinstance(item, Refusal)]
    reports = [item.report for item in items if isinstance(item, Gathered)]
    return refusals, reports, told


def test_there_are_at_least_forty():
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_report_is_told_in_one_clear_line_and_the_others_are_read(tmp_path, case):
    make, expected = REFUSED[case]
    source = make(tmp_path)
    if source.startswith("/proc") and not Path(source).exists():
        pytest.skip("this system has no /proc")

    refusals, reports, _ = gathered_beside_a_good_one(tmp_path, source)

    [message] = [str(refusal.error) for refusal in refusals]
    assert expected in message
    assert "\n" not in message
    assert isinstance(refusals[0].error, MarkedReportError) or refusals[0].error.mend
    assert reports[-1].source.endswith("good.txt")


@pytest.mark.parametrize("case", MENDED)
def test_what_can_be_mended_is_read_and_told(tmp_path, case):
    make, expected = MENDED[case]

    refusals, reports, told = gathered_beside_a_good_one(tmp_path, make(tmp_path))

    assert refusals == []
    assert len(reports) == 2
    assert any(expected in note for note in told)


@pytest.mark.parametrize("case", READ)
def test_odd_but_sound_inputs_are_read_without_ado(tmp_path, case):
    refusals, reports, _ = gathered_beside_a_good_one(tmp_path, READ[case](tmp_path))

    assert refusals == []
    assert len(reports) == 2
    assert reports[0].text.encode()
    assert reports[0].source.isprintable()


def test_a_name_that_is_not_utf_8_is_read(tmp_path):
    path = os.fsencode(tmp_path) + b"/bad\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 -- a Path cannot be made of these bytes
        file.write(BODY.encode())

    refusals, reports, _ = gathered_beside_a_good_one(tmp_path, os.fsdecode(path))

    assert refusals == []
    assert reports[0].source.encode("utf-8").endswith("bad\ufffd.txt".encode())


def test_a_file_that_vanishes_on_the_way_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(BODY)
    items = gather([str(tmp_path)], GatherOptions())
    first = next(items)
    (tmp_path / "b.txt").unlink()

    [second] = list(items)

    assert isinstance(first, Gathered)
    assert "vanished" in str(second.error)


def test_a_source_over_the_size_limit_is_refused(tmp_path, small_sources):
    (tmp_path / "x.txt").write_text(BODY * 10)

    [refusal] = list(gather([str(tmp_path / "x.txt")], small_sources))

    assert "larger than" in str(refusal.error)


@pytest.fixture
def small_sources():
    return GatherOptions(settings=Settings(max_source_bytes=500))
