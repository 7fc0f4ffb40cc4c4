import pytest

from regesta.mark.identity import Seen


def seen(*written):
    return [Seen(words, number) for number, words in enumerate(written)]


def test_a_state_is_known_under_all_its_words(identifier):
    known = identifier.identify("s", seen("Iran", "Tehran", "Azeri", "the two countries"))

    assert known.same[0, 1]
    assert known.different[0, 2]
    assert not known.different[0, 3]
    assert known.plural.tolist() == [False, False, False, True]
    assert known.counts == [0, 0, 0, 2]


@pytest.mark.parametrize(
    ("one", "two", "strangers"),
    [
        ("Hassan Rouhani", "Ilham Aliyev", True),
        ("Mohammad Bagheri", "Mohammad Hossein Baqeri", False),
        ("Zakir Hasanov", "Hasanov", False),
        ("Rouhani", "he", False),
    ],
)
def test_names_of_two_persons_are_told_apart(identifier, one, two, strangers):
    assert identifier.identify("p", seen(one, two)).different[0, 1] == strangers


def test_people_of_two_states_are_told_apart(identifier):
    people = [Seen("Farid Aliyev", 0, state="AZE"), Seen("official", 3, state="IRN")]

    assert identifier.identify("p", people).different[0, 1]


def test_a_meeting_is_not_the_one_told_before(identifier):
    events = [
        Seen("meeting", 0, determiner="the"),
        Seen("meeting", 4, determiner="a"),
        Seen("meeting", 5, determiner="the"),
    ]

    known = identifier.identify("e", events)

    assert known.different[0, 1]
    assert not known.different[1, 2]


def test_a_surname_is_the_person_of_that_surname(identifier):
    known = identifier.identify("p", seen("Zakir Hasanov", "Ali Abdullahi", "Hasanov"))

    assert known.same[0, 2]
    assert not known.same[1, 2]


def test_a_surname_of_two_is_left_open(identifier):
    known = identifier.identify("p", seen("Heydar Aliyev", "Ilham Aliyev", "Aliyev"))

    assert not known.same.any()


def test_events_of_two_states_are_told_apart(identifier):
    events = [Seen("visit", 0, state="IRN"), Seen("visiting", 0, state="AZE"), Seen("visit", 1)]
    known = identifier.identify("e", events)
    assert known.different[0, 1]
    assert not known.different[0, 2]


def test_a_title_alone_is_the_one_so_titled_before(identifier):
    people = [
        Seen("Amina Juma", 0, title="Vice President"),
        Seen("Paul Okello", 0, title="Prime Minister"),
        Seen("Vice President", 1, determiner="the"),
        Seen("Vice President", 2, determiner="a"),
    ]
    known = identifier.identify("p", people)
    assert known.same[2].tolist() == [True, False, False, False]
    assert known.plural.tolist() == [False, False, True, True]
    assert not known.same[3].any()


def test_a_title_of_two_is_left_open(identifier):
    people = [
        Seen("Amina Juma", 0, title="President"),
        Seen("Paul Okello", 0, title="President"),
        Seen("President", 1, determiner="the"),
    ]
    assert not identifier.identify("p", people).same.any()


@pytest.mark.parametrize(
    ("one", "two", "different"),
    [
        ("June 10", "June 11", True),
        ("June 10", "June 10-11", True),
        ("June 10", "10 June 2025", False),
        ("16 January", "Wednesday, Jan. 16", False),
        ("May 5", "May", False),
        ("Wednesday", "June 10", False),
    ],
)
def test_times_of_other_days_are_told_apart(identifier, one, two, different):
    assert identifier.identify("t", seen(one, two)).different[0, 1] == different


def test_they_are_people_told_before(identifier):
    assert identifier.identify("p", seen("Amina Juma", "They", "the ministers")).back == {1}


def test_he_never_stands_for_several(identifier):
    assert identifier.identify("p", seen("he", "the ministers", "Amri")).plural.tolist() == [
        False,
        True,
        False,
    ]
