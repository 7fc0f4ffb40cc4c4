"""On which days reports attest an office or rank, and by which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from regesta.domain.record import Person, Quote, Tenure
from regesta.domain.report import Report


@dataclass(frozen=True, slots=True)
class Attested:
    """The words of the reports of one day that give an office or rank."""

    day: date
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """The days that attest an office or rank, in their order, and the words of undated reports."""

    days: tuple[Attested, ...]
    undated: tuple[Quote, ...]


def attest_all(people: Iterable[Person], reports: Mapping[str, Report]) -> Mapping[int, Attestation]:
    """What attests every tenure of some people, by the identity (`id`) of the tenure.

    A tenure's own hash would go through all its words, of which there may be thousands.
    """
    return {
        id(tenure): attest(tenure, reports)
        for person in people
        for tenure in (*person.offices, *person.ranks)
    }


def attest(tenure: Tenure, reports: Mapping[str, Report]) -> Attestation:
    """The words that give an office or rank by the day of their report, and those of undated reports."""
    by_day: dict[date | None, list[Quote]] = defaultdict(list)
    for quote in sorted(tenure.quotes, key=_place):
        by_day[reports[quote.report].published.day].append(quote)
    undated = by_day.pop(None, [])
    dated = sorted((day, quotes) for day, quotes in by_day.items() if day is not None)
    return Attestation(
        days=tuple(Attested(day, tuple(quotes)) for day, quotes in dated), undated=tuple(undated)
    )


def _place(quote: Quote) -> tuple[str, int, int]:
    return quote.report, quote.span.start, quote.span.end
