"""Average runs: `python -m training.average --out DIR --run RUN 0.6 --run EARLIER 0.4`.

Runs of which one began as the other lie in one valley of the loss, and their mean is often better than
either (Wortsman and others 2022, "Model soups"). What comes out is a run that can be exported.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import click
import torch


def average(runs: Sequence[tuple[Path, float]], out: Path) -> None:
    """Write the mean of the runs' weights, by their shares, and what the first run says of itself.

    Raises:
        ValueError: where the shares do not make a whole.
    """
    if abs(sum(share for _, share in runs) - 1) > 1e-6:
        raise ValueError("the shares of the runs must make 1")
    states = [torch.load(run / "state.pt", weights_only=False) for run, _ in runs]
    mean = {
        name: sum(share * state["average"][name] for (_, share), state in zip(runs, states, strict=True))
        for name in states[0]["average"]
    }
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"average": mean, "epoch": states[0]["epoch"]}, out / "state.pt")
    shutil.copy(runs[0][0] / "layout.json", out)


@click.command()
@click.option(
    "--run", "runs", multiple=True, required=True, type=(click.Path(path_type=Path, exists=True), float),
    help="A run and its share; the first is the one whose training the card tells.",
)  # fmt: skip
@click.option("--out", required=True, type=click.Path(path_type=Path))
def main(runs: tuple[tuple[Path, float], ...], out: Path) -> None:
    """Average the weights of several runs."""
    average(runs, out)


if __name__ == "__main__":
    main()
