from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.domain.marked_report import MarkedReport, format_marked_report, parse_marked_report
from regesta.domain.marks import LETTERS, MarkedEvent, MarkedPerson, Marks, Mention, Status
from regesta.domain.span import Span
from regesta.errors import MarkedReportError

KINDS = ("meeting", "visit", "other")
SHARED = Path(__file__).parents[3] / "shared" / "data" / "marked"

WRITTEN = """\
# id: example
# published: 2020-02-26

{s1 Azeri} {o1 Deputy Minister} {p1 Fuad Nadir} held a {e1 meeting} in {l1 Tehran}.
A brace \\{ and \\} and a set {s1,s2 of two}.
\\# no header
\\= no equation

= p1 of s1; office o1
= e1 meeting held; by p1; at l1
"""


def parse(written):
    return parse_marked_report(written, kinds=KINDS)


def test_taking_the_braces_away_gives_the_text_back():
    report = parse(WRITTEN)

    expected = (
        "Azeri Deputy Minister Fuad Nadir held a meeting in Tehran.\n"
        "A brace { and } and a set of two.\n# no header\n= no equation"
    )
    assert report.text == expected


def test_a_written_report_survives_parse_and_format():
    assert format_marked_report(parse(WRITTEN)) == WRITTEN


def test_marks_are_read_with_their_spans():
    report = parse(WRITTEN)

    assert [mention.span.of(report.text) for mention in report.marks.mentions][:3] == [
        "Azeri",
        "Deputy Minister",
        "Fuad Nadir",
    ]
    assert report.marks.events == (
        MarkedEvent(id="e1", kind="meeting", status=Status.HELD, roles=(("by", ("p1",)), ("at", ("l1",)))),
    )


texts = st.text(alphabet="ab{}\\#= \n,;1e\u0301", max_size=40)


@st.composite
def marked_reports(draw):
    text = draw(texts)
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True).map(sorted))
    mentions = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        letters = draw(st.lists(st.sampled_from(sorted(LETTERS)), min_size=1, max_size=2, unique=True))
        mentions.append(Mention(ids=tuple(f"{letter}1" for letter in letters), span=Span(start, end)))
    known = {name for mention in mentions for name in mention.ids}
    roles = (("by", ("p1",)),) if "p1" in known else ()
    events = [MarkedEvent(id="e1", kind="visit", status=Status.PLANNED, roles=roles)] if "e1" in known else []
    persons = [MarkedPerson(id="p1")] if "p1" in known else []
    marks = Marks(mentions=tuple(mentions), persons=tuple(persons), events=tuple(events))
    header = draw(st.sampled_from([(), (("id", "a"), ("title", ""))]))
    return MarkedReport(header=header, text=text, marks=marks)


@given(marked_reports())
def test_parse_undoes_format(report):
    assert parse(format_marked_report(report)) == report


@pytest.mark.parametrize(
    ("written", "line", "column", "what"),
    [
        ("\n{p1 Nadir met", 2, 1, "brace opened here is never closed"),
        ("\nNadir} met", 2, 6, "brace closed that was never opened"),
        ("\n{p1 a {s1 b} c}", 2, 7, "brace inside braces"),
        ("\n{q1 a}", 2, 2, "'q1' is no id"),
        ("\n{p1 }", 2, 5, "a mention without words"),
        ("\n{e1 met}", 2, 1, "e1 has no equation"),
        ("\n{e1 met}\n\n= e1 party held\n", 4, 6, "unknown kind 'party'"),
        ("\n{e1 met}\n\n= e1 visit done\n", 4, 12, "unknown status 'done'"),
        ("\n{e1 met}\n\n= e1 visit held; with p1\n", 4, 18, "unknown role 'with'"),
        ("\n{e1 met}\n\n= e1 visit held; by p1\n", 4, 3, "by p1: no such mention"),
        ("\n{e1 met} {t1 now}\n\n= e1 visit held; by t1\n", 4, 3, "by t1: wrong letter"),
        ("\nx\n\n= p1\n", 4, 3, "p1 is mentioned nowhere"),
        ("# no colon\n\nx", 1, 1, "not a header line"),
        ("\nx\n\n= e1\n", 4, 5, "e1 needs a kind and a status"),
    ],
)
def test_a_fault_is_told_with_line_column_and_mend(written, line, column, what):
    with pytest.raises(MarkedReportError) as caught:
        parse(written)

    fault = caught.value.faults[0]
    assert (fault.line, fault.column, fault.what) == (line, column, what)
    assert fault.mend


def test_all_faults_are_told_at_once():
    with pytest.raises(MarkedReportError) as caught:
        parse("\n{p1 } and {q1 x}\n\n= e9 visit held\n= e1 party held\n")

    assert len(caught.value.faults) == 5


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared data folder does not lie beside the checkout")
def test_every_report_marked_by_hand_survives_parse_and_format():
    paths = sorted(SHARED.glob("*/*.marked"))
    kinds = {
        line.split()[2]
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("= e")
    }

    changed = [
        path.name
        for path in paths
        for written in [path.read_text(encoding="utf-8")]
        if format_marked_report(parse_marked_report(written, kinds=kinds)) != written
    ]

    assert changed == []
