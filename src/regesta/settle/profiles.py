"""Sightings of people put together where they are alike in every respect, so that they are compared once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from regesta.domain.claim import PersonSeen
from regesta.domain.report import Report
from regesta.settle.anchors import Place, place_of
from regesta.text.folding import fold
from regesta.text.naming import Name, NameParts, name_keys, parse_name

Act = tuple[str, int, str]
"""A family of kinds, a day as an ordinal, and a party to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A named person as one report shows them, with the report's day and what they did on known days.

    `group` tells what sightings must share to be compared as one: name, state, offices, ranks.
    """

    key: str
    report: str
    published: date | None
    seen: PersonSeen
    place: Place
    acts: frozenset[Act]
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What sightings of one group have in common, and together; `days` are the first and last day (ordinals).

    `key` is the key of the first sighting; `offices` are (title, function), they and `ranks` folded.
    """

    key: str
    name: Name
    name_keys: frozenset[str]
    country: str | None
    organisation: str | None
    offices: frozenset[tuple[str, str]]
    branches: frozenset[str]
    ranks: frozenset[str]
    days: tuple[int, int] | None
    acts: frozenset[Act]


def make_sighting(key: str, seen: PersonSeen, report: Report, acts: frozenset[Act]) -> Sighting:
    """A sighting at the place of its first words."""
    day = report.published.day
    place = place_of(report.id, min(seen.spans), day)
    return Sighting(
        key=key, report=report.id, published=day, seen=seen, place=place, acts=acts, group=group_name(seen)
    )


def group_name(seen: PersonSeen) -> str:
    """What two sightings must share to be compared as one, as one text."""
    offices = sorted(f"{office.title}\x1e{office.function or ''}" for office in seen.offices)
    ranks = sorted(rank.name for rank in seen.ranks)
    state = seen.country or f"?{seen.organisation or ''}"
    return "\x1f".join([seen.words, state, "\x1d".join(offices), "\x1d".join(ranks)])


def make_profile(sightings: Sequence[Sighting], parts: NameParts) -> Profile:
    """One profile of the sightings of a group, earliest first."""
    seen = sightings[0].seen
    name = parse_name(seen.words, parts)
    days = [sighting.published.toordinal() for sighting in sightings if sighting.published]
    return Profile(
        key=sightings[0].key,
        name=name,
        name_keys=name_keys(name),
        country=seen.country,
        organisation=seen.organisation if seen.country is None else None,
        offices=frozenset((fold(office.title), fold(office.function or "")) for office in seen.offices),
        branches=frozenset(office.branch for office in seen.offices if office.branch),
        ranks=frozenset(fold(rank.name) for rank in seen.ranks),
        days=(min(days), max(days)) if days else None,
        acts=frozenset().union(*(sighting.acts for sighting in sightings)),
    )
