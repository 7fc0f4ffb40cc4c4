"""Offices and ranks of a person over time: who attests them when, and who else held the same office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from regesta.domain.record import Dispute, Person, Quote, Tenure
from regesta.show.web.attesting import Attested
from regesta.show.web.roll import Holder, office_key
from regesta.show.web.shelf import Shelf

OFFICE, RANK = "office", "rank"

_OFFICERS = 10
"""The order of the lowest rank of officers: NATO grades are counted from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office or rank of a person; `key` is its anchor on the page, `days` the days that attest it.

    `undated` are words of reports whose day is unknown, `others` who else held the same office of the
    same state, `dispute` the one in which reports contradict it.
    """

    key: str
    what: str
    person: Person
    tenure: Tenure
    days: tuple[Attested, ...]
    undated: tuple[Quote, ...]
    dispute: Dispute | None
    others: tuple[Holder, ...] = ()

    @property
    def title(self) -> str:
        """Its title, the first letter a capital."""
        return self.tenure.title[:1].upper() + self.tenure.title[1:]

    @property
    def grade(self) -> str:
        """A rank's NATO grade ("OF-8"), "OF-8/9" where it lies between two; empty where unknown."""
        return grade_words(self.tenure.order)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All words, the earliest first."""
        return (*(quote for day in self.days for quote in day.quotes), *self.undated)


def person_career(person: Person, shelf: Shelf) -> tuple[Held, ...]:
    """Offices by the day that first attests them, then ranks, the highest first."""
    ranks = sorted(person.ranks, key=lambda tenure: (-(tenure.order or 0), tenure.title))
    return (*_held(person, OFFICE, person.offices, shelf), *_held(person, RANK, ranks, shelf))


def _held(person: Person, what: str, tenures: Iterable[Tenure], shelf: Shelf) -> Iterator[Held]:
    disputes = [item for item in shelf.disputes_of.get(person.id, ()) if item.property == what]
    for number, tenure in enumerate(tenures, 1):
        attested = shelf.attested[id(tenure)]
        yield Held(
            key=f"{what}-{number}",
            what=what,
            person=person,
            tenure=tenure,
            days=attested.days,
            undated=attested.undated,
            dispute=_dispute_of(tenure, disputes),
            others=_others(person, tenure, shelf) if what == OFFICE else (),
        )


def hold_office(key: str, holders: Iterable[Holder], shelf: Shelf) -> Iterator[Held]:
    """The holders of one office, each with the days that attest it; `key` is the office's anchor."""
    for number, holder in enumerate(holders, 1):
        attested = shelf.attested[id(holder.tenure)]
        disputes = [d for d in shelf.disputes_of.get(holder.person.id, ()) if d.property == OFFICE]
        yield Held(
            key=f"{key}-{number}",
            what=OFFICE,
            person=holder.person,
            tenure=holder.tenure,
            days=attested.days,
            undated=attested.undated,
            dispute=_dispute_of(holder.tenure, disputes),
        )


def _dispute_of(tenure: Tenure, disputes: Sequence[Dispute]) -> Dispute | None:
    told = (item for item in disputes if any(value.value == tenure.title for value in item.values))
    return next(told, None)


def _others(person: Person, tenure: Tenure, shelf: Shelf) -> tuple[Holder, ...]:
    holders = shelf.holders.get(office_key(person, tenure), ())
    return tuple(holder for holder in holders if holder.person.id != person.id)


def grade_words(order: int | None) -> str:
    """The NATO grade of a rank from its order (grades in tenths); empty where there is none."""
    if order is None or order < _OFFICERS:
        return ""
    grade, between = divmod(order, 10)
    return f"OF-{grade}/{grade + 1}" if between and grade > 1 else f"OF-{grade}"
