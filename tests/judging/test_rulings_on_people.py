"""Rulings on people whom a report also names together ("the two ministers")."""

import pytest

from regesta.judging import Author, correct, own_spans, reject
from regesta.pipeline import open_record, read_sources
from regesta.settings import Settings

ANNA = Author(by="anna")
TOGETHER = """\
# published: 2021-03-10

{s1 Omani} {o1 Minister} {p1 Salim Harthi} {e1 met} {o2 Minister} {p2 Tariq Mirza} of {s2 Pakistan}.
The {p1,p2 two ministers} {e2 signed} a {i1 protocol}.

= p1 of s1; office o1
= p2 of s2; office o2
= e1 meeting held; by p1 p2
= e2 signing held; by p1 p2; under i1
"""


@pytest.fixture
def together(tmp_path):
    (tmp_path / "one.marked").write_text(TOGETHER, encoding="utf-8")
    settings = Settings(record=tmp_path / "together.regesta")
    read_sources([str(tmp_path / "one.marked")], settings)
    return settings


def person(settings, words):
    return next(item.id for item in open_record(settings.record).record.people if words in item.name)


def test_who_is_rejected_takes_nobody_along(together):
    ruled = reject(together, person(together, "Harthi"), ANNA)

    assert [item.name for item in ruled.record.people] == ["Tariq Mirza"]


def test_a_name_is_corrected_for_one_alone(together):
    ruled = correct(together, person(together, "Harthi"), "name", "Salem al-Harthi", ANNA)

    assert sorted(item.name for item in ruled.record.people) == ["Salem al-Harthi", "Tariq Mirza"]


def test_words_that_stand_for_two_are_nobodys_own(together):
    view = open_record(together.record)
    [reading] = view.readings
    text = view.reports[reading.report].text

    words = {seen.words: [span.of(text) for span in spans] for seen, spans in own_spans(reading)}

    assert words == {"Salim Harthi": ["Salim Harthi"], "Tariq Mirza": ["Tariq Mirza"]}
