from regesta.lexicon.ontology import load_ontology
from regesta.mark.roles import SAID
from regesta.settings import DATA


def test_what_is_said_is_what_the_ontology_calls_verbal():
    assert {name for name, kind in load_ontology(DATA).kinds.items() if kind.verbal} == SAID
