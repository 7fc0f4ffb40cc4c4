"""Commitments as cards: who promised what, for how long it has been open, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from regesta.domain.marks import Status
from regesta.domain.record import Commitment, CommitmentState, Event, Quote
from regesta.show.web.docket import Promise
from regesta.show.web.lines import party_names
from regesta.show.web.said import Said, event_quotes, find_said
from regesta.show.web.shelf import Shelf
from regesta.show.words import age_words

STATES = (
    CommitmentState.OPEN,
    CommitmentState.OVERDUE,
    CommitmentState.KEPT,
    CommitmentState.CANCELLED,
    CommitmentState.UNKNOWN,
)
"""What may have become of a promise, in the order of the board."""
_CALLED_OFF = frozenset({Status.CANCELLED, Status.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One commitment: `age` says for how long, `said` is where it was promised, `after` what came of it.

    Where one sentence tells both it stands in `after` alone.
    """

    commitment: Commitment
    made: Event
    family: str
    label: str
    by: tuple[tuple[str, str], ...]
    to: tuple[tuple[str, str], ...]
    age: str
    said: tuple[Said, ...]
    after: tuple[Said, ...]
    kept_by: Event | None


def choose_promises(shelf: Shelf, parties: Sequence[str], outcome: str = "") -> list[Promise]:
    """The commitments that concern all of `parties` and have the outcome, if one is given.

    Open and overdue ones that wait longest come first, of the others the latest.
    """
    wanted = frozenset(parties)
    fits = [
        item
        for item in shelf.docket.promises
        if wanted <= item.parties and outcome in {"", item.commitment.state.value}
    ]
    waiting = {CommitmentState.OPEN, CommitmentState.OVERDUE}
    return [item for item in fits if item.commitment.state in waiting] + [
        item for item in reversed(fits) if item.commitment.state not in waiting
    ]


def make_cards(promises: Iterable[Promise], shelf: Shelf) -> list[Card]:
    """Commitments as cards; one whose event is not in the record is left out."""
    events = shelf.register.events
    return [
        _make_card(item.commitment, events[item.commitment.made], shelf)
        for item in promises
        if item.commitment.made in events
    ]


def _make_card(commitment: Commitment, made: Event, shelf: Shelf) -> Card:
    kind = shelf.register.ontology.kinds[made.kind.value]
    kept_by = shelf.register.events.get(commitment.kept_by or "")
    said = find_said(_promised(commitment, made, shelf), shelf, 1)
    after = find_said(_after(commitment, made, kept_by, shelf), shelf, 1)
    return Card(
        commitment=commitment,
        made=made,
        family=kind.family,
        label=kind.label,
        by=party_names(commitment.by, shelf.parties),
        to=party_names([party for party in commitment.to if party not in commitment.by], shelf.parties),
        age=_age(commitment, kept_by, shelf.register.record.as_of),
        said=() if said == after else said,
        after=after,
        kept_by=kept_by,
    )


def _age(commitment: Commitment, kept_by: Event | None, as_of: date | None) -> str:
    """For how long it has been open or is overdue, or how long it took; empty where no day is known."""
    due = commitment.due.end if commitment.due else None
    match commitment.state:
        case CommitmentState.OVERDUE if due and as_of:
            return f"overdue for {age_words(due, as_of)}"
        case CommitmentState.OPEN if commitment.since and as_of:
            return f"open for {age_words(commitment.since, as_of)}"
        case CommitmentState.KEPT if kept_by and commitment.since and (day := _day(kept_by)):
            return (
                f"kept after {age_words(commitment.since, day)}" if day > commitment.since else "kept at once"
            )
        case _:
            return ""


def _day(event: Event) -> date | None:
    return event.when.value.start or event.when.value.end if event.when else event.first_published


def _promised(commitment: Commitment, made: Event, shelf: Shelf) -> tuple[Quote, ...]:
    """The words of the promise; of an event that was planned and then held, those of the plan."""
    planned = _words_of(made, {Status.PLANNED, Status.POSSIBLE}, shelf)
    return planned or commitment.quotes


def _after(commitment: Commitment, made: Event, kept_by: Event | None, shelf: Shelf) -> tuple[Quote, ...]:
    """The words that tell how it was kept or called off."""
    if kept_by is not None:
        return _words_of(kept_by, {Status.HELD, Status.ONGOING}, shelf) or event_quotes(kept_by)
    if commitment.state is CommitmentState.CANCELLED:
        return _words_of(made, _CALLED_OFF, shelf)
    return ()


def _words_of(event: Event, statuses: Iterable[Status], shelf: Shelf) -> tuple[Quote, ...]:
    """The words by which claims of certain statuses name an event."""
    wanted = frozenset(statuses)
    claims = (shelf.register.claims.get(name) for name in event.claims)
    told = {
        (claim.report, item.span)
        for claim in claims
        if claim and claim.status in wanted
        for item in claim.evidence
    }
    return tuple(quote for quote in event_quotes(event) if (quote.report, quote.span) in told)
