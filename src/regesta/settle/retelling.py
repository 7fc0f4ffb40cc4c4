"""Claims told anew: those of new reports, and those whose people, body or source are others now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from regesta.domain.claim import Claim, PersonSeen
from regesta.domain.report import Report
from regesta.lexicon.settling import SettlingRules
from regesta.settle.material import Page, Turn
from regesta.settle.memory import Memory
from regesta.settle.ruled import Ruled
from regesta.settle.rulings import sighting_key
from regesta.settle.tellings import Known, Telling, make_telling

Retold = Mapping[str, tuple[Telling | None, Telling | None]]
"""Claims that are told otherwise, by id, as they were and as they are."""


def retell(
    turns: Sequence[Turn],
    beside: Iterable[Mapping[str, Iterable[str]]],
    ruled: Ruled,
    rules: SettlingRules,
    memory: Memory,
) -> Retold:
    """Tell the claims of these pages anew, and those `beside`, by report; what is told as before is left."""
    doubtful: dict[str, set[str]] = defaultdict(set)
    for claims in beside:
        for name, keys in claims.items():
            doubtful[name].update(keys)
    for name in copies_of(turns, memory):
        doubtful[name] = set(memory.pages[name].claims)
    for turn in turns:
        for page in (turn.was, turn.now):
            if page is not None:
                doubtful[page.report.id].update(page.claims)
    for name, keys in doubtful.items():
        page = memory.pages.get(name)
        for key in keys:
            claim = page.claims.get(key) if page else None
            telling = (
                make_telling(claim, page, know(claim, page, ruled, memory), rules) if page and claim else None
            )
            if telling != memory.tellings.get(key):
                memory.tellings.put(key, telling)
    return {key: (was, memory.tellings.get(key)) for key, was in memory.tellings.was.items()}


def claims_of(sightings: Iterable[str], memory: Memory) -> dict[str, set[str]]:
    """The claims, by report, in which these people seen take part or speak."""
    by_report: dict[str, set[str]] = defaultdict(set)
    for key in sightings:
        by_report[key.partition("/")[0]].add(key)
    return {
        name: {
            claim.id
            for claim in memory.pages[name].claims.values()
            if any(
                sighting_key(name, local) in keys
                for local in (claim.speaker, *(item.person for item in claim.participants))
                if local
            )
        }
        for name, keys in by_report.items()
    }


def seen_otherwise(turns: Iterable[Turn]) -> set[str]:
    """Those of whom a report read before and now tells another thing than before."""
    both = ((turn.was.seen, turn.now.seen) for turn in turns if turn.was and turn.now)
    return {key for was, now in both for key in was.keys() | now.keys() if was.get(key) != now.get(key)}


def copies_of(turns: Iterable[Turn], memory: Memory) -> set[str]:
    """The reports that copy one of these, or a copy of it; keeps what copies what."""
    for turn in turns:
        was, now = (page.report if page else None for page in (turn.was, turn.now))
        if was is not None and was.copy_of:
            memory.copies.drop(was.copy_of, was.id)
        if now is not None and now.copy_of:
            memory.copies.add(now.copy_of, now.id)
    found: set[str] = set()
    ahead = [page.report.id for turn in turns for page in (turn.was, turn.now) if page]
    while ahead:
        fresh = (memory.copies.get(ahead.pop()) or set()) - found
        found |= fresh
        ahead += fresh
    return found


def know(claim: Claim, page: Page, ruled: Ruled, memory: Memory) -> Known:
    """What is settled of a claim before events."""
    people: dict[str, set[str]] = {}
    states: dict[str, set[str]] = {"by": set(), "to": set()}
    for participant in claim.participants:
        if participant.person is not None and participant.role in states:
            key = sighting_key(claim.report, participant.person)
            person = person_at(key, page, ruled, memory)
            if person is not None:
                country = memory.roles[person].country or ""
                people.setdefault(country, set()).add(person)
                if country and key in page.seen and _is_stateless(page.seen[key]):
                    states[participant.role].add(country)
    everyone = {person for group in people.values() for person in group}
    perhaps = (memory.person_doubts.get(person) or {} for person in everyone)
    return Known(
        source=source_of(page.report, memory),
        people={country: frozenset(group) for country, group in people.items()},
        perhaps=frozenset(other for doubts in perhaps for other in doubts),
        body=memory.body_of.get(claim.id),
        actors=frozenset(states["by"]),
        recipients=frozenset(states["to"]),
    )


def _is_stateless(person: PersonSeen) -> bool:
    """Whether a report tells neither state nor organisation of somebody."""
    return person.country is None and person.organisation is None


def person_at(key: str, page: Page, ruled: Ruled, memory: Memory) -> str | None:
    """The person that somebody seen on a page is; None where that cannot be told."""
    sighting = page.sightings.get(key)
    if sighting is None:
        return memory.described_as.get(key)
    return memory.person_of[key if ruled.held_alone(key) else sighting.group]


def source_of(report: Report, memory: Memory) -> str:
    """Whom a report counts for: its outlet, a copy's original's, itself where no outlet is known."""
    passed = {report.id}
    while report.copy_of and report.copy_of not in passed:
        original = memory.pages.get(report.copy_of)
        if original is None:
            break
        passed.add(report.copy_of)
        report = original.report
    return report.outlet or report.id
