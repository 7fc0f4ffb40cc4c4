"""The large marker as it ships, where its package and its public encoder are installed."""

from pathlib import Path

from large_marker import large_weights

from regesta.lexicon.ontology import load_ontology
from regesta.mark.marker import load_marker
from regesta.mark.weights import load_weights
from regesta.settings import DATA
from regesta.text.sentences import split_sentences

SOURCE = Path(__file__).parents[2] / "large" / "src" / "regesta_en_large" / "en-large.marker"
TEXT = (
    "Kenyan Defence Minister Amina Juma met her Ugandan counterpart Paul Okello in Kampala on Tuesday.\n"
    "The two ministers signed a memorandum of understanding on border security.\n"
)


def test_its_weights_fit_the_limit_and_the_ontology():
    assert SOURCE.stat().st_size <= 30_000_000
    assert set(load_weights(SOURCE).card.kinds) == set(load_ontology(DATA).kinds)


def test_its_requirements_are_the_packages_it_asks_for():
    asked = load_weights(SOURCE).public.packages
    listed = (Path(__file__).parents[2] / "large" / "encoder.txt").read_text().splitlines()

    assert [line.split("==")[0] for line in listed if not line.startswith("#")] == list(asked)


def test_it_marks_a_report(tmp_path):
    marker = load_marker(large_weights(), split_sentences, cache=tmp_path)
    (marks,) = marker.mark([TEXT])

    assert marker.version.startswith("en-large-")
    assert {"meeting", "signing"} <= {event.kind for event in marks.events}
    assert {"Amina Juma", "Paul Okello", "Kampala"} <= {mention.span.of(TEXT) for mention in marks.mentions}
