"""When a report was published, by the most trustworthy of what tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit

from regesta.domain.report import UNPUBLISHED, Basis, Publication
from regesta.text.written_dates import WrittenDay

EARLIEST = date(1900, 1, 1)
"""No report is dated before."""

_IN_ADDRESS = (
    re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_.](0?[1-9]|1[0-2])[-/_.](0?[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A day that may be the publication date, and where it stands."""

    basis: Basis
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The publication date, and the candidates that lie in the future or before 1900."""

    published: Publication
    refused: tuple[Candidate, ...]


def settle_publication(candidates: Iterable[Candidate], today: date) -> Settled:
    """The first candidate, in the order of `Basis`, that can be true.

    One day after `today` is allowed, for it may already be tomorrow where the report was published.
    """
    order = list(Basis)
    refused: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda candidate: order.index(candidate.basis)):
        if EARLIEST <= candidate.day <= today + timedelta(days=1):
            published = Publication(day=candidate.day, basis=candidate.basis)
            return Settled(published=published, refused=tuple(refused))
        refused.append(candidate)
    return Settled(published=UNPUBLISHED, refused=tuple(refused))


def day_in_address(address: str) -> date | None:
    """The day in the path of an address or in a file name ("/2024/11/19/", "2019-12-04-visit.txt")."""
    try:
        path = unquote(urlsplit(address).path if "//" in address else address)
    except ValueError:
        return None
    for pattern in _IN_ADDRESS:
        for found in pattern.finditer(path):
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def complete_year(day: WrittenDay, near: date) -> date | None:
    """A day without a year ("March 3") put into the year that brings it nearest to another date."""
    tried = (day.in_year(year) for year in (near.year, near.year - 1, near.year + 1))
    days = [found for found in tried if found is not None]
    return min(days, key=lambda found: abs(found - near)) if days else None
