"""The one thing that an id, its beginning or a name stands for."""

from __future__ import annotations

from regesta.domain.record import Body, Event, Instrument, Person
from regesta.errors import UsageError
from regesta.show.explanation import explain_body, explain_event, explain_instrument, explain_person
from regesta.show.export.bodies import body_object, instrument_object
from regesta.show.export.disputes import dispute_object
from regesta.show.export.events import event_object
from regesta.show.export.parts import Json
from regesta.show.export.people import person_object
from regesta.show.listing.gaps import gap_object, list_gaps
from regesta.show.page import Line
from regesta.show.register import Register
from regesta.text.folding import fold

_Thing = Event | Person | Body | Instrument
_SOME = 8
"""How many candidates an ambiguous name lists."""


def explain_thing(words: str, register: Register) -> tuple[list[Line], list[Json]]:
    """The page of the thing that `words` stand for, and the same as objects: itself, its disputes, its gaps.

    Raises:
        UsageError: if nothing in the record fits, or several things do.
    """
    thing = find_thing(words, register)
    disputes = [
        dispute_object(item, register) for item in register.record.disputes if item.subject == thing.id
    ]
    match thing:
        case Event():
            gaps = [gap_object(report, gap, register) for report, gap in list_gaps(register, thing.reports)]
            return explain_event(thing, register), [event_object(thing, register), *disputes, *gaps]
        case Person():
            return explain_person(thing, register), [person_object(thing, register), *disputes]
        case Body():
            return explain_body(thing, register), [body_object(thing, register), *disputes]
        case Instrument():
            return explain_instrument(thing, register), [instrument_object(thing, register), *disputes]


def find_thing(words: str, register: Register) -> _Thing:
    """The event, person, body or instrument that an id, its beginning or part of a name stands for."""
    found = _by_id(words, register) or _by_name(words, register)
    if len(found) == 1:
        return found[0]
    if not found:
        mend = "give an id from 'regesta show', '--people' or '--bodies', or part of a name"
        raise UsageError("nothing in the record fits", where=words, mend=mend)
    names = ", ".join(_label(thing) for thing in found[:_SOME])
    more = f" and {len(found) - _SOME} more" if len(found) > _SOME else ""
    raise UsageError(f"fits {names}{more}", where=words, mend="give more of it")


def _by_id(words: str, register: Register) -> list[_Thing]:
    things: dict[str, _Thing] = {
        **register.events,
        **register.people,
        **register.bodies,
        **register.instruments,
    }
    if words in things:
        return [things[words]]
    bare = len(words) > len("ev-")
    return [thing for name, thing in things.items() if bare and name.startswith(words)]


def _by_name(words: str, register: Register) -> list[_Thing]:
    wanted = fold(words)
    named: list[Person | Body] = [*register.record.people, *register.record.bodies]
    if not wanted:
        return []
    whole = [thing for thing in named if any(fold(item.name) == wanted for item in thing.names)]
    return list(whole or [t for t in named if any(wanted in fold(item.name) for item in t.names)])


def _label(thing: _Thing) -> str:
    return f"{thing.name} ({thing.id})" if isinstance(thing, Person | Body) else thing.id
