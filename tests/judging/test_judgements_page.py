"""What docs/judgements.md shows works as it says."""

import re
import shlex
import shutil
from pathlib import Path

from regesta.judging import list_judgements
from regesta.settings import Settings
from regesta.settle.corrections import CLAIM_PROPERTIES, PERSON_PROPERTIES
from regesta.show.cli import regesta, run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "judgements.md").read_text(encoding="utf-8")


def test_the_examples_run(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "tests" / "cases" / "show", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    lines = "".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)).splitlines()

    failed = [line for line in lines if run(shlex.split(line)[1:]) != 0]

    assert failed == [], capsys.readouterr().err
    assert len(list_judgements(Settings(record=tmp_path / "record.regesta"))) == 3


def test_every_property_that_can_be_corrected_is_told():
    assert all(f"| `{name}` |" in PAGE for name in (*CLAIM_PROPERTIES, *PERSON_PROPERTIES))


def test_every_command_of_judge_is_told():
    commands = regesta.get_command(None, "judge").commands

    assert [name for name in commands if f"judge {name}" not in PAGE] == []
