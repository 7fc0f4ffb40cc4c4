from dataclasses import replace

import msgspec
import pytest

from regesta.mark.calibration import share_right
from regesta.mark.marker import load_marker
from regesta.mark.weights import load_weights, save_weights
from regesta.settings import DATA
from regesta.text.sentences import split_sentences

CURVES = {
    "mention": ((0.5, 0.25), (1.0, 0.75)),
    "mention p": ((0.2, 0.1), (0.6, 0.5), (0.6001, 0.9)),
    "status": ((0.7, 0.6),),
}
TEXT = "Kenyan Defence Minister Amina Juma met Paul Okello in Kampala on Tuesday.\n"


@pytest.mark.parametrize(
    ("head", "part", "score", "share"),
    [
        ("mention", "x", 0.75, 0.5),
        ("mention", "x", 0.1, 0.25),
        ("mention", "x", 1.0, 0.75),
        ("mention", "p", 0.4, 0.3),
        ("mention", "p", 0.6, 0.5),
        ("status", "held", 0.1, 0.6),
        ("status", "held", 0.9, 0.6),
        ("event", "meeting", 0.9, 0.9),
    ],
    ids=[
        "read off between two points",
        "below the first point",
        "at the last point",
        "a part with a curve of its own",
        "at a step",
        "below a single point",
        "above a single point",
        "no curve: the raw score",
    ],
)
def test_a_score_becomes_the_share_that_is_right(head, part, score, share):
    assert share_right(CURVES, head, part, score) == pytest.approx(share)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The marks of the shipped weights without curves, and with curves told by the card."""
    weights = load_weights(DATA / "marker" / "en.marker")
    curves = dict.fromkeys(("mention", "event", "status", "role", "attribute"), ((0.0, 0.0), (1.0, 0.5)))
    marks = []
    for name, calibration in (("raw", {}), ("told", curves)):
        path = tmp_path_factory.mktemp(name) / "en.marker"
        card = msgspec.structs.replace(weights.card, calibration=calibration)
        save_weights(path, replace(weights, card=card))
        marks += load_marker(path, split_sentences).mark([TEXT])
    return marks


def test_the_cards_curves_change_scores_and_nothing_else(both):
    raw, told = both

    assert told == raw
    assert raw.events
    assert raw.persons


def test_every_score_that_goes_out_goes_by_the_cards_curves(both):
    raw, told = ([*_scores(marks)] for marks in both)

    assert len(raw) > 12
    assert told == pytest.approx([score / 2 for score in raw], abs=1e-4)


def test_every_role_and_attribute_has_a_score(both):
    for marks in both:
        assert all([role for role, _ in e.roles] == [role for role, _ in e.role_scores] for e in marks.events)
        assert all(
            [key for key, _ in p.attributes] == [key for key, _ in p.attribute_scores] for p in marks.persons
        )


def _scores(marks):
    yield from (mention.score for mention in marks.mentions)
    for event in marks.events:
        yield from (event.score, event.status_score, *(score for _, score in event.role_scores))
    for person in marks.persons:
        yield from (score for _, score in person.attribute_scores)
