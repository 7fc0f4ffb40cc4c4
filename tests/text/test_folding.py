import pytest

from regesta.text.folding import fold


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Məmmədov", "memmedov"),
        ("İlham Əliyev", "ilham eliyev"),
        ("Никол  Пашинян", "nikol pashinyan"),
        ("al-Assad", "al assad"),
        ("", ""),
    ],
)
def test_any_script_folds_to_plain_words(written, plain):
    assert fold(written) == plain
