"""Sightings of people put together where they are alike in every respect, so that they are compared once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from regesta.domain.claim import PersonSeen
from regesta.domain.report import Report
from regesta.settle.anchors import Place, place_of
from regesta.text.naming import Name, NameParts, name_keys, parse_name

ProfileKey = tuple[str, str | None, str | None, frozenset[tuple[str, str | None]], frozenset[str]]
"""What sightings must share to be compared as one: name, state, organisation, offices, ranks."""

Act = tuple[str, int, str]
"""A family of kinds, a day as an ordinal, and a party to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A named person as one report shows them, with the report's day and what they did on known days."""

    key: str
    report: str
    published: date | None
    seen: PersonSeen
    place: Place
    acts: frozenset[Act]
    group: ProfileKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All sightings with the same name, state, offices; `days` are the first and last day (ordinals) or None.

    `key` is the smallest key of its sightings by place; `offices` are (title, function) and `branches`,
    `ranks` the normal names.
    """

    key: str
    name: Name
    name_keys: frozenset[str]
    country: str | None
    organisation: str | None
    offices: frozenset[tuple[str, str | None]]
    branches: frozenset[str]
    ranks: frozenset[str]
    days: tuple[int, int] | None
    acts: frozenset[Act]
    sightings: tuple[Sighting, ...]


def make_sighting(key: str, seen: PersonSeen, report: Report, acts: frozenset[Act]) -> Sighting:
    """A sighting at the place of its first words."""
    day = report.published.day
    place = place_of(report.id, min(seen.spans), day)
    return Sighting(
        key=key, report=report.id, published=day, seen=seen, place=place, acts=acts, group=profile_key(seen)
    )


def profile_key(seen: PersonSeen) -> ProfileKey:
    """What two sightings must share to be compared as one."""
    offices = frozenset((office.title, office.function) for office in seen.offices)
    ranks = frozenset(rank.name for rank in seen.ranks)
    return (seen.words, seen.country, seen.organisation if seen.country is None else None, offices, ranks)


def make_profile(sightings: Iterable[Sighting], parts: NameParts) -> Profile:
    """One profile of sightings that share their `profile_key`."""
    ordered = tuple(sorted(sightings, key=lambda sighting: sighting.place))
    seen = ordered[0].seen
    words, country, organisation, offices, ranks = profile_key(seen)
    name = parse_name(words, parts)
    days = [sighting.published.toordinal() for sighting in ordered if sighting.published]
    return Profile(
        key=ordered[0].key,
        name=name,
        name_keys=name_keys(name),
        country=country,
        organisation=organisation,
        offices=offices,
        branches=frozenset(office.branch for office in seen.offices if office.branch),
        ranks=ranks,
        days=(min(days), max(days)) if days else None,
        acts=frozenset().union(*(sighting.acts for sighting in ordered)),
        sightings=ordered,
    )
