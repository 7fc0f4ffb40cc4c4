"""Which people of a report are of two states, by what they do together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regesta.mark.coreference import Naming
from regesta.mark.events import EventClasses
from regesta.mark.identity import Seen
from regesta.mark.roles import Filled
from regesta.mark.surroundings import SEVERAL
from regesta.mark.weights import Card

_TOGETHER = frozenset({"agreement", "call", "exchange", "meeting", "negotiation", "session", "signing"})
"""Kinds that two people do for two states: 1,026 of 1,066 pairs in reports marked by hand."""
_TO_ONE = frozenset({"invitation", "pledge", "summons"})
"""Kinds that one does to another of another state: 150 of 152."""


def find_dyads(
    naming: Naming, classes: EventClasses, roles: Filled, card: Card, seen: Sequence[Seen]
) -> Iterator[tuple[str, str]]:
    """The ids of every two people, none of them a group, who meet for two states."""
    groups = {
        name
        for name, own in naming.members.items()
        if any(SEVERAL.search(seen[number].written) for number in own)
    }
    for name, own, _ in classes.told(naming):
        kind = card.kinds[int(classes.kinds_of(own).argmax())]
        filled = roles.get(name, {})
        by, to = ([who for who in filled.get(role, ((), 0.0))[0] if who[0] == "p"] for role in ("by", "to"))
        if groups.isdisjoint((*by, *to)):
            if kind in _TOGETHER and len(by) == 2 and not set(to) - set(by):
                yield by[0], by[1]
            if kind in _TO_ONE and len(by) == len(to) == 1:
                yield by[0], to[0]
