"""Events as lines of a list: what a reader needs to choose one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.domain.record import Event
from regesta.show.sentence import find_passages
from regesta.show.web.shelf import Shelf
from regesta.show.words import interval_words, shorten

_QUOTES = '"“”„«»'
_LONG = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event: `when` in words (`told`: no report says when, this is when it was told), parties by name.

    `others` are who is acted upon (none where all act alike), `sentence` is given where nothing else says
    what it is about, `differ` names the properties on which reports differ, `inside` sets it beneath the
    event above that it is part of.
    """

    event: Event
    family: str
    label: str
    when: str
    told: bool
    actors: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    instruments: tuple[tuple[str, str], ...]
    sentence: str
    differ: tuple[str, ...]
    inside: bool


def event_lines(events: Iterable[Event], shelf: Shelf) -> list[EventLine]:
    """Events as lines, in the order given."""
    lines = []
    above: set[str] = set()
    for event in events:
        inside = event.part_of in above
        if not inside:
            above.clear()
        above.add(event.id)
        lines.append(event_line(event, shelf, inside=inside))
    return lines


def event_line(event: Event, shelf: Shelf, *, inside: bool = False) -> EventLine:
    """One event as a line."""
    kind = shelf.register.ontology.kinds[event.kind.value]
    others = [party for party in event.recipients if party not in event.actors]
    actors = [party for party in event.parties if party not in others] if others else event.parties
    titles = [(name, shelf.instruments[name].title) for name in event.instruments]
    about = event.people or event.body or titles
    return EventLine(
        event=event,
        family=kind.family,
        label=kind.label,
        when=when_words(event),
        told=event.when is None,
        actors=party_names(actors, shelf.parties),
        others=party_names(others, shelf.parties),
        instruments=tuple(titles),
        sentence=_sentence(event, shelf) if kind.verbal or not about else "",
        differ=tuple(
            sorted({shelf.disputes[name].property for name in event.disputes if name in shelf.disputes})
        ),
        inside=inside,
    )


def party_names(codes: Iterable[str], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """States and organisations by code, each with its name."""
    return tuple((code, names.get(code, code)) for code in codes)


def when_words(event: Event) -> str:
    """When it was, or the day it was first told where no report says."""
    if event.when is not None:
        return interval_words(event.when.value)
    return event.first_published.isoformat() if event.first_published else "undated"


def _sentence(event: Event, shelf: Shelf) -> str:
    quotes = [quote for quote in event.quotes if quote.property == "event"] or list(event.quotes)
    passages = find_passages(quotes[:1], shelf.register)
    return shorten(passages[0].words, _LONG).strip(_QUOTES) if passages else ""
