"""Claims that promise nothing of their own, since what they promise is told and kept elsewhere.

- "at the invitation of": the visit that it led to is told with it
- "invited him to visit": the invitation is the promise, unless the visit has a day to keep
- "promised to send masks": the delivery is the promise, which can be kept, not the word that announces it
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from regesta.domain.claim import Claim
from regesta.domain.marks import Status
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import SENTENCE_END
from regesta.settle.rulings import event_spans

_AT_THE = re.compile(
    r"\b(?:at|on|upon|by)\s+(?:(?:the|an|his|her|their|kind|official|personal|joint)\s+|[\w.-]+['’]s?\s+)*\Z",
    re.IGNORECASE,
)
"""What stands before an invitation that brought somebody."""
_BEFORE = 80
"""Code points in which that fits."""
_SENTENCE = 500
"""Code points from an invitation or pledge in which what it is about is told."""
_GIVEN = frozenset({"aid", "delivery", "exercise", "exchange", "withdrawal", "release", "ratification"})
"""Kinds that are what a pledge promises."""


def find_spoken_for(claims: Iterable[Claim], text: str, rules: SettlingRules) -> frozenset[str]:
    """The ids of the claims of one report that make no promise of their own; `text` is the report's."""
    claims = [*claims]
    words = [claim for claim in claims if claim.kind in rules.promises]
    found = {claim.id for claim in words if _brought_somebody(claim, text, rules)}
    plans = [claim for claim in claims if claim.status is Status.PLANNED and claim.kind in rules.answers]
    plans.sort(key=_first)
    starts = [_first(plan) for plan in plans]
    for word in words:
        told = event_spans(word)[0].end
        for plan in plans[bisect_left(starts, told) : bisect_left(starts, _sentence_end(told, text))]:
            found.update(_folded(word, plan, rules))
    return frozenset(found)


def _first(claim: Claim) -> int:
    return event_spans(claim)[0].start


def _sentence_end(start: int, text: str) -> int:
    found = SENTENCE_END.search(text, start, start + _SENTENCE)
    return found.start() if found else start + _SENTENCE


def _brought_somebody(claim: Claim, text: str, rules: SettlingRules) -> bool:
    answer = rules.answers.get(claim.kind)
    if answer is None or not answer.turned:
        return False
    return all(_AT_THE.search(text, max(0, span.start - _BEFORE), span.start) for span in event_spans(claim))


def _folded(word: Claim, plan: Claim, rules: SettlingRules) -> Iterator[str]:
    """Which of an invitation or pledge and a plan told after it is no promise beside the other."""
    answer = rules.answers.get(word.kind)
    if answer is not None and answer.turned:
        if plan.kind in answer.kinds and plan.when is None and _meet(word, "to", plan):
            yield plan.id
    elif plan.kind in _GIVEN and _meet(word, "by", plan) and _agree(word.recipients, plan.recipients):
        yield word.id


def _agree(one: Iterable[str], other: Iterable[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _meet(word: Claim, role: str, plan: Claim) -> bool:
    """Whether those of a role of an invitation or pledge, states or people, do what is planned."""
    states = word.recipients if role == "to" else word.actors
    if set(states) & set(plan.actors):
        return True
    people = {item.person for item in word.participants if item.role == role and item.person}
    return any(item.person in people for item in plan.participants if item.role == "by")
