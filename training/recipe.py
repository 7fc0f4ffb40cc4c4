"""All of it at one go: `python -m training.recipe --data DATA --out FOLDER` makes weights from the open data.

    marked reports --train--> student, teacher; open texts --teacher--> taught windows
    student, marked reports, taught windows --train--> run --export--> en.marker --calibrate--> en.marker

Every step is a command that can be called alone; what FOLDER holds already is not made again, and training
takes up after the last whole epoch. On two cores it takes about a day, three quarters of it for the teacher.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from training import calibrate, export, teaching, texts, train

OWN = Path(__file__).with_name("marked")


@dataclass(frozen=True, slots=True)
class Step:
    """A command with its arguments, and the file that shows it was done to its end."""

    command: click.Command
    arguments: tuple[str, ...]
    done: Path


def plan(data: Path, out: Path) -> Iterator[Step]:
    """The steps in order; `data` is the folder of open data."""
    marked = ("--marked", str(data / "marked" / "train"), "--marked", str(OWN))
    student, teacher, last = (out / name for name in ("student", "teacher", "last"))
    chosen, taught, weights = out / "texts.jsonl", out / "taught.pt", out / "en.marker"
    yield Step(train.main, (*marked, "--out", str(student), "--epochs", "14"), student / "done")
    settings = ("--encoder", "mpnet", "--epochs", "8", "--batch", "3", "--rate", "9e-5", "--averaged", "0.99")
    yield Step(train.main, (*marked, "--out", str(teacher), *settings), teacher / "done")
    yield Step(texts.main, ("--data", str(data), "--out", str(chosen)), out / "texts.done")
    yield Step(
        teaching.main, (str(teacher), "--texts", str(chosen), "--out", str(taught)), out / "taught.done"
    )
    begun = ("--start", str(student), "--taught", str(taught))
    yield Step(
        train.main, (*marked, *begun, "--out", str(last), "--epochs", "6", "--rate", "1.5e-4"), last / "done"
    )
    yield Step(export.main, (str(last), "--out", str(weights)), out / "export.done")
    held_out = str(data / "marked" / "dev")
    yield Step(
        calibrate.main, (str(weights), "--reports", held_out, "--out", str(weights)), out / "calibrate.done"
    )


def follow(steps: Iterable[Step]) -> None:
    """Take the steps that are not done, and note each that is."""
    for step in steps:
        if not step.done.exists():
            print(" ".join((str(step.command.name), *step.arguments)), flush=True)
            step.command.main(list(step.arguments), standalone_mode=False)
            step.done.touch()


@click.command()
@click.option("--data", required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
def main(data: Path, out: Path) -> None:
    """Make weights for English from the folder of open data."""
    out.mkdir(parents=True, exist_ok=True)
    follow(plan(data, out))


if __name__ == "__main__":
    main()
