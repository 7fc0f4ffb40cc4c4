"""What belongs where, and what the pages are made of before anyone asks."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from regesta.show.web.addresses import section_of
from regesta.show.web.app import NAV
from regesta.show.web.query import Query, parse_query, write_narrowed
from regesta.show.web.templating import TEMPLATES, compile_templates, file_name, make_templates


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/", "/"),
        ("/event/ev-1", "/"),
        ("/pairs/AZE-IRN", "/pairs"),
        ("/pairs/AZE-IRN/acts", "/pairs"),
        ("/person/pe-1", "/people"),
        ("/offices", "/people"),
        ("/body/bo-1", "/bodies"),
        ("/instrument/in-1", "/instruments"),
        ("/report/re-1", "/search"),
        ("/judgements", "/review"),
        ("/add/1", "/add"),
    ],
)
def test_every_page_belongs_to_one_of_the_navigation(path, section):
    assert section_of(path) == section
    assert section in {address for _, address in NAV}


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("/home/anna/reports/one.txt", "one.txt"),
        ("C:\\reports\\one.txt", "one.txt"),
        ("one.txt", "one.txt"),
        ("https://news.example/a/one", "https://news.example/a/one"),
    ],
)
def test_a_report_goes_by_the_name_of_its_file(source, told):
    assert file_name(source) == told


def test_all_templates_compile_before_anyone_asks():
    environment = make_templates()
    compile_templates(environment)

    assert {name for _, name in environment.cache} == {path.name for path in Path(TEMPLATES).iterdir()}


@pytest.mark.parametrize("asked", [Query(), Query(pair=("AZE", "IRN"), topics=("trade & aid",), words="gas")])
def test_a_bar_asks_for_the_same_as_its_drawing_within_its_days(asked):
    day = date(2019, 1, 16)
    address = write_narrowed("/", asked)(day, day, "contact")

    narrowed = asked.but(since=day, until=day, families=("contact",))
    assert parse_query(parse_qsl(address.partition("?")[2])) == narrowed
