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
    """Each article's text with its toponyms; offsets that do not give the name are told."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldScore:
    """With the gold spans given: how many are right, wrong or open, and mentions resolved a second."""

    verdicts: Counter[str]
    speed: float

    @property
    def share(self) -> float:
        """The share that lies within 161 km."""
        return self.verdicts["right"] / self.verdicts.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundScore:
    """In plain text: names found with their exact span, of those found the share in the right place."""

    hit: int
    found: int
    gold: int
    right: float
    speed: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of names."""
        return 2 * self.hit / (self.found + self.gold)


def score_gold(path: Path, *, verbose: bool = False, rounds: int = 1) -> GoldScore:
    """How many gold mentions resolve within 161 km; the speed is that of the last of so many rounds."""
    gazetteer, states = load_gazetteer(DATA), load_states(DATA / "lexicon")
    articles = []
    for text, toponyms in read_geovirus(path):
        mentions = [
            PlaceMention(id=str(n), span=item.span, words=item.span.of(text))
            for n, item in enumerate(toponyms)
        ]
        mentions.sort(key=lambda mention: mention.span)
        articles.append((text, toponyms, mentions, PlaceContext(states=name_states(text, states))))
    for _ in range(rounds):
        begun = time.process_time()
        settled = [
            resolve_places(text, mentions, context, gazetteer) for text, _, mentions, context in articles
        ]
        spent = time.process_time() - begun
    verdicts: Counter[str] = Counter()
    for (text, toponyms, _, _), places in zip(articles, settled, strict=True):
        for number, item in enumerate(toponyms):
            verdict = judge(places[str(number)], item)
            verdicts[verdict] += 1
            if verbose and verdict != "right":
                around = text[max(0, item.span.start - 30) : item.span.end + 40]
                print(f"{verdict:9} {item.name:24} {places[str(number)]} | {around!r}")
    return GoldScore(verdicts=verdicts, speed=verdicts.total() / spent)


def score_detection(path: Path, *, verbose: bool = False) -> FoundScore:
    """How well names are found in plain text, and how many of those found lie right."""
    hit = found = gold = right = length = 0
    spent = 0.0
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
    return FoundScore(hit=hit, found=found, gold=gold, right=right / hit, speed=length / spent)


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
    first = score_gold(arguments.corpus, verbose=arguments.verbose)
    again = score_gold(arguments.corpus, rounds=3)
    print(
        f"{first.verdicts['right']}/{first.verdicts.total()} = {first.share:.4f} {dict(first.verdicts)}; "
        f"{first.speed:,.0f} mentions a second, {again.speed:,.0f} with names looked up before"
    )
    plain = score_detection(arguments.corpus, verbose=arguments.verbose)
    print(
        f"plain text: precision {plain.hit / plain.found:.4f}, recall {plain.hit / plain.gold:.4f}, "
        f"F1 {plain.f1:.4f}; right place of those found {plain.right:.4f}; "
        f"{plain.speed / 1e6:.2f} M characters a second"
    )


if __name__ == "__main__":
    main()
