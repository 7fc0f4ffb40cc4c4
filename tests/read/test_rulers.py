"""A ruler whom every reader knows is of his own state, whatever the marker guessed."""

from dataclasses import replace

import pytest

from regesta.domain.marked_report import parse_marked_report
from regesta.domain.report import UNPUBLISHED, Report
from regesta.lexicon import load_lexicon
from regesta.read.reader import read_report
from regesta.settings import DATA

FREE = "{o1 President} {p1 Joe Biden} {e1 met} {p2 Giorgia Meloni} before he left for the {s1 Vatican}."
BESIDE = "{s1 Fijian} {o1 Prime Minister} {p1 Nila Modi} {e1 met} {p2 Giorgia Meloni} in Rome."
MARKS = "\n\n= p1 of s1; office o1\n= e1 meeting held; by p1 p2\n"


@pytest.mark.parametrize(
    ("text", "by_hand", "country"),
    [(FREE, False, "USA"), (FREE, True, "VAT"), (BESIDE, False, "FJI")],
)
def test_a_guess_gives_way_but_no_ruling_and_no_word_beside(text, by_hand, country):
    lexicon = load_lexicon(DATA)
    written = parse_marked_report("\n" + text + MARKS, kinds=lexicon.ontology.kinds)
    scores = () if by_hand else (("of", 0.6),)
    people = tuple(replace(person, attribute_scores=scores) for person in written.marks.persons)
    report = Report(id="re-1", text=written.text, source="test", sha256="", published=UNPUBLISHED)
    reading = read_report(report, replace(written.marks, persons=people), "test", lexicon)
    assert reading.people[0].country == country
