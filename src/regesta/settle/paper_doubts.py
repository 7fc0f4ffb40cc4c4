"""Papers told at one signing that may be one instrument, and of which nobody can be sure: asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from regesta.domain.record import Link
from regesta.settle.clusters import Pair, pair_of
from regesta.settle.memory import Memory
from regesta.settle.questions import ask_instruments, question_id
from regesta.settle.ruled import Ruled

_LIKELY = 0.5
_REASON = "told at one signing, and no report tells of both"


def renew_paper_doubts(events: Iterable[str], ruled: Ruled, memory: Memory) -> None:
    """Look anew for papers of these events that may be one, and ask about them."""
    concerned: set[Pair] = set()
    for event in events:
        before = memory.paper_doubts.get(event) or ()
        after = tuple(sorted(set(_find_doubts(event, ruled, memory))))
        for pair in set(before) - set(after):
            memory.doubt_events.drop("|".join(pair), event)
        for pair in set(after) - set(before):
            memory.doubt_events.add("|".join(pair), event)
        memory.paper_doubts.put(event, after or None)
        concerned.update(before, after)
    for pair in concerned:
        asked = memory.doubt_events.get("|".join(pair))
        link = Link(left=pair[0], right=pair[1], score=_LIKELY, reasons=(_REASON,)) if asked else None
        question = ask_instruments(link, memory.record.instruments.__getitem__) if link else None
        memory.record.questions.put(question_id("instrument", *pair), question)


def _find_doubts(event: str, ruled: Ruled, memory: Memory) -> Iterator[Pair]:
    """The pairs of instruments of an event that no report tells together and nobody has ruled on."""
    found = memory.record.events.get(event)
    told = {name: memory.record.instruments[name] for name in found.instruments} if found else {}
    reports = {name: {quote.report for quote in item.quotes} for name, item in told.items()}
    for left, right in combinations(sorted(told), 2):
        if reports[left].isdisjoint(reports[right]) and not _are_parted(left, right, ruled, memory):
            yield pair_of(left, right)


def _are_parted(left: str, right: str, ruled: Ruled, memory: Memory) -> bool:
    others = memory.paper_nodes.get(right) or set()
    return any(
        not others.isdisjoint(ruled.apart.get(node, ())) for node in memory.paper_nodes.get(left) or ()
    )
