"""Floors under the scores of places, and what the gazetteer may cost; they only rise."""

import subprocess
import sys
from pathlib import Path

import pytest

from regesta.lexicon.gazetteer import FILE
from regesta.settings import DATA
from training.evaluation.places import score_detection, score_gold

GEOVIRUS = Path(__file__).parents[3] / "shared" / "data" / "geo" / "GeoVirus.xml"
OPEN = """
import resource, time
from regesta.lexicon.gazetteer import load_gazetteer
from regesta.settings import DATA
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
gazetteer = load_gazetteer(DATA)
gazetteer.find("Baku")
print(time.process_time() - begun, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
needs_corpus = pytest.mark.skipif(not GEOVIRUS.is_file(), reason="needs the data folder beside the checkout")


@pytest.mark.shared
@needs_corpus
def test_places_of_geovirus_lie_where_they_should():
    assert score_gold(GEOVIRUS).share >= 0.96


@pytest.mark.shared
@needs_corpus
def test_places_of_geovirus_are_found_in_plain_text():
    score = score_detection(GEOVIRUS)

    assert score.f1 >= 0.945
    assert score.right >= 0.975


def test_the_gazetteer_is_no_larger_than_it_may_be():
    assert (DATA / FILE).stat().st_size <= 12_000_000


def test_the_gazetteer_opens_fast_and_small():
    told = subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True, check=True).stdout
    seconds, megabytes = map(float, told.split())

    assert seconds < 0.1
    assert megabytes < 80
