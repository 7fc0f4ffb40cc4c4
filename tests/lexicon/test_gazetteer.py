import subprocess
import sys
from pathlib import Path

import pytest

from regesta.errors import DataError
from regesta.lexicon.gazetteer import FILE, Kind, hash_name, load_gazetteer
from regesta.lexicon.place_words import load_place_words
from regesta.lexicon.tables import read_table, split_cell
from regesta.settings import DATA

GAZETTEER = load_gazetteer(DATA)
TABLES = ("divisions.tsv", "regions.tsv", "sites.tsv")


def names_of(row):
    return [row["name"], *split_cell(row["names"])]


def test_a_capital_is_found_with_its_id_coordinates_and_state():
    entry = GAZETTEER.find("Baku")[0].entry

    assert (entry.name, entry.kind, entry.country) == ("Baku", Kind.CAPITAL, "AZE")
    assert (entry.geonames, entry.lat, entry.lon) == (587084, 40.37767, 49.89201)


@pytest.mark.parametrize("written", ["São Paulo", "Sao Paulo", "SAO PAULO", "são-paulo"])
def test_case_accents_and_hyphens_do_not_matter(written):
    assert GAZETTEER.find(written)[0].entry.country == "BRA"


def test_another_name_of_a_place_is_told_from_its_own():
    hits = {hit.entry.name: hit.own for hit in GAZETTEER.find("Stepanakert")}

    assert hits["Khankendi"] is False


def test_a_city_knows_its_division():
    entry = GAZETTEER.find("Olongapo")[0].entry

    assert entry.district is not None
    assert GAZETTEER.entry(entry.district).name == "Zambales"


def test_a_site_knows_the_city_it_stands_in():
    assert GAZETTEER.find("Alley of Martyrs")[0].entry.city == "Baku"


def test_england_is_a_place_of_its_own_and_no_name_of_the_state():
    assert GAZETTEER.find("England")[0].entry.kind is Kind.DIVISION


def test_what_is_no_place_is_not_found():
    assert GAZETTEER.find("Xyzzy-on-Sea") == ()


def test_the_hash_of_a_name_never_changes():
    assert hash_name("baku") == (1635440489, 2048)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_the_tables_is_in_the_file_under_its_names(table):
    rows = read_table(DATA / "gazetteer" / table)

    assert [name for row in rows for name in names_of(row) if not GAZETTEER.find(name)] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_the_tables_has_a_kind_and_coordinates_on_the_globe(table):
    rows = read_table(DATA / "gazetteer" / table)

    assert [row for row in rows if abs(float(row["lat"])) > 90 or abs(float(row["lon"])) > 180] == []
    assert {row["kind"].upper() for row in rows} <= set(Kind.__members__)


def test_every_state_of_the_lexicon_has_a_centre():
    centres = {row["iso3"] for row in read_table(DATA / "gazetteer" / "centres.tsv")}

    states = read_table(DATA / "lexicon" / "states.tsv")

    assert [row for row in states if row["iso3"] not in centres and not GAZETTEER.find(row["name"])] == []


def test_the_words_beside_places_are_small():
    words = load_place_words(DATA)

    assert all(word == word.lower() for word in words.locatives | words.titles | words.organisations)


def test_the_file_is_at_most_twelve_megabytes():
    assert (DATA / FILE).stat().st_size <= 12_000_000


def test_opening_takes_less_than_a_tenth_of_a_second_and_little_memory():
    script = (
        "import resource, time; from regesta.settings import DATA\n"
        "from regesta.lexicon.gazetteer import load_gazetteer\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "begun = time.process_time(); load_gazetteer(DATA).find('Tehran')\n"
        "spent = time.process_time() - begun\n"
        "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "print(spent < 0.1, grown < 80_000)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["True", "True"]


def test_a_missing_file_is_told(tmp_path: Path):
    with pytest.raises(DataError, match="install regesta again"):
        load_gazetteer(tmp_path)


def test_a_cut_file_is_told(tmp_path: Path):
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / FILE).write_bytes((DATA / FILE).read_bytes()[:100_000])

    with pytest.raises(DataError, match="cut"):
        load_gazetteer(tmp_path)
