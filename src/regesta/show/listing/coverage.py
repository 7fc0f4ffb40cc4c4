from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from regesta.domain.record import Coverage, Told
from regesta.show.export.parts import Json, day_text
from regesta.show.listing.disputes import subject_words
from regesta.show.register import Register
from regesta.show.table import Table
from regesta.show.words import UNKNOWN, count_words

_NO_OUTLET = "outlet unknown"


def outlets_table(coverage: Sequence[Coverage], told: Sequence[Told]) -> Table:
    """One row an outlet: reports by month, how often it told first, and what it most often left out."""
    months: dict[str, list[Coverage]] = defaultdict(list)
    for item in coverage:
        months[item.outlet or _NO_OUTLET].append(item)
    first = Counter(item.outlet for item in _firsts(told))
    return Table(
        headings=("Outlet", "Reports", "By month", "Told first", "Left out"),
        rows=tuple(
            (
                outlet,
                str(sum(item.reports for item in items)),
                "; ".join(f"{item.month or 'undated'}: {item.reports}" for item in items),
                count_words(first[outlet], "event") if first[outlet] else UNKNOWN,
                _left_out([item for item in told if item.outlet == outlet]),
            )
            for outlet, items in months.items()
        ),
        ids=tuple("" for _ in months),
        empty="The record holds no report; 'regesta read FOLDER' reads some.",
    )


def told_table(told: Sequence[Told], register: Register) -> Table:
    """One row an outlet that tells an event which others tell too: since when, and what it left out."""
    return Table(
        headings=("Event", "Outlet", "Since", "Left out"),
        rows=tuple(
            (
                subject_words(item.event, register).removesuffix(item.event).strip(),
                item.outlet,
                str(item.first or "undated"),
                ", ".join(item.left_out) or UNKNOWN,
            )
            for item in told
        ),
        ids=tuple(item.event for item in told),
        empty="No event that fits is told by two outlets.",
    )


def coverage_object(item: Coverage) -> Json:
    """The reports of an outlet in a month as they go out."""
    return {"type": "coverage", "outlet": item.outlet, "month": item.month, "reports": item.reports}


def told_objects(told: Sequence[Told]) -> list[Json]:
    """What each outlet told of each event as it goes out."""
    firsts = {(item.event, item.outlet) for item in _firsts(told)}
    return [
        {
            "type": "told",
            "event": item.event,
            "outlet": item.outlet,
            "first": day_text(item.first),
            "told_first": (item.event, item.outlet) in firsts,
            "reports": list(item.reports),
            "left_out": list(item.left_out),
        }
        for item in told
    ]


def _firsts(told: Sequence[Told]) -> list[Told]:
    """Who told each event first; nobody where two did on one day."""
    by_event: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        if item.first is not None:
            by_event[item.event].append(item)
    out = []
    for items in by_event.values():
        earliest = min(item.first for item in items if item.first)
        early = [item for item in items if item.first == earliest]
        if len(early) == 1 and len(items) > 1:
            out += early
    return out


def _left_out(told: Sequence[Told]) -> str:
    counts = Counter(name for item in told for name in item.left_out)
    return ", ".join(f"{name} {count}" for name, count in counts.most_common()) or UNKNOWN
