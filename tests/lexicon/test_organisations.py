"""Organisations told from the words of reports."""

import pytest

from regesta.lexicon import load_lexicon
from regesta.settings import DATA

ORGANISATIONS = load_lexicon(DATA).organisations


@pytest.mark.parametrize(
    ("words", "short", "kind"),
    [
        ("United Nations", "UN", "international"),
        ("UN peacekeepers", "UN", "international"),
        ("U.N.", "UN", "international"),
        ("Shanghai Cooperation Organisation", "SCO", "international"),
        ("IAEA", "IAEA", "international"),
        ("Houthi rebels", "Houthis", "armed-group"),
        ("Rapid Support Forces", "RSF", "armed-group"),
        ("Hizbullah", "Hezbollah", "armed-group"),
        ("IS", "Islamic State", "armed-group"),
        ("Artsakh", "Nagorno-Karabakh", "entity"),
        ("Abkhaz", "Abkhazia", "entity"),
    ],
)
def test_names_lead_to_the_usual_short_name(words, short, kind):
    known = ORGANISATIONS.find(words)

    assert known is not None
    assert (known.short, known.kind) == (short, kind)


@pytest.mark.parametrize(
    ("words", "beside", "state"),
    [
        ("foreign ministry", "TUR", "TUR"),
        ("Land Forces", "TUR", "TUR"),
        ("Security Council", "IRN", "IRN"),
        ("Turkish Armed Forces", None, "TUR"),
        ("Ministry of Defence of the Republic of Kazakhstan", None, "KAZ"),
        ("State Department", None, "USA"),
        ("IRGC", None, "IRN"),
        ("army", None, None),
    ],
)
def test_an_organ_acts_for_its_state(words, beside, state):
    known = ORGANISATIONS.find(words, beside)

    assert known is not None
    assert known.is_organ
    assert known.state == state


@pytest.mark.parametrize("words", ["is", "report", "Nordsee Shipping", "it"])
def test_other_words_are_no_known_organisation(words):
    assert ORGANISATIONS.find(words) is None
