import pytest

from regesta.lexicon.chrome import load_chrome
from regesta.settings import DATA
from regesta.text.chrome import strip_chrome
from regesta.text.markdown import is_markdown, without_markdown

RULES = load_chrome(DATA)
BODY = (
    "The ministers of two states met in the capital on Tuesday and signed a protocol on crossings."
    + " Then they left." * 9
)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.what)
def test_every_kind_of_chrome_is_taken_out(rule):
    assert strip_chrome(f"{BODY}\n{rule.example}", RULES).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "The minister shared the view of his counterpart.",
        "Video conferencing was used for the talks.",
        "Sources: two officials close to the talks said the meeting had been put off. They gave no reason.",
        "Politics and trade were discussed.",
        "“Follow us,” the minister said.",
        "More news is expected after the talks on Friday.",
        "The commission holds its next session at home.",
        "Tags were handed to the delegates.",
        "(c) The parties shall hold a session every year.",
        "He said the site uses force against visitors.",
        "Editing of the text by experts of both sides was agreed.",
    ],
)
def test_a_sentence_that_looks_like_chrome_stays(line):
    assert strip_chrome(f"{BODY}\n{line}", RULES).text.endswith(line)


def test_what_follows_the_comment_box_goes_with_it():
    stripped = strip_chrome(f"{BODY}\n\nLeave a Comment\n\nI do not believe a word of it.", RULES)

    assert stripped.text == BODY


def test_a_heading_of_other_news_above_the_text_takes_nothing_with_it():
    assert strip_chrome(f"Latest News\n\n{BODY}", RULES).text == BODY


def test_the_agency_desk_goes_and_is_kept_apart():
    stripped = strip_chrome(f"They met. (Reporting by Anna Example)\n{BODY}", RULES)

    assert stripped.text.startswith("They met.\n")
    assert stripped.credits == ("(Reporting by Anna Example)",)


def test_markdown_becomes_what_its_reader_sees():
    written = (
        "# Ministers meet\n\nThe **two** [ministers](https://a.org/b(c)) met, *again*, 2 * 3.\n\n---\n\\#end"
    )

    assert is_markdown(written)
    assert without_markdown(written) == "Ministers meet\n\nThe two ministers met, again, 2 * 3.\n\n#end"
