"""Places in plain text, without the marker: `resolve(text)`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from regesta.domain.claim import Doubt, Place
from regesta.domain.span import Span
from regesta.lexicon.gazetteer import Gazetteer, load_gazetteer
from regesta.lexicon.phrases import phrase_key
from regesta.lexicon.place_words import PlaceWords, load_place_words
from regesta.lexicon.states import StateLexicon, load_states
from regesta.read.places import PlaceContext, PlaceMention, resolve_places
from regesta.read.places.detecting import detect_places
from regesta.settings import DATA

__all__ = ["FoundPlace", "Knowledge", "load_knowledge", "name_states", "resolve"]

_CAPITALS = re.compile(r"[^\W\d_a-z]\S*(?:\s+(?:(?:of|and|the)\s+)*[^\W\d_a-z]\S*)*")
"""Runs of words with capitals: names of states stand in no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place name in a text: `place` where it is settled, else `doubt` says why not."""

    span: Span
    text: str
    place: Place | None
    doubt: Doubt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What finding places needs: gazetteer, words beside places, names of states."""

    gazetteer: Gazetteer
    words: PlaceWords
    states: StateLexicon


@cache
def load_knowledge(data: Path = DATA) -> Knowledge:
    """Open the tables below a data folder; raises DataError where one is missing."""
    return Knowledge(
        gazetteer=load_gazetteer(data), words=load_place_words(data), states=load_states(data / "lexicon")
    )


def resolve(text: str, published: date | None = None) -> tuple[FoundPlace, ...]:
    """The places named in a text, in order, each with what it was taken for.

    Args:
        text: plain English text.
        published: not needed for places; taken so that dates and places are called alike.
    """
    del published
    knowledge = load_knowledge()
    spans = list(detect_places(text, knowledge.gazetteer, knowledge.words))
    mentions = [PlaceMention(id=str(n), span=span, words=span.of(text)) for n, span in enumerate(spans)]
    context = PlaceContext(states=name_states(text, knowledge.states))
    places = resolve_places(text, mentions, context, knowledge.gazetteer)
    return tuple(_found(mention, places[mention.id]) for mention in mentions)


def name_states(text: str, states: StateLexicon) -> Counter[str]:
    """How often each state is named in a text, by name, adjective or people, with a capital."""
    runs = (phrase_key(run[0]).split() for run in _CAPITALS.finditer(text))
    return Counter(code for run in runs for item in states.plain.scan(run) for code in item.value)


def _found(mention: PlaceMention, settled: Place | Doubt) -> FoundPlace:
    place = settled if isinstance(settled, Place) else None
    doubt = settled if isinstance(settled, Doubt) else None
    return FoundPlace(span=mention.span, text=mention.words, place=place, doubt=doubt)
