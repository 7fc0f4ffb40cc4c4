"""Make the marker's confidence mean what it says.

    python -m training.calibrate FILE --reports FOLDER --out FILE [--diagram PAGE.md]

What is measured goes by cross-fitting: curves fitted on one half of the reports (by the hash of their ids)
are tried on the other half, both ways. What is written into the card is fitted on all of them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import msgspec

from regesta.mark.marker import make_marker
from regesta.mark.weights import Weights, load_weights, save_weights
from training.calibration import Judged, cross_fit, fit, judge_pairs, judge_report
from training.corpus import load_marked
from training.examples import line_sentences
from training.reliability import Measured, measure, write_page


def judge_all(weights: Weights, reports: Path) -> list[Judged]:
    """Every mark that weights without curves find in the reports of a folder."""
    bare = replace(weights, card=msgspec.structs.replace(weights.card, calibration={}))
    marker = make_marker(bare, line_sentences)
    read = load_marked([reports], bare.card.kinds)
    marks = marker.mark([report.text for report in read])
    judged = [item for report, found in zip(read, marks, strict=True) for item in judge_report(report, found)]
    return judged + [item for report in read for item in judge_pairs(marker, report)]


@click.command()
@click.argument("weights", type=click.Path(path_type=Path, exists=True))
@click.option("--reports", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="May be the same file.")
@click.option(
    "--diagram",
    type=click.Path(path_type=Path),
    help="Write the page of reliability here (.md), and its drawing beside it (.svg).",
)
def main(weights: Path, reports: Path, out: Path, diagram: Path | None) -> None:
    """Fit the curves of a file of weights to marked reports and write them into its card."""
    loaded = load_weights(weights)
    judged = judge_all(loaded, reports)
    measured: list[Measured] = measure(judged, cross_fit(judged))
    curves = fit(judged)
    save_weights(out, replace(loaded, card=msgspec.structs.replace(loaded.card, calibration=curves)))
    for item in measured:
        print(item.line)
    print(f"{out}: {len(curves)} curves, fitted on all {len({item.report for item in judged})} reports")
    if diagram:
        version = f"{loaded.card.name}-{loaded.card.version}"
        write_page(diagram, measured, version=version, data=reports.name)


if __name__ == "__main__":
    main()
