import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.text.normal import normalise


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u2029b", "a\n\nb"),
        ("\ufeffa\u200bb\u00adc\u202ed", "abcd"),
        ("a\x00\x07b", "ab"),
        ("a\u00a0\u2009 \tb", "a b"),
        ("  a  \n   b  ", "a\nb"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("Cafe\u0301", "Café"),
        ("a &amp; b&nbsp;c &#8217;", "a & b c ’"),
        ("the ministerâ€™s", "the minister’s"),
        ("a\ud800b", "ab"),
        ("", ""),
    ],
)
def test_a_text_is_brought_to_its_one_form(written, fixed):
    assert normalise(written) == fixed


def test_a_sign_of_another_script_stays():
    assert normalise("Bakı, Мəмməдов, 北京 €5") == "Bakı, Мəмməдов, 北京 €5"


@given(st.text(alphabet=st.characters(blacklist_characters="&â€Ã"), max_size=80))
def test_a_fixed_text_is_fixed_for_good(text):
    once = normalise(text)

    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode() is not None
