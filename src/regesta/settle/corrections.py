"""Values that people have put right, laid over what was read before anything is compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from regesta.domain.claim import Claim, Office, PersonSeen, Place, Rank
from regesta.domain.interval import Interval, Precision
from regesta.domain.judgement import Judgement
from regesta.domain.marks import Status
from regesta.errors import UsageError
from regesta.settle.tenures import office_title, title_key

_IN_STATE = re.compile(r"(.+), ([A-Z]{3})")

CLAIM_PROPERTIES = ("kind", "status", "when", "where", "number")
"""What a correction of an event may set."""
PERSON_PROPERTIES = ("name", "country", "rank", "office")
"""What a correction of a person seen may set."""
INSTRUMENT_PROPERTIES = ("kind",)
"""What a correction of an instrument seen may set."""


def correct_claim(claim: Claim, judgements: Sequence[Judgement]) -> Claim:
    """The claim with every corrected value in place, the latest ruling last."""
    for judgement in judgements:
        claim = _corrected(claim, judgement.property or "", judgement.value or "", judgement)
    return claim


def correct_person(seen: PersonSeen, judgements: Sequence[Judgement]) -> PersonSeen:
    """The person seen with every corrected value in place, a rank or office before those that are told."""
    for judgement in judgements:
        if judgement.property == "name" and judgement.value:
            seen = replace(seen, name=judgement.value)
        elif judgement.property == "country":
            seen = replace(seen, country=judgement.value or None)
        elif judgement.property == "rank" and judgement.value:
            seen = replace(seen, ranks=_ranks_with(seen, judgement.value))
        elif judgement.property == "office" and judgement.value:
            seen = replace(seen, offices=_offices_with(seen, judgement.value))
    return seen


def _ranks_with(seen: PersonSeen, name: str) -> tuple[Rank, ...]:
    """The ranks with the ruled one first; its words are those that name the person where it is not told."""
    key = title_key(name)
    told = [rank for rank in seen.ranks if title_key(rank.name) == key]
    ruled = told or [Rank(written=name, name=name, order=None, span=seen.spans[0])]
    return (*ruled, *(rank for rank in seen.ranks if title_key(rank.name) != key))


def _offices_with(seen: PersonSeen, title: str) -> tuple[Office, ...]:
    key = title_key(title)
    told = [office for office in seen.offices if title_key(office_title(office)) == key]
    fresh = Office(written=title, title=title, level=None, branch=None, function=None, span=seen.spans[0])
    others = (office for office in seen.offices if title_key(office_title(office)) != key)
    return (*(told or [fresh]), *others)


def corrected_claims(corrected: Mapping[str, Sequence[Judgement]]) -> dict[str, frozenset[str]]:
    """The keys of what was corrected, by property."""
    out: dict[str, set[str]] = defaultdict(set)
    for key, judgements in corrected.items():
        for judgement in judgements:
            out[judgement.property or ""].add(key)
    return {name: frozenset(keys) for name, keys in out.items()}


def parse_when(value: str, basis: str) -> Interval:
    """A time as it is shown as an interval; raises UsageError where it is none.

    "2019-01-16" is a day, "2019-01-16/2019-01-18" are days, "2019-01-01/2019-01-31 (month)" is a month,
    "2019-01-01/.." has no end.
    """
    days, _, told = value.rstrip(" )").partition(" (")
    start, _, end = days.partition("/")
    try:
        first, last = _day(start), _day(end or start)
        precision = Precision(told) if told else Precision.DAY if first == last else Precision.DAYS
        return Interval(start=first, end=last, precision=precision, basis=basis)
    except ValueError as error:
        mend = "write 2019-01-16 or 2019-01-16/2019-01-18"
        raise UsageError(f"{value!r} is no date", where="when", mend=mend) from error


def _day(written: str) -> date | None:
    return None if written == ".." else date.fromisoformat(written)


def check_correction(property_: str, value: str) -> None:
    """Raise UsageError where a correction could not be applied, before it is stored."""
    if property_ not in (known := {*CLAIM_PROPERTIES, *PERSON_PROPERTIES, *INSTRUMENT_PROPERTIES}):
        mend = f"use one of: {' '.join(sorted(known))}"
        raise UsageError(f"{property_!r} cannot be corrected", where="property", mend=mend)
    if property_ == "when":
        parse_when(value, "")
    if property_ == "status" and value not in tuple(Status):
        mend = f"use one of: {' '.join(Status)}"
        raise UsageError(f"unknown status {value!r}", where="status", mend=mend)
    if property_ == "number" and not value.isdigit():
        raise UsageError(f"{value!r} is no number", where="number", mend="write digits")


def _corrected(claim: Claim, property_: str, value: str, judgement: Judgement) -> Claim:
    match property_:
        case "kind":
            return replace(claim, kind=value)
        case "status":
            return replace(claim, status=Status(value))
        case "when":
            return replace(claim, when=_dated(claim.when, parse_when(value, f"corrected by {judgement.by}")))
        case "where":
            return replace(claim, where=_renamed(claim.where, value))
        case "number" if claim.body is not None:
            return replace(claim, body=replace(claim.body, number=int(value)))
        case _:
            return claim


def _dated(told: Interval | None, ruled: Interval) -> Interval:
    """The ruled time; the claim's own where that has the same days."""
    return told if told is not None and (told.start, told.end) == (ruled.start, ruled.end) else ruled


def _renamed(place: Place | None, value: str) -> Place:
    """The place of a new name ("Baku" or "Baku, AZE"); the place as it was where it has this name already.

    Without a state told, it is in the same state.
    """
    found = _IN_STATE.fullmatch(value)
    name, country = (found[1], found[2]) if found else (value, place.country if place else None)
    if place is not None and (place.name, place.country) == (name, country):
        return place
    return Place(name=name, city=name, country=country, geonames=None, lat=None, lon=None)
