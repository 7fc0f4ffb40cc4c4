"""Who told what: reports per outlet and month, and what each outlet left out of an event that others tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from regesta.domain.record import Coverage, Event, Told
from regesta.settle.material import Turn
from regesta.settle.memory import Memory
from regesta.settle.tellings import Telling


def count_reports(turns: Iterable[Turn], memory: Memory) -> None:
    """Count reports per outlet and month, copies included, so that silence is not taken for peace.

    Keeps the latest publication day as well: what is open or overdue is so on that day.
    """
    counts: Counter[tuple[str | None, str | None]] = Counter()
    days = Counter(memory.days.get("") or {})
    for turn in turns:
        for page, one in ((turn.was, -1), (turn.now, 1)):
            if page is not None:
                day = page.report.published.day
                counts[page.report.outlet, day.strftime("%Y-%m") if day else None] += one
                if day:
                    days[day.toordinal()] += one
    for (outlet, month), change in counts.items():
        key = coverage_key(outlet, month)
        before = memory.record.coverage.get(key)
        count = (before.reports if before else 0) + change
        now = Coverage(outlet=outlet, month=month, reports=count) if count else None
        memory.record.coverage.put(key, now)
    left = {day: count for day, count in days.items() if count}
    memory.days.put("", left or None)
    memory.record.as_of.put("", date.fromordinal(max(left)) if left else None)


def coverage_key(outlet: str | None, month: str | None) -> str:
    """What tells the counts of outlets and months apart."""
    return f"{outlet or ''}\x1f{month or ''}"


def tell_events(memory: Memory) -> None:
    """Say anew who told what of the events that have changed."""
    for name in memory.record.events.was:
        event = memory.record.events.get(name)
        found = tell_coverage(event, [memory.tellings[key] for key in event.claims]) if event else []
        memory.record.told.put(name, tuple(found) or None)


def tell_coverage(event: Event, tellings: Sequence[Telling]) -> list[Told]:
    """What each outlet told of an event that at least two sources tell, the first first."""
    if event.outlets < 2:
        return []
    by_outlet: dict[str, list[Telling]] = defaultdict(list)
    for item in tellings:
        if item.outlet is not None:
            by_outlet[item.outlet].append(item)
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
