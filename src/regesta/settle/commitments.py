"""What was promised, invited or announced, and what became of it by the last day that reports tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.record import Commitment, CommitmentState, Event, Quote
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import make_id
from regesta.settle.tellings import Telling

_DONE = frozenset({Status.HELD, Status.ONGOING})
_LATE_DAYS = 31
_UNDATED_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was held, by kind and party, in order of days, for finding what keeps a promise."""

    held: Mapping[tuple[str, str], Sequence[tuple[date, Event]]]
    rules: SettlingRules
    as_of: date | None


def list_answers(events: Iterable[Event], rules: SettlingRules, as_of: date | None) -> Answers:
    """Sort what was held so that promises find it."""
    kinds = {kind for answer in rules.answers.values() for kind in answer.kinds}
    held: dict[tuple[str, str], list[tuple[date, Event]]] = defaultdict(list)
    for event in events:
        day = _last_day(event)
        if event.kind.value in kinds and event.status.value in _DONE and day is not None:
            for party in event.actors:
                held[event.kind.value, party].append((day, event))
    ordered = {key: sorted(found, key=lambda item: (item[0], item[1].id)) for key, found in held.items()}
    return Answers(held=ordered, rules=rules, as_of=as_of)


def judge_promise(event: Event, answers: Answers) -> Commitment:
    """An invitation or pledge: kept by the first fitting event on or after its day, else open."""
    since = (event.when.value.start if event.when else None) or event.first_published
    kept = _find_answer(event, answers, since, None)
    if kept is not None:
        state, reason = CommitmentState.KEPT, f"{kept.kind.value} {_day_text(kept)} by who was asked"
    elif event.status.value in {Status.CANCELLED, Status.DENIED}:
        state, reason = CommitmentState.CANCELLED, f"told as {event.status.value}"
    elif since is None or answers.as_of is None:
        state, reason = CommitmentState.UNKNOWN, "no report says when"
    else:
        state, reason = CommitmentState.OPEN, "no report tells of an answer"
    return _commitment(event, state, kept.id if kept else None, since, reason)


def judge_plan(event: Event, plans: Sequence[Telling], answers: Answers) -> Commitment:
    """An announced event: kept if it or another fitting one was held, overdue when its time has passed."""
    since = min((item.published for item in plans if item.published), default=None)
    due = latest_due(plans)
    rules, as_of = answers.rules, answers.as_of
    kept = event if event.status.value in _DONE else _find_answer(event, answers, since, due)
    if kept is not None:
        state, reason = CommitmentState.KEPT, f"{kept.kind.value} {_day_text(kept)}"
    elif event.status.value in {Status.CANCELLED, Status.DENIED}:
        state, reason = CommitmentState.CANCELLED, f"told as {event.status.value}"
    elif due is not None and due.end is not None and as_of is not None:
        late = as_of > due.end + timedelta(days=rules.grace_days)
        state = CommitmentState.OVERDUE if late else CommitmentState.OPEN
        reason = f"due by {due.end.isoformat()}" + (", and no report tells of it" if late else "")
    elif since is None or as_of is None or (as_of - since).days > rules.forget_days:
        state, reason = CommitmentState.UNKNOWN, "no date was told, and nothing since"
    else:
        state, reason = CommitmentState.OPEN, "no date was told, and no report tells of it since"
    return _commitment(event, state, kept.id if kept else None, since, reason, due=due)


def latest_due(plans: Sequence[Telling]) -> Interval | None:
    """The time that the latest published plan gives."""
    dated = [item for item in plans if item.claim.when is not None]
    last = max(dated, key=lambda item: (item.published or date.min, item.place), default=None)
    return last.claim.when if last else None


def _find_answer(event: Event, answers: Answers, since: date | None, due: Interval | None) -> Event | None:
    """The first event that keeps a promise: of a fitting kind, by who must act, with the other, in time."""
    answer = answers.rules.answers.get(event.kind.value)
    if answer is None or since is None:
        return None
    doers = event.recipients if answer.turned else event.actors
    others = set(event.actors if answer.turned else event.parties) - set(doers)
    found = [
        other
        for kind in answer.kinds
        for doer in doers
        for day, other in answers.held.get((kind, doer), ())
        if other.id != event.id
        and day >= since
        and others <= set(other.parties)
        and (answer.turned or _in_time(day, since, due))
        and _same_people(event, other, set(doers), turned=answer.turned)
    ]
    asked = {item.person for item in event.people if item.person}
    return min(
        found,
        key=lambda other: (
            not asked & {item.person for item in other.people},
            other.part_of is not None,
            _last_day(other),
            other.id,
        ),
        default=None,
    )


def _in_time(day: date, since: date, due: Interval | None) -> bool:
    if due is None or due.end is None:
        return (day - since).days <= _UNDATED_DAYS
    early = due.start or since
    return early - timedelta(days=_LATE_DAYS) <= day <= due.end + timedelta(days=_LATE_DAYS)


def _same_people(promise: Event, kept: Event, states: set[str], *, turned: bool) -> bool:
    """Whether those who must act, where both name them, have somebody in common."""
    asked = {
        item.person
        for item in promise.people
        if item.person and item.country in states and item.role == ("to" if turned else "by")
    }
    came = {item.person for item in kept.people if item.person and item.country in states}
    return not asked or not came or bool(asked & came)


def _commitment(  # noqa: PLR0913 - one private seam for two kinds of promise
    event: Event,
    state: CommitmentState,
    kept_by: str | None,
    since: date | None,
    reason: str,
    *,
    due: Interval | None = None,
) -> Commitment:
    words = tuple(quote for quote in event.quotes if quote.property == "event")
    return Commitment(
        id=make_id("co", event.id),
        kind=event.kind.value,
        by=event.actors,
        to=event.recipients,
        made=event.id,
        due=due,
        state=state,
        kept_by=kept_by,
        quotes=words or _first_words(event),
        since=since,
        reason=reason,
    )


def _first_words(event: Event) -> tuple[Quote, ...]:
    return event.quotes[:1]


def _last_day(event: Event) -> date | None:
    return (event.when.value.end if event.when else None) or event.first_published


def _day_text(event: Event) -> str:
    day = _last_day(event)
    return f"by {day.isoformat()}" if day else "on an unknown day"
