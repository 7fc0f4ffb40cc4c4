"""A claim is as sure as its event and status; what two of three times is wrong is a gap."""

from dataclasses import replace

import pytest

from regesta.domain.claim import Doubt
from regesta.domain.marked_report import parse_marked_report
from regesta.domain.report import UNPUBLISHED, Report
from regesta.lexicon import load_lexicon
from regesta.read.reader import read_report
from regesta.settings import DATA

WRITTEN = """
{p1 Juma Karanja} of {s1 Kenya} {e1 met} {p2 Paul Okello} of {s2 Uganda} in {l1 Nairobi}.

= p1 of s1
= p2 of s2
= e1 meeting held; by p1 p2; at l1
"""


def read(mention=1.0, **scores):
    lexicon = load_lexicon(DATA)
    written = parse_marked_report(WRITTEN, kinds=lexicon.ontology.kinds)
    marks = replace(
        written.marks,
        mentions=tuple(replace(item, score=mention) for item in written.marks.mentions),
        events=tuple(replace(event, **scores) for event in written.marks.events),
    )
    report = Report(id="re-1", text=written.text, source="test", sha256="", published=UNPUBLISHED)
    return read_report(report, marks, "test", lexicon)


def doubted(reading):
    words = parse_marked_report(WRITTEN, kinds=load_lexicon(DATA).ontology.kinds).text
    return [(gap.span.of(words), gap.note) for gap in reading.gaps if gap.why is Doubt.LOW_CONFIDENCE]


def test_a_claim_is_as_sure_as_its_event_times_its_status():
    (claim,) = read(score=0.8, status_score=0.9).claims

    assert claim.confidence == pytest.approx(0.72)


def test_the_event_word_is_not_counted_twice():
    (claim,) = read(mention=0.5, score=0.8, status_score=1.0).claims

    assert claim.confidence == pytest.approx(0.8)


@pytest.mark.parametrize(("score", "gaps"), [(0.32, [("met", "e1 meeting")]), (0.34, [])])
def test_an_event_that_is_wrong_two_of_three_times_is_a_gap(score, gaps):
    assert doubted(read(score=score)) == gaps


@pytest.mark.parametrize(
    ("role", "score", "gaps"),
    [
        ("by", 0.32, [("Juma Karanja", "e1 meeting, by"), ("Paul Okello", "e1 meeting, by")]),
        ("by", 0.34, []),
        ("at", 0.1, []),
    ],
)
def test_participants_who_are_wrong_two_of_three_times_are_gaps(role, score, gaps):
    assert doubted(read(role_scores=((role, score),))) == gaps


def test_who_takes_part_in_an_event_that_may_be_none_is_no_further_gap():
    assert doubted(read(score=0.2, role_scores=(("by", 0.2),))) == [("met", "e1 meeting")]


def test_what_a_person_marked_is_sure():
    reading = read()

    assert doubted(reading) == []
    assert [claim.confidence for claim in reading.claims] == [1.0]
