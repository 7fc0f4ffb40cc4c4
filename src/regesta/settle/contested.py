"""The disputes of the record, and which events each is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from regesta.domain.record import Dispute, Event
from regesta.lexicon.settling import SettlingRules
from regesta.settle.disputes import dispute_event, dispute_instrument
from regesta.settle.memory import Memory
from regesta.settle.papers import Paper, ruled_kind
from regesta.settle.retelling import person_at
from regesta.settle.ruled import Ruled
from regesta.settle.titles import TITLES, RuledTitle, dispute_titles, find_ruled

Papers = Mapping[str, Sequence[Paper]]
"""The papers of instruments made anew."""


def settle_disputes(papers: Papers, ruled: Ruled, rules: SettlingRules, memory: Memory) -> None:
    """Put the disputes anew over what has changed."""
    concerned = set(memory.record.events.was)
    for name in memory.record.events.was:
        event = memory.record.events.get(name)
        _keep(name, _dispute_event(event, memory) if event else [], memory)
    for name in memory.record.instruments.was:
        if _keep(name, _dispute_papers(name, papers, ruled, rules, memory), memory):
            concerned.update(paper.event for paper in papers.get(name, ()))
    titles = _find_ruled_titles(ruled, memory)
    for name in _file_clashes(memory) | memory.record.people.was.keys():
        before = [memory.record.disputes[key] for key in memory.dispute_ids.get(name) or ()]
        person = memory.record.people.get(name)
        events = memory.clash_events.get(name) or ()
        clashes = [memory.clashes[event][name] for event in sorted(events)]
        after = dispute_titles(person, clashes, titles.get(name, {})) if person else []
        if _keep(name, after, memory):
            reports = _told_in(before) ^ _told_in(after)
            concerned |= {event for _, report in reports for event in _events_of(report, memory)}
    for name in concerned:
        _mark(name, memory)


def _dispute_event(event: Event, memory: Memory) -> list[Dispute]:
    if len(event.claims) < 2:
        return []
    return dispute_event(event, {key: memory.tellings[key] for key in event.claims})


def _dispute_papers(
    name: str, papers: Papers, ruled: Ruled, rules: SettlingRules, memory: Memory
) -> list[Dispute]:
    instrument = memory.record.instruments.get(name)
    if instrument is None:
        return []
    kind = ruled_kind(papers[name], ruled.rulings)
    found = dispute_instrument(instrument, papers[name], rules, ruled=kind == instrument.kind)
    return [found] if found else []


def _find_ruled_titles(ruled: Ruled, memory: Memory) -> dict[str, dict[str, RuledTitle]]:
    """What the ranks and offices of people were ruled to be, by person."""
    corrected = ruled.rulings.corrected
    keys: dict[str, list[str]] = {}
    seen = {}
    for key, judgements in corrected.items():
        page = memory.pages.get(key.partition("/")[0]) if "/" in key else None
        if page and key in page.seen and any(item.property in TITLES for item in judgements):
            person = person_at(key, page, ruled, memory)
            if person is not None:
                keys.setdefault(person, []).append(key)
                seen[key] = page.seen[key]
    return {person: find_ruled(found, seen, corrected) for person, found in keys.items()}


def _file_clashes(memory: Memory) -> set[str]:
    """Keep at which events the ranks or offices of a person contradict each other; who is concerned anew."""
    people: set[str] = set()
    for event, before in memory.clashes.was.items():
        was, now = before or {}, memory.clashes.get(event) or {}
        for person in was.keys() | now.keys():
            if was.get(person) != now.get(person):
                people.add(person)
                if person in now:
                    memory.clash_events.add(person, event)
                else:
                    memory.clash_events.drop(person, event)
    return people


def _keep(subject: str, disputes: Sequence[Dispute], memory: Memory) -> bool:
    """Put the disputes over one thing in place of those of before; whether any is another now."""
    before = {key: memory.record.disputes.get(key) for key in memory.dispute_ids.get(subject) or ()}
    after = {dispute.id: dispute for dispute in disputes}
    if before == after:
        return False
    for key in before.keys() | after.keys():
        memory.record.disputes.put(key, after.get(key))
    memory.dispute_ids.put(subject, tuple(sorted(after)) or None)
    return True


def _told_in(disputes: Iterable[Dispute]) -> set[tuple[str, str]]:
    """Each disputed value with each report that tells it."""
    return {
        (f"{dispute.property} {value.value}", report)
        for dispute in disputes
        for value in dispute.values
        for report in value.reports
    }


def _events_of(report: str, memory: Memory) -> set[str]:
    page = memory.pages.get(report)
    return {name for key in (page.claims if page else ()) if (name := memory.event_of(key)) is not None}


def _mark(name: str, memory: Memory) -> None:
    """Let an event name the disputes over it, its instruments and the titles of its people."""
    event = memory.record.events.get(name)
    if event is None:
        return
    subjects = (name, *event.instruments, *(item.person for item in event.people if item.person))
    disputes = [
        memory.record.disputes[key] for subject in subjects for key in memory.dispute_ids.get(subject) or ()
    ]
    ids = tuple(
        sorted(
            item.id for item in disputes if item.property not in TITLES or _titles_differ_here(item, event)
        )
    )
    if event.disputes != ids:
        memory.record.events.put(name, replace(event, disputes=ids))


def _titles_differ_here(dispute: Dispute, event: Event) -> bool:
    """Whether the reports of this event give the person more than one of the disputed titles."""
    told_here = [value for value in dispute.values if set(value.reports) & set(event.reports)]
    return len(told_here) > 1
