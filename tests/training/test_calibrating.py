import random
from itertools import pairwise

import pytest

from regesta.domain.marked_report import parse_marked_report
from regesta.lexicon.ontology import load_ontology
from regesta.settings import DATA
from training.calibration import OWN, POINTS, Judged, cross_fit, fit, fit_curve, half_of, judge_report
from training.reliability import bins_of, calibration_error

KINDS = load_ontology(DATA).kinds
GOLD = """# id: syn001

{p1 Amina Juma} of {s1 Kenya} {e1 met} {p2 Paul Okello} in {l1 Kampala} and {e2 praised} {s2 Uganda}.

= p1 of s1
= e1 meeting held; by p1 p2; at l1
= e2 statement held; by p1; to s2
"""
FOUND = """
{p1 Amina} Juma of {s1 Kenya} {e1 met} {p2 Paul Okello} in {l1 Kampala} and {e2 praised} {e3 Uganda}.

= p1 of s1
= e1 meeting planned; by p1 p2; at s1
= e2 accusation held; by p1
= e3 visit held
"""


def drawn(count, overconfidence=0.0, seed=1):
    """Scores and whether each is right: as often as it says, less `overconfidence`."""
    rng = random.Random(seed)
    scores = [rng.random() for _ in range(count)]
    return scores, [rng.random() < max(score - overconfidence, 0) for score in scores]


def judged(scores, right, part="p"):
    return [
        Judged(head="mention", factors=(("mention", part, score),), right=hit, report=f"ce{number % 40}")
        for number, (score, hit) in enumerate(zip(scores, right, strict=True))
    ]


@pytest.mark.parametrize("count", [1, 24, 60, 500, 3000])
def test_a_curve_rises_and_is_short(count):
    curve = fit_curve(*drawn(count))

    assert 1 <= len(curve) <= POINTS
    assert all(before < after and low < high for (before, low), (after, high) in pairwise(curve))
    assert all(0 < share < 1 for _, share in curve)


def test_equal_scores_are_one_point():
    assert fit_curve([0.9] * 99, [True] * 66 + [False] * 33) == ((0.9, 0.665),)


def test_where_less_is_right_with_more_confidence_both_are_told_alike():
    scores = [0.2] * 50 + [0.8] * 50

    ((_, share),) = fit_curve(scores, [True] * 30 + [False] * 20 + [True] * 20 + [False] * 30)

    assert share == 0.5


def test_a_part_with_marks_enough_has_its_own_curve_and_the_others_share_one():
    many, few = judged(*drawn(OWN), "p"), judged(*drawn(60), "b")

    curves = fit([*many, *few])

    assert list(curves) == ["mention", "mention p"]
    assert curves["mention"] == fit_curve(*drawn(60))


def test_marks_of_several_scores_make_no_curve():
    claim = Judged(head="claim", factors=(("event", "visit", 0.5),) * 2, right=True, report="ce1")

    assert fit([claim]) == {}
    assert claim.score == 0.25


def test_curves_of_the_other_half_bring_confidence_near_the_share_right():
    marks = judged(*drawn(4000, overconfidence=0.3))

    told = cross_fit(marks)

    assert calibration_error(bins_of(marks)) > 0.2
    assert calibration_error(bins_of(told)) < 0.05


def test_a_half_is_never_told_by_its_own_marks():
    one, other = (next(f"ce{n}" for n in range(40) if half_of(f"ce{n}") == half) for half in (0, 1))
    marks = [
        Judged(head="mention", factors=(("mention", "p", 0.5),), right=report == one, report=report)
        for report in (one, other)
        for _ in range(30)
    ]

    told = cross_fit(marks)

    assert all((mark.score > 0.9) is not mark.right for mark in told)


def test_every_mark_that_goes_out_is_judged():
    report, found = (parse_marked_report(written, kinds=KINDS) for written in (GOLD, FOUND))

    told = [(mark.head, mark.factors[0][1], mark.right) for mark in judge_report(report, found.marks)]

    assert sorted(told) == sorted(
        [
            ("mention", "p", False),
            ("mention", "p", True),
            ("mention", "s", True),
            ("mention", "l", True),
            ("mention", "e", True),
            ("mention", "e", True),
            ("mention", "e", False),
            ("event", "meeting", True),
            ("event", "accusation", False),
            ("event", "visit", False),
            ("claim", "meeting", False),
            ("claim", "accusation", False),
            ("claim", "visit", False),
            ("status", "planned", False),
        ]
    )


def test_roles_of_right_events_and_attributes_of_people_are_judged():
    report, found = (parse_marked_report(written, kinds=KINDS) for written in (GOLD, FOUND))
    marks = found.marks
    scored = type(marks)(
        mentions=marks.mentions,
        persons=tuple(
            type(person)(id=person.id, attributes=person.attributes, attribute_scores=(("of", 0.7),))
            for person in marks.persons
        ),
        events=tuple(
            type(event)(
                id=event.id,
                kind=event.kind,
                status=event.status,
                roles=event.roles,
                role_scores=tuple((role, 0.6) for role, _ in event.roles),
            )
            for event in marks.events
        ),
    )

    told = [mark for mark in judge_report(report, scored) if mark.head in {"role", "attribute"}]

    assert [(mark.factors, mark.right) for mark in told] == [
        ((("role", "by", 0.6),), True),
        ((("role", "at", 0.6),), False),
        ((("attribute", "of", 0.7),), True),
    ]
