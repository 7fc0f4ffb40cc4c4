"""People told by their office alone: the one whom reports of the time name as its holder."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from regesta.domain.claim import Claim, Office, PersonSeen, Reading
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


def find_holder(item: Described, holders: Iterable[Holder], slack: int) -> str | None:
    """The only person attested in the office around all days of a description; None where several are."""
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
