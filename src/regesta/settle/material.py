"""What there is to settle: claims and sightings with corrections applied and what was rejected taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.domain.claim import Claim, PersonSeen, Reading
from regesta.domain.interval import Interval
from regesta.domain.report import Report
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import Place, place_of
from regesta.settle.corrections import correct_person
from regesta.settle.descriptions import Described, find_described
from regesta.settle.profiles import Act, Sighting, make_sighting
from regesta.settle.rulings import Rulings, event_spans, sighting_key

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Claims by id and where they stand; people seen by "report/local", those with a name as sightings.

    `described` are those who are told by an office alone that one person holds.
    """

    reports: Mapping[str, Report]
    rulings: Rulings
    claims: dict[str, Claim]
    places: dict[str, Place]
    seen: dict[str, PersonSeen]
    sightings: dict[str, Sighting]
    described: dict[str, Described]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one report gives: kept while its reading, its report and the rulings are the same."""

    reading: Reading
    report: Report
    claims: Mapping[str, Claim]
    places: Mapping[str, Place]
    seen: Mapping[str, PersonSeen]
    sightings: Mapping[str, Sighting]
    described: Mapping[str, Described]


def lay_out(
    readings: Mapping[str, Reading],
    reports: Mapping[str, Report],
    rulings: Rulings,
    rules: SettlingRules,
    pages: dict[str, Page],
) -> Material:
    """Put everything on the table, people corrected and what was rejected taken out; `pages` are kept.

    Corrected values of claims are laid over later: they change what an event shows, not how claims group.
    """
    material = Material(
        reports=reports, rulings=rulings, claims={}, places={}, seen={}, sightings={}, described={}
    )
    for gone in pages.keys() - readings.keys():
        del pages[gone]
    for name in sorted(readings):
        page = pages.get(name)
        if page is None or page.reading is not readings[name] or page.report is not reports[name]:
            page = pages[name] = read_page(readings[name], reports[name], rulings, rules)
        material.claims.update(page.claims)
        material.places.update(page.places)
        material.seen.update(page.seen)
        material.sightings.update(page.sightings)
        material.described.update(page.described)
    return material


def read_page(reading: Reading, report: Report, rulings: Rulings, rules: SettlingRules) -> Page:
    """What one report gives."""
    claims = {claim.id: claim for claim in reading.claims if claim.id not in rulings.rejected}
    people = {sighting_key(reading.report, person.local): person for person in reading.people}
    seen = {
        key: correct_person(person, rulings.corrected.get(key, ()))
        for key, person in people.items()
        if key not in rulings.rejected
    }
    acts = _list_acts(claims.values(), rules)
    return Page(
        reading=reading,
        report=report,
        claims=claims,
        places={
            key: place_of(claim.report, event_spans(claim)[0], report.published.day)
            for key, claim in claims.items()
        },
        seen=seen,
        sightings={
            key: make_sighting(key, person, report, acts.get(key, frozenset()))
            for key, person in seen.items()
            if person.name is not None and person.spans
        },
        described=find_described(reading, report, claims.values(), rules),
    )


def _list_acts(claims: Iterable[Claim], rules: SettlingRules) -> dict[str, frozenset[Act]]:
    """For each person seen what they did on which days with which other state."""
    acts: dict[str, set[Act]] = defaultdict(set)
    for claim in claims:
        days = _few_days(claim.when)
        if not days or claim.kind in rules.words:
            continue
        for participant in claim.participants:
            if participant.person is not None:
                key = sighting_key(claim.report, participant.person)
                family = rules.family_of(claim.kind)
                acts[key].update((family, day, party) for day in days for party in claim.parties)
    return {key: frozenset(found) for key, found in acts.items()}


def _few_days(when: Interval | None) -> range:
    """The days of a time that is known to the week, as ordinals; else none."""
    if when is None or when.start is None or when.end is None or (when.end - when.start).days >= _WEEK:
        return range(0)
    return range(when.start.toordinal(), when.end.toordinal() + 1)


def source_of(report: Report, reports: Mapping[str, Report]) -> str:
    """Whom a report counts for: its outlet, a copy's original's, itself where no outlet is known."""
    passed = {report.id}
    while report.copy_of and report.copy_of in reports and report.copy_of not in passed:
        passed.add(report.copy_of)
        report = reports[report.copy_of]
    return report.outlet or report.id
