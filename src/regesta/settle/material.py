"""What there is to settle: the claims and sightings of each report, without what was rejected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.domain.claim import Claim, PersonSeen, Reading
from regesta.domain.interval import Interval
from regesta.domain.report import Report
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import Place, place_of
from regesta.settle.corrections import correct_person
from regesta.settle.descriptions import Described, find_described
from regesta.settle.profiles import Act, Sighting, make_sighting
from regesta.settle.rulings import Rulings, event_spans, sighting_key
from regesta.settle.spoken_for import find_spoken_for

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report and what was read in it; `reading` is None for one that counts for coverage alone."""

    report: Report
    reading: Reading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one report gives: claims by id, where they stand, people seen by "report/local".

    `twins` counts the claims before one that stand on the same word and may tell the same event;
    `sightings` are the people seen that have a name, `described` those who are told by an office alone
    that one person holds; `spoken_for` are the claims that promise nothing of their own.
    """

    source: Source
    claims: Mapping[str, Claim]
    places: Mapping[str, Place]
    twins: Mapping[str, int]
    seen: Mapping[str, PersonSeen]
    sightings: Mapping[str, Sighting]
    described: Mapping[str, Described]
    spoken_for: frozenset[str]

    @property
    def report(self) -> Report:
        """The report."""
        return self.source.report


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The page of a report as it was and as it is; None where there was or is none."""

    was: Page | None
    now: Page | None


def read_page(source: Source, rulings: Rulings, rules: SettlingRules) -> Page:
    """What one report gives, people corrected and what was rejected taken out.

    Corrected values of claims are laid over later: they change what an event shows, not how claims group.
    """
    report = source.report
    told = source.reading.claims if source.reading else ()
    claims = {
        claim.id: _without_rejected(claim, rulings) for claim in told if claim.id not in rulings.rejected
    }
    people = source.reading.people if source.reading else ()
    keyed = {sighting_key(report.id, person.local): person for person in people}
    seen = {
        key: correct_person(person, rulings.corrected.get(key, ()))
        for key, person in keyed.items()
        if key not in rulings.rejected
    }
    acts = _list_acts(claims.values(), rules)
    return Page(
        source=source,
        claims=claims,
        places={
            key: place_of(report.id, event_spans(claim)[0], report.published.day)
            for key, claim in claims.items()
        },
        twins=_count_twins(told, rules),
        seen=seen,
        sightings={
            key: make_sighting(key, person, report, acts.get(key, frozenset()))
            for key, person in seen.items()
            if person.name is not None and person.spans
        },
        described=find_described(source.reading, report, claims.values(), rules) if source.reading else {},
        spoken_for=find_spoken_for(claims.values(), report.text, rules),
    )


def _without_rejected(claim: Claim, rulings: Rulings) -> Claim:
    """The claim without the body and instruments that were read out of words that do not say so."""
    if not rulings.rejected:
        return claim
    body = claim.body
    if body is not None and sighting_key(claim.report, body.local) in rulings.rejected:
        told = tuple(item for item in claim.evidence if item.property not in {"body", "number"})
        claim = replace(claim, body=None, evidence=told)
    papers = tuple(
        item for item in claim.instruments if sighting_key(claim.report, item.local) not in rulings.rejected
    )
    if len(papers) == len(claim.instruments):
        return claim
    gone = {item.span for item in claim.instruments} - {item.span for item in papers}
    kept = (item for item in claim.evidence if item.property != "instrument" or item.span not in gone)
    return replace(claim, instruments=papers, evidence=tuple(kept))


def _count_twins(claims: Sequence[Claim], rules: SettlingRules) -> dict[str, int]:
    """The number of each claim among those of its kind on one word ("visits to Georgia and Armenia")."""
    counts: Counter[tuple[int, str]] = Counter()
    out: dict[str, int] = {}
    for claim in claims:
        where = (event_spans(claim)[0].start, rules.family_of(claim.kind))
        if counts[where]:
            out[claim.id] = counts[where]
        counts[where] += 1
    return out


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
