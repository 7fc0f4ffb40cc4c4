from __future__ import annotations

from collections.abc import Sequence

from regesta.domain.record import Person
from regesta.show.table import Table
from regesta.show.words import UNKNOWN, count_words, join_some, tenure_words


def people_table(people: Sequence[Person]) -> Table:
    """One row a person: spellings, state, offices and ranks with the days reports attest them."""
    return Table(
        headings=("Person", "State", "Offices", "Ranks", "Told by"),
        rows=tuple(_row(person) for person in people),
        ids=tuple(person.id for person in people),
        empty="The record names no person that fits; leave out a filter, or read more reports.",
    )


def _row(person: Person) -> tuple[str, ...]:
    others = [item.name for item in person.names if item.name != person.name]
    return (
        f"{person.name} (also {join_some(others)})" if others else person.name,
        person.country or UNKNOWN,
        join_some([tenure_words(tenure) for tenure in person.offices]) or UNKNOWN,
        join_some([tenure_words(tenure) for tenure in person.ranks]) or UNKNOWN,
        count_words(len(person.reports), "report"),
    )
