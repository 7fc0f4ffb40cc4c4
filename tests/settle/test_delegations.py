"""Who led a delegation, as sentences tell it."""

import pytest
from registers import SETTLING, read_marked, settle_all

MARKED = """\
# published: 2021-06-02
# outlet: Alpha News

The {{n1 third}} {{e1 session}} of the {{s1 Oman}}-{{s2 Qatar}} {{b1 Joint Committee}} was in {{l1 Muscat}}.
{words}

= p1 of s1
= p2 of s2
= p3 of s1
= e1 session held; by p1 p2 p3; at l1; body b1; no n1
"""


def heads_of(words):
    report, reading = read_marked(MARKED.format(words=words))
    record = settle_all([reading], {report.id: report})
    names = {person.id: person.name for person in record.people}
    [body] = record.bodies
    return [names[name] for name in body.sessions[0].heads]


@pytest.mark.parametrize(
    "words",
    [
        "It was co-chaired by {p3 Said Amri} and {p2 Hamad Sulaiti}, with {p1 Omar Farsi} present.",
        "{p3 Said Amri} and {p2 Hamad Sulaiti} co-chaired it; {p1 Omar Farsi} was there.",
        "Beside {p1 Omar Farsi} came {p3 Said Amri}, who headed the delegation, and {p2 Hamad Sulaiti}.",
        "{p1 Omar Farsi} spoke. The delegations were led by {p3 Said Amri} and {p2 Hamad Sulaiti}.",
        "{p1 Omar Farsi} spoke. {p3 Said Amri} and {p2 Hamad Sulaiti} led their sides.",
        "{p1 Omar Farsi} spoke, under the chairmanship of {p3 Said Amri}. {p2 Hamad Sulaiti} listened.",
    ],
)
def test_those_who_led_are_told_from_those_who_came_along(words):
    assert sorted(heads_of(words)) == ["Hamad Sulaiti", "Said Amri"]


@pytest.mark.parametrize(
    "words",
    [
        "{p1 Omar Farsi}, {p3 Said Amri} and {p2 Hamad Sulaiti} attended.",
        "{p1 Omar Farsi}, {p3 Said Amri}, who heads the planning bureau, and {p2 Hamad Sulaiti} attended.",
    ],
)
def test_where_none_is_said_to_have_led_the_first_of_each_side_stands(words):
    assert sorted(heads_of(words)) == ["Hamad Sulaiti", "Omar Farsi"]


def test_the_words_for_leading_are_data():
    assert "led by" in SETTLING.rules.leading.by
