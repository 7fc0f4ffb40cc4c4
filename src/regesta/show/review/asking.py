"""What is open in a record and can be ruled on: pairs that may be one, disputed values, doubtful events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.domain.record import Dispute, Event, Finding, Question, Relation
from regesta.judging import Author, Ground, draft_correction, draft_hold, draft_pair, draft_rejection
from regesta.show.page import Line
from regesta.show.register import Register
from regesta.show.review.pages import show_dispute, show_doubtful, show_pair
from regesta.show.review.values import value_written

DOUBTFUL = 0.5
"""An event of less confidence is asked about."""

Draft = Callable[[Ground, Author], list[Judgement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a key stands for, in words, and the judgements it makes."""

    words: str
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing to decide: `page` shows both sides, `answers` are by key, `weight` is how much it changes."""

    id: str
    weight: int
    page: Callable[[], list[Line]]
    answers: Mapping[str, Answer]


def list_open(register: Register, judgements: Iterable[Judgement]) -> list[Asked]:
    """Everything nobody has ruled on, what a decision would change most first."""
    ground = ground_of(register)
    ruled = _Ruled([item for item in judgements if item.revoked_at is None])
    asked = [
        _ask_pair(question, register)
        for question in register.record.questions
        if not ruled.on_pair(ground.anchors_of(question.left)[0], ground.anchors_of(question.right)[0])
    ]
    for dispute in register.record.disputes:
        event = register.events.get(dispute.subject)
        if event is not None and dispute.relation is Relation.CONTRADICTORY:
            choices = _choices(event, dispute)
            if len(choices) > 1 and not ruled.on_property(ground.anchors_of(event.id), dispute.property):
                asked.append(_ask_dispute(event, dispute, choices, register))
    hanging = _count_hanging(register)
    asked += [
        _ask_doubtful(event, len(event.claims) + hanging[event.id], register)
        for event in register.record.events
        if event.confidence < DOUBTFUL and not ruled.on_property(ground.anchors_of(event.id), "kind")
    ]
    return sorted(asked, key=lambda item: (-item.weight, item.id))


def ground_of(register: Register) -> Ground:
    """What of a register can be ruled on."""
    return Ground(record=register.record, readings={reading.report: reading for reading in register.readings})


class _Ruled:
    """What the judgements that stand have settled or put off."""

    __slots__ = ("_pairs", "_properties")

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self._pairs = {frozenset((item.left, item.right)) for item in judgements if item.right}
        self._properties = {(item.left, item.property) for item in judgements if item.property}

    def on_pair(self, left: Anchor, right: Anchor) -> bool:
        """Whether somebody ruled on the two, be it that they cannot tell."""
        return frozenset((left, right)) in self._pairs

    def on_property(self, anchors: Iterable[Anchor], property_: str) -> bool:
        """Whether somebody corrected, confirmed or put off a property."""
        return any((anchor, property_) in self._properties for anchor in anchors)


def _ask_pair(question: Question, register: Register) -> Asked:
    def ruling(verdict: Verdict, ground: Ground, author: Author) -> list[Judgement]:
        return [draft_pair(ground, question.left, question.right, verdict, author)]

    return Asked(
        id=question.id,
        weight=question.weight,
        page=partial(show_pair, question, register),
        answers={
            "y": Answer(words="yes, they are one", draft=partial(ruling, Verdict.SAME)),
            "n": Answer(words="no, they are two", draft=partial(ruling, Verdict.DIFFERENT)),
            "h": Answer(words="hold: nobody can tell", draft=partial(ruling, Verdict.UNSURE)),
        },
    )


def _count_hanging(register: Register) -> Counter[str]:
    """How much else of the record hangs on each event: its parts, promises, instruments and sessions."""
    record = register.record
    counts = Counter(event.part_of for event in record.events if event.part_of)
    counts.update(item.made for item in record.commitments)
    counts.update(item.kept_by for item in record.commitments if item.kept_by)
    counts.update(item.event for instrument in record.instruments for item in instrument.events)
    counts.update(session.event for body in record.bodies for session in body.sessions)
    return counts


def _ask_doubtful(event: Event, weight: int, register: Register) -> Asked:
    return Asked(
        id=event.id,
        weight=weight,
        page=partial(show_doubtful, event, register),
        answers={
            "y": Answer(
                words="yes, the words say so",
                draft=lambda ground, author: draft_correction(
                    ground, event.id, "kind", event.kind.value, author
                ),
            ),
            "n": Answer(
                words="no, take it out",
                draft=lambda ground, author: draft_rejection(ground, event.id, author),
            ),
            "h": _hold(event, "kind"),
        },
    )


def _ask_dispute(event: Event, dispute: Dispute, choices: Sequence[_Choice], register: Register) -> Asked:
    property_ = dispute.property

    def ruling(choice: _Choice, ground: Ground, author: Author) -> list[Judgement]:
        return draft_correction(ground, choice.claim, property_, choice.value, author)

    answers = {
        str(number): Answer(words=f"it is {choice.value}", draft=partial(ruling, choice))
        for number, choice in enumerate(choices[:9], 1)
    }
    answers["y"] = Answer(words="the first, which is shown, is right", draft=partial(ruling, choices[0]))
    if len(choices) == 2:
        answers["n"] = Answer(words="the other is right", draft=partial(ruling, choices[1]))
    answers["h"] = _hold(event, property_)
    return Asked(
        id=dispute.id,
        weight=sum(len(value.reports) for value in dispute.values),
        page=partial(show_dispute, event, dispute, register),
        answers=answers,
    )


def _hold(event: Event, property_: str) -> Answer:
    return Answer(
        words="hold: nobody can tell",
        draft=lambda ground, author: draft_hold(ground, event.id, property_, author),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """A value as a correction writes it, and a claim that gives it."""

    value: str
    claim: str


def _choices(event: Event, dispute: Dispute) -> list[_Choice]:
    """The values that a correction can choose, the one that is shown first."""
    finding: Finding[object] | None = getattr(
        event, "body" if dispute.property == "number" else dispute.property
    )
    if finding is None:
        return []
    given = [(finding.value, finding.support), *((item.value, item.support) for item in finding.dissent)]
    written = [(value_written(value), support[0]) for value, support in given]
    return [_Choice(value=value, claim=claim) for value, claim in written if value is not None]
