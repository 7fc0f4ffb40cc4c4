"""The docs say what the program does: pages made from it are current, and the README's words are true."""

import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from regesta.lexicon.ontology import load_ontology
from regesta.settings import DATA
from regesta.show.cli import regesta
from regesta.show.cli.group import COMMANDS
from regesta.show.manual import make_pages
from regesta.show.schema import resolve, schema_types, type_schema

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = make_pages()


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def on_terminal(arguments, folder):
    """What a command prints on a terminal of 100 columns that knows no colour."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": "100", "LINES": "50", "TERM": "dumb"}
    command = [sys.executable, "-m", *arguments]
    with subprocess.Popen(command, stdout=theirs, cwd=folder, env=environment):
        os.close(theirs)
        told = b"".join(read_all(ours))
    os.close(ours)
    return [line.rstrip() for line in told.decode().replace("\r", "").splitlines()]


def read_all(descriptor):
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # how Linux tells that the other side of a terminal is closed
            return
        if not piece:
            return
        yield piece


def page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_made_page_is_current(name):
    assert page(name) == PAGES[name], "run: python -m regesta.show.manual docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_flag_is_documented(name):
    section = page("commands.md").split(f"## regesta {name}\n")[1].split("\n## ")[0]
    command = regesta.get_command(None, name)

    flags = [
        flag
        for parameter in command.params
        for flag in (*parameter.opts, *parameter.secondary_opts)
        if flag.startswith("--")
    ]
    assert [flag for flag in flags if flag not in section] == []


def test_every_flag_has_a_help_text():
    silent = [
        f"{name} {parameter.opts[0]}"
        for name in COMMANDS
        for parameter in regesta.get_command(None, name).params
        if parameter.opts[0].startswith("--") and not parameter.help
    ]

    assert silent == []


@pytest.mark.parametrize("name", load_ontology(DATA).kinds)
def test_every_kind_is_documented(name):
    assert f"### {name}\n" in page("kinds.md")


@pytest.mark.parametrize("name", schema_types(DATA))
def test_every_field_is_documented_and_says_what_it_holds(name):
    section = page("fields.md").split(f"\n## {name}\n")[1].split("\n## ")[0]
    rows = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", section, re.MULTILINE))
    whole = type_schema(name, DATA)

    assert set(resolve(whole, whole)["properties"]) <= set(rows)
    assert [field for field, words in rows.items() if not words.strip()] == []


def test_every_link_of_the_readme_leads_somewhere():
    links = re.findall(r"\]\(([^)#]+)\)", README)

    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_make_knows_the_commands_of_the_readme():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    told = re.findall(r"^make ([a-z]+)$", "\n".join(blocks("sh")), re.MULTILINE)

    assert told == ["demo", "test"]
    assert set(told) <= set(targets)


def test_there_are_examples_enough_and_none_is_hidden():
    reports = [path for path in (ROOT / "examples").rglob("*") if path.is_file()]

    assert len(reports) >= 12
    assert {path.suffix for path in reports} == {".txt", ".md", ".html", ".jsonl", ".marked"}


@pytest.mark.slow
def test_the_python_example_of_the_readme_runs():
    (example,) = blocks("python")
    lines = [line for line in example.splitlines() if line]

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", example],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        timeout=300,
    )

    assert len(lines) <= 11
    assert done.returncode == 0, done.stderr
    assert "AZE" in done.stdout


@pytest.mark.slow
def test_the_shell_examples_of_the_readme_run(tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "reports")
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    commands = [line for line in "\n".join(blocks("sh")).splitlines() if line.startswith("regesta ")]

    failed = []
    for command in commands:
        arguments = [sys.executable, "-m", *shlex.split(command)]
        done = subprocess.run(
            arguments,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            encoding="utf-8",
            env=environment,
            timeout=300,
        )
        if done.returncode:
            failed.append((command, done.stderr))

    assert len(commands) >= 8
    assert failed == []
    assert (tmp_path / "record.jsonl").stat().st_size > 1000
    assert (tmp_path / "events.csv").stat().st_size > 1000


@pytest.mark.slow
def test_the_excerpts_of_the_readme_are_what_the_program_prints(tmp_path):
    read = [sys.executable, "-m", "regesta", "read", "--quiet", ROOT / "tests/cases/show"]
    subprocess.run(read, check=True, cwd=tmp_path, timeout=300)

    rewritten = README
    for block in blocks("text"):
        command, *told = block.removeprefix("$ ").splitlines()
        printed = on_terminal(shlex.split(command), tmp_path)
        if told[-1] == "...":
            printed = [*printed[: len(told) - 1], "..."]
        rewritten = rewritten.replace(block, "\n".join([f"$ {command}", *printed, ""]))

    if os.environ.get("REGESTA_REWRITE"):
        (ROOT / "README.md").write_text(rewritten, encoding="utf-8")
    assert rewritten == README, "run this test once with REGESTA_REWRITE=1 in the environment"
