"""What people say of marks is laid over them, however the marker found them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.domain.marked_report import MarkedReport, format_marked_report, parse_marked_report
from regesta.domain.span import Span
from regesta.mark.corrections import correct_kinds, correct_marks, read_fillers, write_fillers

KINDS = ("meeting", "visit", "statement", "signing")
WRITTEN = """\

{s1 Omani} Minister {p1 Salim Harthi} {e1 met} {p2 Tariq Mirza} in {l1 Muscat} on {t1 Monday} and signed pact.

= p1 of s1
= e1 meeting held; by p1 p2; at l1
"""
REPORT = parse_marked_report(WRITTEN, kinds=KINDS)
AT = datetime(2026, 1, 2, tzinfo=UTC)


def span_of(words):
    start = REPORT.text.index(words)
    return Span(start, start + len(words))


def correction(words, kind, property_, value, minute=0):
    return Judgement(
        id=f"ju-{minute}",
        left=Anchor(report="re-1", span=span_of(words), kind=kind),
        verdict=Verdict.CORRECT,
        by="anna",
        at=AT + timedelta(minutes=minute),
        property=property_,
        value=value,
    )


def corrected(*judgements, marks=REPORT.marks):
    marks = correct_marks(marks, judgements)
    return format_marked_report(MarkedReport(text=REPORT.text, marks=marks)).strip().splitlines()


def test_without_corrections_marks_stay_the_marker_s():
    assert correct_marks(REPORT.marks, ()) is REPORT.marks


def test_unmarked_words_become_an_event():
    lines = corrected(correction("signed", "signing", "mark", "held"))

    assert "{e2 signed}" in lines[0]
    assert lines[-1] == "= e2 signing held"


def test_words_become_a_mention_of_another_letter():
    lines = corrected(correction("Muscat", "state", "mark", "yes"))

    assert "{s2 Muscat}" in lines[0]
    assert lines[-1] == "= e1 meeting held; by p1 p2"


def test_a_mark_is_taken_away_with_all_that_was_said_of_it():
    lines = corrected(correction("met", "meeting", "mark", "none"))

    assert "met" in lines[0].split()
    assert lines[-1] == "= p1 of s1"


def test_a_mark_moves_to_other_words():
    value = "{0.start}-{0.end}".format(span_of("Minister Salim Harthi"))
    lines = corrected(correction("Salim Harthi", "person", "words", value))

    assert "{p1 Minister Salim Harthi}" in lines[0]


def test_a_role_is_filled_by_marks_and_by_words_that_were_none():
    time, paper = span_of("Monday"), span_of("pact")
    lines = corrected(
        correction("met", "meeting", "role when", write_fillers([("t", time)])),
        correction("met", "meeting", "role under", write_fillers([("i", paper)]), 1),
    )

    assert lines[-1] == "= e1 meeting held; by p1 p2; at l1; when t1; under i1"
    assert "{i1 pact}" in lines[0]


def test_a_role_that_nobody_fills_is_gone():
    lines = corrected(correction("met", "meeting", "role at", ""))

    assert lines[-1] == "= e1 meeting held; by p1 p2"


def test_a_person_is_given_a_state():
    state = span_of("Omani")
    lines = corrected(correction("Tariq Mirza", "person", "role of", write_fillers([("s", state)])))

    assert "= p2 of s1" in lines


def test_the_later_of_two_corrections_counts():
    later = correction("met", "meeting", "role at", "", 1)
    earlier = correction("met", "meeting", "role at", write_fillers([("t", span_of("Muscat"))]))

    assert corrected(later, earlier)[-1] == "= e1 meeting held; by p1 p2"


def test_a_correction_taken_back_counts_no_more():
    taken_back = replace(correction("met", "meeting", "mark", "none"), revoked_at=AT)

    assert correct_marks(REPORT.marks, [taken_back]) is REPORT.marks


def test_a_correction_whose_mark_is_found_no_more_is_left_out():
    marks = replace(REPORT.marks, mentions=(), persons=(), events=())

    assert correct_marks(marks, [correction("met", "meeting", "role at", "")]) == marks


def test_a_correction_finds_its_mark_where_a_better_marker_draws_it_wider():
    wider = parse_marked_report(WRITTEN.replace("Minister {p1 Salim", "{p1 Minister Salim"), kinds=KINDS)
    lines = corrected(correction("Salim Harthi", "person", "role of", ""), marks=wider.marks)

    assert lines[0].startswith("{s1 Omani} {p1 Minister Salim Harthi}")
    assert "= p1" in lines


def test_kinds_and_statuses_are_shown_as_people_put_them_right():
    judged = [
        correction("met", "meeting", "kind", "visit"),
        correction("met", "meeting", "status", "planned", 1),
    ]
    [event] = correct_kinds(REPORT.marks, judged).events

    assert (event.kind, event.status.value) == ("visit", "planned")


def test_fillers_are_read_as_they_are_written():
    fillers = (("p", Span(3, 9)), ("s", Span(12, 20)))

    assert read_fillers(write_fillers(fillers)) == fillers


@pytest.mark.parametrize("written", ["p@3", "q@3-9", "p3-9", "p@9-3"])
def test_fillers_that_make_no_sense_are_refused(written):
    with pytest.raises(ValueError, match=r".*"):
        read_fillers(written)
