import pytest

from regesta.lexicon import load_lexicon
from regesta.lexicon.name_parts import load_name_parts
from regesta.mark.identity import LexiconIdentifier
from regesta.settings import DATA


@pytest.fixture(scope="session")
def identifier():
    return LexiconIdentifier(load_lexicon(DATA), load_name_parts(DATA))
