"""Claims that promise nothing of their own, since what they promise is told and kept elsewhere.

- "at the invitation of": the visit that it led to is told with it
- "invited him to visit": the invitation is the promise, unless the visit has a day to keep
- "promised to send masks": the delivery is the promise, which can be kept, not the word that announces it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from regesta.domain.claim import Claim
from regesta.domain.marks import Status
from regesta.domain.span import Span
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import SENTENCE_END
from regesta.settle.rulings import event_spans

_AT_THE = re.compile(r"\b(?:at|on|upon)\s+(?:(?:the|an|his|her|their|kind|official)\s+)*\Z", re.IGNORECASE)
"""What stands before an invitation that brought somebody."""


def find_spoken_for(claims: Iterable[Claim], text: str, rules: SettlingRules) -> frozenset[str]:
    """The ids of the claims of one report that make no promise of their own; `text` is the report's."""
    claims = [*claims]
    words = [claim for claim in claims if claim.kind in rules.promises]
    plans = [claim for claim in claims if claim.status is Status.PLANNED and claim.kind in rules.answers]
    return frozenset(_brought_somebody(words, text)) | frozenset(
        found
        for word, plan in product(words, plans)
        if _same_sentence(event_spans(word)[0], event_spans(plan)[0], text)
        for found in _folded(word, plan, rules)
    )


def _brought_somebody(words: Iterable[Claim], text: str) -> Iterator[str]:
    for claim in words:
        if all(_AT_THE.search(text, 0, span.start) for span in event_spans(claim)):
            yield claim.id


def _folded(word: Claim, plan: Claim, rules: SettlingRules) -> Iterator[str]:
    """Which of an invitation or pledge and a plan told after it is no promise beside the other."""
    answer = rules.answers.get(word.kind)
    if answer is not None and answer.turned:
        if plan.kind in answer.kinds and plan.when is None and set(plan.actors) & set(word.recipients):
            yield plan.id
    elif set(plan.actors) & set(word.actors):
        yield word.id


def _same_sentence(word: Span, plan: Span, text: str) -> bool:
    return word.end <= plan.start and not SENTENCE_END.search(text, word.end, plan.start)
