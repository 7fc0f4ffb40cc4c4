"""The reports that measure rare acts are sound, and none of them is trained on."""

from pathlib import Path

from regesta.domain.marked_report import parse_marked_report
from regesta.lexicon.ontology import load_ontology
from regesta.settings import DATA

TRAINING = Path(__file__).parents[2] / "training"
KINDS = tuple(load_ontology(DATA).kinds)


def sentences(folder):
    reports = (
        parse_marked_report(path.read_text(encoding="utf-8"), kinds=KINDS, where=path.name)
        for path in sorted(folder.glob("*.marked"))
    )
    return [line for report in reports for line in report.text.splitlines() if line]


def test_no_sentence_that_measures_is_trained_on():
    measured = sentences(TRAINING / "rare_acts")

    assert len(measured) > 250
    assert not set(measured) & set(sentences(TRAINING / "marked"))
