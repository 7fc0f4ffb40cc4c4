"""The learning curve of the marker: `python -m training.evaluation.curve FILE...`.

Each file of weights tells in its card how much it was trained on and how it scored on marked/dev
(`python -m training.evaluation.marker --card` writes that); nothing is trained here.
"""

from __future__ import annotations

from pathlib import Path

import click

from regesta.mark.marker import load_marker
from regesta.mark.weights import load_weights
from training.corpus import load_marked
from training.evaluation.curve_rows import (
    CURVE,
    Row,
    Training,
    curve_table,
    load_rows,
    merge,
    row_of,
    save_rows,
    score_key,
    training_of,
)
from training.evaluation.marker import evaluate_marker
from training.examples import line_sentences

DEV = Path("marked/dev")


def read_row(weights: Path) -> tuple[Training, Row]:
    """A marker's line of the curve as its card tells it."""
    card = load_weights(weights).card
    scores = {name: card.scores[key] for name in CURVE if (key := score_key(name, DEV)) in card.scores}
    return training_of(card), row_of(scores)


def measure_row(weights: Path, reports: Path) -> tuple[Training, Row]:
    """A marker's line of the curve, scored anew."""
    marker = load_marker(weights, line_sentences)
    scores = evaluate_marker(marker, load_marked([reports], marker.weights.card.kinds))
    return training_of(marker.weights.card), row_of({name: scores[name].f1 for name in CURVE})


@click.command()
@click.argument("weights", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--reports",
    type=click.Path(path_type=Path, exists=True),
    help="Score anew on these, whatever cards tell.",
)
@click.option("--write", is_flag=True, help="Keep the lines in curve.tsv, which the page of scores shows.")
def main(weights: tuple[Path, ...], reports: Path | None, *, write: bool) -> None:
    """Print the learning curve: the lines kept, and those of the files named."""
    new = [measure_row(path, reports) if reports else read_row(path) for path in weights]
    rows = merge(load_rows(), new)
    if write:
        save_rows(rows)
    print(curve_table(rows).markdown())


if __name__ == "__main__":
    main()
