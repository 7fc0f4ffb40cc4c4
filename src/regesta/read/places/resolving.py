"""Settle which place each mention means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.domain.claim import Doubt, Place
from regesta.lexicon.gazetteer import Entry, Gazetteer, Hit, Kind
from regesta.lexicon.phrases import phrase_key
from regesta.read.places.candidates import Found, find_candidates
from regesta.read.places.mention import PlaceContext, PlaceMention
from regesta.read.places.ranking import Around, Beside, fit, fit_beside, prior
from regesta.read.places.surroundings import find_containers, find_kinds
from regesta.text.distance import kilometres

_MARGIN = 1.5
"""A name whose best candidate leads by this much without context helps to settle the others."""
_DOUBT = 0.25
"""Two places far apart that differ by less than this are both possible."""
_APART = 100.0
_MOST = 24
_CITIES = frozenset({Kind.CAPITAL, Kind.CITY, Kind.QUARTER})


@dataclass(frozen=True, slots=True)
class _Asked:
    mention: PlaceMention
    found: Found
    beside: Beside


def resolve_places(
    text: str, mentions: Sequence[PlaceMention], context: PlaceContext, gazetteer: Gazetteer
) -> dict[str, Place | Doubt]:
    """The place of each mention's id; a doubt where none is known or several fit alike.

    Of several mentions with one id the first that can be settled counts.
    """
    asked = [_ask(text, mention, gazetteer) for mention in mentions]
    around = _look_around(asked, context, gazetteer)
    out: dict[str, Place | Doubt] = {}
    for item in _shared(asked):
        settled = _settle(item, around)
        if not isinstance(out.get(item.mention.id), Place):
            out[item.mention.id] = as_place(settled) if isinstance(settled, Entry) else settled
    return out


def as_place(entry: Entry) -> Place:
    """The place to show for an entry of the gazetteer."""
    return Place(
        name=entry.name,
        city=entry.name if entry.kind in _CITIES else entry.city,
        country=entry.country,
        geonames=entry.geonames,
        lat=entry.lat,
        lon=entry.lon,
    )


def _ask(text: str, mention: PlaceMention, gazetteer: Gazetteer) -> _Asked:
    head, comma, _ = mention.words.partition(",")
    found = find_candidates(mention.words, gazetteer)
    span = mention.span
    if comma and not found.hits:
        found = find_candidates(head, gazetteer)
        span = type(span)(span.start, span.start + len(head.rstrip()))
    if not found.hits:
        return _Asked(mention, found, Beside((), None))
    kinds = find_kinds(text, span) or found.kinds
    return _Asked(mention, found, Beside(find_containers(text, span, gazetteer), kinds))


def _shared(asked: Sequence[_Asked]) -> list[_Asked]:
    """What was written beside a name once holds for its later (and earlier) mentions too."""
    known: dict[str, Beside] = {}
    for item in asked:
        if item.beside.containers:
            known.setdefault(phrase_key(item.mention.words), item.beside)
    out = []
    for item in asked:
        key = phrase_key(item.mention.words)
        if item.beside.containers:
            known[key] = item.beside
            out.append(item)
        else:
            lent = known.get(key)
            containers = lent.containers if lent is not None else ()
            out.append(_Asked(item.mention, item.found, Beside(containers, item.beside.kinds)))
    return out


def _look_around(asked: Sequence[_Asked], context: PlaceContext, gazetteer: Gazetteer) -> Around:
    """States, divisions and places of the report that are plain without looking further."""
    anchors: dict[int, Entry] = {}
    counts: Counter[str] = Counter(context.states)
    named = [(item.found, item.beside) for item in asked]
    if context.dateline:
        named.append((find_candidates(context.dateline, gazetteer), Beside((), None)))
    for found, beside in named:
        sure = _sure(found, beside)
        if sure is not None:
            anchors[sure.number] = sure
            if sure.country is not None:
                counts[sure.country] += 1
    most = max(counts.values(), default=1)
    near = [entry for entry in anchors.values() if entry.kind not in {Kind.COUNTRY, Kind.CONTINENT}]
    return Around(
        states={code: 0.4 + 0.6 * count / most for code, count in counts.items()},
        divisions=frozenset(_divisions(anchors)),
        anchors=near[:_MOST],
    )


def _divisions(anchors: Mapping[int, Entry]) -> set[int]:
    named = {number for number, entry in anchors.items() if entry.kind in {Kind.DIVISION, Kind.DISTRICT}}
    return named | {entry.division for entry in anchors.values() if entry.division is not None}


def _sure(found: Found, beside: Beside) -> Entry | None:
    if not found.hits:
        return None
    large = _is_large(found.hits)
    ranked = sorted(
        ((prior(hit) + fit_beside(hit, beside, large=large), hit.entry) for hit in found.hits),
        key=lambda pair: -pair[0],
    )
    best, entry = ranked[0]
    if all(best - score > _MARGIN or not _apart(entry, other) for score, other in ranked[1:]):
        return entry
    return None


def _settle(item: _Asked, around: Around) -> Entry | Doubt:
    hits = item.found.hits
    if not hits:
        return Doubt.PLACE_UNKNOWN
    if len(hits) == 1:
        return hits[0].entry
    large = _is_large(hits)
    ranked = sorted(
        ((fit(hit, around) + fit_beside(hit, item.beside, large=large), hit.entry) for hit in hits),
        key=lambda pair: -pair[0],
    )
    best, entry = ranked[0]
    rivals = [other for score, other in ranked[1:] if best - score < _DOUBT and _apart(entry, other)]
    return Doubt.PLACE_AMBIGUOUS if rivals else entry


def _is_large(hits: Sequence[Hit]) -> bool:
    best = max(hits, key=prior)
    return best.entry.kind in {Kind.COUNTRY, Kind.DIVISION, Kind.CONTINENT}


def _apart(one: Entry, other: Entry) -> bool:
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) > _APART
