"""Which open texts a teacher marks: none that a marked report holds."""

import gzip
import json

import pytest
from click.testing import CliRunner

from training.texts import main

LONG = " ".join(f"Word{number} of the talks between Iran and China" for number in range(20))


def paragraph(text, *, section="International relations", topics=("Talks",), date="2025-03-01"):
    return {"section": section, "topics": topics, "date": date, "text": text}


def document(text, *, title="Readout of a call", diplomatic=True, url="https://example.org/a"):
    return {"title": title, "diplomatic": diplomatic, "url": url, "text": text}


def write(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as packed:
        packed.writelines(f"{json.dumps(row)}\n" for row in rows)


@pytest.fixture
def choose(tmp_path):
    (tmp_path / "open_text").mkdir()
    (tmp_path / "marked" / "dev").mkdir(parents=True)

    def run(paragraphs=(), documents=(), marked=""):
        (tmp_path / "marked" / "dev" / "a.marked").write_text(marked, encoding="utf-8")
        write(tmp_path / "open_text" / "wp_current_events_2025_2026.jsonl.gz", paragraphs)
        write(tmp_path / "open_text" / "whitehouse_2021_2026.jsonl.gz", documents)
        out = tmp_path / "texts.jsonl"
        done = CliRunner().invoke(main, ["--data", str(tmp_path), "--out", str(out)])
        assert done.exit_code == 0, done.output
        return [json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()]

    return run


def test_paragraphs_on_one_topic_in_one_month_make_a_text(choose):
    rows = [
        paragraph("Second quagga talks.", date="2025-03-02"),
        paragraph("First quagga talks.", date="2025-03-01"),
        paragraph("Quagga talks of April.", date="2025-04-01"),
        paragraph("A quagga war.", topics=("War",)),
        paragraph("A match was won.", section="Sports"),
    ]

    assert choose(rows) == [
        "First quagga talks. Second quagga talks.",
        "Quagga talks of April.",
        "A quagga war.",
    ]


def test_readouts_are_taken_and_what_else_speaks_of_foreign_matters(choose):
    home = LONG.replace("Iran and China", "Ohio and Texas")
    texts = [
        document(LONG),
        document(home, title="Remarks on roads", diplomatic=False),
        document("Too short."),
    ]

    assert choose(documents=texts) == [LONG]
    assert choose(documents=[document(LONG, title="On trade", diplomatic=False)]) == [LONG]


@pytest.mark.parametrize("marked", [LONG, LONG.replace("Iran", "{s1 Iran}")])
def test_what_a_marked_report_holds_is_left_out(choose, marked):
    assert choose([paragraph(LONG)], [document(LONG)], marked) == []


def test_a_document_whose_address_a_marked_report_has_is_left_out(choose):
    documents = [document(LONG), document(LONG, url="https://example.org/b")]

    assert choose(documents=documents, marked="# url: https://example.org/a\n\nNothing.") == [LONG]
