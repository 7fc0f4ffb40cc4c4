"""Marks put right by people: the report is read anew from them, and so it is after every later reading."""

import pytest

from regesta.domain.judgement import Anchor
from regesta.domain.marked_report import parse_marked_report
from regesta.domain.span import Span
from regesta.errors import InputError, UsageError
from regesta.judging import (
    Author,
    check_mark,
    draft_mark,
    draft_no_mark,
    draft_role,
    draft_words,
    import_judgements,
    keep,
    list_judgements,
    revoke,
    settle_kept,
    write_lines,
)
from regesta.pipeline import open_record, read_sources
from regesta.settings import Settings
from regesta.testing import WrittenMarker

ANNA = Author(by="anna", reason="read it again")
WRITTEN = """\
# published: 2021-03-10

{s1 Omani} Minister {p1 Salim Harthi} {e1 met} {p2 Tariq Mirza} of {s2 Pakistan}. The two signed a plan.

= p1 of s1
= p2 of s2
= e1 meeting held; by p1
"""
MARKED = parse_marked_report(WRITTEN, kinds=("meeting",))


@pytest.fixture
def read(tmp_path):
    """Reads the report into a record; again as often as it is called."""
    path = tmp_path / "one.txt"
    path.write_text("date 2021-03-10\n\n" + MARKED.text + "\n", encoding="utf-8")
    record = tmp_path / "marks.regesta"

    def run(*, again=False):
        settings = Settings(record=record, again=again)
        read_sources([str(path)], settings, marker=WrittenMarker({MARKED.text: MARKED.marks}))
        return settings

    return run


def span_of(words):
    start = MARKED.text.index(words)
    return Span(start, start + len(words))


def at(settings, words, kind):
    [report] = open_record(settings.record).reports
    return Anchor(report=report, span=span_of(words), kind=kind)


def rule(settings, *judgements):
    keep(settings, judgements)
    settle_kept(settings, [item.id for item in judgements])
    return open_record(settings.record).record


def shown(settings):
    record = open_record(settings.record).record
    return [(event.kind.value, sorted(item.name for item in event.people)) for event in record.events]


def test_a_role_put_right_is_in_the_record_at_once(read):
    settings = read()
    both = [("p", span_of("Salim Harthi")), ("p", span_of("Tariq Mirza"))]

    rule(settings, draft_role(at(settings, "met", "meeting"), "by", both, ANNA))

    assert shown(settings) == [("meeting", ["Salim Harthi", "Tariq Mirza"])]


def test_it_holds_when_the_report_is_read_again(read):
    settings = read()
    both = [("p", span_of("Salim Harthi")), ("p", span_of("Tariq Mirza"))]
    rule(settings, draft_role(at(settings, "met", "meeting"), "by", both, ANNA))

    read(again=True)

    assert shown(settings) == [("meeting", ["Salim Harthi", "Tariq Mirza"])]


def test_taken_back_the_report_is_read_as_the_marker_marked_it(read):
    settings = read()
    before = open_record(settings.record).record
    rule(settings, draft_no_mark(at(settings, "met", "meeting"), ANNA))

    revoke(settings, [item.id for item in list_judgements(settings)])

    assert open_record(settings.record).record == before


def test_an_event_that_the_marker_missed_is_marked_by_hand(read):
    settings = read()
    signing = at(settings, "signed", "signing")

    rule(
        settings,
        draft_mark(signing, "held", ANNA),
        draft_role(signing, "by", [("s", span_of("The two"))], ANNA),
    )

    assert ("signing", []) in shown(settings)


def test_an_event_that_is_none_goes(read):
    settings = read()

    rule(settings, draft_no_mark(at(settings, "met", "meeting"), ANNA))

    assert shown(settings) == []


def test_words_are_moved_and_the_quotation_with_them(read):
    settings = read()

    record = rule(settings, draft_words(at(settings, "met", "meeting"), span_of("met Tariq"), ANNA))

    [event] = record.events
    assert span_of("met Tariq") in {quote.span for quote in event.quotes if quote.property == "event"}


def test_words_that_have_none_in_common_are_another_mark(read):
    with pytest.raises(UsageError, match="none in common"):
        draft_words(at(read(), "met", "meeting"), span_of("signed"), ANNA)


def test_corrections_of_marks_travel_without_words_of_reports(read, tmp_path):
    settings = read()
    rule(settings, draft_role(at(settings, "met", "meeting"), "by", [("p", span_of("Tariq Mirza"))], ANNA))
    lines = list(write_lines(list_judgements(settings)))
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.marked").write_text(WRITTEN, encoding="utf-8")
    elsewhere = Settings(record=tmp_path / "elsewhere.regesta")
    read_sources([str(other)], elsewhere)

    import_judgements(elsewhere, lines, "lines")

    assert not any("Mirza" in line for line in lines)
    assert shown(elsewhere) == [("meeting", ["Tariq Mirza"])]


@pytest.mark.parametrize(
    ("name", "value"),
    [("mark", "perhaps"), ("words", "12"), ("role by", "p@x"), ("role of", "p@1-2"), ("role who", "p@1-2")],
)
def test_a_correction_that_cannot_be_applied_is_refused(name, value):
    with pytest.raises(UsageError):
        check_mark(name, value)


def test_a_line_with_such_a_correction_is_refused(read):
    settings = read()
    rule(settings, draft_no_mark(at(settings, "met", "meeting"), ANNA))
    [line] = write_lines(list_judgements(settings))

    with pytest.raises((InputError, UsageError)):
        import_judgements(settings, [line.replace('"none"', '"perhaps"')], "lines")
