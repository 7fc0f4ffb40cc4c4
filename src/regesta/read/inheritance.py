"""What an event takes from the event it is part of: day, place, parties, addressee."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from regesta.domain.marks import Status
from regesta.read.drafts import Draft

_REAL = frozenset({Status.HELD, Status.ONGOING})
_CONTACT = "contact"


def inherit(drafts: Mapping[str, Draft]) -> dict[str, Draft]:
    """Fill what a draft leaves open from the events around it; a value of its own always stands."""
    sessions = _sessions(drafts)
    return {name: _filled(draft, drafts, sessions) for name, draft in drafts.items()}


def _filled(draft: Draft, drafts: Mapping[str, Draft], sessions: Mapping[tuple[str, int], Draft]) -> Draft:
    around = [*_ancestors(draft, drafts), *_same_session(draft, sessions)]
    dated = draft.dated or next((other.dated for other in around if other.dated), None)
    placed = draft.placed
    if placed is None or not placed.known:
        placed = next((other.placed for other in around if other.placed and other.placed.known), placed)
    filled = replace(draft, dated=dated, placed=placed)
    return _with_parties(filled, around)


def _ancestors(draft: Draft, drafts: Mapping[str, Draft]) -> Iterator[Draft]:
    """The events around an event, nearest first; what was held takes nothing from what was not."""
    seen = {draft.event.id}
    parent = draft.parent
    while parent is not None and parent in drafts and parent not in seen:
        seen.add(parent)
        around = drafts[parent]
        if around.event.status in _REAL or around.event.status == draft.event.status:
            yield around
        parent = around.parent


def _sessions(drafts: Mapping[str, Draft]) -> dict[tuple[str, int], Draft]:
    """Sessions by body and number, each the first that tells its day or place."""
    found: dict[tuple[str, int], Draft] = {}
    for draft in drafts.values():
        body = draft.body
        if body is not None and body.number is not None and (draft.dated or draft.placed):
            found.setdefault((body.local, body.number), draft)
    return found


def _same_session(draft: Draft, sessions: Mapping[tuple[str, int], Draft]) -> Iterator[Draft]:
    body = draft.body
    if body is not None and body.number is not None:
        other = sessions.get((body.local, body.number))
        if other is not None and other.event.id != draft.event.id:
            yield other


def _with_parties(draft: Draft, around: list[Draft]) -> Draft:
    if draft.kind.symmetric:
        return _with_table(draft, around)
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


def _with_addressee(draft: Draft, around: list[Draft]) -> Draft:
    """What is said at a meeting of two is said to the other."""
    for other in around:
        if other.kind.family == _CONTACT and len(other.parties) == 2 and len(draft.actors) == 1:
            rest = tuple(party for party in other.parties if party not in draft.actors)
            return replace(draft, recipients=rest) if len(rest) == 1 else draft
    return draft
