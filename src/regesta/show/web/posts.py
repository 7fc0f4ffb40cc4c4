"""The offices in which people take part in events, in one form: AZE:defence minister."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from regesta.domain.record import Attendee, Person

LEVELS = ("head", "government", "minister", "deputy", "director", "commander", "legislator", "envoy")
"""The levels of offices from the highest down; all others stand after them."""


def post_of(attendee: Attendee, people: Mapping[str, Person]) -> str | None:
    """The office of someone at an event with their state ("AZE:defence minister"); None where unknown.

    What a deputy is deputy for is left out. Where the reports of the event give no office, one that all
    reports give alike is taken.
    """
    person = people.get(attendee.person or "")
    country = attendee.country or (person.country if person else None)
    if person is None or country is None:
        return None
    title = _title(attendee.office, person)
    return f"{country}:{title}" if title else None


def _title(written: str | None, person: Person) -> str | None:
    if written is None:
        titles = {_plain(tenure.title) for tenure in person.offices}
        return titles.pop() if len(titles) == 1 else None
    known = (
        _plain(tenure.title)
        for tenure in person.offices
        if written in tenure.written or written.casefold() == tenure.title.casefold()
    )
    return next(known, written)


def split_post(post: str) -> tuple[str, str]:
    """The state and the title of an office."""
    country, _, title = post.partition(":")
    return country, title


@cache
def _plain(title: str) -> str:
    return title.partition(" (")[0]
