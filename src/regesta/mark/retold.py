"""Events that one report tells several times, joined where the network took them for several.

One guest is on one visit to a state at a time, and a body has one session at a time. Of 728 visits and
577 sessions in reports marked by hand, six pairs and one pair of different ones are alike in all that
is asked here. And who "reaffirmed their commitment", or declares an envoy unwelcome and orders him out,
does in one sentence one thing in two words. "During the meeting" the sides hold no other, and the "one-on-one
meeting" of those who met, or that they "greeted" each other, is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from regesta.domain.marks import ROLES, MarkedEvent, Marks, Mention
from regesta.mark.labels import SINGLE_ROLES

_ONCE = ("visit", "session")
"""Kinds of which a report tells one at a time, wherever it tells it."""
_UTTERED = ("support", "pledge", "threat", "rejection", "expulsion")
"""Kinds that one sentence tells in two words: that of the saying, and that of what is said."""
_FRAMING = "meeting"
"""The kind of which nothing tells another that is told as its occasion."""
_SINGLE = SINGLE_ROLES - {"when"}
"""Roles that the first telling which has one fills; of one visit several times may be told."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentences that tell an event, those whose occasion it is, and the states whose it is told to be.

    `form` says that all words for it are those of a meeting's form or beginning.
    """

    sentences: frozenset[int]
    frames: frozenset[int] = frozenset()
    states: frozenset[str] = frozenset()
    form: bool = False


def join_retold(marks: Marks, tellings: Mapping[str, Telling], lasting: AbstractSet[str]) -> Marks:
    """The same marks with each such event under one id, that of its first equation.

    `tellings` are those of every event, by id; `lasting` are the times that tell how long, not when.
    """
    same: dict[str, str] = {}
    for kind in (*_ONCE, *_UTTERED, _FRAMING):
        told = [event for event in marks.events if event.kind == kind]
        for number, later in enumerate(told):
            near = (
                event
                for event in (told[:number][::-1] if kind == _FRAMING else told[:number])
                if _may_be_one(tellings[event.id], tellings[later.id], kind)
            )
            first = next((event for event in near if _is_one(event, later, lasting)), None)
            if first is not None:
                same[later.id] = same.get(first.id, first.id)
    if not same:
        return marks
    return replace(
        marks,
        mentions=tuple(_rename(mention, same) for mention in marks.mentions),
        events=tuple(_join(marks.events, same)),
    )


def _may_be_one(left: Telling, right: Telling, kind: str) -> bool:
    """Whether two events stand as near as those of their kind must, and are not told to be two states'."""
    shared = left.sentences & right.sentences
    if kind == _FRAMING:
        shared &= left.frames | right.frames
    free = kind in _ONCE or (kind == _FRAMING and right.form)
    return (free or bool(shared)) and _agree(left.states, right.states)


def _is_one(left: MarkedEvent, right: MarkedEvent, lasting: AbstractSet[str]) -> bool:
    """Whether nothing tells two events of a kind apart and those who act, or their body, are the same."""
    if left.status != right.status or left.id in right.fillers("in") or right.id in left.fillers("in"):
        return False
    if left.kind == "session":
        alike = bool(set(left.fillers("body")) & set(right.fillers("body")))
        alike = alike and not (left.fillers("no") and right.fillers("no"))
    else:
        actors, others = set(left.fillers("by")), set(right.fillers("by"))
        alike = bool(actors & others) and (actors <= others or others <= actors)
    if not alike:
        return False
    times = [set(event.fillers("when")) for event in (left, right)]
    return (
        _agree(*(own - lasting for own in times))
        and _agree(*(own & lasting for own in times))
        and all(_agree(_told(left, role), _told(right, role)) for role in ("to", "at"))
    )


def _told(event: MarkedEvent, role: str) -> set[str]:
    """What fills a role; of places only those finer than a state."""
    return {name for name in event.fillers(role) if role != "at" or name[0] != "s"}


def _agree(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
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
