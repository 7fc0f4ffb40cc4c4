"""Who is shown as the one who speaks."""

import pytest
from registers import read_marked, settle_all

MARKED = """\
# published: 2021-06-02
# outlet: Alpha News

{words}

= p1 of s1
= e1 demand held; by p1; to s2
"""


def speaker_of(words):
    report, reading = read_marked(MARKED.replace("{words}", words))
    record = settle_all([reading], {report.id: report})
    [event] = record.events
    return event.speaker, {person.id: person.name for person in record.people}


def test_a_speaker_with_a_name_is_the_person_of_the_record():
    speaker, names = speaker_of("{p1 Said Amri} of {s1 Oman} {e1 urged} {s2 Qatar} to wait.")
    assert names[speaker] == "Said Amri"


@pytest.mark.parametrize("words", ["An {s1 Omani} {p1 official}", "{s1 Oman}'s {p1 spokeswoman}"])
def test_a_speaker_without_a_name_is_the_state_that_is_served(words):
    speaker, _ = speaker_of(f"{words} {{e1 urged}} {{s2 Qatar}} to wait.")
    assert speaker == "OMN"
