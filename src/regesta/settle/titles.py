"""Ranks and offices of one person that cannot all be right, each with the reports that give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from regesta.domain.claim import Claim, PersonSeen
from regesta.domain.judgement import Judgement
from regesta.domain.record import Dispute, DisputedValue, Person, Relation, Tenure
from regesta.settle.anchors import make_id
from regesta.settle.disputes import CORRECTED, chosen_first
from regesta.settle.rulings import latest_value, sighting_key
from regesta.settle.tenures import office_title, title_key

TITLES = ("rank", "office")
"""The properties of people on which reports may contradict each other."""

_FALL = "a lower rank is told after a higher one"
_AT_ONCE = "reports of one event contradict each other"
_BEST = "; the best attested is shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """The ranks and offices of one person on which reports of one event contradict each other, by key."""

    rank: frozenset[str]
    office: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTitle:
    """What people have ruled a rank or office to be, and the keys of all told at the words they ruled on."""

    value: str
    told: frozenset[str]


def find_clashes(
    claims: Iterable[Claim], who: Mapping[str, str], seen: Mapping[str, PersonSeen]
) -> dict[str, Clash]:
    """For each person of an event the ranks and offices that its reports, by their claims, contradict."""
    shown: dict[str, dict[str, PersonSeen]] = defaultdict(dict)
    for claim in claims:
        for participant in claim.participants:
            key = sighting_key(claim.report, participant.person or "")
            if key in who:
                shown[who[key]][claim.report] = seen[key]
    out: dict[str, Clash] = {}
    for person, by_report in shown.items():
        pairs = list(combinations(by_report.values(), 2))
        ranks = frozenset().union(*(_clashing_ranks(*pair) for pair in pairs))
        offices = frozenset().union(*(_clashing_offices(*pair) for pair in pairs))
        if ranks or offices:
            out[person] = Clash(rank=ranks, office=offices)
    return out


def find_ruled(
    keys: Sequence[str], seen: Mapping[str, PersonSeen], corrected: Mapping[str, Sequence[Judgement]]
) -> dict[str, RuledTitle]:
    """What the rank and office of one person were ruled to be, of those seen ("report/local") as this one."""
    out: dict[str, RuledTitle] = {}
    for property_ in TITLES:
        value = latest_value(corrected, keys, property_)
        if value is not None:
            ruled = [key for key in keys if latest_value(corrected, [key], property_) is not None]
            told = frozenset(title for key in ruled for title in _titles_of(seen[key], property_))
            out[property_] = RuledTitle(value=value, told=told)
    return out


def dispute_titles(
    person: Person, clashes: Sequence[Clash], ruled: Mapping[str, RuledTitle]
) -> list[Dispute]:
    """Ranks that fall, and ranks and offices on which reports of one event contradict each other."""
    disputes = []
    for property_, tenures in zip(TITLES, (person.ranks, person.offices), strict=True):
        falls = _falling(tenures) if property_ == "rank" else set()
        titles = falls.union(*(getattr(clash, property_) for clash in clashes))
        ruling = ruled.get(property_)
        if ruling is not None:
            titles |= ruling.told
        found = [tenure for tenure in tenures if title_key(tenure.title) in titles]
        if len(found) > 1:
            value = ruling.value if ruling else None
            disputes.append(_dispute((person.id, property_), found, value, _FALL if falls else _AT_ONCE))
    return disputes


def contradicting(dispute: Dispute, value: str) -> frozenset[str]:
    """The reports that give another of the disputed values."""
    others = (item.reports for item in dispute.values if title_key(item.value) != title_key(value))
    return frozenset(report for reports in others for report in reports)


def _falling(ranks: Sequence[Tenure]) -> set[str]:
    """The ranks that cannot follow each other: a lower one attested after a higher."""
    known = [tenure for tenure in ranks if tenure.order is not None]
    return {
        title
        for high in known
        for low in known
        if (high.order or 0) > (low.order or 0) and (high.first or date.max) <= (low.last or date.min)
        for title in (title_key(high.title), title_key(low.title))
    }


def _clashing_ranks(one: PersonSeen, other: PersonSeen) -> set[str]:
    """Ranks of different height, where the two have none in common."""
    left = {title_key(rank.name): rank.order for rank in one.ranks if rank.order is not None}
    right = {title_key(rank.name): rank.order for rank in other.ranks if rank.order is not None}
    if not left or not right or set(left.values()) & set(right.values()):
        return set()
    return {*left, *right}


def _clashing_offices(one: PersonSeen, other: PersonSeen) -> set[str]:
    """Offices of one field and different height ("minister", "deputy minister"), where none is in common."""
    left, right = (
        {title_key(office_title(office)): office for office in seen.offices} for seen in (one, other)
    )
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


def _titles_of(seen: PersonSeen, property_: str) -> list[str]:
    if property_ == "rank":
        return [title_key(rank.name) for rank in seen.ranks]
    return [title_key(office_title(office)) for office in seen.offices]


def _dispute(key: tuple[str, str], found: Sequence[Tenure], ruled: str | None, reason: str) -> Dispute:
    shown = max(found, key=lambda item: (len(item.reports), item.last or date.min, item.title)).title
    wanted = title_key(ruled) if ruled else None
    right = next((tenure.title for tenure in found if title_key(tenure.title) == wanted), None)
    shown = right or shown
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
        reason=f"{reason}: {CORRECTED}" if right else f"{reason}{_BEST}",
    )
