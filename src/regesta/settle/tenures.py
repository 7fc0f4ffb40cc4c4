"""Offices and ranks of a person with the days on which reports attest them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from regesta.domain.claim import Office, Rank
from regesta.domain.record import Quote, Tenure
from regesta.settle.profiles import Sighting
from regesta.text.folding import fold

_TITLES = 65_536


def office_tenures(sightings: Sequence[Sighting]) -> tuple[Tenure, ...]:
    """Each office (title and what a deputy is deputy for), first and last day, by first day."""
    groups: dict[str, list[tuple[Sighting, Office]]] = defaultdict(list)
    for sighting in sightings:
        for office in sighting.seen.offices:
            groups[title_key(office_title(office))].append((sighting, office))
    return _ordered(_office(found) for found in groups.values())


def rank_tenures(sightings: Sequence[Sighting]) -> tuple[Tenure, ...]:
    """Each rank with first and last day, by first day."""
    groups: dict[str, list[tuple[Sighting, Rank]]] = defaultdict(list)
    for sighting in sightings:
        for rank in sighting.seen.ranks:
            groups[title_key(rank.name)].append((sighting, rank))
    return _ordered(_rank(found) for found in groups.values())


def office_title(office: Office) -> str:
    """An office as tenures name it: its title, and what a deputy is deputy for."""
    return f"{office.title} ({office.function})" if office.function else office.title


@lru_cache(_TITLES)
def title_key(title: str) -> str:
    """What an office or rank is known by: "Vice-President" and "vice president" are one."""
    return fold(title) or title


def _office(found: Sequence[tuple[Sighting, Office]]) -> Tenure:
    told = [(sighting, item, "office") for sighting, item in found]
    return _tenure(_usual(office_title(item) for _, item in found), told, order=None)


def _rank(found: Sequence[tuple[Sighting, Rank]]) -> Tenure:
    order = next((rank.order for _, rank in found if rank.order is not None), None)
    told = [(sighting, item, "rank") for sighting, item in found]
    return _tenure(_usual(item.name for _, item in found), told, order=order)


def _usual(titles: Iterable[str]) -> str:
    """The commonest spelling; among equals the one of small letters."""
    counts = Counter(titles)
    return max(counts, key=lambda title: (counts[title], title))


def _tenure(title: str, found: Sequence[tuple[Sighting, Office | Rank, str]], *, order: int | None) -> Tenure:
    days = [sighting.published for sighting, _, _ in found if sighting.published]
    seen = [sighting.seen for sighting, _, _ in found]
    return Tenure(
        title=title,
        written=tuple(sorted({item.written for _, item, _ in found})),
        organisation=next((item.organisation for item in seen if item.organisation), None),
        country=next((item.country for item in seen if item.country), None),
        first=min(days, default=None),
        last=max(days, default=None),
        reports=tuple(sorted({sighting.report for sighting, _, _ in found})),
        quotes=tuple(
            sorted({Quote(report=s.report, property=what, span=item.span) for s, item, what in found})
        ),
        order=order,
    )


def _ordered(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    return tuple(sorted(tenures, key=lambda tenure: (tenure.first or date.max, tenure.title)))
