"""Who told what: reports per outlet and month, and what each outlet left out of an event that others tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from regesta.domain.record import Coverage, Event, Told
from regesta.domain.report import Report
from regesta.settle.tellings import Telling


def count_coverage(reports: Iterable[Report]) -> tuple[Coverage, ...]:
    """Reports per outlet and month, copies included, so that silence is not taken for peace."""
    counts = Counter(
        (report.outlet, report.published.day.strftime("%Y-%m") if report.published.day else None)
        for report in reports
    )
    ordered = sorted(counts.items(), key=lambda item: (item[0][0] or "", item[0][1] or ""))
    return tuple(Coverage(outlet=outlet, month=month, reports=count) for (outlet, month), count in ordered)


def tell_coverage(event: Event, tellings: Sequence[Telling], reports: Mapping[str, Report]) -> list[Told]:
    """What each outlet told of an event that at least two sources tell, the first first."""
    if event.outlets < 2:
        return []
    by_outlet: dict[str, list[Telling]] = defaultdict(list)
    for item in tellings:
        outlet = reports[item.claim.report].outlet
        if outlet is not None:
            by_outlet[outlet].append(item)
    known = {name for item in tellings for name in _told(item)}
    out = []
    for outlet, found in by_outlet.items():
        here = {name for item in found for name in _told(item)}
        days = [item.published for item in found if item.published]
        told = Told(
            event=event.id,
            outlet=outlet,
            first=min(days, default=None),
            reports=tuple(sorted({item.claim.report for item in found})),
            left_out=tuple(sorted(known - here)),
        )
        out.append(told)
    return sorted(out, key=lambda told: (told.first is None, told.first, told.outlet))


def _told(item: Telling) -> set[str]:
    """The properties that a claim gives."""
    claim = item.claim
    given = {
        "when": claim.when is not None,
        "where": claim.where is not None,
        "people": bool(item.everyone),
        "number": claim.body is not None and claim.body.number is not None,
        "body": claim.body is not None,
        "instruments": bool(claim.instruments),
        "topics": bool(claim.topics),
    }
    return {name for name, value in given.items() if value}
