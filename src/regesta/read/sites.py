"""Where: the places of a report's place mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regesta.domain.claim import Doubt, Gap, Place
from regesta.lexicon import Lexicon
from regesta.read.marked_text import MarkedText
from regesta.read.parties import Parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """Places by the ids of place mentions and of states used as places, and what could not be told."""

    by_id: Mapping[str, Place]
    gaps: tuple[Gap, ...]


def resolve_sites(marked: MarkedText, parties: Parties, lexicon: Lexicon) -> Sites:
    """Tell the place of every place id; a state is the place of its name."""
    by_id = {
        name: state_place(parties.of(name)[0].code, lexicon)
        for name in marked.ids("s")
        if len(parties.of(name)) == 1 and parties.of(name)[0].is_state
    }
    gaps: list[Gap] = []
    for name in marked.ids("l"):
        span = marked.fullest(name)
        state = lexicon.states.find(marked.words(span))
        if state:
            words = marked.words(span)
            by_id[name] = Place(name=words, city=words, country=state[0], geonames=None, lat=None, lon=None)
        else:
            gaps.append(Gap(why=Doubt.PLACE_UNKNOWN, span=span))
    return Sites(by_id=by_id, gaps=tuple(gaps))


def state_place(code: str, lexicon: Lexicon) -> Place:
    """A whole state as a place."""
    known = lexicon.states.states.get(code)
    return Place(
        name=known.name if known else code, city=None, country=code, geonames=None, lat=None, lon=None
    )
