import pytest

from regesta.mark.identity import Seen
from regesta.mark.surroundings import (
    doers_behind,
    is_form,
    is_frame,
    name_behind,
    other_clause,
    owner_beside,
    state_beside,
    told_beside,
)
from tests.mark.placing import placed


@pytest.mark.parametrize(
    ("text", "mentions", "person", "state"),
    [
        ("the Azeri official said", [("s", 4, 9), ("p", 10, 18)], 1, "AZE"),
        ("Ali, chief of the Iranian army", [("p", 0, 3), ("o", 5, 30)], 0, "IRN"),
        ("Iran's chief, General Ali", [("s", 0, 4), ("o", 7, 12), ("r", 14, 21), ("p", 22, 25)], 3, "IRN"),
        ("On his visit to Iran, Ali said", [("s", 16, 20), ("p", 22, 25)], 1, ""),
        ("ambassador to Oman, Ali", [("o", 0, 18), ("p", 20, 23)], 1, ""),
        ("ambassador of Oman, Ali", [("o", 0, 18), ("p", 20, 23)], 1, "OMN"),
        ("Iranian and General Ali", [("s", 0, 7), ("r", 12, 19), ("p", 20, 23)], 2, ""),
        ("Omani and Iranian leaders", [("s", 0, 5), ("s", 10, 17), ("p", 18, 25)], 2, ""),
        ("Oman and Iranian Ali", [("s", 0, 4), ("s", 9, 16), ("p", 17, 20)], 2, "IRN"),
    ],
)
def test_the_state_beside_a_person_is_read(identifier, text, mentions, person, state):
    assert state_beside(mentions, text, person, identifier) == state


@pytest.mark.parametrize(
    ("marked", "owner"),
    [
        ("{p Amri}'s recent official {e visit}", 0),
        ("{s Oman}’s {e attack}", 0),
        ("{p Amri} hailed a {e visit}", None),
        ("at the {e invitation} of the {s Omani} {o minister}", 2),
        ("at the {e invitation} of his {s Omani} counterpart {p Amri} of {s Oman}", 2),
        ("at the {e invitation} of {o President} {p Amri}, {p Farsi} came", 2),
        ("at the {e invitation} of {s Oman}, {s Kenyan} {o minister} {p Juma} came", 1),
        ("{p Juma} sent an {e invitation} to {p Amri}", None),
        ("the {e visiting} {s Omani} {o minister} {p Amri} spoke", 3),
        ("{e visiting} {s Omani} {p troops}", None),
        ("{p Farsi} was {e visiting} {s Omani} {o minister} {p Amri}", None),
        ("plans on {e visiting} {r Colonel} {p Amri}", None),
        ("{p Farsi} and {e visiting} {p Amri}", 2),
        ("During his {e visit} to {l Muscat} {p Farsi} met {p Juma}, {o minister} {p Amri} and others", None),
        ("During his {e visit} he left {l Muscat}. In {l Doha}, {o minister} {p Amri} spoke", None),
        ("{e visiting} {l Salalah} with {p Amri}", None),
        ("During his two-day {e stay} in {l Muscat}, {s Omani} {o minister} {p Amri} met {p Farsi}", 4),
        ("During his {e stay} in {l Muscat}, aimed at peace, he met {p Farsi}", None),
        ("{p Amri} said of his {e stay} in {l Muscat}, {p Farsi} was there", None),
    ],
)
def test_whose_an_event_is_stands_beside_it(marked, owner):
    text, mentions = placed(marked)
    event = next(number for number, mention in enumerate(mentions) if mention[0] == "e")
    assert owner_beside(mentions, text, event) == owner


@pytest.mark.parametrize(
    ("written", "doers"), [("visiting", {0: 1}), ("invitation", {0: 1}), ("stay", {}), ("meeting", {})]
)
def test_only_visiting_and_invitations_have_their_doers_behind_them(written, doers):
    assert doers_behind([Seen(written, 0, owner=1), Seen("Amri", 0)]) == doers


@pytest.mark.parametrize(
    ("before", "frame"),
    [
        ("During the ", True),
        ("At their first bilateral ", True),
        ("They held a ", False),
        ("During a ", False),
    ],
)
def test_an_occasion_opens_its_sentence(before, frame):
    assert is_frame(before) == frame


@pytest.mark.parametrize(
    ("before", "written", "form"),
    [
        ("They held a one-on-one ", "meeting", True),
        ("in a tête-à-tête ", "talk", True),
        ("Amri ", "greeted", True),
        ("They held a ", "meeting", False),
    ],
)
def test_a_form_of_a_meeting_is_known_by_its_words(before, written, form):
    assert is_form(before, written) == form


@pytest.mark.parametrize(
    ("marked", "until"),
    [
        ("Prior to the {e meeting}, {p Amri} {e visited} {l Salalah}", 1),
        ("Following {e talks} in {l Salalah}, {s Oman}, the {s states} {e agreed}", 3),
        ("Before the {e meeting} {p Amri} {e spoke}", None),
        ("During the {e meeting}, {p Amri} {e spoke}", None),
        ("After the {e meeting}.\n{p Farsi}, too, {e spoke}", None),
    ],
)
def test_what_follows_an_event_told_for_its_time_is_told_of_another(marked, until):
    text, mentions = placed(marked)
    event = next(number for number, mention in enumerate(mentions) if mention[0] == "e")
    assert other_clause(mentions, text, event, 0) == until


@pytest.mark.parametrize(
    ("marked", "beside"),
    [
        ("{p Amri}, {o President} {p Farsi}, {o Minister of Trade} {p Juma}", [[], [1], [3]]),
        ("{p Amri}, {o chief of staff}, and {p Farsi}", [[1], []]),
        ("{r General} {p Amri}, {r Colonel} {p Farsi}", [[0], [2]]),
        ("{s Omani} and {s Iranian} {p leaders}", [[1, 0]]),
        ("{s Omani}-{s Iranian} {p delegation}", [[1, 0]]),
        ("{s Omani}, {s Iranian} {p leaders}", [[1]]),
        ("{s Oman} and {s Iran}'s {p leaders}", [[1]]),
        ("He left {s Oman}, and {s Iranian} {p leaders}", [[1]]),
    ],
)
def test_what_stands_before_the_next_name_is_the_next_ones(marked, beside):
    text, mentions = placed(marked)
    people = [number for number, mention in enumerate(mentions) if mention[0] == "p"]
    assert [[*told_beside(mentions, text, person)] for person in people] == beside


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("his {s Omani} {p counterpart} {p Amri}", 2),
        ("his {p counterpart}, {o General Staff Chief} {r General} {p Amri}", 3),
        ("{p counterparts}, {p Amri}", None),
        ("{p counterpart} and {p Amri}", None),
        ("{p his} {p Amri}", None),
        ("{p Farsi}, {p Amri}", None),
        ("{p counterpart} {p envoys}", None),
        ("{p counterpart}, {o minister} of {s Oman}", None),
        ("a {p guest}", None),
    ],
)
def test_a_name_behind_a_word_for_a_person_is_that_persons(marked, name):
    text, mentions = placed(marked)
    person = next(number for number, mention in enumerate(mentions) if mention[0] == "p")
    assert name_behind(mentions, text, person) == name
