import pytest

from regesta.lexicon import load_lexicon
from regesta.lexicon.name_parts import load_name_parts
from regesta.mark.identity import LexiconIdentifier
from regesta.settings import DATA


@pytest.fixture(scope="module")
def identifier():
    return LexiconIdentifier(load_lexicon(DATA), load_name_parts(DATA))


def test_a_state_is_known_under_all_its_words(identifier):
    known = identifier.identify("s", ["Iran", "Tehran", "Azeri", "the two countries"])

    assert known.same[0, 1]
    assert known.different[0, 2]
    assert not known.different[0, 3]
    assert known.plural.tolist() == [False, False, False, True]
    assert known.counts == [0, 0, 0, 2]


@pytest.mark.parametrize(
    ("one", "two", "strangers"),
    [
        ("Hassan Rouhani", "Ilham Aliyev", True),
        ("Mohammad Bagheri", "Mohammad Hossein Baqeri", False),
        ("Zakir Hasanov", "Hasanov", False),
        ("Rouhani", "he", False),
    ],
)
def test_names_of_two_persons_are_told_apart(identifier, one, two, strangers):
    assert identifier.identify("p", [one, two]).different[0, 1] == strangers
