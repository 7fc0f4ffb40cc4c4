"""Which body each claim names, and the bodies of the record with their sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from regesta.domain.record import Event
from regesta.lexicon.settling import SettlingRules
from regesta.settle.bodies import Bodies, Naming, build_body, group_bodies, take_apart
from regesta.settle.clusters import pair_of
from regesta.settle.material import Page, Turn
from regesta.settle.memory import Memory
from regesta.settle.questions import ask_bodies, question_id
from regesta.settle.ruled import Ruled

_SESSIONS = frozenset({"session", "meeting", "negotiation"})
"""The kinds of event that are sittings of a body."""


@dataclass(frozen=True, slots=True)
class BodiesTurn:
    """What has changed for claims: those, by report, that name another body now, or one of another name."""

    moved: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    renamed: set[str] = field(default_factory=set)


def regroup_bodies(turns: Sequence[Turn], ruled: Ruled, rules: SettlingRules, memory: Memory) -> BodiesTurn:
    """Sort out anew what bodies there are of the parties of which these pages name one."""
    turn = BodiesTurn()
    dirty = _file_namings(turns, ruled, rules, memory)
    if not dirty:
        return turn
    inside = _ruled_with(dirty, ruled, memory)
    concerned = _ruled_with(inside | _alike(inside, rules, memory), ruled, memory)
    namings = [item for key in sorted(concerned) for item in memory.body_namings.get(key) or ()]
    bodies = group_bodies(namings, ruled.rulings, rules)
    last = {name for key in concerned for name in memory.bodies_of.get(key) or ()}
    _keep_groups(bodies, concerned, turn, memory)
    for gone in last - {group.id for group in bodies.groups}:
        memory.body_groups.put(gone, None)
    touched = {group.id for group in bodies.groups if any(_key(item) in inside for item in group.namings)}
    _keep_doubts(bodies, touched | last - {group.id for group in bodies.groups}, memory)
    return turn


def rebuild_bodies(memory: Memory) -> None:
    """Put the bodies anew whose names or sessions have changed, and the questions about them."""
    turned = {*memory.body_groups.was}
    for name, was in memory.record.events.was.items():
        now = memory.record.events.get(name)
        turned |= {event.body.value.body for event in (was, now) if event and event.body}
    for name in turned:
        group = memory.body_groups.get(name)
        body = build_body(group, _sittings(name, group.namings, memory)) if group else None
        memory.record.bodies.put(name, body)
    for name in turned | memory.body_doubts.was.keys():
        after = memory.body_doubts.get(name) or {}
        before = memory.body_doubts.was.get(name, after) or {}
        for other in before.keys() | after.keys():
            question = ask_bodies(after[other], memory.record.bodies.__getitem__) if other in after else None
            memory.record.questions.put(question_id("body", *pair_of(name, other)), question)


def _file_namings(turns: Iterable[Turn], ruled: Ruled, rules: SettlingRules, memory: Memory) -> set[str]:
    """Keep the claims that name a body, by their parties; the parties concerned."""
    leaving: dict[str, set[str]] = defaultdict(set)
    coming: dict[str, list[Naming]] = defaultdict(list)
    again: set[str] = set()
    for turn in turns:
        was, now = ({item.claim.id: item for item in _namings(page)} for page in (turn.was, turn.now))
        for claim in was.keys() | now.keys():
            if was.get(claim) == now.get(claim):
                again |= {_key(now[claim])} if now[claim].key in ruled.changed else set()
                continue
            if claim in was:
                leaving[_key(was[claim])].add(claim)
                memory.body_of.put(claim, None)
            if claim in now:
                coming[_key(now[claim])].append(now[claim])
    for parties in leaving.keys() | coming.keys():
        before = memory.body_namings.get(parties) or ()
        kept = [item for item in before if item.claim.id not in leaving[parties]]
        after = sorted([*kept, *coming[parties]], key=lambda item: (item.place, item.claim.id))
        memory.body_namings.put(parties, tuple(after) or None)
        _file_names(parties, _names(before, rules), _names(after, rules), memory)
    return again | leaving.keys() | coming.keys()


def _file_names(parties: str, before: set[str], after: set[str], memory: Memory) -> None:
    for name in before - after:
        memory.body_names.drop(name, parties)
    for name in after - before:
        memory.body_names.add(name, parties)


def _ruled_with(parties: set[str], ruled: Ruled, memory: Memory) -> set[str]:
    """These parties, and those of whom a body was ruled on together with one of theirs."""
    found, ahead = set(parties), list(parties)
    while ahead:
        for naming in memory.body_namings.get(ahead.pop()) or ():
            ends = ruled.same.get(naming.key, set()) | ruled.apart.get(naming.key, set())
            for key in {naming.key, *ends} if ends else ():
                page = memory.pages.get(key.partition("/")[0])
                fresh = {_key(item) for item in _namings(page) if item.key == key} - found
                found |= fresh
                ahead += fresh
    return found


def _alike(parties: set[str], rules: SettlingRules, memory: Memory) -> set[str]:
    """The parties of whom a body goes by a name that a body of these goes by."""
    names = {name for key in parties for name in _names(memory.body_namings.get(key) or (), rules)}
    return {other for name in names for other in memory.body_names.get(name) or ()}


def _keep_groups(bodies: Bodies, concerned: set[str], turn: BodiesTurn, memory: Memory) -> None:
    """Keep the bodies, and the body of each claim; note which claims name another now."""
    by_parties: dict[str, set[str]] = {key: set() for key in concerned}
    for group in bodies.groups:
        before = memory.body_groups.get(group.id)
        if before != group:
            memory.body_groups.put(group.id, group)
        for naming in group.namings:
            by_parties[_key(naming)].add(group.id)
            if memory.body_of.get(naming.claim.id) != group.id:
                memory.body_of.put(naming.claim.id, group.id)
                turn.moved[naming.claim.report].add(naming.claim.id)
            elif before is None or before.name != group.name:
                turn.renamed.add(naming.claim.id)
    for key, names in by_parties.items():
        memory.bodies_of.put(key, names or None)


def _keep_doubts(bodies: Bodies, touched: set[str], memory: Memory) -> None:
    """Keep the pairs of bodies that may be one, where one of them was sorted out anew."""
    rows = {name: dict(memory.body_doubts.get(name) or {}) for name in touched}
    rows |= {other: dict(memory.body_doubts.get(other) or {}) for row in [*rows.values()] for other in row}
    for name, row in rows.items():
        for other in [other for other in row if name in touched or other in touched]:
            del row[other]
    for link in bodies.doubts:
        if not touched.isdisjoint((link.left, link.right)):
            for one, other in ((link.left, link.right), (link.right, link.left)):
                row = rows.setdefault(one, dict(memory.body_doubts.get(one) or {}))
                row[other] = link
    for name, row in rows.items():
        memory.body_doubts.put(name, row or None)


def _sittings(name: str, namings: Iterable[Naming], memory: Memory) -> Iterator[Event]:
    for key in {memory.event_of(naming.claim.id) for naming in namings}:
        event = memory.record.events.get(key) if key else None
        if event and event.body and event.body.value.body == name and event.kind.value in _SESSIONS:
            yield event


def _namings(page: Page | None) -> Iterator[Naming]:
    if page is not None:
        for key, claim in page.claims.items():
            if claim.body is not None:
                yield Naming(claim=claim, seen=claim.body, place=page.places[key])


def _names(namings: Iterable[Naming], rules: SettlingRules) -> set[str]:
    """The nouns and fields by which bodies are alike, as texts."""
    parts = (take_apart(name, rules) for name in {naming.seen.name for naming in namings})
    return {f"{noun}: {' '.join(sorted(topics))}" for noun, topics in parts if topics}


def _key(naming: Naming) -> str:
    return "\x1f".join(naming.claim.parties)
