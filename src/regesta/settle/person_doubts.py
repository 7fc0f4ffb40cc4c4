"""People who may be one and of whom nobody can be sure: kept for each person, and asked about."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.domain.record import Link
from regesta.settle.clusters import Pair, pair_of
from regesta.settle.knowledge import SettlingLexicon
from regesta.settle.likeness import told, weigh_profiles
from regesta.settle.memory import Memory
from regesta.settle.questions import ask_people, question_id
from regesta.settle.ruled import Ruled


def renew_doubts(groups: Iterable[str], ruled: Ruled, lexicon: SettlingLexicon, memory: Memory) -> set[str]:
    """Look anew for the doubles of the people of these groups, and of who has changed; who has others now."""
    touched = {person for group in groups if (person := memory.person_of.get(group)) is not None}
    touched |= memory.roles.was.keys()
    for person in touched:
        before = memory.person_doubts.get(person) or {}
        after = _find_doubts(person, ruled, lexicon, memory)
        memory.person_doubts.put(person, after or None)
        for other in (before.keys() | after.keys()) - touched:
            row = {
                name: link for name, link in (memory.person_doubts.get(other) or {}).items() if name != person
            }
            if other in after:
                row[person] = after[other]
            memory.person_doubts.put(other, row or None)
    _ask_anew(memory)
    changes = memory.person_doubts.changes()
    return {person for person, was, now in changes if (was or {}).keys() != (now or {}).keys()}


def _find_doubts(person: str, ruled: Ruled, lexicon: SettlingLexicon, memory: Memory) -> dict[str, Link]:
    """The best unsettled link to each other person that may be this one and that nobody has ruled on."""
    role = memory.roles.get(person)
    if role is None:
        return {}
    groups = role.cluster.members
    parted = {memory.person_of.get(other) for group in groups for other in ruled.apart.get(group, ())}
    best: dict[str, tuple[float, Pair]] = {}
    for group in groups:
        for other, score in (memory.likeness.get(group) or {}).items():
            double, pair = memory.person_of[other], pair_of(group, other)
            if double != person and double not in parted:
                found = best.get(double)
                if found is None or (-score, pair) < (-found[0], found[1]):
                    best[double] = (score, pair)
    return {double: _link((person, double), *found, lexicon, memory) for double, found in best.items()}


def _link(people: Pair, score: float, groups: Pair, lexicon: SettlingLexicon, memory: Memory) -> Link:
    profiles = memory.profiles[groups[0]], memory.profiles[groups[1]]
    facts = weigh_profiles(*profiles, lexicon.rules, lexicon.names) or {}
    left, right = pair_of(*people)
    return Link(left=left, right=right, score=round(score, 3), reasons=told(facts))


def _ask_anew(memory: Memory) -> None:
    """Put the questions about every person who has changed, or whose doubts have."""
    for person in {*memory.person_doubts.was, *memory.record.people.was}:
        was = memory.person_doubts.was.get(person, memory.person_doubts.get(person)) or {}
        now = memory.person_doubts.get(person) or {}
        for other in was.keys() | now.keys():
            link = now.get(other)
            question = ask_people(link, memory.record.people.__getitem__) if link else None
            memory.record.questions.put(question_id("person", *pair_of(person, other)), question)
