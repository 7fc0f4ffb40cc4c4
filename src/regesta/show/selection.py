"""Which events of a record someone wants to see, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Status
from regesta.domain.record import Event
from regesta.errors import UsageError
from regesta.show.register import Register
from regesta.text.folding import fold

_LAST = date.max


RATHER_RIGHT = 0.5
"""An event less sure than this is rather wrong than right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What an event must meet to be shown; None and empty ask for nothing.

    `pair` are states (alpha-3 or name) or organisations that all take part; `person` and `body` an id,
    the beginning of one, or part of a name; `since` and `until` days the event may have happened on.
    `statements` shows mere sayings too (kind statement), which are most of what reports tell; `doubtful`
    shows events too that are rather wrong than right.
    """

    pair: tuple[str, ...] = ()
    person: str | None = None
    body: str | None = None
    since: date | None = None
    until: date | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    min_confidence: float = 0.0
    statements: bool = True
    doubtful: bool = True

    @property
    def asks_anything(self) -> bool:
        """Whether this leaves any event out."""
        return self != Selection(statements=self.statements, doubtful=self.doubtful)


def select_events(register: Register, selection: Selection) -> list[Event]:
    """The events that meet `selection`, by day, each followed by its parts.

    An event whose day no report tells stands at the day on which it was first told.

    Raises:
        UsageError: if the selection names a party, person, body or kind that the record does not know.
    """
    tests = _tests(register, selection)
    return order_events([event for event in register.record.events if all(test(event) for test in tests)])


def _tests(register: Register, selection: Selection) -> list[Callable[[Event], bool]]:
    tests: list[Callable[[Event], bool]] = []
    if selection.pair:
        parties = {find_party(register, words) for words in selection.pair}
        tests.append(lambda event: parties <= set(event.parties))
    if selection.person:
        people = find_people(register, selection.person)
        tests.append(lambda event: event.speaker in people or any(a.person in people for a in event.people))
    if selection.body:
        bodies = find_bodies(register, selection.body)
        tests.append(lambda event: event.body is not None and event.body.value.body in bodies)
    if selection.since or selection.until:
        tests.append(lambda event: event.when is not None and _meets(event.when.value, selection))
    if selection.kinds:
        _check_kinds(register, selection.kinds)
        tests.append(lambda event: event.kind.value in selection.kinds)
    elif not selection.statements:
        tests.append(lambda event: event.kind.value != "statement")
    if selection.statuses:
        tests.append(lambda event: event.status.value in selection.statuses)
    if not selection.doubtful:
        tests.append(lambda event: event.confidence >= RATHER_RIGHT)
    if selection.min_confidence > 0:
        tests.append(lambda event: event.confidence >= selection.min_confidence)
    return tests


def _meets(when: Interval, selection: Selection) -> bool:
    early = selection.until is not None and when.start is not None and when.start > selection.until
    late = selection.since is not None and when.end is not None and when.end < selection.since
    return not (early or late)


def find_party(register: Register, words: str) -> str:
    """The state or organisation that `words` name, as it stands in `parties`."""
    known = {party.casefold(): party for event in register.record.events for party in event.parties}
    known |= {name.casefold(): code for code, name in register.state_names.items()}
    known |= {code.casefold(): code for code in register.state_names}
    if words.casefold() not in known:
        mend = "give states as ISO 3166-1 alpha-3 (IRN) or by name, organisations by short name (NATO)"
        raise UsageError("no such state or organisation", where=words, mend=mend)
    return known[words.casefold()]


def find_people(register: Register, words: str) -> frozenset[str]:
    """The ids of all people whom an id, its beginning, or part of a name fits."""
    wanted = fold(words)
    found = frozenset(
        person.id
        for person in register.record.people
        if person.id.startswith(words) or any(wanted in fold(item.name) for item in person.names)
    )
    if not found or not wanted:
        mend = "'regesta show --people' lists those the record knows"
        raise UsageError("no such person in the record", where=words, mend=mend)
    return found


def find_bodies(register: Register, words: str) -> frozenset[str]:
    """The ids of all joint bodies that an id, its beginning, or part of a name fits."""
    wanted = fold(words)
    found = frozenset(
        body.id
        for body in register.record.bodies
        if body.id.startswith(words) or any(wanted in fold(item.name) for item in body.names)
    )
    if not found or not wanted:
        mend = "'regesta show --bodies' lists those the record knows"
        raise UsageError("no such joint body in the record", where=words, mend=mend)
    return found


def _check_kinds(register: Register, kinds: Iterable[str]) -> None:
    for kind in kinds:
        if kind not in register.ontology.kinds:
            mend = f"the kinds are: {', '.join(register.ontology.kinds)}"
            raise UsageError("no such kind of event", where=kind, mend=mend)


def order_events(events: Iterable[Event]) -> list[Event]:
    """Events by day, else by the day they were first told; the parts of an event follow it."""
    chosen = list(events)
    ids = {event.id for event in chosen}
    parts: dict[str, list[Event]] = {}
    tops: list[Event] = []
    for event in sorted(chosen, key=_day_order):
        if event.part_of in ids and event.part_of != event.id:
            parts.setdefault(str(event.part_of), []).append(event)
        else:
            tops.append(event)
    ordered: dict[str, Event] = {}
    for top in tops:
        _place(top, parts, ordered)
    return [*ordered.values(), *(event for event in chosen if event.id not in ordered)]


def _place(event: Event, parts: dict[str, list[Event]], ordered: dict[str, Event]) -> None:
    ordered[event.id] = event
    for part in parts.get(event.id, ()):
        if part.id not in ordered:
            _place(part, parts, ordered)


def _day_order(event: Event) -> tuple[date, date, str]:
    if event.when is None:
        told = event.first_published or _LAST
        return (told, told, event.id)
    when = event.when.value
    first = when.end if when.precision is Precision.UNTIL or when.start is None else when.start
    return (first or _LAST, when.end or _LAST, event.id)
