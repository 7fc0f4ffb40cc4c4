"""States told from the words of reports."""

import pytest

from regesta.lexicon import load_lexicon
from regesta.settings import DATA

STATES = load_lexicon(DATA).states


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Iran", ("IRN",)),
        ("Azeri", ("AZE",)),
        ("Azerbaijani", ("AZE",)),
        ("Republic of Azerbaijan", ("AZE",)),
        ("Türkiye", ("TUR",)),
        ("Côte d’Ivoire", ("CIV",)),
        ("the Kremlin", ("RUS",)),
        ("Downing Street", ("GBR",)),
        ("White House", ("USA",)),
        ("Beijing", ("CHN",)),
        ("U.S.", ("USA",)),
        ("US", ("USA",)),
        ("us", ()),
        ("West Azerbaijan", ("IRN",)),
        ("New Mexico", ("USA",)),
        ("Gulf of Oman", ()),
        ("Assad regime", ("SYR",)),
        ("Biden-Harris Administration", ("USA",)),
        ("government of Venezuela", ("VEN",)),
        ("regime in Damascus", ("SYR",)),
        ("U.S.-Iran", ("USA", "IRN")),
        ("Baltic states", ("EST", "LVA", "LTU")),
        ("Soviet", ("SUN",)),
        ("Kosovo", ("XKX",)),
        ("Taiwan", ("TWN",)),
        ("Palestinians", ("PSE",)),
        ("Nigerien", ("NER",)),
        ("Nigerian", ("NGA",)),
        ("Americans", ("USA",)),
        ("two countries", ()),
        ("the West", ()),
    ],
)
def test_words_stand_for_states(words, expected):
    assert STATES.find(words) == expected


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("talks in Tbilisi between Georgia and Armenia", "GEO"),
        ("a Republican senator; Georgia votes, and Atlanta waits", "USA"),
    ],
)
def test_georgia_is_told_from_its_twin_by_what_stands_near(near, expected):
    assert STATES.find("Georgia", near) == (expected,)


def test_every_state_has_three_and_two_letters_and_a_name_of_its_own():
    codes = list(STATES.states.values())

    assert len(codes) > 200
    assert all(len(state.iso3) == 3 and state.iso3.isupper() for state in codes)
    assert len({state.iso2 for state in codes}) == len(codes)
    assert all(STATES.find(state.name) == (state.iso3,) for state in codes)
