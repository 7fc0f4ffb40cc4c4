"""What is open in a record and can be ruled on: pairs that may be one, disputed values, doubtful events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from regesta.domain.judgement import Judgement, Verdict
from regesta.domain.record import Dispute, Event, Finding, Question, Relation
from regesta.judging import Author, Ground, draft_correction, draft_hold, draft_pair, draft_rejection
from regesta.show.page import Line
from regesta.show.register import Register
from regesta.show.review.pages import show_dispute, show_doubtful, show_pair
from regesta.show.review.values import value_told, value_written

DOUBTFUL = 0.5
"""An event of less confidence is asked about."""
_TWO = 2

Draft = Callable[[Ground, Author], list[Judgement]]

Key = frozenset[str] | tuple[str, str]
"""What a ruling settles: two ids, or an id and one of its properties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a key stands for, in words, and the judgements it makes."""

    words: str
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing to decide.

    `about` is what raises the question, `key` what an answer settles, `page` shows both sides, `answers` are
    by key, `weight` is how much it changes.
    """

    id: str
    about: Question | Dispute | Event
    key: Key
    weight: int
    page: Callable[[], list[Line]]
    answers: Mapping[str, Answer]


def list_open(register: Register, judgements: Iterable[Judgement]) -> list[Asked]:
    """Everything nobody has ruled on, what a decision would change most first."""
    return leave_open(list_asked(register), ground_of(register), judgements)


def leave_open(asked: Iterable[Asked], ground: Ground, judgements: Iterable[Judgement]) -> list[Asked]:
    """Those on which no judgement stands, be it one that nobody can tell."""
    settled = {key for item in judgements if item.revoked_at is None for key in _settled(item, ground)}
    return [item for item in asked if item.key not in settled]


def list_asked(register: Register) -> list[Asked]:
    """Everything a record asks, ruled on or not, what a decision would change most first."""
    asked = [_ask_pair(question, register) for question in register.record.questions]
    for dispute in register.record.disputes:
        if dispute.relation is Relation.CONTRADICTORY:
            question = ask_dispute(dispute, register)
            asked += [question] if question else []
    hanging = _count_hanging(register)
    asked += [
        _ask_doubtful(event, len(event.claims) + hanging[event.id], register)
        for event in register.record.events
        if event.confidence < DOUBTFUL
    ]
    return sorted(asked, key=lambda item: (-item.weight, item.id))


def _settled(judgement: Judgement, ground: Ground) -> Iterator[Key]:
    """What a judgement answers, in the record as it is."""
    left = ground.owner_of(judgement.left)
    right = ground.owner_of(judgement.right) if judgement.right else None
    if left is not None and right is not None:
        yield frozenset((left, right))
    elif left is not None and judgement.verdict is Verdict.REJECT:
        yield left, "kind"
    elif left is not None and judgement.property:
        yield left, judgement.property


def ground_of(register: Register) -> Ground:
    """What of a register can be ruled on."""
    return Ground(record=register.record, readings={reading.report: reading for reading in register.readings})


def _ask_pair(question: Question, register: Register) -> Asked:
    def ruling(verdict: Verdict, ground: Ground, author: Author) -> list[Judgement]:
        return [draft_pair(ground, question.left, question.right, verdict, author)]

    return Asked(
        id=question.id,
        about=question,
        key=frozenset((question.left, question.right)),
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
        about=event,
        key=(event.id, "kind"),
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
            "h": _hold(event.id, "kind"),
        },
    )


def ask_dispute(dispute: Dispute, register: Register) -> Asked | None:
    """Which value of a dispute is right; None where a correction cannot choose between them."""
    choices = _choices(dispute, register)
    if len(choices) < _TWO:
        return None
    answers = {
        str(number): Answer(words=f"it is {choice.value}", draft=_correction(dispute, choice))
        for number, choice in enumerate(choices[:9], 1)
    }
    right = "the first, which is shown, is right"
    answers["y"] = Answer(words=right, draft=_correction(dispute, choices[0]))
    if len(choices) == _TWO:
        answers["n"] = Answer(words="the other is right", draft=_correction(dispute, choices[1]))
    answers["h"] = _hold(dispute.subject, dispute.property)
    return Asked(
        id=dispute.id,
        about=dispute,
        key=(dispute.subject, dispute.property),
        weight=sum(len(value.reports) for value in dispute.values),
        page=partial(show_dispute, dispute, register),
        answers=answers,
    )


def _correction(dispute: Dispute, choice: Choice) -> Draft:
    return lambda ground, author: draft_correction(
        ground, choice.thing, dispute.property, choice.value, author
    )


def _hold(thing: str, property_: str) -> Answer:
    return Answer(
        words="hold: nobody can tell",
        draft=lambda ground, author: draft_hold(ground, thing, property_, author),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value as a correction writes it, and what is corrected: a claim that gives it, a person, a paper."""

    value: str
    thing: str


def _choices(dispute: Dispute, register: Register) -> list[Choice]:
    """The values that a correction can choose, as the dispute tells them: the one that is shown first."""
    told = sorted(dispute.values, key=lambda value: not value.chosen)
    event = register.events.get(dispute.subject)
    if event is None:
        return [Choice(value=item.value, thing=dispute.subject) for item in told]
    finding: Finding[object] | None = getattr(
        event, "body" if dispute.property == "number" else dispute.property
    )
    if finding is None:
        return []
    given = [(finding.value, finding.support), *((item.value, item.support) for item in finding.dissent)]
    known = {value_told(value): (value_written(value), support[0]) for value, support in reversed(given)}
    found = (known.get(item.value, (None, "")) for item in told)
    return [Choice(value=value, thing=claim) for value, claim in found if value is not None]
