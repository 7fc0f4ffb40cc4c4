"""All of it at one go: `python -m training.recipe --data DATA --out FOLDER` makes weights from the open data.

    marked reports --train--> student, teacher; open texts --teacher--> taught windows
    student, marked reports, taught windows --train--> last --train, four of six layers--> thin
    thin --export--> en.marker --calibrate--> en.marker

Every step is a command that can be called alone; what FOLDER holds already is not made again, and training
takes up after the last whole epoch. On two cores it takes about a day, three quarters of it for the teacher.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from training import calibrate, export, teaching, texts, train
from training.network import THIN

OWN = Path(__file__).with_name("marked")


@dataclass(frozen=True, slots=True)
class Step:
    """A command with its arguments; a file of its name notes that it was done to its end."""

    name: str
    command: click.Command
    arguments: tuple[str, ...]


def plan(data: Path, out: Path) -> Iterator[Step]:
    """The steps in order; `data` is the folder of open data."""
    marked = ("--marked", str(data / "marked" / "train"), "--marked", str(OWN))
    student, teacher, last, thin = (str(out / name) for name in ("student", "teacher", "last", "thin"))
    chosen, taught, weights = (str(out / name) for name in ("texts.jsonl", "taught.pt", "en.marker"))
    held_out = str(data / "marked" / "dev")
    settings = ("--encoder", "mpnet", "--epochs", "8", "--batch", "3", "--rate", "9e-5", "--averaged", "0.99")
    begun = ("--start", student, "--taught", taught, "--epochs", "6", "--rate", "1.5e-4")
    thinned = ("--encoder", THIN, "--start", last, "--taught", taught, "--epochs", "5")
    yield Step("student", train.main, (*marked, "--out", student, "--epochs", "14"))
    yield Step("teacher", train.main, (*marked, "--out", teacher, *settings))
    yield Step("texts", texts.main, ("--data", str(data), "--out", chosen))
    yield Step("taught", teaching.main, (teacher, "--texts", chosen, "--out", taught))
    yield Step("last", train.main, (*marked, "--out", last, *begun))
    yield Step("thin", train.main, (*marked, "--out", thin, *thinned))
    yield Step("export", export.main, (thin, "--out", weights))
    yield Step("calibrate", calibrate.main, (weights, "--reports", held_out, "--out", weights))


def follow(steps: Iterable[Step], out: Path) -> None:
    """Take the steps that are not done, and note in the folder `out` each that is."""
    for step in steps:
        done = out / f"{step.name}.done"
        if not done.exists():
            print(" ".join((f"{step.name}:", *step.arguments)), flush=True)
            step.command.main(list(step.arguments), standalone_mode=False)
            done.touch()


@click.command()
@click.option("--data", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
def main(data: Path, out: Path) -> None:
    """Make weights for English from the folder of open data."""
    out.mkdir(parents=True, exist_ok=True)
    follow(plan(data, out), out)


if __name__ == "__main__":
    main()
