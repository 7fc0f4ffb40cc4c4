"""Which claims are worth comparing: those of like kind that share parties, people or a session, and time.

A block is a key and a stretch of ten days. A claim stands in the stretches it may have happened in; others
look for it there and a little around: further for plans, which move, and for claims without a date, and
further where the same people take part. Whether two claims are candidates does not depend on which looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import Literal

from regesta.lexicon.settling import SettlingRules
from regesta.settle.drawers import Drawer
from regesta.settle.pairing import same_sentence, same_session
from regesta.settle.tellings import Telling

_STRETCH = 10
_WIDE = 62
_MANY_PARTIES = 6
_ANY_DAY = -1
_SENTENCE = "= "

Standing = Literal["happened", "plan", "moved", "undated"]
_SLACK: dict[Standing, int] = {"happened": 1, "plan": 14, "moved": 92, "undated": 14}
_SLACK_PERSON: dict[Standing, int] = {"happened": 1, "plan": 92, "moved": 92, "undated": 120}
Key = tuple[str, str]
_STANDINGS: tuple[Standing, ...] = ("happened", "plan", "moved", "undated")
Room = dict[int, set[str]]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The claims by key, standing and stretch of days; `rooms` and `tellings` are the memory's."""

    rooms: Drawer[Room]
    tellings: Drawer[Telling]
    rules: SettlingRules

    def add(self, telling: Telling) -> None:
        """Put a claim in all its blocks."""
        for name in self._names(telling):
            room = self.rooms.get(name) or {}
            for stretch in _stretches(telling):
                room.setdefault(stretch, set()).add(telling.key)
            self.rooms.put(name, room)

    def drop(self, telling: Telling) -> None:
        """Take a claim out of all its blocks."""
        for name in self._names(telling):
            room = self.rooms.get(name) or {}
            for stretch in _stretches(telling):
                inside = room.get(stretch, set())
                inside.discard(telling.key)
                if not inside:
                    room.pop(stretch, None)
            self.rooms.put(name, room or None)

    def candidates(self, telling: Telling) -> list[Telling]:
        """The claims that share a block with this one and may lie close enough in time."""
        found: set[str] = set()
        standing = standing_of(telling)
        lasting = self._lasting(telling)
        for key in self._keys(search_keys, telling):
            slacks = _SLACK_PERSON if key[1].startswith("pe-") else _SLACK
            for other in _STANDINGS:
                room = self.rooms.get(_room_name(key, other))
                if room:
                    slack = max(slacks[standing], slacks[other], lasting)
                    for stretch in room if _is_timeless(key) else _reach(telling, room, slack):
                        found |= room[stretch]
        found.discard(telling.key)
        others = (self.tellings[key] for key in found)
        return [other for other in others if are_near(telling, other, lasting) or _stands_out(telling, other)]

    def _names(self, telling: Telling) -> Iterator[str]:
        standing = standing_of(telling)
        return (_room_name(key, standing) for key in self._keys(block_keys, telling))

    def _keys(self, keys: Callable[[Telling], Iterator[Key]], telling: Telling) -> Iterator[Key]:
        """The keys of a claim; words of people known by name are looked for at these people alone."""
        if telling.everyone and telling.family in self.rules.words:
            return _close_keys(telling)
        return keys(telling)

    def _lasting(self, telling: Telling) -> int:
        """How many days apart tellings of one event of this family may be: as long as it lasts, and one."""
        return 1 + self.rules.longest.get(telling.family, 0)


def _room_name(key: Key, standing: Standing) -> str:
    return "\x1f".join((*key, standing))


def standing_of(telling: Telling) -> Standing:
    """Whether a claim tells what happened on known days, a plan, a plan that was moved, or gives no days."""
    if telling.low is None:
        return "undated"
    if telling.happened:
        return "happened"
    return "moved" if telling.moved else "plan"


def are_near(left: Telling, right: Telling, lasting: int) -> bool:
    """Whether two claims may lie close enough in time; claims without any day are near to all."""
    one, other = _days(left), _days(right)
    if one is None or other is None:
        return True
    slacks = _SLACK_PERSON if left.everyone & right.everyone else _SLACK
    slack = max(slacks[standing_of(left)], slacks[standing_of(right)], lasting)
    return max(one[0], other[0]) - min(one[1], other[1]) <= slack


def block_keys(telling: Telling) -> Iterator[Key]:
    """Where a claim stands: at pairs of its parties, at each party, at each person, at its session."""
    parties = telling.claim.parties
    dated = _days(telling) is not None
    if dated and 1 < len(parties) <= _MANY_PARTIES:
        yield from ((telling.family, "|".join(pair)) for pair in combinations(parties, 2))
    if dated:
        lone = len(parties) == 1 or len(parties) > _MANY_PARTIES
        yield from ((telling.family, party if lone else f"{party}+") for party in parties)
    yield from _close_keys(telling)


def search_keys(telling: Telling) -> Iterator[Key]:
    """Where a claim looks: one with a single party at all of that party, others at pairs and lone claims."""
    parties = telling.claim.parties
    if _days(telling) is not None:
        if 1 < len(parties) <= _MANY_PARTIES:
            yield from ((telling.family, "|".join(pair)) for pair in combinations(parties, 2))
        else:
            yield from ((telling.family, f"{party}+") for party in parties)
        yield from ((telling.family, party) for party in parties)
    yield from _close_keys(telling)


def _stands_out(left: Telling, right: Telling) -> bool:
    """Whether two claims are worth comparing at any distance in time."""
    return same_session(left, right) or same_sentence(left, right)


def _is_timeless(key: Key) -> bool:
    """Whether a key is of a session or a sentence, which is looked for at any time."""
    return key[1].startswith(("bo-", _SENTENCE))


def _close_keys(telling: Telling) -> Iterator[Key]:
    yield from ((telling.family, person) for person in telling.everyone)
    body = telling.claim.body
    if telling.body and body and body.number is not None:
        yield (telling.family, f"{telling.body} {body.number}")
    yield (telling.family, f"{telling.root} {telling.place[2]}")
    if telling.sentence:
        digest = blake2b(telling.sentence.encode(), digest_size=8).hexdigest()
        yield (telling.family, f"{_SENTENCE}{digest}")


def _days(telling: Telling) -> tuple[int, int] | None:
    """The days a claim is looked for at: its own, else the one it was published on."""
    if telling.low is not None and telling.high is not None:
        return telling.low, telling.high
    if telling.published is None:
        return None
    return telling.published.toordinal(), telling.published.toordinal()


def _stretches(telling: Telling) -> Iterator[int]:
    """The stretches a claim stands in; -1 for one that fits anywhere."""
    days = _days(telling)
    if days is None or days[1] - days[0] > _WIDE:
        yield _ANY_DAY
    else:
        yield from range(days[0] // _STRETCH, days[1] // _STRETCH + 1)


def _reach(telling: Telling, room: Room, slack: int) -> list[int]:
    """The stretches of a room that a claim looks at."""
    days = _days(telling)
    if days is None:
        return list(room)
    first, last = (days[0] - slack) // _STRETCH, (days[1] + slack) // _STRETCH
    if last - first > len(room):
        return [stretch for stretch in room if stretch == _ANY_DAY or first <= stretch <= last]
    return [stretch for stretch in (_ANY_DAY, *range(first, last + 1)) if stretch in room]
