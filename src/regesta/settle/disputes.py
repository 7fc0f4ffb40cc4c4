"""Properties with more than one value, each with its reports: computed, never silently decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from regesta.domain.claim import Place
from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.record import (
    BodyAt,
    Dispute,
    DisputedValue,
    Dissent,
    Event,
    Finding,
    Instrument,
    Quote,
    Relation,
)
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import make_id
from regesta.settle.papers import Paper
from regesta.settle.tellings import Telling

V = TypeVar("V")
CORRECTED = "corrected by a person"
"""Why a value is shown that somebody has ruled right."""
_REASONS = {
    Relation.MORE_PRECISE: "the most precise value is shown",
    Relation.REVISED: "the later report is shown",
    Relation.CONTRADICTORY: "the reports contradict each other",
}


def dispute_event(event: Event, tellings: Mapping[str, Telling]) -> list[Dispute]:
    """What the reports of one event say differently: when, where, which number, whether it took place."""
    found: list[Dispute | None] = []
    if event.when is not None:
        found.append(_dispute(event.id, "when", event.when, time_words, _relate_times(tellings)))
    if event.where is not None:
        found.append(_dispute(event.id, "where", event.where, place_words, _relate_places))
    if event.body is not None:
        found.append(_dispute(event.id, "number", event.body, _number_words, _relate_numbers))
    found.append(_dispute(event.id, "status", event.status, str, _relate_statuses))
    return [dispute for dispute in found if dispute is not None]


def dispute_instrument(
    instrument: Instrument, papers: Sequence[Paper], rules: SettlingRules, *, ruled: bool
) -> Dispute | None:
    """One paper called by several kinds: more precise where the other kind is only a general word."""
    groups: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        groups[paper.seen.kind].append(paper)
    told_by = {paper.report for paper in papers}
    if ruled:
        groups.setdefault(instrument.kind, [])
    if len(groups) < 2 or (len(told_by) < 2 and not ruled):
        return None
    special = set(groups) - rules.general_instruments
    relation = Relation.CONTRADICTORY if len(special) > 1 else Relation.MORE_PRECISE
    values = (
        DisputedValue(
            value=kind,
            reports=tuple(sorted({paper.report for paper in group})),
            quotes=tuple(sorted({_paper_quote(paper) for paper in group})),
            chosen=kind == instrument.kind,
        )
        for kind, group in sorted(groups.items())
    )
    return Dispute(
        id=make_id("di", instrument.id, "kind"),
        subject=instrument.id,
        property="kind",
        relation=relation,
        values=chosen_first(values),
        reason=f"{_REASONS[relation]}: {CORRECTED}" if ruled else _REASONS[relation],
    )


def _paper_quote(paper: Paper) -> Quote:
    return Quote(report=paper.report, property="instrument", span=paper.seen.span)


def time_words(when: Interval) -> str:
    """A time as text: "2019-01-16", or "2019-01-11/2019-01-20 (part-of-month)"."""
    start = when.start.isoformat() if when.start else ".."
    end = when.end.isoformat() if when.end else ".."
    return start if start == end else f"{start}/{end} ({when.precision})"


def place_words(place: Place) -> str:
    """A place as text: its name and state."""
    return f"{place.name}, {place.country}" if place.country and place.city else place.name


def value_words(value: object) -> frozenset[str]:
    """The ways in which a value of an event may be written by someone who rules it right."""
    match value:
        case Interval():
            shown = time_words(value)
            return frozenset({shown, shown.partition(" (")[0]})
        case Place():
            return frozenset({place_words(value), value.name})
        case BodyAt():
            return frozenset({_number_words(value)})
        case _:
            return frozenset({str(value)})


def _number_words(body: BodyAt) -> str:
    return "" if body.number is None else str(body.number)


def _relate_times(tellings: Mapping[str, Telling]) -> Callable[[Interval, Dissent[Interval]], Relation]:
    def relate(chosen: Interval, other: Dissent[Interval]) -> Relation:
        if chosen.within(other.value):
            return Relation.MORE_PRECISE
        plan = all(not tellings[key].happened for key in other.support)
        return Relation.REVISED if plan else Relation.CONTRADICTORY

    return relate


def _relate_places(chosen: Place, other: Dissent[Place]) -> Relation:
    coarser = other.value.city is None and other.value.country in {None, chosen.country}
    return Relation.MORE_PRECISE if coarser else Relation.CONTRADICTORY


def _relate_numbers(chosen: BodyAt, other: Dissent[BodyAt]) -> Relation | None:
    return None if other.value.number in {None, chosen.number} else Relation.CONTRADICTORY


def _relate_statuses(chosen: Status, other: Dissent[Status]) -> Relation | None:
    """Plans that come true are a history, no dispute; held against denied or cancelled is one."""
    against = {Status.DENIED, Status.CANCELLED}
    done = {Status.HELD, Status.ONGOING}
    opposed = (chosen in done and other.value in against) or (chosen in against and other.value in done)
    return Relation.CONTRADICTORY if opposed else None


def _dispute(
    subject: str,
    property_: str,
    finding: Finding[V],
    words: Callable[[V], str],
    relate: Callable[[V, Dissent[V]], Relation | None],
) -> Dispute | None:
    """A dispute of one finding; None where all reports agree or the other values say nothing else."""
    related = [(item, relate(finding.value, item)) for item in finding.dissent]
    others = [(item, relation) for item, relation in related if relation is not None]
    if not others:
        return None
    order = [Relation.CONTRADICTORY, Relation.REVISED, Relation.MORE_PRECISE]
    relation = min((relation for _, relation in others), key=order.index)
    chosen = _value(words(finding.value), finding.quotes, chosen=True)
    rest = tuple(_value(words(item.value), item.quotes, chosen=False) for item, _ in others)
    return Dispute(
        id=make_id("di", subject, property_),
        subject=subject,
        property=property_,
        relation=relation,
        values=(chosen, *rest),
        reason=f"{_REASONS[relation]}: {finding.why}" if finding.why else _REASONS[relation],
    )


def _value(value: str, quotes: tuple[Quote, ...], *, chosen: bool) -> DisputedValue:
    reports = tuple(sorted({quote.report for quote in quotes}))
    return DisputedValue(value=value, reports=reports, quotes=quotes, chosen=chosen)


def chosen_first(values: Iterable[DisputedValue]) -> tuple[DisputedValue, ...]:
    """The values in the order in which a dispute tells them."""
    return tuple(sorted(values, key=lambda value: (not value.chosen, value.value)))
