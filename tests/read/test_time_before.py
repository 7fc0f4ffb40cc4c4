"""A meeting told without a day takes the time that opens the sentence before."""

from datetime import date

from regesta.domain.marked_report import parse_marked_report
from regesta.domain.report import Basis, Publication, Report
from regesta.lexicon import load_lexicon
from regesta.read.reader import read_report
from regesta.settings import DATA

WRITTEN = """
In {t1 May 2018}, {s1 Kenyan} {o1 President} {p1 Juma Karanja} {e1 praised} the neighbours.
{p1 Karanja} spoke at a {e2 meeting} with {p2 Paul Okello} of {s2 Uganda}.
{p3 Ann Smith} of {s3 Canada} {e3 met} nobody.

= p1 of s1; office o1
= p2 of s2
= p3 of s3
= e1 statement held; by p1
= e2 meeting held; by p1 p2
= e3 meeting held; by p3
"""


def test_a_meeting_takes_the_time_that_opens_the_sentence_before_with_one_of_its_people():
    lexicon = load_lexicon(DATA)
    written = parse_marked_report(WRITTEN, kinds=lexicon.ontology.kinds)
    published = Publication(day=date(2020, 2, 26), basis=Basis.HEADER)
    report = Report(id="re-1", text=written.text, source="test", sha256="", published=published)

    claims = {claim.local: claim for claim in read_report(report, written.marks, "test", lexicon).claims}

    assert claims["e2"].when is not None
    assert (claims["e2"].when.start, claims["e2"].when.end) == (date(2018, 5, 1), date(2018, 5, 31))
    assert claims["e3"].when is None
