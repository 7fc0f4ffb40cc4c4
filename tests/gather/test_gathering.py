import io
import json
from datetime import date

import pytest

from regesta.domain.claim import Doubt
from regesta.domain.report import Basis
from regesta.gather import Columns, CopyIndex, Gathered, GatherOptions, KnownReport, gather
from regesta.settings import Settings

SENTENCE = "The foreign ministers of Aland and Boria met in the capital on Monday and signed a protocol."
SECOND = "They agreed to hold the next session of the joint commission in the spring of next year."
BODY = f"{SENTENCE}\n\n{SECOND}"
TODAY = date(2026, 1, 1)


def options(**more):
    return GatherOptions(today=TODAY, **more)


def gathered(*sources, copies=None, **more):
    return list(gather([str(source) for source in sources], options(**more), copies))


@pytest.fixture
def report_of(tmp_path):
    def make(text, name="report.txt", **more):
        (tmp_path / name).write_text(text, encoding="utf-8")
        [item] = gathered(tmp_path / name, **more)
        assert isinstance(item, Gathered), item
        return item.report

    return make


def test_a_report_is_its_text_and_what_is_known_of_it(report_of):
    report = report_of(
        f"Ministers sign protocol\n\n18 November 2024 17:45\n\nBy Anna Example\n\n{BODY}\n\nNews.Az\n"
    )

    assert report.text == BODY
    assert report.title == "Ministers sign protocol"
    assert (report.published.day, report.published.basis) == (date(2024, 11, 18), Basis.TEXT)
    assert report.outlet == "News.Az"
    assert report.id == f"re-{report.sha256[:12]}"
    assert report.language == "en"


@pytest.mark.parametrize(
    "head",
    [
        "date 2019-12-04 ",
        " date 2019-12-04 + ↺ − 16 px\n\n",
        " date 2019-12-04 By Anna Example\n\n",
        "Date: 2019-12-04\n\n",
        "Published: 4 Dec 2019\nURL: https://example.org/a\n\n",
        "---\ntitle: Ministers meet\ndate: 2019-12-04\n---\n\n",
    ],
)
def test_a_date_above_the_text_is_taken_off_it(report_of, head):
    report = report_of(head + BODY)

    assert report.text == BODY
    assert (report.published.day, report.published.basis) == (date(2019, 12, 4), Basis.HEADER)


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("MJ/PA", "Tehran Times"),
        ("AMK/PressTV", "Press TV"),
        ("News.Az", "News.Az"),
        ("--Trend", "Trend"),
        ("/TASS/", "TASS"),
        ("(Reporting by Anna Example for Reuters)", "Reuters"),
        ("© 2024 AFP. All rights reserved.", "AFP"),
        ("Source: Interfax", "Interfax"),
        ("Published in Dawn, November 18th, 2024", "Dawn"),
        ("WAM/Anna Example", "WAM"),
        ("IRNA\n9417**2050", "IRNA"),
    ],
)
def test_the_line_below_a_text_tells_the_outlet(report_of, foot, outlet):
    report = report_of(f"{BODY}\n\n{foot}\n")

    assert report.text == BODY
    assert report.outlet == outlet


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("By Trend\n\n", "Trend"),
        ("By Anna Example | AzerNews\n\n", "AzerNews"),
        ("WASHINGTON, March 3 (Reuters) - ", "Reuters"),
        ("Ministers sign protocol - Reuters\n\n", "Reuters"),
        ("URL: https://en.apa.az/foreign-policy/1\nDate: 2024-11-18\n\n", "APA"),
        ("Source: https://www.azernews.az/nation/1.html\nDate: 2024-11-18\n\n", "AzerNews"),
        ("Outlet: The Example Gazette\nDate: 2024-11-18\n\n", "The Example Gazette"),
    ],
)
def test_what_stands_above_a_text_tells_the_outlet(report_of, head, outlet):
    assert report_of(head + BODY).outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Reuters, 4 December 2019", "Reuters"),
        ("The Example Wire, December 4, 2019", None),
        ("BAKU, 4 December 2019", None),
    ],
)
def test_a_line_of_outlet_and_day_above_a_text_tells_when_it_was_published(report_of, line, outlet):
    report = report_of(f"Ministers sign protocol\n\n{line}\n\n{BODY}")

    assert report.text == BODY
    assert (report.published.day, report.published.basis) == (date(2019, 12, 4), Basis.TEXT)
    assert report.outlet == outlet


def test_a_title_may_end_with_a_day(report_of):
    assert (
        report_of(f"Joint Statement, 4 December 2019\n\n{BODY}").title == "Joint Statement, 4 December 2019"
    )


def test_a_name_with_a_day_below_a_text_is_text(report_of):
    letter = f"{BODY}\n\nAli Example, 4 December 2019"

    assert report_of(letter).text == letter


def test_a_report_that_speaks_of_its_own_outlet_tells_it(report_of):
    assert report_of(f"{SENTENCE[:-1]}, Trend reports.\n\n{SECOND}").outlet == "Trend"


def test_a_dateline_stays_in_the_text_and_gets_its_year_from_elsewhere(report_of):
    report = report_of(f"SEOUL, Dec. 31 (Yonhap) -- {BODY}", "2024-01-01-ministers.txt")

    assert report.text.startswith("SEOUL, Dec. 31 (Yonhap) -- The foreign")
    assert report.dateline.day == date(2023, 12, 31)
    assert (report.published.day, report.published.basis) == (date(2023, 12, 31), Basis.DATELINE)


def test_the_name_of_a_file_may_tell_the_date_and_its_time_of_change_never(report_of):
    named = report_of(BODY, "2019-12-04 ministers.txt")
    unnamed = report_of(f"Again. {BODY}", "ministers.txt")

    assert (named.published.day, named.published.basis) == (date(2019, 12, 4), Basis.FILE)
    assert (unnamed.published.day, unnamed.published.basis) == (None, Basis.NONE)


def test_a_report_without_a_date_says_so_loudly(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    told = []

    [item] = gathered(tmp_path / "a.txt", tell=told.append)

    assert [gap.why for gap in item.gaps] == [Doubt.NO_PUBLICATION_DATE]
    assert "no publication date found" in told[0]


def test_a_date_in_the_future_is_doubted_and_the_next_best_taken(tmp_path):
    row = {"text": BODY, "date": "2093-01-01", "url": "https://example.org/2024/11/19/a"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))

    [item] = gathered(tmp_path / "a.jsonl")

    assert (item.report.published.day, item.report.published.basis) == (date(2024, 11, 19), Basis.ADDRESS)
    assert [gap.why for gap in item.gaps] == [Doubt.DATE_IN_FUTURE]


def test_a_page_is_read_without_its_chrome(report_of):
    page = f"""<!doctype html><html><head><title>Ministers sign protocol | Example Wire</title>
    <meta property="og:site_name" content="Example Wire">
    <meta property="article:published_time" content="2024-11-19T08:00:00+04:00">
    <link rel="canonical" href="https://example.org/nation/1.html"></head><body>
    <nav><a href="/">Home</a> <a href="/p">Politics</a></nav><article><h1>Ministers sign protocol</h1>
    <p>By Anna Example</p><p>{SENTENCE}</p><p>Read also: Talks to resume in spring</p>
    <p>{SECOND}</p></article><footer>© 2024 Example Wire. All rights reserved.</footer></body></html>"""

    report = report_of(page, "page.html")

    assert report.text == BODY
    assert (report.title, report.outlet) == ("Ministers sign protocol", "Example Wire")
    assert (report.published.day, report.published.basis) == (date(2024, 11, 19), Basis.METADATA)
    assert report.url == "https://example.org/nation/1.html"


def test_a_marked_report_brings_its_marks_and_its_text_stays(tmp_path):
    (tmp_path / "a.marked").write_text(
        "# id: x\n# published: 2020-03-03\n# outlet: Example Wire\n# title: Ministers meet\n\n"
        "By Anna Example\n{s1 Aland} and {s2 Boria} held a {e1 meeting} on Monday.\n\n"
        "= e1 meeting held; by s1 s2\n"
    )

    [item] = gathered(tmp_path / "a.marked", kinds=("meeting",))

    assert item.report.text == "By Anna Example\nAland and Boria held a meeting on Monday."
    assert item.marks.events[0].kind == "meeting"
    assert item.report.published.basis == Basis.HEADER
    assert (item.report.outlet, item.report.title) == ("Example Wire", "Ministers meet")


@pytest.mark.parametrize(
    "row",
    [
        {"text": BODY, "headline": "Ministers meet", "dct": "2020-03-03", "source": "TASS"},
        {
            "body": f"<p>{SENTENCE}</p><p>{SECOND}</p>",
            "title": "Ministers meet",
            "date": 1583193600,
            "outlet": "TASS",
        },
        {
            "sentences": [SENTENCE, SECOND],
            "title": "Ministers meet",
            "published": "3 March 2020",
            "source": "tass.com",
        },
        {
            "content": repr([SENTENCE, SECOND]),
            "title": "Ministers meet",
            "pubDate": "03.03.2020",
            "publisher": "Tass",
        },
        {
            "text": BODY,
            "title": "Ministers meet",
            "datetime": "2020-03-03T00:00:00Z",
            "sources": [["TASS", "x.org"]],
        },
        {"text": BODY, "title": "Ministers meet", "date": "2020-03-03", "source": {"name": "TASS"}},
    ],
)
def test_a_row_is_read_whatever_its_keys(tmp_path, row):
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))

    [item] = gathered(tmp_path / "rows.jsonl")

    assert item.report.text.split() == BODY.split()
    assert (item.report.title, item.report.outlet) == ("Ministers meet", "TASS")
    assert (item.report.published.day, item.report.published.basis) == (date(2020, 3, 3), Basis.METADATA)
    assert item.report.source.endswith("rows.jsonl:1")


def test_columns_that_are_told_are_taken_and_the_guess_is_told(tmp_path):
    (tmp_path / "a.csv").write_text(f'nr,wire copy,text\n7,"{SENTENCE}",no\n')
    told = []

    [item] = gathered(tmp_path / "a.csv", columns=Columns(text="wire copy"), tell=told.append)

    assert item.report.text == SENTENCE
    assert item.report.source.endswith("a.csv#7")
    assert told[0].endswith("a.csv: text from 'wire copy', id from 'nr'")


def test_a_text_told_twice_is_one_report_and_its_copy(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY + "\n\nTASS\n")

    first, second = (item.report for item in gathered(tmp_path))

    assert (first.copy_of, second.copy_of) == (None, first.id)
    assert first.id != second.id
    assert first.sha256 == second.sha256


def test_a_text_with_a_few_words_changed_is_a_near_copy_and_one_with_news_is_none(tmp_path):
    long = " ".join(f"Point {number} of the agenda was settled by both sides." for number in range(40))
    (tmp_path / "a.txt").write_text(f"{BODY} {long}")
    (tmp_path / "b.txt").write_text(f"{BODY} {long}".replace("on Monday", "Monday"))
    (tmp_path / "c.txt").write_text(f"{long} {SENTENCE.replace('Aland', 'Coria')} " * 2 + "They left. " * 20)

    first, near, other = (item.report for item in gathered(tmp_path))

    assert near.copy_of == first.id
    assert other.copy_of is None or other.copy_of == first.id


def test_copies_are_known_again_in_a_later_run(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)
    first = gathered(tmp_path)
    known = [
        KnownReport(
            id=item.report.id,
            source=item.report.source,
            signature=item.signature,
            copy_of=item.report.copy_of,
        )
        for item in first
    ]
    copies = CopyIndex()
    copies.add_known(known)

    again = gathered(tmp_path / "b.txt", tmp_path / "a.txt", copies=copies)

    assert {(item.report.id, item.report.copy_of) for item in again} == {
        (item.report.id, item.report.copy_of) for item in first
    }


def test_standard_input_is_read_as_what_it_holds():
    page = f"<html><body><article><p>{SENTENCE}</p><p>{SECOND}</p></article></body></html>"

    [text] = gathered("-", stdin=io.BytesIO(BODY.encode()))
    [from_page] = gathered("-", stdin=io.BytesIO(page.encode()))
    [row] = gathered("-", stdin=io.BytesIO(json.dumps({"text": BODY}).encode()))

    assert text.report.text == from_page.report.text == row.report.text == BODY
    assert text.report.source == "-"


def test_a_folder_is_read_with_all_below_it_and_other_files_are_counted(tmp_path):
    (tmp_path / "2019" / "01").mkdir(parents=True)
    (tmp_path / "2019" / "01" / "a.txt").write_text(BODY)
    (tmp_path / "b.md").write_text(f"# A heading\n\nAgain. {BODY}")
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden.txt").write_text(BODY)
    told = []

    items = gathered(tmp_path, tell=told.append)

    assert [item.report.source.rpartition("/")[2] for item in items] == ["a.txt", "b.md"]
    assert any("1 file(s) of other kinds passed over (.pdf 1)" in note for note in told)


def test_a_pattern_names_files(tmp_path):
    (tmp_path / "a1.txt").write_text(BODY)
    (tmp_path / "b1.txt").write_text(f"Again. {BODY}")

    [item] = gathered(tmp_path / "a*.txt")

    assert item.report.source.endswith("a1.txt")


def test_a_long_report_is_cut_after_a_sentence(tmp_path):
    (tmp_path / "a.txt").write_text(" ".join(f"Sentence number {number} is short." for number in range(99)))

    [item] = gathered(tmp_path / "a.txt", settings=Settings(max_report_chars=500))

    assert len(item.report.text) <= 500
    assert item.report.text.endswith("is short.")
    assert Doubt.CUT in [gap.why for gap in item.gaps]


def test_reports_are_read_one_after_another(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(f"Again. {BODY}")
    items = gather([str(tmp_path)], options())

    next(items)
    (tmp_path / "b.txt").write_text(f"Changed in the meantime. {BODY}")

    assert next(items).report.text.startswith("Changed")
