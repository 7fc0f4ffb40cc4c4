import pytest

from regesta.places import resolve


def names(text):
    return [found.text for found in resolve(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers met in Tehran.", ["Tehran"]),
        ("Tehran said it would answer.", []),
        ("Moscow warned Ankara, and talks in Ankara went on.", ["Ankara"]),
        ("Tehran and Baku agreed to meet.", []),
        ("Troops crossed West Azerbaijan.", ["West Azerbaijan"]),
        ("The Washington Post told so.", []),
        ("Michael Jordan came too.", []),
        ("Gen Bagheri left for Baku.", ["Baku"]),
        ("Defence Minister Gen Nakatani came to Tokyo.", ["Tokyo"]),
        ("He taught at the University of Georgia.", []),
        ("A fire broke out in Oxnard, California.", ["Oxnard", "California"]),
        ("They signed the paper in Côte d’Ivoire.", ["Côte d’Ivoire"]),
        ("Crowds filled St. Peter's Square on Sunday.", ["St. Peter's Square"]),
        ("The People's Republic of China answered.", ["People's Republic of China"]),
        ("It cost US$10,000.", []),
        ("West Nile virus was found.", []),
        ("Police closed the Strait of Hormuz.", ["Strait of Hormuz"]),
        ("We told us so.", []),
        ("", []),
    ],
)
def test_names_of_places_are_found_and_names_of_others_left(text, expected):
    assert names(text) == expected


def test_a_small_place_that_is_told_once_is_found_again():
    assert names("The lead came through Esperance, Western Australia. Esperance residents saw it.") == [
        "Esperance",
        "Western Australia",
        "Esperance",
    ]


def test_the_spans_are_those_of_the_words():
    text = "Talks moved from Geneva to New York."

    assert [found.span.of(text) for found in resolve(text)] == ["Geneva", "New York"]
