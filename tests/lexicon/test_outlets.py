import pytest

from regesta.errors import DataError
from regesta.lexicon.outlets import host_of, load_outlets
from regesta.settings import DATA

OUTLETS = load_outlets(DATA)
KINDS = {
    "state-agency", "agency", "private-agency", "state", "state-broadcaster", "public-broadcaster", "private",
    "ministry", "government", "military", "party", "organisation", None,
}  # fmt: skip


def test_every_outlet_is_of_a_known_kind():
    assert {outlet.kind for outlet in OUTLETS.by_domain.values()} <= KINDS


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.presstv.ir/Detail/2024/11/19/1/x", "Press TV"),
        ("https://en.apa.az/x", "APA"),
        ("azernews.az", "AzerNews"),
        ("http://english.aawsat.com/node/1", "Asharq Al-Awsat"),
    ],
)
def test_an_address_tells_its_outlet(url, name):
    assert OUTLETS.of_address(url).name == name


@pytest.mark.parametrize(
    "url", ["", "https://nowhere.example/x", "not an address", "http://[broken", "mailto:a@b.c"]
)
def test_an_address_nobody_knows_tells_none(url):
    assert OUTLETS.of_address(url) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("MJ/PA", "Tehran Times"),
        ("AMK/PressTV", "Press TV"),
        ("News.Az", "News.Az"),
        ("REPORT.AZ/", "Report"),
        ("(Yonhap)", "Yonhap"),
        ("/TASS/", "TASS"),
        ("Azertac", "AZERTAC"),
        ("--Trend", "Trend"),
        ("the associated press", "AP"),
    ],
)
def test_a_signature_tells_its_outlet(line, name):
    assert OUTLETS.signed(line).name == name


def test_the_host_of_an_address_is_told():
    assert host_of("https://www.Example.org:80/a?b") == "example.org"
    assert host_of("no host") == ""


@pytest.mark.parametrize("row", ["a.org\tA", "a.org\tA\tXX\tprivate\t", "\tA\tAZE\t\t"])
def test_a_damaged_row_is_told_with_its_line(tmp_path, row):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "outlets.tsv").write_text(f"domain\tname\tstate\tkind\taliases\n{row}\n")

    with pytest.raises(DataError, match=r"outlets.tsv:2"):
        load_outlets(tmp_path)
