"""What events are told in, word by word: the full-text filter's index."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from regesta.domain.record import Event
from regesta.show.register import Register
from regesta.text.folding import fold

_AFTER = "\uffff"
"""Sorts after every letter of a folded word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Every folded word (sorted), and the places of the events that are told with it."""

    events: int
    words: tuple[str, ...]
    places: tuple[npt.NDArray[np.int32], ...]

    def telling(self, asked: str) -> npt.NDArray[np.bool_]:
        """Which events are told in words that begin with each word of `asked`, a mask over all places."""
        fits = np.ones(self.events, dtype=np.bool_)
        for word in fold(asked).split():
            first, end = bisect_left(self.words, word), bisect_left(self.words, word + _AFTER)
            told = np.zeros(self.events, dtype=np.bool_)
            for places in self.places[first:end]:
                told[places] = True
            fits &= told
        return fits


def index_words(events: Sequence[Event], register: Register) -> Wording:
    """The words of events: kinds, topics, parties, people, places, bodies, documents, quotations, titles."""
    folded: dict[str, tuple[str, ...]] = {}
    found: dict[str, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        words: set[str] = set()
        for written in set(_told(event, register)):
            if written not in folded:
                folded[written] = tuple(fold(written).split())
            words.update(folded[written])
        for word in words:
            found[word].append(place)
    ordered = sorted(found)
    return Wording(
        events=len(events),
        words=tuple(ordered),
        places=tuple(np.array(found[word], dtype=np.int32) for word in ordered),
    )


def _told(event: Event, register: Register) -> Iterable[str]:
    yield event.kind.value
    yield from event.topics
    for party in event.parties:
        yield party
        yield register.state_names.get(party, "")
    for attendee in event.people:
        yield from (attendee.name, attendee.written, attendee.office or "", attendee.rank or "")
    if event.where:
        yield event.where.value.name
    if event.body:
        yield event.body.value.name
    yield from (register.instruments[name].title for name in event.instruments)
    yield from (register.words_of(quote) for quote in event.quotes)
    yield from (register.reports[name].title or "" for name in event.reports)
