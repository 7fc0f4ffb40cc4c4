"""What only people decide and what they have decided: open questions, disputes, promises, judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from regesta.domain.judgement import Judgement
from regesta.domain.record import Commitment, Dispute, Event, Question, Relation
from regesta.judging import Ground
from regesta.show.register import Register
from regesta.show.review.asking import Asked, ground_of, leave_open, list_asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment with all who have to do with it, and the day it is sorted by."""

    commitment: Commitment
    parties: frozenset[str]
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A dispute with the states and organisations that its subject concerns."""

    dispute: Dispute
    parties: frozenset[str]


def sort_of(asked: Asked) -> str:
    """What a question is about: a kind of entry ("person"), "value" of a dispute, "doubt" of a reading."""
    match asked.about:
        case Question(kind=kind):
            return kind
        case Dispute():
            return "value"
        case _:
            return "doubt"


def by_sort(asked: Iterable[Asked]) -> Mapping[str, tuple[Asked, ...]]:
    """Questions by what they are about, each sort in the order given."""
    found: dict[str, list[Asked]] = defaultdict(list)
    for item in asked:
        found[sort_of(item)].append(item)
    return {name: tuple(items) for name, items in found.items()}


@dataclass(frozen=True, kw_only=True)
class Docket:
    """A register's matters with their indexes; made anew when the record changes, never changed itself."""

    register: Register
    judgements: tuple[Judgement, ...]

    def prepare(self) -> None:
        """Make what every page of matters needs, so that no reader waits for it."""
        _ = (self.open_by_sort, self.promises, self.differences, self.rulings_of)

    @cached_property
    def ground(self) -> Ground:
        """What can be ruled on."""
        return ground_of(self.register)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Everything the record asks, ruled on or not, what a decision would change most first."""
        return tuple(list_asked(self.register))

    @cached_property
    def asked_by_id(self) -> Mapping[str, Asked]:
        """Every question by id."""
        return {item.id: item for item in self.asked}

    @cached_property
    def open(self) -> tuple[Asked, ...]:
        """What nobody has ruled on."""
        return tuple(leave_open(self.asked, self.ground, self.judgements))

    @cached_property
    def open_by_sort(self) -> Mapping[str, tuple[Asked, ...]]:
        """What nobody has ruled on by what it is about (see sort_of)."""
        return by_sort(self.open)

    def open_after(self, fresh: Iterable[Judgement], taken_back: Collection[str]) -> tuple[Asked, ...]:
        """What is open once judgements that this docket does not know yet count too."""
        base = self.open
        if any(name in self.judged for name in taken_back):
            standing = [item for item in self.judgements if item.id not in taken_back]
            base = tuple(leave_open(self.asked, self.ground, standing))
        unknown = [item for item in fresh if item.id not in self.judged]
        return tuple(leave_open(base, self.ground, unknown)) if unknown else base

    @cached_property
    def judged(self) -> Mapping[str, Judgement]:
        """All judgements by id, revoked ones too."""
        return {item.id: item for item in self.judgements}

    @cached_property
    def rulings_of(self) -> Mapping[str, tuple[Judgement, ...]]:
        """The judgements that stand by what they are about: event, person, body or instrument."""
        found: dict[str, list[Judgement]] = defaultdict(list)
        for item in self.judgements:
            if item.revoked_at is None:
                owners = (self.ground.owner_of(anchor) for anchor in (item.left, item.right) if anchor)
                for owner in dict.fromkeys(owners):
                    if owner:
                        found[owner].append(item)
        return {name: tuple(items) for name, items in found.items()}

    @cached_property
    def rulings_at(self) -> Mapping[str, tuple[Judgement, ...]]:
        """The judgements that stand by the reports that their words are of."""
        found: dict[str, list[Judgement]] = defaultdict(list)
        for item in self.judgements:
            if item.revoked_at is None:
                reports = (anchor.report for anchor in (item.left, item.right) if anchor)
                for report in dict.fromkeys(reports):
                    found[report].append(item)
        return {name: tuple(items) for name, items in found.items()}

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """All commitments, the oldest first."""
        events = self.register.events
        found = [
            Promise(
                commitment=item,
                parties=frozenset((*item.by, *item.to, *_parties(events.get(item.made)))),
                day=item.since or date.max,
            )
            for item in self.register.record.commitments
        ]
        return tuple(sorted(found, key=lambda item: (item.day, item.commitment.id)))

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """All disputes: contradictions first, then what was revised; of each the latest subject first."""
        found = [
            (_subject_day(item, self.register), Difference(dispute=item, parties=self._concerned(item)))
            for item in self.register.record.disputes
        ]
        found.sort(key=lambda pair: pair[1].dispute.id)
        found.sort(key=lambda pair: pair[0], reverse=True)
        found.sort(key=lambda pair: _ORDER[pair[1].dispute.relation])
        return tuple(item for _, item in found)

    @cached_property
    def properties(self) -> tuple[str, ...]:
        """What reports differ on."""
        return tuple(sorted({item.property for item in self.register.record.disputes}))

    def _concerned(self, dispute: Dispute) -> frozenset[str]:
        register, subject = self.register, dispute.subject
        if subject in register.events:
            return frozenset(register.events[subject].parties)
        if subject in register.people:
            return frozenset(filter(None, [register.people[subject].country]))
        return frozenset(register.instruments[subject].parties if subject in register.instruments else ())


_ORDER = {Relation.CONTRADICTORY: 0, Relation.REVISED: 1, Relation.MORE_PRECISE: 2}


def _parties(event: Event | None) -> tuple[str, ...]:
    return event.parties if event else ()


def _subject_day(dispute: Dispute, register: Register) -> date:
    """The day of what a dispute is about: the event's, else that of the last report that takes part."""
    event = register.events.get(dispute.subject)
    if event is not None and event.when is not None:
        return event.when.value.start or event.when.value.end or date.min
    reports = (register.reports[name] for value in dispute.values for name in value.reports)
    return max((item.published.day for item in reports if item.published.day), default=date.min)
