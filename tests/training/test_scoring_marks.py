import pytest

from regesta.domain.marked_report import parse_marked_report
from regesta.lexicon.ontology import load_ontology
from regesta.settings import DATA
from training.evaluation.marker_scores import Confusion, add_up, compare, evaluate, worst
from training.evaluation.marker_tables import confusion_table, source_table

KINDS = load_ontology(DATA).kinds
GOLD = """# id: syn001

{p1 Amina Juma} of {s1 Kenya} {e1 met} {p2 Paul Okello} in {l1 Kampala} and {e2 praised} {s2 Uganda}.

= p1 of s1
= e1 meeting held; by p1 p2; at l1
= e2 statement held; by p1; to s2
"""
FOUND = """
{p1 Amina Juma} of {s1 Kenya} {e1 met} {p2 Paul} Okello in {s2 Kampala} and {e2 praised} {s3 Uganda}.

= p1 of s1
= e1 visit held; by p1; to p2
= e2 statement planned; by p1 s3
"""


def report(written=GOLD):
    return parse_marked_report(written, kinds=KINDS)


@pytest.fixture
def scores():
    return compare(report(), report(FOUND).marks)


def counts(scores, name):
    tally = scores[name]
    return tally.right, tally.given, tally.wanted


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mention", (3, 5, 5)),
        ("letter p", (1, 2, 2)),
        ("event word", (2, 2, 2)),
        ("event with kind", (1, 2, 2)),
        ("kind visit", (0, 1, 0)),
        ("status", (1, 2, 2)),
        ("status planned", (0, 1, 0)),
        ("role", (2, 4, 5)),
        ("role by", (2, 3, 3)),
        ("attribute", (1, 1, 1)),
    ],
)
def test_what_is_right_given_and_wanted_is_counted(scores, name, expected):
    assert counts(scores, name) == expected


def test_marks_compared_with_themselves_are_all_right():
    whole = compare(report(), report().marks)

    assert {tally.f1 for tally in whole.tallies.values() if tally.wanted} == {1.0}
    assert whole.confusions == {}


@pytest.mark.parametrize(
    ("sort", "mine", "other", "where"),
    [
        ("letter", "l", "s", "syn001:l1"),
        ("kind", "meeting", "visit", "syn001:e1"),
        ("status", "held", "planned", "syn001:e2"),
        ("role", "to", "by", "syn001:e2"),
    ],
)
def test_a_confusion_tells_where_it_happens(scores, sort, mine, other, where):
    assert scores.confusions[Confusion(sort=sort, mine=mine, other=other)] == [where]


def test_scores_of_reports_add_up(scores):
    whole = add_up([scores, scores])

    assert counts(whole, "role") == (4, 8, 10)
    assert worst(whole, {"kind"}) == [
        (Confusion(sort="kind", mine="meeting", other="visit"), ["syn001:e1", "syn001:e1"])
    ]


def test_the_worst_confusions_are_a_table_with_examples(scores):
    assert confusion_table(scores, "kind", "status").markdown().splitlines()[2:] == [
        "| kind | meeting | visit | 1 | syn001:e1 |",
        "| status | held | planned | 1 | syn001:e2 |",
    ]


def test_reports_are_told_apart_by_the_letters_of_their_ids():
    other = report(GOLD.replace("syn001", "voa7"))

    scores = evaluate([report(), other], [report(FOUND).marks, other.marks])

    assert source_table(scores, ()).rows == (("reports", "1", "1"),)
    assert source_table(scores, ()).header == ("F1", "syn", "voa")
