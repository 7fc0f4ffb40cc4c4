"""Events that may be one and of which nobody can be sure: kept for each event, and asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from regesta.domain.record import Link, Question
from regesta.settle.clusters import Pair, pair_of
from regesta.settle.likeness import told
from regesta.settle.memory import Doubt, Memory
from regesta.settle.questions import ask_events, question_id
from regesta.settle.ruled import Ruled
from regesta.settle.scoring import Scorer

_Row = Mapping[str, Doubt]


def renew_event_doubts(claims: Iterable[str], ruled: Ruled, scorer: Scorer) -> None:
    """Look anew for the likely doubles of the events of these claims, and ask about them."""
    memory = scorer.memory
    touched = {name for key in claims if (name := memory.event_of(key)) is not None}
    touched |= {name for name in memory.record.events.was if memory.record.events.get(name) is None}
    for name in touched:
        before = memory.event_doubts.get(name) or {}
        after = _find_doubts(name, ruled, memory)
        memory.event_doubts.put(name, after or None)
        for other in (before.keys() | after.keys()) - touched:
            row = {key: doubt for key, doubt in (memory.event_doubts.get(other) or {}).items() if key != name}
            if other in after:
                row[name] = after[other]
            memory.event_doubts.put(other, row or None)
    for pair in _doubtful_pairs(memory):
        memory.record.questions.put(question_id("event", *pair), _ask(pair, scorer))


def _find_doubts(name: str, ruled: Ruled, memory: Memory) -> dict[str, Doubt]:
    """The best unsettled link to each other event that may be this one and that nobody has ruled on."""
    event = memory.record.events.get(name)
    if event is None:
        return {}
    parted = {memory.event_of(other) for key in event.claims for other in ruled.apart.get(key, ())}
    best: dict[str, Doubt] = {}
    for key in event.claims:
        for other, score in (memory.links.get(key) or {}).items():
            double = memory.event_of(other)
            if double is not None and double != name and double not in parted:
                left, right = pair_of(key, other)
                doubt, found = Doubt(score=score, left=left, right=right), best.get(double)
                if found is None or (-score, left, right) < (-found.score, found.left, found.right):
                    best[double] = doubt
    return best


def _doubtful_pairs(memory: Memory) -> set[Pair]:
    """The pairs about which there may be another question now than before."""
    events, doubts = memory.record.events, memory.event_doubts
    pairs: set[Pair] = set()
    for name in {*doubts.was, *events.was}:
        now = doubts.get(name) or {}
        was = doubts.was.get(name, now) or {}
        shifted = name in events.was or _top(was) != _top(now)
        pairs.update(
            pair_of(name, other)
            for other in was.keys() | now.keys()
            if shifted or was.get(other) != now.get(other)
        )
    return pairs


def _ask(pair: Pair, scorer: Scorer) -> Question | None:
    """The question about a pair; none where both have a likelier double: that is to be asked first."""
    memory = scorer.memory
    rows = [memory.event_doubts.get(name) or {} for name in pair]
    doubt = rows[0].get(pair[1])
    if doubt is None or doubt.score < min(_top(row) for row in rows):
        return None
    reasons = told(scorer.weigh(memory.tellings[doubt.left], memory.tellings[doubt.right]))
    link = Link(left=pair[0], right=pair[1], score=round(doubt.score, 3), reasons=reasons)
    return ask_events(link, memory.record.events[pair[0]], memory.record.events[pair[1]])


def _top(row: _Row) -> float:
    return max((doubt.score for doubt in row.values()), default=0.0)
