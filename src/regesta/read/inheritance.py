"""What an event takes from the event it is part of, and a visit from the events it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Status
from regesta.lexicon import Lexicon
from regesta.read.drafts import Draft, Placed
from regesta.read.parties import Party
from regesta.read.sites import city_place
from regesta.read.times import Dated

_REAL = frozenset({Status.HELD, Status.ONGOING})
_CONTACT = "contact"
_GATHERED = frozenset({"contact", "cooperation"})
"""Families whose events, told without anyone, are by those who take part in the event around them."""
_CONTAINERS = frozenset({"visit", "session", "negotiation"})
_OCCASIONS = frozenset({"session", "exercise", "ceremony"})
"""Kinds that are the occasion they belong to: its day and place are those of what else happens at it."""
_TRAVELS = "visit"
"""The kind that goes from place to place: what is held in it shares its city, not each other's buildings."""
_Series: TypeAlias = tuple[str, int | None]
"""A body's id with a number, or an occasion's id with none."""
_LONGEST = 14
"""Days: events further apart than this do not date the visit they belong to."""


def inherit(drafts: Mapping[str, Draft], lexicon: Lexicon) -> dict[str, Draft]:
    """Fill what a draft leaves open from the events around and in it; a value of its own always stands."""
    drafts = {name: _hosted(draft) for name, draft in drafts.items()}
    parts: dict[str, list[Draft]] = {}
    for draft in drafts.values():
        if draft.parent is not None and draft.event.status in _REAL:
            parts.setdefault(draft.parent, []).append(draft)
    wholes = {name: _from_parts(draft, parts.get(name, []), lexicon) for name, draft in drafts.items()}
    sessions = _sessions(wholes.values())
    members = _members(wholes.values())
    filled = {name: _filled(draft, wholes, sessions, lexicon) for name, draft in wholes.items()}
    return {name: _with_members(draft, members) for name, draft in filled.items()}


def _from_parts(draft: Draft, parts: list[Draft], lexicon: Lexicon) -> Draft:
    """A visit without a day of its own is on the days of what was held in it; likewise its city."""
    if not parts or draft.kind.name not in _CONTAINERS or draft.event.status not in _REAL:
        return draft
    dated = draft.dated or _span_of([part.dated for part in parts if part.dated])
    placed = draft.placed
    if placed is not None and placed.place.city is None and placed.place.country is not None:
        inside = [part.placed for part in parts if part.placed and part.placed.place.city]
        inside = [found for found in inside if found.place.country == placed.place.country]
        if len({found.place.city for found in inside}) == 1:
            placed = _city_of(inside[0], lexicon)
    if dated is draft.dated and placed is draft.placed:
        return draft
    return replace(draft, dated=dated, placed=placed)


def _city_of(placed: Placed, lexicon: Lexicon) -> Placed:
    """The city of a place; a building or a site stays the place of its own event."""
    place = city_place(placed.place, lexicon)
    return placed if place is placed.place else replace(placed, place=place)


def _span_of(parts: list[Dated]) -> Dated | None:
    """The days from the first part to the last; None where an end is open or they lie far apart."""
    starts = [part.interval.start for part in parts if part.interval.start]
    ends = [part.interval.end for part in parts if part.interval.end]
    if not parts or len(starts) < len(parts) or len(ends) < len(parts):
        return None
    start, end = min(starts), max(ends)
    if len({part.interval for part in parts}) == 1:
        precision = parts[0].interval.precision
    elif (end - start).days < _LONGEST:
        precision = Precision.DAYS
    else:
        return None
    basis = "days of the events that belong to it"
    return Dated(
        interval=Interval(start=start, end=end, precision=precision, basis=basis), span=parts[0].span
    )


def _filled(
    draft: Draft, drafts: Mapping[str, Draft], sessions: Mapping[_Series, Draft], lexicon: Lexicon
) -> Draft:
    parents = [*_ancestors(draft, drafts)]
    around = [*parents, *_same_session(draft, sessions)]
    dated = draft.dated or next((other.dated for other in around if other.dated), None)
    placed = draft.placed
    if placed is None or not placed.known:
        placed = _place_around(draft, around, lexicon) or placed
    if dated is not draft.dated or placed is not draft.placed:
        draft = replace(draft, dated=dated, placed=placed)
    return _with_parties(draft, parents)


def _place_around(draft: Draft, around: list[Draft], lexicon: Lexicon) -> Placed | None:
    """The place of the nearest event around; of a visit, and of one further off, the city alone."""
    for other in around:
        if other.placed is not None and other.placed.known:
            near = other.event.id == draft.parent or other.occasion is not None
            whole = near and other.kind.name != _TRAVELS
            return other.placed if whole else _city_of(other.placed, lexicon)
    return None


def _may_lend(other: Draft, draft: Draft) -> bool:
    """What was held takes nothing from what was not."""
    return other.event.status in _REAL or other.event.status == draft.event.status


def _ancestors(draft: Draft, drafts: Mapping[str, Draft]) -> Iterator[Draft]:
    """The events around an event, nearest first."""
    seen = {draft.event.id}
    parent = draft.parent
    while parent is not None and parent in drafts and parent not in seen:
        seen.add(parent)
        around = drafts[parent]
        if _may_lend(around, draft):
            yield around
        parent = around.parent


def _sessions(drafts: Iterable[Draft]) -> dict[_Series, Draft]:
    """Sessions by body and number or by occasion, each the first that tells its day or place."""
    found: dict[_Series, Draft] = {}
    for draft in drafts:
        if draft.dated or draft.placed:
            for series in _series_of(draft):
                if series[1] is not None or draft.kind.name in _OCCASIONS:
                    found.setdefault(series, draft)
    return found


def _series_of(draft: Draft) -> Iterator[_Series]:
    if draft.body is not None and draft.body.number is not None:
        yield draft.body.local, draft.body.number
    if draft.occasion is not None:
        yield draft.occasion, None


def _same_session(draft: Draft, sessions: Mapping[_Series, Draft]) -> Iterator[Draft]:
    """The session itself, told elsewhere in the report, or the summit on whose sidelines this was.

    What is said has day and place of nothing but the event or occasion it is said in.
    """
    told_in = draft.event.fillers("in")
    for series in _series_of(draft):
        if draft.kind.verbal and series[0] not in told_in:
            continue
        other = sessions.get(series)
        if other is not None and other.event.id != draft.event.id and _may_lend(other, draft):
            yield other


def _members(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """The event of each joint body that tells most of its members."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        if draft.body is not None and draft.kind.symmetric:
            best = found.setdefault(draft.body.local, draft)
            if len(draft.parties) > len(best.parties):
                found[draft.body.local] = draft
    return found


def _with_members(draft: Draft, members: Mapping[str, Draft]) -> Draft:
    """A session told of one side is by all members of its body that the report tells elsewhere."""
    if draft.body is None or not draft.kind.symmetric or draft.body.local not in members:
        return draft
    return _with_table(draft, [members[draft.body.local]])


def _with_parties(draft: Draft, around: list[Draft]) -> Draft:
    if draft.kind.symmetric or (draft.kind.family in _GATHERED and not draft.parties):
        return _with_table(draft, around)
    if draft.kind.host == "to":
        return _hosted(draft)
    if draft.kind.verbal and not draft.recipients:
        return _with_addressee(draft, around)
    return draft


def _with_table(draft: Draft, around: list[Draft]) -> Draft:
    """A signing told of one side, or of none, is by all who sit at the meeting it is part of."""
    if len(draft.parties) > 1:
        return draft
    for other in around:
        if len(other.parties) > 1 and set(draft.parties) <= set(other.parties):
            return replace(draft, actors=other.parties)
    return draft


def _hosted(draft: Draft) -> Draft:
    """A visit is made to the state on whose ground it is, an attack there aimed at it.

    A guest abroad is no host of his own, though it is his people that he visits.
    """
    if draft.kind.host != "to" or not set(draft.recipients) <= set(draft.actors):
        return draft
    if draft.placed is None or draft.placed.place.country is None:
        return draft
    host = Party(code=draft.placed.place.country, is_state=True)
    return draft if host in draft.actors else replace(draft, recipients=(host,))


def _with_addressee(draft: Draft, around: list[Draft]) -> Draft:
    """What is said at a meeting of two is said to the other."""
    for other in around:
        if other.kind.family == _CONTACT and len(other.parties) == 2 and len(draft.actors) == 1:
            rest = tuple(party for party in other.parties if party not in draft.actors)
            return replace(draft, recipients=rest) if len(rest) == 1 else draft
    return draft
