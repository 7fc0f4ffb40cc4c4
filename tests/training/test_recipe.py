"""The whole recipe of the weights: every step can be called, in order, and what is done is not done again."""

from pathlib import Path

import click
import pytest

pytest.importorskip("torch", reason="training needs the packages of the extra 'training'")

from training.recipe import Step, follow, plan


@pytest.fixture
def data(tmp_path):
    for folder in ("train", "dev"):
        (tmp_path / "data" / "marked" / folder).mkdir(parents=True)
    return tmp_path / "data"


def test_each_step_is_a_command_that_takes_its_arguments(data, tmp_path):
    made = set()
    for step in plan(data, tmp_path):
        given = [Path(value) for value in step.arguments if value.startswith(str(tmp_path))]
        for path in given:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()  # what earlier steps make must be there for the arguments to be valid
        context = step.command.make_context("step", list(step.arguments))
        made |= {value for name, value in context.params.items() if name in ("out", "run", "start", "taught")}
    assert tmp_path / "en.marker" in made


def test_a_step_that_is_done_is_not_done_again(tmp_path):
    done = []

    @click.command()
    @click.argument("name")
    def note(name):
        done.append(name)

    steps = [Step(name, note, (name,)) for name in ("one", "two")]
    follow(steps, tmp_path)
    (tmp_path / "two.done").unlink()
    follow(steps, tmp_path)
    assert done == ["one", "two", "two"]
