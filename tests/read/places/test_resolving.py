from itertools import permutations

import pytest

from regesta.domain.claim import Doubt, Place
from regesta.domain.span import Span
from regesta.lexicon.gazetteer import load_gazetteer
from regesta.read.places import PlaceContext, PlaceMention, resolve_places
from regesta.settings import DATA

GAZETTEER = load_gazetteer(DATA)


def settle(text, *names, context=None):
    mentions = [
        PlaceMention(id=name, span=Span(text.index(name), text.index(name) + len(name)), words=name)
        for name in names
    ]
    return resolve_places(text, mentions, context or PlaceContext(), GAZETTEER)


def only(text, name, **states):
    return settle(text, name, context=PlaceContext(states=states))[name]


@pytest.mark.parametrize(
    ("text", "name", "country", "city"),
    [
        ("The fair was held in Paris.", "Paris", "FRA", "Paris"),
        ("The fair was held in Paris, Texas.", "Paris", "USA", "Paris"),
        ("Ships left Olongapo, Zambales province, Philippines.", "Olongapo", "PHL", "Olongapo"),
        ("Troops crossed West Azerbaijan on Monday.", "West Azerbaijan", "IRN", None),
        ("They laid a wreath at the Alley of Martyrs.", "Alley of Martyrs", "AZE", "Baku"),
        ("Talks at the Saadabad Palace went on.", "Saadabad Palace", "IRN", "Tehran"),
        ("Jets took off from Ramstein Air Base.", "Ramstein Air Base", "DEU", None),
        ("He arrived in Mar-a-Lago.", "Mar-a-Lago", "USA", "Palm Beach"),
        ("Shelling hit the Donetsk region.", "Donetsk region", "UKR", None),
        ("They met in Tbilisi, Georgia.", "Georgia", "GEO", None),
        ("They met in Stepanakert.", "Stepanakert", "AZE", "Khankendi"),
        ("The patrol left northern Iraq.", "northern Iraq", "IRQ", None),
        ("Fighting in the province of Wasit went on.", "Wasit", "IRQ", None),
        ("A rally in the US state of Georgia.", "Georgia", "USA", None),
    ],
)
def test_a_place_is_told_by_what_is_written_beside_it(text, name, country, city):
    place = only(text, name)

    assert isinstance(place, Place)
    assert (place.country, place.city) == (country, city)


def test_the_states_of_the_report_tell_one_place_from_another():
    assert only("They met in Tripoli.", "Tripoli", LBY=3).country == "LBY"
    assert only("They met in Tripoli.", "Tripoli", LBN=3).country == "LBN"


def test_places_in_a_state_tell_its_name_from_that_of_a_division():
    text = "Floods hit Atlanta and Savannah; all of Georgia was on alert."

    assert settle(text, "Atlanta", "Savannah", "Georgia")["Georgia"].country == "USA"


def test_a_list_of_divisions_holds_divisions():
    text = "Cases were found in Ohio, Oregon, Washington and Wisconsin."

    place = settle(text, "Ohio", "Oregon", "Washington", "Wisconsin")["Washington"]

    assert (place.name, place.city) == ("Washington", None)


def test_a_later_mention_is_the_place_of_the_first():
    text = "The plant is in Vienna, Virginia. Work in Vienna began in May."
    second = text.rindex("Vienna")
    mentions = [
        PlaceMention(id="l1", span=Span(16, 22), words="Vienna"),
        PlaceMention(id="l2", span=Span(second, second + 6), words="Vienna"),
    ]

    places = resolve_places(text, mentions, PlaceContext(), GAZETTEER)

    assert places["l1"] == places["l2"]
    assert places["l1"].country == "USA"


def test_a_sea_has_no_state():
    place = only("Drills began in the Caspian Sea.", "Caspian Sea")

    assert (place.country, place.city, place.geonames) == (None, None, None)


def test_a_name_the_gazetteer_does_not_hold_is_unknown():
    assert only("They met in Xyzzyabad.", "Xyzzyabad") is Doubt.PLACE_UNKNOWN


def test_places_of_one_name_that_fit_alike_are_ambiguous():
    assert only("They met in Springfield.", "Springfield") is Doubt.PLACE_AMBIGUOUS


def test_the_order_of_mentions_does_not_matter():
    text = "Floods hit Atlanta and Savannah; all of Georgia was on alert."
    results = [settle(text, *names) for names in permutations(("Atlanta", "Savannah", "Georgia"))]

    assert all(result == results[0] for result in results)


def test_nothing_to_resolve_gives_nothing():
    assert resolve_places("", [], PlaceContext(), GAZETTEER) == {}
