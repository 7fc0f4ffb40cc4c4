"""People told by their office alone: the one whom reports of the time name as its holder."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.domain.claim import Claim, Office, PersonSeen, Reading
from regesta.domain.record import Person
from regesta.domain.report import Report
from regesta.lexicon.settling import SettlingRules
from regesta.settle.rulings import sighting_key
from regesta.settle.tenures import office_title

_NOT_NOW = re.compile(
    r"\b(former|ex|late|then|designate|elect|next|incoming|future|would-be)\b", re.IGNORECASE
)
_BEFORE = 20
"""So many code points before a description may say that it is not of today."""

Holder = tuple[int, int, str]
"""First and last day, as ordinals, on which reports attest a person in an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One who is told by an office alone; `days` are those the report speaks of, as ordinals."""

    country: str
    title: str
    days: tuple[int, ...]


def find_described(
    reading: Reading, report: Report, claims: Iterable[Claim], rules: SettlingRules
) -> dict[str, Described]:
    """Those of a report who are told by an office that one person holds, by "report/local"."""
    offices = {
        seen.local: (seen, office)
        for seen in reading.people
        if seen.name is None and (office := _sole_office(seen, report, rules)) is not None
    }
    if not offices:
        return {}
    days: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        for participant in claim.participants:
            if participant.person in offices:
                days[participant.person] |= _days_of(claim, report)
    return {
        sighting_key(reading.report, local): Described(
            country=seen.country, title=office_title(office), days=tuple(sorted(days[local]))
        )
        for local, (seen, office) in offices.items()
        if days[local] and seen.country is not None
    }


def link_descriptions(
    described: Mapping[str, Described], people: Iterable[Person], rules: SettlingRules
) -> dict[str, str]:
    """The person of each description: the only one attested in the office around all its days."""
    if not described:
        return {}
    wanted = {(item.country, item.title) for item in described.values()}
    holders: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for person in people:
        for tenure in person.offices:
            key = (person.country or "", tenure.title)
            if key in wanted and tenure.first and tenure.last:
                holders[key].append((tenure.first.toordinal(), tenure.last.toordinal(), person.id))
    found = {
        key: _holder(item, holders.get((item.country, item.title), ()), rules.holders.days)
        for key, item in described.items()
    }
    return {key: person for key, person in found.items() if person is not None}


def _holder(item: Described, holders: Iterable[Holder], slack: int) -> str | None:
    fitting = {
        person
        for first, last, person in holders
        if first - slack <= item.days[0] and item.days[-1] <= last + slack
    }
    return fitting.pop() if len(fitting) == 1 else None


def _sole_office(seen: PersonSeen, report: Report, rules: SettlingRules) -> Office | None:
    """The office of one who is told by nothing else, where one person holds it and holds it now."""
    if len(seen.offices) != 1 or not rules.holders.has_one(seen.offices[0]):
        return None
    before = (report.text[max(0, span.start - _BEFORE) : span.end] for span in seen.spans)
    return None if any(_NOT_NOW.search(words) for words in before) else seen.offices[0]


def _days_of(claim: Claim, report: Report) -> set[int]:
    """The first and last day a claim may speak of; the day of publication where it gives none."""
    if claim.when is not None and claim.when.start and claim.when.end:
        return {claim.when.start.toordinal(), claim.when.end.toordinal()}
    return {report.published.day.toordinal()} if report.published.day else set()
