"""Settle which place each mention means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.domain.claim import Doubt, Place
from regesta.domain.span import Span
from regesta.lexicon.gazetteer import Entry, Gazetteer, Hit, Kind
from regesta.lexicon.phrases import phrase_key
from regesta.read.places.candidates import Found, find_candidates
from regesta.read.places.mention import PlaceContext, PlaceMention
from regesta.read.places.ranking import LARGE, MOST_FIT, Around, Size, fit, fit_beside, size_of
from regesta.read.places.surroundings import Beside, contains, find_containers, find_kinds
from regesta.text.distance import closeness, closeness_at

_MARGIN = 1.5
"""A name whose best candidate leads by this much without context helps to settle the others."""
_DOUBT = 0.25
"""Two places far apart that differ by less than this are both possible."""
_SMALL = 4.3
_SMALL_OTHER_NAME = 3.7
"""A place less salient than this, in a state the report does not name, is a namesake of the one meant."""
_LEAD = 1.0
"""Of two that fit alike the one ten times as salient is meant."""
_APART = closeness_at(100.0)
_MOST = 24
_TRIED = 12
"""Of places of one name only so many of the most salient are weighed, and those that fit what is around."""
_LIST = frozenset({",", "and", ", and", "or", ", or", "&", "/", "to", "-", "–"})
_GAP = 8
"""Members of a list are no further apart."""
_DIVISIONS = frozenset({Kind.DIVISION, Kind.DISTRICT})
_CITIES = frozenset({Kind.CAPITAL, Kind.CITY, Kind.QUARTER})
_ALONE = Beside()
"""Nothing beside a mention: all mentions of a name without anything are settled alike."""


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
    ordered = sorted(mentions, key=lambda mention: mention.span)
    asked = _beside_each_other(text, [_ask(text, mention, gazetteer) for mention in ordered])
    around = _look_around(asked, context, gazetteer)
    out: dict[str, Place | Doubt] = {}
    plain: dict[str, Entry | Doubt] = {}
    for item in _shared(asked):
        settled = plain.get(item.mention.words) if item.beside is _ALONE else None
        if settled is None:
            settled = _settle(item, around)
            if item.beside is _ALONE:
                plain[item.mention.words] = settled
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
        span = Span(span.start, span.start + len(head.rstrip()))
    if not found.hits:
        return _Asked(mention, found, _ALONE)
    kinds = find_kinds(text, span) or found.kinds
    containers = find_containers(text, span, gazetteer)
    return _Asked(mention, found, Beside(containers, kinds) if containers or kinds else _ALONE)


def _beside_each_other(text: str, asked: Sequence[_Asked]) -> list[_Asked]:
    """Tell mentions in a list what sort their neighbours are, and a container what it holds."""
    out = list(asked)
    for number in range(1, len(out)):
        one, other = out[number - 1], out[number]
        if other.mention.span.start - one.mention.span.end > _GAP:
            continue
        between = text[one.mention.span.end : other.mention.span.start].strip()
        if between not in _LIST or not one.found.hits or not other.found.hits:
            continue
        held = tuple(hit.entry for hit in one.found.hits[:4]) if between == "," else ()
        like = _large_kind(one.found.hits)
        after = _large_kind(other.found.hits) if like else frozenset()
        if held or like:
            mine = other.beside
            mine = Beside(mine.containers, mine.kinds, held, like | mine.like)
            out[number] = _Asked(other.mention, other.found, mine)
        if after:
            mine = one.beside
            mine = Beside(mine.containers, mine.kinds, mine.held, after | mine.like)
            out[number - 1] = _Asked(one.mention, one.found, mine)
    return out


def _large_kind(hits: Sequence[Hit]) -> frozenset[Kind]:
    return frozenset({hits[0].entry.kind} & LARGE)


def _shared(asked: Sequence[_Asked]) -> list[_Asked]:
    """What was written beside a name once holds for its later (and earlier) mentions too."""
    known: dict[str, tuple[Entry, ...]] = {}
    telling = [_telling(item) for item in asked]
    keys = [phrase_key(item.mention.words) for item in asked]
    for key, containers in zip(keys, telling, strict=True):
        if containers:
            known.setdefault(key, containers)
    out = []
    for item, key, containers in zip(asked, keys, telling, strict=True):
        lent = containers or known.get(key, ())
        if containers:
            known[key] = containers
        if lent == item.beside.containers:
            out.append(item)
        else:
            mine = item.beside
            lent_to = Beside(lent, mine.kinds, mine.held, mine.like)
            out.append(_Asked(item.mention, item.found, lent_to))
    return out


def _telling(item: _Asked) -> tuple[Entry, ...]:
    """The containers that hold one of the candidates; the others are no containers but neighbours."""
    if not item.beside.containers:
        return ()
    entries = [hit.entry for hit in item.found.hits]
    return tuple(
        container
        for container in item.beside.containers
        if any(contains(container, entry) for entry in entries)
    )


def _look_around(asked: Iterable[_Asked], context: PlaceContext, gazetteer: Gazetteer) -> Around:
    """States, divisions and places of the report that are plain without looking further."""
    sure = [_sure(item.found.hits, item.beside) for item in asked]
    if context.dateline:
        sure.append(_sure(find_candidates(context.dateline, gazetteer).hits, Beside()))
    anchors = {entry.number: entry for entry in sure if entry is not None}
    states: Counter[str] = Counter(context.states)
    divisions: Counter[int] = Counter()
    for entry in anchors.values():
        if entry.country is not None:
            states[entry.country] += 1
        for division in (entry.division, entry.number if entry.kind in _DIVISIONS else None):
            if division is not None:
                divisions[division] += 1
    near = [entry for entry in anchors.values() if entry.kind not in {Kind.COUNTRY, Kind.CONTINENT}]
    return Around(
        states=states,
        most=max(states.values(), default=1),
        divisions=divisions,
        anchors=near[:_MOST],
        known=frozenset(anchors),
    )


def _sure(hits: Sequence[Hit], beside: Beside) -> Entry | None:
    """The place that leads clearly by its salience and what is written beside it."""
    if not hits:
        return None
    if len(hits) == 1:
        return hits[0].entry
    scores = [hit.salience for hit in hits]
    if beside is not _ALONE:
        size = size_of(hits, beside)
        scores = [hit.salience + fit_beside(hit, beside, size) for hit in hits]
    best = max(scores)
    entry = hits[scores.index(best)].entry
    rivals = (hit.entry for hit, score in zip(hits, scores, strict=True) if best - score <= _MARGIN)
    return None if any(_apart(entry, other) for other in rivals) else entry


def _settle(item: _Asked, around: Around) -> Entry | Doubt:
    hits = item.found.hits
    if not hits:
        return Doubt.PLACE_UNKNOWN
    if len(hits) == 1 and hits[0].salience > _SMALL:
        return hits[0].entry
    size = size_of(hits, item.beside, around.known)
    if len(hits) == 1:
        return Doubt.PLACE_UNKNOWN if _is_namesake(hits[0], item.beside, around, size) else hits[0].entry
    tried = [*hits[:_TRIED], *(hit for hit in hits[_TRIED:] if hit.entry.country in around.states)]
    scores = _weigh(tried, item.beside, around, size)
    best = max(scores)
    entry = tried[scores.index(best)].entry
    rivals = [hit for hit, score in zip(tried, scores, strict=True) if best - score < _DOUBT]
    if not any(_apart(entry, other.entry) for other in rivals):
        chosen = tried[scores.index(best)]
        return Doubt.PLACE_UNKNOWN if _is_namesake(chosen, item.beside, around, size) else entry
    rivals.sort(key=lambda hit: -hit.salience)
    return rivals[0].entry if rivals[0].salience - rivals[1].salience > _LEAD else Doubt.PLACE_AMBIGUOUS


def _weigh(hits: Sequence[Hit], beside: Beside, around: Around, size: Size) -> list[float]:
    """The score of each place; one that nothing around it could make a rival keeps what it has alone."""
    scores: list[float] = []
    least = float("-inf")
    for hit in hits:
        score = 0.0 if beside is _ALONE else fit_beside(hit, beside, size)
        if score + hit.salience + MOST_FIT > least:
            score += fit(hit, around, size)
            least = max(least, score - _DOUBT)
        else:
            score += hit.salience
        scores.append(score)
    return scores


def _is_namesake(hit: Hit, beside: Beside, around: Around, size: Size) -> bool:
    """Whether a small place lies in a state that the report, which names others, does not name."""
    entry = hit.entry
    if entry.country is None or hit.salience > (_SMALL if hit.own else _SMALL_OTHER_NAME):
        return False
    if any(contains(container, entry) for container in beside.containers):
        return False
    mine = sum(other.country == entry.country for other in size.known)
    others = sum(around.states.values()) - mine
    return others > 0 and around.states.get(entry.country, 0) - mine <= 0


def _apart(one: Entry, other: Entry) -> bool:
    """Whether two places are really two: far from each other, neither the other's division."""
    if one.number in {other.division, other.district} or other.number in {one.division, one.district}:
        return False
    return closeness(one.point, other.point) < _APART
