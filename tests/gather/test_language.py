import pytest

from regesta.gather.language import language_name, tell_language


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of two states met in the capital on Monday and signed a protocol.",
        "Scientists discover Mongolian dinosaur.",
        "Ilham Example received Ali Doe and Jeyhun Roe",
        "Aland, Boria sign memorandum in Baku",
        "MINISTERS OF ALAND AND BORIA MEET IN THE CAPITAL",
    ],
)
def test_english_is_told_even_where_it_is_short_and_full_of_names(text):
    assert tell_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Minister trafen sich am Montag in der Hauptstadt und unterzeichneten ein Protokoll.", "German"),
        ("Les ministres se sont réunis lundi dans la capitale et ont signé un protocole.", "French"),
        ("Bakanlar pazartesi günü başkentte bir araya gelerek bir protokol imzaladılar.", "Turkish"),
        ("Министры встретились в понедельник в столице и подписали протокол.", "Russian"),
        ("وزیران روز دوشنبه در پایتخت دیدار کردند و پروتکلی امضا کردند.", "Persian"),
    ],
)
def test_another_language_is_named(text, language):
    assert language_name(tell_language(text)) == language


def test_addresses_of_pages_are_no_words():
    address = "https://example.org/" + "-".join(["meldung"] * 20)
    text = f"The [ministers]({address}) of two states met [again]({address}) in the capital."

    assert tell_language(text) == "en"


def test_a_text_without_words_has_no_language():
    assert tell_language("1234 ... --") == "und"
