"""Offices in one form whatever the press calls them."""

import pytest

from regesta.lexicon import load_lexicon
from regesta.settings import DATA

OFFICES = load_lexicon(DATA).offices


@pytest.mark.parametrize(
    "written",
    [
        "chief of general staff",
        "Chief of the General Staff",
        "chief of staff of the armed forces",
        "General Staff Chief",
        "chief of staff of the Iranian Armed Forces",
        "Army's General Staff Chief",
        "Chief of the General Staff of the Armed Forces of the Islamic Republic of Iran",
    ],
)
def test_the_chief_of_general_staff_is_one_office(written):
    (form,) = OFFICES.read(written)

    assert (form.title, form.level, form.branch) == (
        "chief of the general staff", "director", "general staff"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "title", "level", "function"),
    [
        ("Deputy Defence Minister for Logistics", "deputy defence minister", "deputy", "Logistics"),
        ("First Deputy Minister of Defense", "first deputy defence minister", "deputy", None),
        (
            "deputy chief of the general staff of Iran’s Armed Forces for coordination affairs",
            "deputy chief of the general staff",
            "deputy",
            "coordination affairs",
        ),
        (
            "Assistant Chief of the Defence Forces in charge of operations",
            "assistant chief of the general staff",
            "deputy",
            "operations",
        ),
        ("Minister for Foreign Affairs", "foreign minister", "minister", None),
        ("Foreign Secretary", "foreign minister", "minister", None),
        ("Secretary of State for Defence", "defence minister", "minister", None),
        ("Secretary of Defense", "defence minister", "minister", None),
        ("Vice President", "vice president", "deputy", None),
        ("President and CEO", "executive", "officer", None),
        ("foreign ministers", "foreign minister", "minister", None),
        ("department head in the Uzbek defence ministry", "department director", "director", None),
        ("Director of Military Cooperation", "director of military cooperation", "director", None),
        ("Army Chief of Staff", "army chief", "director", None),
        (
            "Chairman of the Joint Chiefs of Staff",
            "chairman of the joint chiefs of staff",
            "director",
            None,
        ),
        ("Under-Secretary of the Foreign Ministry", "undersecretary", "deputy", None),
        ("Chargé d’Affaires a.i.", "chargé d'affaires", "envoy", None),
        ("Deputy Chief of Mission", "deputy ambassador", "deputy", None),
        ("COAS", "army chief", "director", None),
        ("CDS", "chief of the general staff", "director", None),
        ("General Inspector of the Bundeswehr", "chief of the general staff", "director", None),
    ],
)
def test_an_office_has_title_level_and_function(written, title, level, function):
    (form,) = OFFICES.read(written)

    assert (form.title, form.level, form.function) == (title, level, function)


@pytest.mark.parametrize(
    ("written", "state", "organisation"),
    [
        ("NSA", None, None),
        ("president of Mexico", "MEX", None),
        ("Iranian Navy’s deputy commander", "IRN", None),
        ("ambassador to Denmark", None, None),
        ("ambassador in Washington", None, None),
        ("Pentagon Press Secretary", "USA", None),
        ("IAEA Director General", None, "IAEA"),
        ("commander-in-chief of the Islamic Revolutionary Guard Corps", "IRN", None),
    ],
)
def test_an_office_may_name_its_state_but_not_where_it_is_posted(written, state, organisation):
    (form,) = OFFICES.read(written)

    assert (form.state, form.organisation) == (state, organisation)


@pytest.mark.parametrize(
    ("written", "titles", "pieces"),
    [
        (
            "Deputy Prime Minister and Foreign Minister",
            ["deputy prime minister", "foreign minister"],
            ["Deputy Prime Minister", "Foreign Minister"],
        ),
        (
            "Minister of Foreign Affairs and International Cooperation",
            ["foreign minister"],
            ["Minister of Foreign Affairs and International Cooperation"],
        ),
    ],
)
def test_joined_offices_are_parted_where_either_side_is_one(written, titles, pieces):
    forms = OFFICES.read(written)

    assert [form.title for form in forms] == titles
    assert [written[form.start : form.end] for form in forms] == pieces


def test_a_minister_without_a_known_field_keeps_it():
    (form,) = OFFICES.read("Public Works Minister")

    assert (form.title, form.branch) == ("public works minister", "public works")


def test_words_that_are_no_known_office_stay_as_they_are():
    (form,) = OFFICES.read("shipping consultant")

    assert (form.title, form.level) == ("shipping consultant", None)


@pytest.mark.parametrize(("written", "plural"), [("foreign ministers", True), ("foreign minister", False)])
def test_an_office_of_several_is_plural(written, plural):
    (form,) = OFFICES.read(written)

    assert form.plural is plural


def test_a_chief_of_staff_with_a_rank_is_that_of_the_armed_forces():
    assert OFFICES.officers["chief of staff"].title == "chief of the general staff"
