"""What there is to settle: claims and sightings with corrections applied and what was rejected taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from regesta.domain.claim import Claim, PersonSeen, Reading
from regesta.domain.interval import Interval
from regesta.domain.judgement import Judgement
from regesta.domain.report import Report
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import Place, place_of
from regesta.settle.corrections import correct_person
from regesta.settle.profiles import Act, Sighting, make_sighting
from regesta.settle.rulings import Rulings, apply_judgements, event_spans, sighting_key

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Claims by id and where they stand; people seen by "report/local", those with a name as sightings."""

    reports: Mapping[str, Report]
    rulings: Rulings
    claims: Mapping[str, Claim]
    places: Mapping[str, Place]
    seen: Mapping[str, PersonSeen]
    sightings: Mapping[str, Sighting]


def lay_out(
    readings: Sequence[Reading],
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement],
    rules: SettlingRules,
) -> Material:
    """Bring the rulings to the claims and sightings, correct people and take out what was rejected.

    Corrected values of claims are laid over later: they change what an event shows, not how claims group.
    """
    by_report = {reading.report: reading for reading in readings}
    rulings = apply_judgements(judgements, by_report)
    claims: dict[str, Claim] = {}
    seen: dict[str, PersonSeen] = {}
    for name in sorted(by_report):
        reading = by_report[name]
        for claim in reading.claims:
            if claim.id not in rulings.rejected:
                claims[claim.id] = claim
        for person in reading.people:
            key = sighting_key(name, person.local)
            if key not in rulings.rejected:
                seen[key] = correct_person(person, rulings.corrected.get(key, ()))
    places = {
        key: place_of(claim.report, event_spans(claim)[0], reports[claim.report].published.day)
        for key, claim in claims.items()
    }
    acts = _list_acts(claims.values(), rules)
    sightings = {
        key: make_sighting(key, person, reports[key.partition("/")[0]], acts.get(key, frozenset()))
        for key, person in seen.items()
        if person.name is not None and person.spans
    }
    return Material(
        reports=reports, rulings=rulings, claims=claims, places=places, seen=seen, sightings=sightings
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
