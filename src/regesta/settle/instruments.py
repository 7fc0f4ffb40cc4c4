"""Instruments: one paper under the names that reports give it at one signing, and its history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.domain.claim import Claim, InstrumentSeen
from regesta.domain.marks import Status
from regesta.domain.record import Event, Instrument, InstrumentEvent, Quote
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import Place, make_id
from regesta.settle.clusters import connect
from regesta.settle.material import Material
from regesta.settle.rulings import latest_value, sighting_key
from regesta.text.folding import fold

_WHAT = {"signing": "signed", "agreement": "signed", "ratification": "ratified", "exchange": "exchanged"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An instrument as one claim names it."""

    claim: Claim
    seen: InstrumentSeen
    event: str
    place: Place


def settle_instruments(
    events: Mapping[str, Event], material: Material, rules: SettlingRules
) -> tuple[dict[str, list[Paper]], dict[str, Instrument]]:
    """The papers of each instrument and the instruments, by id.

    At one event, each report's n-th paper of a kind is one; a paper with a proper title is one wherever
    the same parties name it.
    """
    groups: dict[str, list[Paper]] = defaultdict(list)
    for event in events.values():
        papers = [
            Paper(claim=material.claims[key], seen=seen, event=event.id, place=material.places[key])
            for key in event.claims
            for seen in material.claims[key].instruments
        ]
        for group in match_papers(papers, rules):
            groups[_group_name(group, event)].extend(group)
    out: dict[str, list[Paper]] = {}
    instruments: dict[str, Instrument] = {}
    for group in _join_locals(groups):
        ruled = ruled_kind(group, material)
        instrument = _build(sorted(group, key=lambda paper: paper.place), events, rules, ruled)
        out[instrument.id] = group
        instruments[instrument.id] = instrument
    return out, instruments


def ruled_kind(papers: Sequence[Paper], material: Material) -> str | None:
    """The kind that a person has ruled these papers to be; None where nobody has."""
    keys = [sighting_key(paper.claim.report, paper.seen.local) for paper in papers]
    return latest_value(material.rulings.corrected, keys, "kind")


def match_papers(papers: Sequence[Paper], rules: SettlingRules) -> list[list[Paper]]:
    """Group the papers of one event over its reports: like kinds first, then what is left over."""
    by_report: dict[str, dict[str, list[Paper]]] = defaultdict(lambda: defaultdict(list))
    for paper in sorted(papers, key=lambda paper: (paper.place, paper.seen.span)):
        by_report[paper.claim.report][paper.seen.local].append(paper)
    order = sorted(
        by_report.values(), key=lambda locals_: min(p.place for ps in locals_.values() for p in ps)
    )
    groups: list[list[Paper]] = []
    for locals_ in order:
        free = list(range(len(groups)))
        for found in sorted(locals_.values(), key=lambda ps: ps[0].seen.kind in rules.general_instruments):
            fits = [index for index in free if _alike(groups[index][0], found[0], len(locals_), len(groups))]
            best = min(
                fits,
                key=lambda index: (groups[index][0].seen.kind != found[0].seen.kind, index),
                default=None,
            )
            if best is None:
                groups.append(list(found))
            else:
                free.remove(best)
                groups[best] += found
    return groups


def _alike(left: Paper, right: Paper, here: int, there: int) -> bool:
    return left.seen.kind == right.seen.kind or (here == 1 and there == 1)


def is_named(title: str) -> bool:
    """Whether a title is a name: at least two words with capitals."""
    return sum(word[:1].isupper() for word in title.split()) >= 2


def _group_name(group: Sequence[Paper], event: Event) -> str:
    titles = sorted({paper.seen.title for paper in group if is_named(paper.seen.title)})
    if titles:
        return f"{'|'.join(event.parties)}: {fold(titles[0])}"
    first = min(group, key=lambda paper: paper.place)
    return f"{event.id}: {first.claim.id} {first.seen.local}"


def _join_locals(groups: Mapping[str, list[Paper]]) -> list[list[Paper]]:
    """Join groups that hold the same paper of one report, told at two events."""
    homes: dict[tuple[str, str], str] = {}
    pairs = []
    for name, group in groups.items():
        for paper in group:
            home = homes.setdefault((paper.claim.report, paper.seen.local), name)
            pairs.append((home, name))
    return [[paper for name in names for paper in groups[name]] for names in connect(groups, pairs)]


def _build(
    group: Sequence[Paper], events: Mapping[str, Event], rules: SettlingRules, ruled: str | None
) -> Instrument:
    first = group[0]
    kinds = Counter(paper.seen.kind for paper in group)
    best = min(kinds, key=lambda name: (name in rules.general_instruments, -kinds[name], _rank(group, name)))
    kind = ruled or best
    titles = Counter(paper.seen.title for paper in group if paper.seen.kind == kind)
    titles = titles or Counter(paper.seen.title for paper in group)
    told_in = sorted({paper.event for paper in group})
    return Instrument(
        id=make_id("in", first.claim.report, str(first.seen.span.start)),
        kind=kind,
        title=min(titles, key=lambda title: (-titles[title], -len(title), title)),
        parties=tuple(sorted({party for name in told_in for party in events[name].parties})),
        events=tuple(
            InstrumentEvent(event=name, what=_WHAT[events[name].kind.value])
            for name in told_in
            if events[name].kind.value in _WHAT and events[name].status.value is Status.HELD
        ),
        quotes=tuple(
            sorted({Quote(report=p.claim.report, property="instrument", span=p.seen.span) for p in group})
        ),
    )


def _rank(group: Sequence[Paper], kind: str) -> int:
    """How early a kind is told."""
    return next(index for index, paper in enumerate(group) if paper.seen.kind == kind)


def with_instruments(events: Mapping[str, Event], papers: Mapping[str, Sequence[Paper]]) -> dict[str, Event]:
    """The events with the ids of their instruments."""
    named: dict[str, set[str]] = defaultdict(set)
    for name, group in papers.items():
        for paper in group:
            named[paper.event].add(name)
    return {
        name: replace(event, instruments=tuple(sorted(named[name]))) if name in named else event
        for name, event in events.items()
    }
