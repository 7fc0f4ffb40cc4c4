"""When and where outlets published: the reports of each, counted once when a record is loaded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.domain.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """The reports of one outlet: all, the days (ordinals) of those that are dated, places of datelines."""

    reports: int
    days: tuple[int, ...]
    datelines: Mapping[str, int]


def count_publishing(reports: Iterable[Report]) -> Mapping[str, Publishing]:
    """What each named outlet published; copies count."""
    counts: Counter[str] = Counter()
    days: dict[str, list[int]] = defaultdict(list)
    places: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        if not report.outlet:
            continue
        counts[report.outlet] += 1
        if report.published.day is not None:
            days[report.outlet].append(report.published.day.toordinal())
        if report.dateline is not None and report.dateline.place is not None:
            places[report.outlet][report.dateline.place] += 1
    return {
        outlet: Publishing(reports=count, days=tuple(sorted(days[outlet])), datelines=places[outlet])
        for outlet, count in counts.items()
    }
