"""Ranks, numbers, instruments, bodies, topics, and words for people."""

import time
from itertools import pairwise

import pytest

from regesta.errors import DataError
from regesta.lexicon import load_lexicon
from regesta.lexicon.tables import read_table
from regesta.settings import DATA

LEXICON = load_lexicon(DATA)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Col-Gen", "colonel general"),
        ("Lt. Gen.", "lieutenant general"),
        ("LTG", "lieutenant general"),
        ("Maj-Gen.", "major general"),
        ("Brig. Gen.", "brigadier general"),
        ("Second Brigadier General", "second brigadier general"),
        ("Commodore", "commodore"),
        ("Rear Adm.", "rear admiral"),
        ("V. Adm.", "vice admiral"),
        ("Lieutenant General (ret.)", "lieutenant general"),
        ("Colonel of Justice", "colonel"),
        ("Air Vice-Marshal", "air vice marshal"),
        ("sarlashkar", "major general"),
        ("Lt Col", "lieutenant colonel"),
    ],
)
def test_a_rank_has_one_name_in_every_spelling(written, name):
    known = LEXICON.ranks.find(written)

    assert known is not None
    assert known.name == name


def test_ranks_rise_in_order():
    ladder = [
        "Major", "Lt. Col.", "Colonel", "Brigadier General", "Major General", "Lieutenant General",
        "Colonel General", "General", "Marshal",
    ]  # fmt: skip

    orders = [known.order for rank in ladder if (known := LEXICON.ranks.find(rank))]

    assert len(orders) == len(ladder)
    assert all(lower < higher for lower, higher in pairwise(orders))


def test_words_that_are_no_rank_have_none():
    assert LEXICON.ranks.find("Ayatollah") is None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("fourth", 4), ("3rd", 3), ("IV", 4), ("14", 14), ("XIV", 14), ("first-ever", 1), ("inaugural", 1),
        ("twenty-first", 21), ("52nd", 52), ("second round of", 2), ("several", None), ("Civil", None),
    ],
)  # fmt: skip
def test_a_number_is_read_from_words_digits_and_letters(written, number):
    assert LEXICON.numbers.read(written) == number


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("memorandum of understanding (MOU)", "memorandum"),
        ("protocol on the results of the meeting", "protocol"),
        ("Plan of Bilateral Military Contacts for 2012", "plan"),
        ("Trade Agreement on Plans", "agreement"),
        ("minutes of the meeting", "protocol"),
        ("joint press statement", "statement"),
        ("joint communiqué", "communique"),
        ("Ottawa Treaty", "treaty"),
        ("contracts", "contract"),
        ("roadmap", "roadmap"),
        ("UN Security Council resolution", "resolution"),
        ("executive order", "other"),
        ("the thing", None),
    ],
)
def test_an_instrument_is_of_the_kind_of_its_head(title, kind):
    assert LEXICON.instruments.kind(title) == kind


@pytest.mark.parametrize(
    ("name", "head"),
    [("Joint Defense Commission", "commission"), ("Working Group on Trade", "working group"), ("it", None)],
)
def test_a_body_has_a_head(name, head):
    assert LEXICON.bodies.head(name) == head


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("cooperation in military medicine", {"military", "military-medicine"}),
        ("fighting terrorism and extremist groups", {"counterterrorism"}),
        ("the demarcation of the border", {"border"}),
        ("uranium enrichment", {"nuclear"}),
        ("a gas pipeline", {"energy"}),
        ("the North-South corridor", {"transport"}),
        ("of course, in this environment", set()),
    ],
)
def test_keywords_tell_topics(text, topics):
    assert {word.topic for word in LEXICON.topics.find(text)} == topics


def test_topics_are_those_of_the_record_format():
    listed = (
        "military military-technical military-medicine training counterterrorism border security "
        "intelligence nuclear trade energy transport culture humanitarian territorial peace migration "
        "sanctions cyber space environment health"
    )

    assert sorted(LEXICON.topics.topics) == sorted(listed.split())


@pytest.mark.parametrize(
    ("written", "is_name", "is_many"),
    [
        ("Mohammed bin Salman", True, False),
        ("Ahn Seok-won", True, False),
        ("Bashar al-Assad", True, False),
        ("Cavid Əliyarbəyli", True, False),
        ("Angus King", True, False),
        ("Prince Harry", True, False),
        ("Vice President", False, False),
        ("Prime Minister", False, False),
        ("he", False, False),
        ("They", False, True),
        ("Officials", False, True),
        ("24 sailors", False, True),
        ("delegation", False, True),
        ("visiting dignitary", False, False),
        ("leaders of the two parties", False, True),
    ],
)
def test_names_are_told_from_descriptions_and_groups(written, is_name, is_many):
    words = LEXICON.person_words

    assert words.is_name(written) is is_name
    assert is_name or words.is_many(written) is is_many


def test_a_damaged_table_says_where(tmp_path):
    path = tmp_path / "ranks.tsv"
    path.write_text("name\torder\ncolonel\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"ranks\.tsv:2: 1 columns where the header has 2"):
        read_table(path)


def test_all_tables_are_read_in_a_blink():
    started = time.process_time()

    load_lexicon.__wrapped__(DATA)

    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("three", 3),
        ("Twenty-one", 21),
        ("dozen", 12),
        ("12", 12),
        ("2017", None),
        ("third", None),
        ("joint", None),
    ],
)
def test_a_cardinal_counts(written, number):
    assert LEXICON.numbers.cardinal(written) == number


@pytest.mark.parametrize(
    ("written", "private"),
    [
        ("two dozen refugees", True),
        ("residents from southern Lebanon", True),
        ("national security team", False),
        ("military doctors", False),
    ],
)
def test_private_people_are_told_from_those_of_a_state(written, private):
    assert LEXICON.person_words.is_private(written) is private


@pytest.mark.parametrize(
    ("written", "name"),
    [("Bill English", True), ("Volker Türk", True), ("South Koreans", False), ("Iranian General", False)],
)
def test_a_family_name_may_be_a_people_s(written, name):
    assert LEXICON.person_words.is_name(written) is name
