"""Visits and sessions that one report tells several times, joined where the network took them for several.

One guest is on one visit to a state at a time, and a body has one session at a time. Of 728 visits and
577 sessions in reports marked by hand, five pairs and one pair of different ones are alike in all that
is asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from regesta.domain.marks import ROLES, MarkedEvent, Marks, Mention
from regesta.mark.labels import SINGLE_ROLES

_KINDS = ("visit", "session")
_SINGLE = SINGLE_ROLES - {"when"}
"""Roles that the first telling which has one fills; of one visit several times may be told."""


def join_retold(marks: Marks) -> Marks:
    """The same marks with each such event under one id, that of its first equation."""
    same: dict[str, str] = {}
    for kind in _KINDS:
        told = [event for event in marks.events if event.kind == kind]
        for number, later in enumerate(told):
            first = next((event for event in told[:number] if _is_one(event, later)), None)
            if first is not None:
                same[later.id] = same.get(first.id, first.id)
    if not same:
        return marks
    return replace(
        marks,
        mentions=tuple(_rename(mention, same) for mention in marks.mentions),
        events=tuple(_join(marks.events, same)),
    )


def _is_one(left: MarkedEvent, right: MarkedEvent) -> bool:
    """Whether nothing tells two events of a kind apart and their guests, or their body, are the same."""
    if left.status != right.status or left.id in right.fillers("in") or right.id in left.fillers("in"):
        return False
    if left.kind == "visit":
        guests, others = set(left.fillers("by")), set(right.fillers("by"))
        alike = bool(guests & others) and (guests <= others or others <= guests)
    else:
        alike = bool(set(left.fillers("body")) & set(right.fillers("body")))
        alike = alike and not (left.fillers("no") and right.fillers("no"))
    return alike and all(_agree(_told(left, role), _told(right, role)) for role in ("to", "when", "at"))


def _told(event: MarkedEvent, role: str) -> set[str]:
    """What fills a role; of places only those finer than a state."""
    return {name for name in event.fillers(role) if role != "at" or name[0] != "s"}


def _agree(left: set[str], right: set[str]) -> bool:
    return not left or not right or bool(left & right)


def _rename(mention: Mention, same: dict[str, str]) -> Mention:
    if not any(name in same for name in mention.ids):
        return mention
    return replace(mention, ids=tuple(dict.fromkeys(same.get(name, name) for name in mention.ids)))


def _join(events: Sequence[MarkedEvent], same: dict[str, str]) -> Iterator[MarkedEvent]:
    """Each event with all that its tellings say of it, as sure as the surest."""
    for event in events:
        if event.id not in same:
            tellings = [event, *(other for other in events if same.get(other.id) == event.id)]
            scores = {
                role: max(dict(item.role_scores)[role] for item in tellings if role in dict(item.role_scores))
                for role in ROLES
                if any(role in dict(item.role_scores) for item in tellings)
            }
            yield replace(
                event,
                roles=tuple(_roles(event.id, tellings, _inside(event.id, events, same), same)),
                score=max(item.score for item in tellings),
                role_scores=tuple(scores.items()),
            )


def _inside(own: str, events: Sequence[MarkedEvent], same: dict[str, str]) -> set[str]:
    """The events that are part of this one, which it can be no part of."""
    return {event.id for event in events if own in {same.get(name, name) for name in event.fillers("in")}}


def _roles(
    own: str, tellings: Sequence[MarkedEvent], inside: set[str], same: dict[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for role in ROLES:
        names = (same.get(name, name) for item in tellings for name in item.fillers(role))
        found = [
            name for name in dict.fromkeys(names) if name != own and (role != "in" or name not in inside)
        ]
        if found:
            yield role, tuple(found[:1] if role in _SINGLE else found)
