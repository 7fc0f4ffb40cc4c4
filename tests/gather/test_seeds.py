"""The five real reports that must always work, where they lie beside the checkout."""

from datetime import date
from pathlib import Path

import pytest

from regesta.domain.report import Basis
from regesta.gather import GatherOptions, gather

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.exists(), reason="the five reports do not lie beside this checkout"),
]


@pytest.fixture(scope="module")
def reports():
    return [item.report for item in gather([str(SEEDS)], GatherOptions())]


@pytest.mark.parametrize(
    ("number", "published", "outlet", "words"),
    [
        (0, (date(2019, 12, 4), Basis.HEADER), "Tehran Times", ("TEHRAN", "Mamedov.")),
        (1, (date(2024, 11, 19), Basis.HEADER), "Press TV", ("Deputy", "guidelines.")),
        (2, (date(2019, 1, 16), Basis.HEADER), "News.Az", ("Azerbaijani", "meeting.")),
        (3, (date(2020, 2, 26), Basis.TEXT), None, ("TEHRAN", "Rouhani.")),
        (4, (date(2022, 1, 26), Basis.HEADER), None, ("Azerbaijani", "statement.")),
    ],
)
def test_a_seed_is_freed_of_its_page(reports, number, published, outlet, words):
    report = reports[number]

    assert (report.published.day, report.published.basis) == published
    assert report.outlet == outlet
    assert (report.text.split()[0], report.text.split()[-1]) == words
    assert report.copy_of is None


def test_a_headline_becomes_the_title(reports):
    assert reports[3].title.endswith("military cooperation")
    assert reports[3].title not in reports[3].text
