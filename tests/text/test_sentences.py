import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.text.sentences import split_sentences


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Lt. Gen. John W. Smith met Col. Jane Doe.",
        "U.S. President Example met the U.N. envoy at 5 p.m. on Monday.",
        "Maj.-Gen. Anna Example and Brig. Gen. (ret.) Jo Doe spoke.",
        "The visit of Mr. Example, Dr. Doe and Prof. Roe ended on Jan. 5 in St. Petersburg.",
        "Resolution No. 5 was put to the vote.",
        "He asked “Will you come?” and left.",
        '"We agree!" the minister said.',
        '"Will you come?" Example asked.',
        "Baku, 24 October. REPORT.AZ/ The ministers met.",
        "ASTANA. KAZINFORM - The ministers met.",
        "He paid 3.5 million for it.",
        "It stood on News.Az for a day.",
        "Example Inc. said so.",
        "J. K. Example met A.B. Doe.",
        "On 24. October they met.",
        "They met ... and left.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(whole):
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["They met.", "They signed."],
        ["He left for the U.S.", "The visit ended."],
        ["He said: “We agree.”", "They signed."],
        ["Did they meet?", "They did!", "So it was…", "He left."],
        ["They met at 5 p.m.", "The talks were short."],
        ["They met in 2019.", "20 people came."],
        ["They met (and signed.)", "He left."],
        ["The meeting ended well.", "The sides signed it."],
        ["MOSCOW, November 18. /TASS/.", "The ministers met."],
        ["The firm is Example Inc.", "It is small."],
    ],
)
def test_a_sentence_ends_where_the_next_begins(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_full_stop_without_a_space_ends_a_sentence_before_a_plain_beginning():
    assert sentences("They built cooperation.The sides signed.") == [
        "They built cooperation.",
        "The sides signed.",
    ]


def test_a_blank_line_always_ends_a_sentence():
    assert sentences("Ministers meet\n\nThey met in the capital") == [
        "Ministers meet",
        "They met in the capital",
    ]


def test_a_line_break_in_wrapped_text_ends_none():
    text = (
        "The two ministers met in\nBaku on Wednesday and signed\na protocol. They then\nleft for the coast."
    )

    assert sentences(text) == [
        "The two ministers met in\nBaku on Wednesday and signed\na protocol.",
        "They then\nleft for the coast.",
    ]


def test_one_line_break_before_a_name_ends_none():
    assert len(split_sentences("The minister met his counterpart\nAnna Example in the capital.")) == 1


def test_lines_without_full_stops_are_sentences_where_no_line_runs_on():
    lines = [
        "The first line tells one thing",
        "Another tells more",
        "The third is short",
        "The fourth ends it",
    ]

    assert sentences("\n".join(lines)) == lines


def test_items_of_a_list_are_sentences():
    assert sentences("They spoke of:\n- trade\n- transit\nThe talks ended.") == [
        "They spoke of:",
        "- trade",
        "- transit",
        "The talks ended.",
    ]


def test_numbers_of_items_stay_with_them():
    assert sentences("1. The parties agreed.\n2. They left.") == ["1. The parties agreed.", "2. They left."]


@given(st.text(alphabet="ab AB.?!\n \"')“”-1,", max_size=200))
def test_every_visible_sign_lies_in_one_sentence(text):
    spans = split_sentences(text)

    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())
    assert list(spans) == sorted(spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
