"""What there is to settle: claims and sightings with corrections applied and what was rejected taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.domain.claim import Claim, PersonSeen, Reading
from regesta.domain.judgement import Judgement
from regesta.domain.report import Report
from regesta.settle.anchors import Place, place_of
from regesta.settle.corrections import correct_claim, correct_person
from regesta.settle.profiles import Sighting, make_sighting
from regesta.settle.rulings import Rulings, apply_judgements, event_spans, sighting_key


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
    readings: Sequence[Reading], reports: Mapping[str, Report], judgements: Sequence[Judgement]
) -> Material:
    """Bring the rulings to the claims and sightings, apply corrections and take out what was rejected."""
    by_report = {reading.report: reading for reading in readings}
    rulings = apply_judgements(judgements, by_report)
    claims: dict[str, Claim] = {}
    seen: dict[str, PersonSeen] = {}
    sightings: dict[str, Sighting] = {}
    for name in sorted(by_report):
        report, reading = reports[name], by_report[name]
        for claim in reading.claims:
            if claim.id not in rulings.rejected:
                claims[claim.id] = correct_claim(claim, rulings.corrected.get(claim.id, ()))
        for person in reading.people:
            key = sighting_key(name, person.local)
            if key not in rulings.rejected:
                seen[key] = correct_person(person, rulings.corrected.get(key, ()))
                if seen[key].name is not None and seen[key].spans:
                    source = source_of(report, reports)
                    sightings[key] = make_sighting(key, seen[key], name, source, report.published.day)
    places = {
        key: place_of(claim.report, event_spans(claim)[0], reports[claim.report].published.day)
        for key, claim in claims.items()
    }
    return Material(
        reports=reports, rulings=rulings, claims=claims, places=places, seen=seen, sightings=sightings
    )


def source_of(report: Report, reports: Mapping[str, Report]) -> str:
    """Whom a report counts for: its outlet, a copy's original's, itself where no outlet is known."""
    passed = {report.id}
    while report.copy_of and report.copy_of in reports and report.copy_of not in passed:
        passed.add(report.copy_of)
        report = reports[report.copy_of]
    return report.outlet or report.id
