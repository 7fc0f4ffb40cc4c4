import pytest

from regesta.store.searching import Entry, SearchIndex

INDEX = SearchIndex(
    [
        Entry(id="re-1", kind="report", title="Talks in Bakı", body="General Ayaz met the guests at noon."),
        Entry(
            id="re-2",
            kind="report",
            title="A drill",
            body="The guests met nobody. Noon passed, then noon again.",
        ),
        Entry(id="pe-1", kind="person", title="Zakir Hasanov", body="Zakir Həsənov"),
    ]
)


def ids(asked, kind="report"):
    total, hits = INDEX.find(asked, kind)
    assert total == len(hits)
    return {hit.id for hit in hits}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("guests met", {"re-1", "re-2"}),
        ("MET the gue", {"re-1", "re-2"}),
        ('"met the guests"', {"re-1"}),
        ("baki", set()),
        ("bakı", {"re-1"}),
        ("talks noon", {"re-1"}),
        ("nothing", set()),
        ("", set()),
    ],
)
def test_a_report_is_found_by_all_words_asked_for(asked, found):
    assert ids(asked) == found


@pytest.mark.parametrize("asked", ["asano", "Zakir", "Həsən", "kir Has"])
def test_a_name_is_found_by_any_part(asked):
    assert ids(asked, "person") == {"pe-1"}


@pytest.mark.parametrize(
    "asked", ['"', '" OR x', "NEAR(", "a*b:c(", "--", "title:guests", "\x00", "{}", "AND", "'"]
)
def test_nothing_written_is_a_command(asked):
    assert ids(asked) == set()


def test_what_was_found_stands_apart():
    (hit,) = INDEX.find('"met the guests"', "report")[1]

    assert hit.excerpt == (("General Ayaz ", False), ("met the guests", True), (" at noon.", False))
    assert hit.title == (("Talks in Bakı", False),)


def test_a_part_of_a_long_list_tells_how_long_it_is():
    assert INDEX.find("noon", "report", first=1, most=1)[0] == 2
    assert len(INDEX.find("noon", "report", first=1, most=1)[1]) == 1


def test_words_that_thousands_of_texts_hold_give_the_latest_first():
    many = SearchIndex(
        Entry(id=f"re-{number}", kind="report", title="", body="They said so.") for number in range(5001)
    )

    total, hits = many.find("said", "report", most=2)
    assert (total, [hit.id for hit in hits]) == (5001, ["re-5000", "re-4999"])
