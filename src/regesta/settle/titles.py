"""Ranks and offices of one person that cannot all be right, each with the reports that give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from regesta.domain.claim import PersonSeen
from regesta.domain.record import Dispute, DisputedValue, Event, Person, Relation, Tenure
from regesta.settle.anchors import make_id
from regesta.settle.disputes import CORRECTED, chosen_first
from regesta.settle.material import Material
from regesta.settle.rulings import latest_value, sighting_key
from regesta.settle.tellings import Telling
from regesta.settle.tenures import office_title

TITLES = ("rank", "office")
"""The properties of people on which reports may contradict each other."""

_Titles = dict[tuple[str, str], set[str]]
"""Titles by person and property."""

_FALL = "a lower rank is told after a higher one"
_AT_ONCE = "reports of one event contradict each other"
_BEST = "; the best attested is shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What people have ruled ranks and offices to be, and all that is told at the words they ruled on."""

    values: Mapping[tuple[str, str], str]
    told: _Titles


def dispute_titles(
    people: Sequence[Person],
    events: Iterable[Event],
    tellings: Mapping[str, Telling],
    who: Mapping[str, str],
    material: Material,
) -> list[Dispute]:
    """Ranks that fall, and ranks and offices on which reports of one event contradict each other."""
    several = {person.id for person in people if len(person.ranks) > 1 or len(person.offices) > 1}
    if not several:
        return []
    clashes = _clash_at_events(_shown_at(events, tellings, who, material, several))
    ruled = _find_ruled(material, who)
    disputes = []
    for person in people:
        for property_, tenures in zip(TITLES, (person.ranks, person.offices), strict=True):
            key = (person.id, property_)
            falls = _falling(tenures) if property_ == "rank" else set()
            titles = falls | clashes.get(key, set()) | ruled.told.get(key, set())
            found = [tenure for tenure in tenures if tenure.title in titles]
            if len(found) > 1:
                reason = _FALL if falls else _AT_ONCE
                disputes.append(_dispute(key, found, ruled.values.get(key), reason))
    return disputes


def contradicting(dispute: Dispute, value: str) -> frozenset[str]:
    """The reports that give another of the disputed values."""
    others = (item.reports for item in dispute.values if item.value != value)
    return frozenset(report for reports in others for report in reports)


def _falling(ranks: Sequence[Tenure]) -> set[str]:
    """The ranks that cannot follow each other: a lower one attested after a higher."""
    known = [tenure for tenure in ranks if tenure.order is not None]
    return {
        title
        for high in known
        for low in known
        if (high.order or 0) > (low.order or 0) and (high.first or date.max) <= (low.last or date.min)
        for title in (high.title, low.title)
    }


def _shown_at(
    events: Iterable[Event],
    tellings: Mapping[str, Telling],
    who: Mapping[str, str],
    material: Material,
    several: set[str],
) -> Iterable[dict[str, dict[str, PersonSeen]]]:
    """For each event of several reports, how each report shows those of `several` who take part."""
    for event in events:
        if len(event.reports) < 2 or all(item.person not in several for item in event.people):
            continue
        shown: dict[str, dict[str, PersonSeen]] = defaultdict(dict)
        for claim in (tellings[key].claim for key in event.claims):
            for participant in claim.participants:
                key = sighting_key(claim.report, participant.person or "")
                person = who.get(key)
                if person in several:
                    shown[person][claim.report] = material.seen[key]
        yield shown


def _clash_at_events(shown: Iterable[dict[str, dict[str, PersonSeen]]]) -> _Titles:
    clashes: _Titles = defaultdict(set)
    for people in shown:
        for person, by_report in people.items():
            for one, other in combinations(by_report.values(), 2):
                clashes[person, "rank"] |= _clashing_ranks(one, other)
                clashes[person, "office"] |= _clashing_offices(one, other)
    return clashes


def _clashing_ranks(one: PersonSeen, other: PersonSeen) -> set[str]:
    """Ranks of different height, where the two have none in common."""
    left = {rank.name: rank.order for rank in one.ranks if rank.order is not None}
    right = {rank.name: rank.order for rank in other.ranks if rank.order is not None}
    if not left or not right or set(left.values()) & set(right.values()):
        return set()
    return {*left, *right}


def _clashing_offices(one: PersonSeen, other: PersonSeen) -> set[str]:
    """Offices of one field and different height ("minister", "deputy minister"), where none is in common."""
    left, right = ({office_title(office): office for office in seen.offices} for seen in (one, other))
    if left.keys() & right.keys():
        return set()
    return {
        title
        for name, office in left.items()
        for another, against in right.items()
        if office.branch is not None and office.branch == against.branch
        if None not in {office.level, against.level} and office.level != against.level
        for title in (name, another)
    }


def _find_ruled(material: Material, who: Mapping[str, str]) -> Ruled:
    corrected = material.rulings.corrected
    keys: dict[str, list[str]] = defaultdict(list)
    for key in corrected.keys() & who.keys():
        keys[who[key]].append(key)
    values: dict[tuple[str, str], str] = {}
    told: _Titles = {}
    for person, found in keys.items():
        for property_ in TITLES:
            value = latest_value(corrected, found, property_)
            if value is not None:
                values[person, property_] = value
                told[person, property_] = {
                    title
                    for key in found
                    if latest_value(corrected, [key], property_) is not None
                    for title in _titles_of(material.seen[key], property_)
                }
    return Ruled(values=values, told=told)


def _titles_of(seen: PersonSeen, property_: str) -> list[str]:
    if property_ == "rank":
        return [rank.name for rank in seen.ranks]
    return [office_title(office) for office in seen.offices]


def _dispute(key: tuple[str, str], found: Sequence[Tenure], ruled: str | None, reason: str) -> Dispute:
    shown = max(found, key=lambda item: (len(item.reports), item.last or date.min, item.title)).title
    if ruled in {tenure.title for tenure in found}:
        shown = ruled or shown
    values = (
        DisputedValue(
            value=tenure.title, reports=tenure.reports, quotes=tenure.quotes, chosen=tenure.title == shown
        )
        for tenure in found
    )
    return Dispute(
        id=make_id("di", *key),
        subject=key[0],
        property=key[1],
        relation=Relation.CONTRADICTORY,
        values=chosen_first(values),
        reason=f"{reason}: {CORRECTED}" if ruled == shown else f"{reason}{_BEST}",
    )
