"""Measure places on GeoVirus: `python -m training.evaluation.places --corpus GeoVirus.xml`.

Gold offsets count from 1. A place is right within 161 km of the gold coordinates (100 miles, the
measure of that corpus); what is left open counts as wrong.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from regesta.domain.claim import Doubt, Place
from regesta.domain.span import Span
from regesta.lexicon.gazetteer import load_gazetteer
from regesta.lexicon.states import load_states
from regesta.places import name_states, resolve
from regesta.read.places import PlaceContext, PlaceMention, resolve_places
from regesta.settings import DATA
from regesta.text.distance import kilometres

NEAR = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold place name with its span and coordinates."""

    span: Span
    name: str
    lat: float
    lon: float


def read_geovirus(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Each article's text with its toponyms; those whose offsets do not give their name are left out."""
    for article in ET.parse(path).getroot():  # noqa: S314 - a corpus one chose oneself
        text = article.findtext("text") or ""
        toponyms = []
        for node in article.findall("locations/location"):
            start, end = int(node.findtext("start") or 0) - 1, int(node.findtext("end") or 0) - 1
            name = node.findtext("name") or ""
            if text[start:end] != name:
                print(f"offset: {name!r} is {text[start:end]!r}")
            if 0 <= start < end:
                lat, lon = float(node.findtext("lat") or 0), float(node.findtext("lon") or 0)
                toponyms.append(Toponym(Span(start, end), name, lat, lon))
        yield text, toponyms


def score_gold(path: Path, *, verbose: bool) -> None:
    """Print how many gold mentions resolve within 161 km, and how fast."""
    gazetteer, states = load_gazetteer(DATA), load_states(DATA / "lexicon")
    right: Counter[str] = Counter()
    spent = 0.0
    for text, toponyms in read_geovirus(path):
        mentions = [
            PlaceMention(id=str(n), span=item.span, words=item.span.of(text))
            for n, item in enumerate(toponyms)
        ]
        mentions.sort(key=lambda mention: mention.span)
        context = PlaceContext(states=name_states(text, states))
        begun = time.process_time()
        places = resolve_places(text, mentions, context, gazetteer)
        spent += time.process_time() - begun
        for number, item in enumerate(toponyms):
            verdict = judge(places[str(number)], item)
            right[verdict] += 1
            if verbose and verdict != "right":
                around = text[max(0, item.span.start - 30) : item.span.end + 40]
                print(
                    f"{verdict:9} {item.name:24} {item.lat:7} {item.lon:8} {places[str(number)]} | {around!r}"
                )
    total = sum(right.values())
    print(
        f"{right['right']}/{total} = {right['right'] / total:.4f} {dict(right)}; "
        f"{total / spent:,.0f} mentions a second"
    )


def score_detection(path: Path, *, verbose: bool) -> None:
    """Print how well names are found in plain text, spans exact, and how many of those found lie right."""
    hit = found = gold = right = 0
    spent = 0.0
    length = 0
    for text, toponyms in read_geovirus(path):
        begun = time.process_time()
        places = resolve(text)
        spent += time.process_time() - begun
        length += len(text)
        wanted = {item.span: item for item in toponyms}
        found += len(places)
        gold += len(wanted)
        for item in places:
            toponym = wanted.pop(item.span, None)
            if toponym is not None:
                hit += 1
                right += judge(item.place or item.doubt or Doubt.PLACE_UNKNOWN, toponym) == "right"
            elif verbose:
                print(f"extra     {item.text:24} {text[max(0, item.span.start - 30) : item.span.end + 30]!r}")
        if verbose:
            for left in wanted.values():
                print(f"missed    {left.name:24} {text[max(0, left.span.start - 30) : left.span.end + 30]!r}")
    precision, recall = hit / found, hit / gold
    print(
        f"plain text: precision {precision:.4f}, recall {recall:.4f}, F1 {2 * hit / (found + gold):.4f}; "
        f"right place of those found {right / hit:.4f}; {length / spent / 1e6:.2f} M characters a second"
    )


def judge(place: Place | Doubt, gold: Toponym) -> str:
    """Whether a place is right, wrong (too far), ambiguous or unknown."""
    if isinstance(place, Doubt):
        return "ambiguous" if place is Doubt.PLACE_AMBIGUOUS else "unknown"
    if place.lat is None or place.lon is None:
        return "unknown"
    return "right" if kilometres((place.lat, place.lon), (gold.lat, gold.lon)) <= NEAR else "wrong"


def main() -> None:
    """Print the figures of docs/scores/places.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="GeoVirus.xml")
    parser.add_argument("--verbose", action="store_true", help="print what is wrong")
    arguments = parser.parse_args()
    score_gold(arguments.corpus, verbose=arguments.verbose)
    score_detection(arguments.corpus, verbose=arguments.verbose)


if __name__ == "__main__":
    main()
