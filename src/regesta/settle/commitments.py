"""What was promised, invited or announced, and what became of it by the last day that reports tell of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.record import Commitment, CommitmentState, Event, Quote
from regesta.lexicon.settling import Answer, SettlingRules
from regesta.settle.anchors import make_id
from regesta.settle.tellings import Telling

_DONE = frozenset({Status.HELD, Status.ONGOING})
_PLANS = frozenset({Status.PLANNED, Status.CANCELLED})
_CALLED_OFF = frozenset({Status.CANCELLED, Status.DENIED})
_EARLY_DAYS = 7
_LATE_DAYS = 31
_UNDATED_DAYS = 365
_DOUBTFUL = 0.5
"""What is less sure than this keeps no promise: it is rather wrong than right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """When an event was promised, and when it is due; `planned` where it is itself what was promised."""

    planned: bool
    since: date | None
    due: Interval | None = None


def find_promise(event: Event, tellings: Iterable[Telling], rules: SettlingRules) -> Promise | None:
    """The promise that an event is: an invitation or pledge, or one that was announced; else None.

    Tellings that promise nothing of their own count for none, nor does what is planned by nobody.
    """
    kind = event.kind.value
    tellings = [item for item in tellings if not item.spoken_for]
    if kind in rules.promises and tellings:
        since = (event.when.value.start if event.when else None) or event.first_published
        return None if event.status.value is Status.POSSIBLE else Promise(planned=False, since=since)
    plans = [item for item in tellings if item.claim.status in _PLANS]
    if not plans or not event.parties or kind not in rules.answers:
        return None
    since = min((item.published for item in plans if item.published), default=None)
    return Promise(planned=True, since=since, due=latest_due(plans))


def last_open_day(promise: Promise, rules: SettlingRules) -> date | None:
    """The last day on which a promise that nothing keeps is open; None where it stays so."""
    if not promise.planned:
        return None
    if promise.due is not None and promise.due.end is not None:
        return promise.due.end + timedelta(days=rules.grace_days)
    return promise.since + timedelta(days=rules.forget_days) if promise.since else None


def judge_promise(
    event: Event, promise: Promise, kept: Event | None, rules: SettlingRules, as_of: date | None
) -> Commitment:
    """What became of a promise: kept by an event, called off, overdue when its time has passed, or open."""
    last = last_open_day(promise, rules)
    due = promise.due if promise.planned else None
    if kept is not None:
        who = "" if promise.planned else " by who was asked"
        state, reason = CommitmentState.KEPT, f"{kept.kind.value} {_day_text(kept)}{who}"
    elif event.status.value in _CALLED_OFF:
        state, reason = CommitmentState.CANCELLED, f"told as {event.status.value}"
    elif due is not None and due.end is not None and as_of is not None:
        late = last is not None and as_of > last
        state = CommitmentState.OVERDUE if late else CommitmentState.OPEN
        reason = f"due by {due.end.isoformat()}" + (", and no report tells of it" if late else "")
    elif not promise.planned and (promise.since is None or as_of is None):
        state, reason = CommitmentState.UNKNOWN, "no report says when"
    elif not promise.planned:
        state, reason = CommitmentState.OPEN, "no report tells of an answer"
    elif last is None or as_of is None or as_of > last:
        state, reason = CommitmentState.UNKNOWN, "no date was told, and nothing since"
    else:
        state, reason = CommitmentState.OPEN, "no date was told, and no report tells of it since"
    return _commitment(event, promise, kept, (state, reason))


def latest_due(plans: Sequence[Telling]) -> Interval | None:
    """The time that the latest published plan gives."""
    dated = [item for item in plans if item.claim.when is not None]
    last = max(dated, key=lambda item: (item.published or date.min, item.place), default=None)
    return last.claim.when if last else None


def is_done(event: Event) -> bool:
    """Whether an event took place."""
    return event.status.value in _DONE


def keeps(event: Event, promise: Promise, other: Event, answer: Answer) -> bool:
    """Whether another event keeps a promise: of a fitting kind, by who must act, with the others, in time.

    The visit on which an invitation is spoken is not the visit that it invites to; what the report of a
    promise tells besides, undated, came before it.
    """
    day = _last_day(other)
    if promise.since is None or day is None or day < promise.since or other.id in {event.id, event.part_of}:
        return False
    if other.confidence < _DOUBTFUL or not (_is_later(other, promise.since) or _told_elsewhere(event, other)):
        return False
    doers = set(event.recipients if answer.turned else event.actors)
    with_them = set(event.actors) - doers if answer.turned else set(event.parties)
    return (
        other.kind.value in answer.kinds
        and is_done(other)
        and not doers.isdisjoint(other.actors)
        and with_them <= set(other.parties)
        and (answer.turned or (_in_time(day, promise.since, promise.due) and _fits(event, other)))
        and _same_people(event, other, doers, turned=answer.turned)
    )


def choose_answer(event: Event, found: Iterable[Event]) -> Event | None:
    """Of the events that keep a promise the one of the same people, for its own sake, the first."""
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


def _is_later(other: Event, since: date) -> bool:
    """Whether reports give an event days of its own that begin after a promise was made."""
    return other.when is not None and (other.when.value.start or date.min) > since


def _told_elsewhere(event: Event, other: Event) -> bool:
    """Whether a report that does not tell of the promise tells that something took or takes place."""
    own = {quote.report for quote in event.quotes}
    return any(quote.report not in own for quote in other.quotes)


def _fits(event: Event, other: Event) -> bool:
    """Whether nothing told of the place or the body of what was planned excludes what took place."""
    one, two = (item.where.value if item.where else None for item in (event, other))
    if one and two and (_apart(one.country, two.country) or _apart(one.city, two.city)):
        return False
    bodies = [item.body.value.body if item.body else None for item in (event, other)]
    return not _apart(*bodies)


def _apart(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _in_time(day: date, since: date, due: Interval | None) -> bool:
    if due is None or due.end is None:
        return (day - since).days <= _UNDATED_DAYS
    early = due.start or since
    return early - timedelta(days=_EARLY_DAYS) <= day <= due.end + timedelta(days=_LATE_DAYS)


def _same_people(promise: Event, kept: Event, states: set[str], *, turned: bool) -> bool:
    """Whether those who must act, where both name them, have somebody in common."""
    asked = {
        item.person
        for item in promise.people
        if item.person and item.country in states and item.role == ("to" if turned else "by")
    }
    came = {item.person for item in kept.people if item.person and item.country in states}
    return not asked or not came or bool(asked & came)


def _commitment(
    event: Event, promise: Promise, kept: Event | None, ending: tuple[CommitmentState, str]
) -> Commitment:
    words = tuple(quote for quote in event.quotes if quote.property == "event")
    return Commitment(
        id=commitment_id(event.id),
        kind=event.kind.value,
        by=event.actors,
        to=event.recipients,
        made=event.id,
        due=promise.due,
        state=ending[0],
        kept_by=kept.id if kept else None,
        quotes=words or _first_words(event),
        since=promise.since,
        reason=ending[1],
    )


def commitment_id(event: str) -> str:
    """The id of the commitment that an event is."""
    return make_id("co", event)


def _first_words(event: Event) -> tuple[Quote, ...]:
    return event.quotes[:1]


def _last_day(event: Event) -> date | None:
    return (event.when.value.end if event.when else None) or event.first_published


def _day_text(event: Event) -> str:
    day = _last_day(event)
    return f"by {day.isoformat()}" if day else "on an unknown day"
