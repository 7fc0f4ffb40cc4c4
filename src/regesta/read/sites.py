"""Where: the places of a report's place ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from regesta.domain.claim import Gap, Place
from regesta.domain.report import Report
from regesta.lexicon import Lexicon
from regesta.lexicon.gazetteer import Kind, load_gazetteer
from regesta.read.marked_text import MarkedText
from regesta.read.parties import Parties
from regesta.read.places import PlaceContext, PlaceMention, as_place, resolve_places

_CITIES = frozenset({Kind.CAPITAL, Kind.CITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """Places by the ids of place mentions and of states used as places, and what could not be told."""

    by_id: Mapping[str, Place]
    gaps: tuple[Gap, ...]


def read_sites(report: Report, marked: MarkedText, parties: Parties, lexicon: Lexicon) -> Sites:
    """Tell the place of every place id; a state is the place of its name."""
    by_id = {
        name: state_place(found[0].code, lexicon)
        for name in marked.ids("s")
        if len(found := parties.of(name)) == 1 and found[0].is_state
    }
    mentions = [
        PlaceMention(id=name, span=span, words=" ".join(marked.words(span).split()))
        for name in marked.ids("l")
        for span in marked.own_spans(name)
    ]
    if not mentions:
        return Sites(by_id=by_id, gaps=())
    context = PlaceContext(
        states=_counted_states(marked, parties),
        dateline=report.dateline.place if report.dateline else None,
    )
    gaps: list[Gap] = []
    resolved = resolve_places(report.text, mentions, context, load_gazetteer(lexicon.data))
    for name, place in resolved.items():
        if isinstance(place, Place):
            by_id[name] = place
        else:
            gaps.append(Gap(why=place, span=marked.fullest(name)))
    return Sites(by_id=by_id, gaps=tuple(gaps))


def _counted_states(marked: MarkedText, parties: Parties) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name in marked.ids("s"):
        for party in parties.of(name):
            if party.is_state:
                counts[party.code] += len(marked.spans[name])
    return counts


def state_place(code: str, lexicon: Lexicon) -> Place:
    """A whole state as a place, with the gazetteer's point for it where that knows one."""
    known = lexicon.states.states.get(code)
    return _named_state(known.name if known else code, code, lexicon.data)


@cache
def _named_state(name: str, code: str, data: Path) -> Place:
    for hit in load_gazetteer(data).find(name):
        if hit.entry.kind is Kind.COUNTRY and hit.entry.country == code:
            return as_place(hit.entry)
    return Place(name=name, city=None, country=code, geonames=None, lat=None, lon=None)


def city_place(place: Place, lexicon: Lexicon) -> Place:
    """The city of a building or site, or else its state; cities, regions and states are themselves."""
    if place.country is None or place.city == place.name:
        return place
    gazetteer = load_gazetteer(lexicon.data)
    if place.city is None:
        own = [hit.entry for hit in gazetteer.find(place.name) if hit.entry.country == place.country]
        return state_place(place.country, lexicon) if own and own[0].kind is Kind.SITE else place
    for hit in gazetteer.find(place.city):
        if hit.entry.kind in _CITIES and hit.entry.country == place.country:
            return as_place(hit.entry)
    return replace(place, name=place.city, geonames=None)
