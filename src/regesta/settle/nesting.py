"""What happens in what: as one report says it, or by people, place and days across reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.record import Event
from regesta.lexicon.settling import SettlingRules
from regesta.settle.memory import Memory

_TAKES_PLACE = frozenset({Status.HELD, Status.ONGOING, Status.PLANNED})
_LONGEST = 31
"""Only what is known to so many days is put into another event by its days."""

Parents = Callable[[str], str | None]


def nest_events(rules: SettlingRules, memory: Memory) -> None:
    """Say anew what an event is part of, where it, or what it was or may be part of, has changed.

    The claims' own word goes before what fits. Of a circle the link of the largest id is left out.
    """
    events = memory.record.events
    doubtful = {name for name in events.was if events.get(name) is not None}
    doubtful |= _parts_of_turned(memory) | _file_stays(rules, memory)

    def before(name: str) -> str | None:
        event = events.was[name] if name in events.was else events.get(name)
        return memory.cut.get(name) or (event.part_of if event else None)

    found = {name: _parent(events[name], rules, memory) for name in doubtful}
    found |= {name: None for name in events.was if events.get(name) is None}
    changed = {name: parent for name, parent in found.items() if parent != before(name)}

    def after(name: str) -> str | None:
        return changed[name] if name in changed else before(name)

    loosened = {member for name in changed for member in _circle(name, before) if memory.cut.get(member)}
    cut = {max(circle) for name in {*changed, *loosened} if (circle := _circle(name, after))}
    parents = {name: after(name) for name in {*changed, *loosened, *cut}}
    for name, parent in parents.items():
        memory.cut.put(name, parent if name in cut else None)
        event = events.get(name)
        if event is not None:
            events.put(name, replace(event, part_of=None if name in cut else parent))


def _circle(name: str, parent_of: Parents) -> set[str]:
    """What lies on a circle through this event; nothing where there is none."""
    passed: list[str] = []
    above = parent_of(name)
    while above is not None and above != name and above not in passed:
        passed.append(above)
        above = parent_of(above)
    return {name, *passed} if above == name else set()


def _parent(event: Event, rules: SettlingRules, memory: Memory) -> str | None:
    """What an event is part of, whether or not that makes a circle."""
    told = _told(event, memory)
    if told is not None or event.kind.value not in rules.contains.get("visit", ()):
        return told
    return _fitting(event, rules, memory)


def _told(event: Event, memory: Memory) -> str | None:
    """The event that most claims name; among equals what happens in a visit, then what was told first."""
    above = (memory.tellings[key].claim.part_of for key in event.claims)
    named = Counter(
        parent for key in above if key and (parent := memory.event_of(key)) and parent != event.id
    )

    def order(parent: str) -> tuple[int, bool, int, str]:
        whole = memory.record.events[parent]
        return (-named[parent], whole.kind.value == "visit", _first_day(whole), parent)

    return min(named, key=order, default=None)


def _first_day(event: Event) -> int:
    return event.first_published.toordinal() if event.first_published else 0


def _parts_of_turned(memory: Memory) -> set[str]:
    """The events of claims that are part of a claim of an event which has changed."""
    events = memory.record.events
    wholes = {
        key
        for name in events.was
        for event in (events.was[name], events.get(name))
        if event
        for key in event.claims
    }
    tellings = (memory.tellings.get(key) or memory.tellings.was.get(key) for key in wholes)
    pages = (memory.pages.get(name) for name in {item.claim.report for item in tellings if item})
    parts = (claim.id for page in pages if page for claim in page.claims.values() if claim.part_of in wholes)
    return {name for key in parts if (name := memory.event_of(key)) is not None}


def _file_stays(rules: SettlingRules, memory: Memory) -> set[str]:
    """Keep visits, and what may happen in one, by pair and days; the events that a changed visit may hold."""
    found: set[str] = set()
    for name, was in memory.record.events.was.items():
        now = memory.record.events.get(name)
        visits = {key for event in (was, now) for key in _stretches("visit", event, rules)}
        found.update(inner for key in visits for inner in memory.stays.get(f"inner {key}") or ())
        for part in ("visit", "inner"):
            before, after = set(_stretches(part, was, rules)), set(_stretches(part, now, rules))
            for key in before - after:
                memory.stays.drop(f"{part} {key}", name)
            for key in after - before:
                memory.stays.add(f"{part} {key}", name)
    return {name for name in found if memory.record.events.get(name) is not None}


def _stretches(part: str, event: Event | None, rules: SettlingRules) -> Iterator[str]:
    """The pairs of parties and stretches of days by which a visit and what happens in it are found."""
    if event is None or event.when is None:
        return
    when, kind = event.when.value, event.kind.value
    inner = kind in rules.contains.get("visit", ()) and event.status.value in _TAKES_PLACE
    if when.start is None or when.end is None or (when.days or 0) > _LONGEST:
        return
    if kind == "visit" if part == "visit" else inner:
        last = when.end.toordinal() + (_slack(when, rules) if part == "visit" else 0)
        for stretch in range(when.start.toordinal() // _LONGEST, last // _LONGEST + 1):
            for pair in combinations(event.parties, 2):
                yield f"{'|'.join(pair)} {stretch}"


def _fitting(event: Event, rules: SettlingRules, memory: Memory) -> str | None:
    """The visit that most of the people of an event are on at the time, the smallest id among equals."""
    found: dict[str, int] = {}
    for key in set(_stretches("inner", event, rules)):
        for name in memory.stays.get(f"visit {key}") or ():
            visit = memory.record.events[name]
            shared = _shared_people(event, visit)
            if (
                shared
                and event.when
                and _during(event.when.value, visit, rules)
                and _same_state(event, visit)
            ):
                found[name] = shared
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
    if max(when.days or 0, stay.days or 0) > _LONGEST:
        return False
    return (when.start - stay.end).days <= _slack(stay, rules) and (stay.start - when.end).days <= 0


def _slack(stay: Interval, rules: SettlingRules) -> int:
    """How many days after its one day a visit may still last."""
    return rules.lasting.get("visit", 0) if stay.days == 1 else 0


def _same_state(event: Event, visit: Event) -> bool:
    if event.where is None:
        return True
    state = event.where.value.country
    if visit.where is not None and visit.where.value.country:
        return state == visit.where.value.country
    return not visit.recipients or state in visit.recipients
