"""What log, coverage, gaps and judgements print is what their schemas say."""

import json

import jsonschema
import pytest

from regesta.judging import Author, correct, judge_different, judge_same, reject, revoke
from regesta.pipeline import open_record
from regesta.settings import DATA
from regesta.show.cli import run
from regesta.show.schema import line_schema, type_schema

ANNA = Author(by="anna", reason="I was there")


@pytest.fixture
def ruled(make_record):
    """A record of which all sorts of things were ruled, taken back and removed."""
    settings = make_record("seeds-in-own-words")
    record = open_record(settings.record).record
    meetings = [event.id for event in record.events if event.kind.value == "meeting"]
    judge_same(settings, meetings[0], meetings[1], ANNA)
    judge_different(settings, record.people[0].id, record.people[1].id, Author(by="bert"))
    reject(settings, meetings[-1], ANNA)
    correct(settings, record.instruments[0].id, "kind", "agreement", ANNA)
    [late] = correct(settings, meetings[2], "when", "2020-02-27", ANNA).judgements
    revoke(settings, [late.id])
    return settings


@pytest.fixture
def printed(ruled, capsys):
    """What a command prints over that record, as objects."""

    def run_command(*arguments):
        assert run([*arguments, "--record", str(ruled.record)]) == 0
        out = capsys.readouterr().out
        return json.loads(out) if out.startswith("[") else [json.loads(line) for line in out.splitlines()]

    return run_command


@pytest.mark.parametrize(
    ("arguments", "types"),
    [
        (("log", "--json"), {"change"}),
        (("show", "--coverage", "--json"), {"coverage", "told"}),
        (("judge", "list", "--json"), {"judgement"}),
        (("show", "--disputes", "--json"), {"dispute"}),
        (("show", "--bodies", "--json"), {"body"}),
    ],
)
def test_what_is_printed_fits_its_schema(printed, arguments, types):
    items = printed(*arguments)

    assert {item["type"] for item in items} == types
    assert faults_of(items) == []


def test_gaps_fit_their_schema(make_record, capsys):
    settings = make_record("without-publication-date")

    assert run(["show", "--gaps", "--json", "--record", str(settings.record)]) == 0

    items = json.loads(capsys.readouterr().out)
    assert {item["type"] for item in items} == {"gap"}
    assert faults_of(items) == []


def test_rulings_that_are_exported_fit_their_schema(printed):
    validator = jsonschema.Draft202012Validator(type_schema("ruling", DATA))

    items = printed("judge", "export", "-")

    assert len(items) > 4
    assert [error.message for item in items for error in validator.iter_errors(item)] == []


def test_each_of_them_is_one_line_of_the_schema_of_all(printed):
    validator = jsonschema.Draft202012Validator(line_schema(DATA))

    items = [*printed("log", "--json"), *printed("judge", "list", "--json"), *printed("judge", "export", "-")]

    assert [error.message for item in items for error in validator.iter_errors(item)] == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("change", {"what": "moved"}),
        ("change", {"mood": "good"}),
        ("ruling", {"verdict": "maybe"}),
        ("ruling", {"at": "2026-01-01T10:00:00"}),
    ],
)
def test_the_schemas_are_strict(printed, name, wrong):
    validator = jsonschema.Draft202012Validator(type_schema(name, DATA))
    arguments = ("log", "--json") if name == "change" else ("judge", "export", "-")

    item = printed(*arguments)[0]

    assert validator.is_valid(item)
    assert not validator.is_valid(item | wrong)


def faults_of(items):
    validators = {
        name: jsonschema.Draft202012Validator(type_schema(name, DATA)) for name in {i["type"] for i in items}
    }
    return [error.message for item in items for error in validators[item["type"]].iter_errors(item)]
