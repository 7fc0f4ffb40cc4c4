"""What happens in what: as one report says it, or by people, place and days across reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from regesta.domain.claim import Claim
from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.record import Event
from regesta.lexicon.settling import SettlingRules

_TAKES_PLACE = frozenset({Status.HELD, Status.ONGOING, Status.PLANNED})


def nest_events(
    events: Mapping[str, Event],
    claims: Mapping[str, Claim],
    event_of: Mapping[str, str],
    rules: SettlingRules,
) -> dict[str, str]:
    """The event each event is part of, by id; the claims' own word goes before what fits."""
    parents = {
        name: parent for name, event in events.items() if (parent := _told(event, events, claims, event_of))
    }
    wholes = _by_pair(event for event in events.values() if event.kind.value == "visit")
    for name, event in events.items():
        if name not in parents and event.kind.value in rules.contains.get("visit", ()):
            found = _fitting(event, wholes, rules)
            if found is not None:
                parents[name] = found
    return _without_circles(parents)


def _told(
    event: Event,
    events: Mapping[str, Event],
    claims: Mapping[str, Claim],
    event_of: Mapping[str, str],
) -> str | None:
    """The event that most claims name; among equals what happens in a visit, then what was told first."""
    named = Counter(
        parent
        for key in event.claims
        if (part_of := claims[key].part_of) and (parent := event_of.get(part_of)) and parent != event.id
    )

    def order(parent: str) -> tuple[int, bool, int, str]:
        whole = events[parent]
        return (-named[parent], whole.kind.value == "visit", _first_day(whole), parent)

    return min(named, key=order, default=None)


def _first_day(event: Event) -> int:
    return event.first_published.toordinal() if event.first_published else 0


def _by_pair(events: Iterable[Event]) -> dict[tuple[str, str], list[Event]]:
    out: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.when is not None and event.when.value.start and event.when.value.end:
            for pair in combinations(event.parties, 2):
                out[pair].append(event)
    return out


def _fitting(event: Event, wholes: Mapping[tuple[str, str], list[Event]], rules: SettlingRules) -> str | None:
    if event.when is None or event.status.value not in _TAKES_PLACE:
        return None
    found: dict[str, int] = {}
    for pair in combinations(event.parties, 2):
        for visit in wholes.get(pair, ()):
            shared = _shared_people(event, visit)
            if shared and _during(event.when.value, visit, rules) and _same_state(event, visit):
                found[visit.id] = shared
    return min(found, key=lambda name: (-found[name], name), default=None)


def _shared_people(event: Event, visit: Event) -> int:
    """People of both, counting the visitors alone where the visit tells them."""
    visitors = {item.person for item in visit.people if item.person and item.role == "by"}
    return len(visitors & {item.person for item in event.people if item.person})


def _during(when: Interval, visit: Event, rules: SettlingRules) -> bool:
    assert visit.when is not None
    stay = visit.when.value
    if when.start is None or when.end is None or stay.start is None or stay.end is None:
        return False
    if (when.days or 0) > 31 or (stay.days or 0) > 31:
        return False
    slack = rules.lasting.get("visit", 0) if stay.days == 1 else 0
    return (when.start - stay.end).days <= slack and (stay.start - when.end).days <= 0


def _same_state(event: Event, visit: Event) -> bool:
    if event.where is None:
        return True
    state = event.where.value.country
    if visit.where is not None and visit.where.value.country:
        return state == visit.where.value.country
    return not visit.recipients or state in visit.recipients


def _without_circles(parents: dict[str, str]) -> dict[str, str]:
    """Drop the links that would lead back to where they start, in order of ids."""
    out: dict[str, str] = {}
    for name in sorted(parents):
        above: str | None = parents[name]
        while above is not None and above != name:
            above = out.get(above)
        if above is None:
            out[name] = parents[name]
    return out
