import csv
import io
import json

import jsonschema
import pytest

from regesta.settings import DATA
from regesta.show.export.columns import column_names, write_csv
from regesta.show.export.lines import TYPES, all_claim_objects, json_line, record_objects
from regesta.show.schema import line_schema, schema_types, type_schema


def test_every_type_of_the_record_has_a_schema():
    others = {"claim", "change", "coverage", "told", "gap", "judgement", "ruling"}

    assert set(schema_types(DATA)) == {*TYPES, *others}


@pytest.mark.parametrize("name", schema_types(DATA))
def test_a_schema_is_itself_valid(name):
    jsonschema.Draft202012Validator.check_schema(type_schema(name, DATA))


@pytest.mark.parametrize("name", TYPES)
def test_objects_of_a_type_fit_its_schema(name, register):
    items = list(record_objects(register, [name]))

    validator = jsonschema.Draft202012Validator(type_schema(name, DATA))
    faults = [error.message for item in items for error in validator.iter_errors(item)]
    assert items or name == "organisation"
    assert faults == []


def test_claims_fit_their_schema(register):
    validator = jsonschema.Draft202012Validator(type_schema("claim", DATA))

    items = list(all_claim_objects(register))

    assert len(items) == 1
    assert [error.message for item in items for error in validator.iter_errors(item)] == []


def test_any_line_fits_the_schema_of_lines(register):
    validator = jsonschema.Draft202012Validator(line_schema(DATA))

    items = [*record_objects(register), *all_claim_objects(register)]

    assert [error.message for item in items for error in validator.iter_errors(item)] == []


def test_a_claim_has_the_fields_of_an_event_and_its_report(register):
    event = next(record_objects(register, ["event"]))
    claim = next(all_claim_objects(register))

    assert set(claim) == set(event) | {"report"}


def test_a_quotation_is_the_words_at_its_offsets(register):
    event = next(record_objects(register, ["event"]))

    quotes = [(item["report"], item["start"], item["end"], item["quote"]) for item in event["evidence"]]
    assert quotes[0][3] == "met"
    assert all(register.reports[name].text[start:end] == words for name, start, end, words in quotes)


def test_the_meeting_goes_out_as_the_record_format_says(register):
    event = next(record_objects(register, ["event"]))

    assert event["plover"] == {"event": "CONSULT", "mode": None}
    assert (event["cameo"], event["goldstein"], event["family"]) == ("046", 7.0, "contact")
    assert event["when"] == {
        "start": "2019-01-16",
        "end": "2019-01-16",
        "precision": "day",
        "text": "on Wednesday",
        "basis": "weekday before publication",
    }
    assert event["where"]["geonames"] == 587084
    assert event["learnt"] == "2026-11-21T10:00:00Z"


def test_a_line_is_one_line_and_keeps_its_letters():
    assert json_line({"name": "Fərid\nƏliyev"}) == '{"name": "Fərid\\nƏliyev"}'


def test_columns_of_events_name_the_parts_of_dates_and_places():
    columns = column_names("event", DATA)

    assert columns[:3] == ("type", "id", "kind")
    assert {"when_start", "when_precision", "where_city", "plover_event", "body_number"} <= set(columns)
    assert "when" not in columns


@pytest.mark.parametrize("name", TYPES)
def test_a_table_has_a_row_an_object(name, register):
    items = list(record_objects(register, [name]))
    out = io.StringIO()

    write_csv(items, column_names(name, DATA), out)

    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [row["id"] for row in rows] == [item["id"] for item in items]


def test_a_row_joins_lists_and_leaves_the_unknown_empty(register):
    out = io.StringIO()

    write_csv(record_objects(register, ["event"]), column_names("event", DATA), out)

    row = next(csv.DictReader(io.StringIO(out.getvalue())))
    assert (row["parties"], row["people"], row["verbal"]) == ("AZE; IRN", "Mohammad Bagheri", "false")
    assert (row["body_name"], row["part_of"]) == ("", "")


def test_schemas_are_strict_about_what_they_do_not_know(register):
    event = json.loads(json_line(next(record_objects(register, ["event"]))))
    validator = jsonschema.Draft202012Validator(type_schema("event", DATA))

    assert not validator.is_valid(event | {"mood": "good"})
    assert not validator.is_valid(event | {"speaker": ""})
    assert not validator.is_valid({key: value for key, value in event.items() if key != "verbal"})
