"""The instruments of the record: papers of one title, or that one report tells at several events, are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from regesta.domain.record import Event
from regesta.lexicon.settling import SettlingRules
from regesta.settle.clusters import reach
from regesta.settle.material import Page
from regesta.settle.memory import Memory
from regesta.settle.papers import Paper, PaperGroup, build_instrument, group_papers, ruled_kind
from regesta.settle.ruled import Ruled


def settle_instruments(ruled: Ruled, rules: SettlingRules, memory: Memory) -> Mapping[str, list[Paper]]:
    """Put the instruments anew that are named at events which have changed; their papers by instrument."""
    turned = list(memory.record.events.was)
    seeds = {name for event in turned for name in _file_papers(event, rules, memory)}
    seeds |= {name for key in ruled.changed for name in _names_at(key, memory)}
    owner: dict[str, str] = {}
    out: dict[str, list[Paper]] = {}
    alive = sorted(name for name in seeds if memory.paper_events.get(name))
    for part in reach(alive, lambda name: _joined(name, memory)):
        papers = [paper for name in part for paper in _papers_of(name, memory)]
        kind = ruled_kind(papers, ruled.rulings)
        instrument = build_instrument(papers, memory.record.events.__getitem__, rules, kind)
        memory.record.instruments.put(instrument.id, instrument)
        out[instrument.id] = papers
        owner |= dict.fromkeys(part, instrument.id)
    last = {name: memory.instrument_of.get(name) for name in {*seeds, *owner}}
    for gone in {name for name in last.values() if name} - out.keys():
        memory.record.instruments.put(gone, None)
    for name in last:
        memory.instrument_of.put(name, owner.get(name))
    _mark_events({*turned, *(event for name in owner for event in memory.paper_events[name])}, memory)
    return out


def _file_papers(name: str, rules: SettlingRules, memory: Memory) -> set[str]:
    """Keep the papers of an event; the names of papers that may belong together anew."""
    event = memory.record.events.get(name)
    before = memory.papers.get(name) or ()
    after = group_papers(event, list(_list_papers(event, memory)), rules) if event else ()
    if not before and not after:
        return set()
    was, now = _keys(before), _keys(after)
    beside = {other for key in was for other in _names_at(key, memory)}
    for key in was - now:
        memory.paper_events.drop(key, name)
    for key in now - was:
        memory.paper_events.add(key, name)
    memory.papers.put(name, after or None)
    return beside | {group.name for group in (*before, *after)}


def _list_papers(event: Event, memory: Memory) -> Iterator[Paper]:
    for key in event.claims:
        telling = memory.tellings[key]
        for seen in telling.claim.instruments:
            page = memory.pages[telling.claim.report]
            yield Paper(
                claim=key,
                report=telling.claim.report,
                seen=seen,
                event=event.id,
                place=telling.place,
                twin=_locals_at(seen.span.start, page).index(seen.local),
            )


def _locals_at(start: int, page: Page) -> list[str]:
    """The instruments that words name, in order."""
    named = (seen for claim in page.claims.values() for seen in claim.instruments)
    return sorted(
        {seen.local for seen in named if seen.span.start == start}, key=lambda name: (len(name), name)
    )


def _keys(groups: Iterable[PaperGroup]) -> set[str]:
    """What papers are joined by: their name, and what names them in their report."""
    return {key for group in groups for key in (group.name, *(paper.local for paper in group.papers))}


def _names_at(key: str, memory: Memory) -> Iterator[str]:
    """The names of the papers that have this key."""
    for event in memory.paper_events.get(key) or ():
        for group in memory.papers.get(event) or ():
            if key in _keys([group]):
                yield group.name


def _papers_of(name: str, memory: Memory) -> Iterator[Paper]:
    for event in memory.paper_events[name]:
        for group in memory.papers[event]:
            if group.name == name:
                yield from group.papers


def _joined(name: str, memory: Memory) -> set[str]:
    """The names of papers that are one with those of this name, as one report tells."""
    return {other for paper in _papers_of(name, memory) for other in _names_at(paper.local, memory)}


def _mark_events(names: Iterable[str], memory: Memory) -> None:
    """Let events name their instruments."""
    for name in names:
        event = memory.record.events.get(name)
        groups = memory.papers.get(name) or ()
        named = tuple(sorted({memory.instrument_of[group.name] for group in groups}))
        if event is not None and event.instruments != named:
            memory.record.events.put(name, replace(event, instruments=named))
