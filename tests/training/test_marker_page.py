from pathlib import Path

from regesta.domain.marked_report import parse_marked_report
from regesta.lexicon.ontology import load_ontology
from regesta.mark.weights import Card
from regesta.settings import DATA
from training.evaluation.bootstrap import compare_markers
from training.evaluation.curve_rows import (
    FILE,
    Training,
    curve_table,
    load_rows,
    merge,
    row_of,
    save_rows,
    score_key,
    training_of,
)
from training.evaluation.floors import Figure
from training.evaluation.marker_page import Page
from training.evaluation.marker_scores import compare

WRITTEN = """# id: syn001

{p1 Amina Juma} {e1 met} {p2 Paul Okello}.

= e1 meeting held; by p1 p2
"""
FIGURES = [
    Figure(name="mention", goal=0.86, people=0.9, floor=0.8),
    Figure(name="attribute", goal=0.5, people=None, floor=None),
]


def page(**changes):
    report = parse_marked_report(WRITTEN, kinds=load_ontology(DATA).kinds)
    scores = [compare(report, report.marks)]
    more = {
        "version": "en-2",
        "data": "dev",
        "reports": scores,
        "figures": FIGURES,
        "options": "--markdown x.md",
        **changes,
    }
    return Page(**more).write(), scores


def test_the_page_tells_what_is_at_its_goal_and_what_is_not():
    written, _ = page()

    assert "At the goal: mention. Below it: attribute (by 0.500)." in written
    assert "| mention | 1.000 | 1.000 | 1.000 | 0.86 | 0.90 |" in written
    assert "syn: invented reports" in written
    assert "$" not in written


def test_the_page_tells_the_differences_to_the_marker_before():
    _, scores = page()

    written, _ = page(before="en-1", differences=compare_markers(scores, scores, ["mention"]))

    assert "Marker en-1 on the same reports" in written
    assert "| mention | 1.000 | 1.000 | +0.000 | +0.000 to +0.000 | within chance |" in written


def test_the_learning_curve_is_kept_as_it_was(tmp_path):
    save_rows(load_rows(), tmp_path / "curve.tsv")

    assert (tmp_path / "curve.tsv").read_text() == FILE.read_text()


def test_a_line_of_the_same_training_is_taken_over():
    seven, eight = (Training(reports=reports, taught=0, epochs=3) for reports in (700, 800))
    rows = {eight: row_of({"mention": 0.5})}

    rows = merge(rows, [(eight, row_of({"mention": 0.6})), (seven, row_of({"status": 0.25}))])

    assert curve_table(rows).rows == (
        ("700 reports, 3 epochs", "", "", "0.250", "", ""),
        ("800 reports, 3 epochs", "0.600", "", "", "", ""),
    )


def test_a_card_tells_how_much_its_weights_were_trained_on():
    card = Card(
        name="en", version="2", language="en", licence="", encoder="", trained_on={}, kinds=(),
        specials=(0, 1, 2), longest=384, thresholds={}, reports=884, taught=12_000, epochs=14,
    )  # fmt: skip

    assert training_of(card).words == "884 reports and 12,000 windows of a teacher, 14 epochs"


def test_scores_are_told_by_figure_and_folder():
    assert score_key("mention", Path("data/marked/dev")) == "mention F1, marked/dev"


def test_every_marker_has_a_page_on_its_confidence():
    assert "(confidence.md)" in page()[0]
    assert "(confidence-large.md)" in page(version="en-large-1")[0]
