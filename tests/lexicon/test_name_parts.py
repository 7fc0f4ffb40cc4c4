"""Every example of the tables of names is a test: both spellings must be one word."""

from itertools import pairwise

import pytest

from regesta.errors import DataError
from regesta.lexicon.name_parts import load_name_parts, read_rows
from regesta.settings import DATA
from regesta.text.naming import parse_name
from regesta.text.naming.likeness import likeness

FOLDER = DATA / "lexicon" / "names"
ALIKE = 0.85


def alike(one, other):
    """How alike two single words are; two names of one word would do as well."""
    parts = load_name_parts(DATA)
    left, right = parse_name(one, parts).core, parse_name(other, parts).core
    return likeness(left[-1], right[-1], parts)


def examples(table, one, other):
    rows = read_rows(FOLDER / table)
    return sorted({(row[one], row[other]) for row in rows if min(len(row[one]), len(row[other])) > 1})


@pytest.mark.parametrize(("written", "read"), examples("letters.tsv", "written", "read"))
def test_a_letter_of_another_script_reads_as_its_example(written, read):
    assert alike(written, read) >= ALIKE


@pytest.mark.parametrize(("written", "also"), examples("spellings.tsv", "written", "also"))
def test_a_group_of_letters_reads_as_its_example(written, also):
    assert alike(written, also) >= ALIKE


@pytest.mark.parametrize(("written", "also"), examples("sounds.tsv", "written", "also"))
def test_a_change_of_sound_keeps_its_example_one_word(written, also):
    assert alike(written, also) >= ALIKE


@pytest.mark.parametrize(("short", "full"), examples("same.tsv", "name", "other"))
def test_a_short_form_or_variant_stands_for_its_name(short, full):
    assert alike(short, full) >= ALIKE


NAMES = [row["spellings"].split() for row in read_rows(FOLDER / "distinct.tsv")]


@pytest.mark.parametrize(("first", "other"), [(row[0], word) for row in NAMES for word in row[1:]])
def test_spellings_of_one_name_are_alike(first, other):
    assert alike(first, other) >= 0.8


@pytest.mark.parametrize(("first", "other"), [(row[0], other[-1]) for row, other in pairwise(NAMES)])
def test_names_that_only_sound_alike_are_two(first, other):
    assert alike(f"{first}ov", f"{other}ov") < 0.65


def test_every_weight_is_a_share():
    weights = load_name_parts(DATA).weights

    assert all(0 < value <= 1 for value in weights.values())


def test_a_row_that_does_not_fit_is_told_with_its_line(tmp_path):
    table = tmp_path / "table.tsv"
    table.write_text("# remark\none\ttwo\na\tb\nc\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"table\.tsv:4: 1 cells where the head has 2"):
        list(read_rows(table))


def test_a_missing_table_is_told(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        load_name_parts(tmp_path)
