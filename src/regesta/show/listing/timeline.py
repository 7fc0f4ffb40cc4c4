from __future__ import annotations

from collections.abc import Sequence

from regesta.domain.marks import Status
from regesta.domain.record import Event
from regesta.show.register import Register
from regesta.show.sentence import find_passages
from regesta.show.table import Table
from regesta.show.words import (
    attendee_words,
    body_words,
    count_words,
    interval_words,
    join_sentences,
    join_some,
    parties_words,
    place_words,
    shorten,
)

_QUOTES = '"“”„«»'


def timeline_table(events: Sequence[Event], register: Register, notes: tuple[str, ...] = ()) -> Table:
    """One row an event, in the order given; the parts of a shown event are set in beneath it."""
    shown = {event.id for event in events}
    return Table(
        headings=("When", "Event", "Parties", "Where", "Told"),
        rows=tuple(_row(event, event.part_of in shown, register) for event in events),
        ids=tuple(event.id for event in events),
        empty="The record holds no event to show; 'regesta read FOLDER' reads reports into it.",
        notes=notes,
    )


def _row(event: Event, inside: bool, register: Register) -> tuple[str, ...]:  # noqa: FBT001
    status = "" if event.status.value is Status.HELD else f" {event.status.value}"
    return (
        _when(event),
        f"{'- ' if inside else ''}{event.kind.value}{status}",
        parties_words(event),
        place_words(event.where.value if event.where else None),
        _told(event, register),
    )


def _when(event: Event) -> str:
    """When it happened; where no report says so, when it was told."""
    if event.when is None and event.first_published:
        return f"told {event.first_published}"
    return interval_words(event.when.value if event.when else None)


def _told(event: Event, register: Register) -> str:
    pieces = [join_some([attendee_words(attendee) for attendee in event.people])]
    if event.body:
        pieces.append(body_words(event.body.value))
    pieces.append(join_some([register.instruments[name].title for name in event.instruments]))
    if register.ontology.kinds[event.kind.value].verbal or not any(pieces):
        pieces.append(_sentence(event, register))
    pieces.append(_standing(event, register))
    return join_sentences(pieces)


def _sentence(event: Event, register: Register) -> str:
    quotes = [quote for quote in event.quotes if quote.property == "event"] or event.quotes
    passages = find_passages(quotes[:1], register)
    return f'"{shorten(passages[0].words).strip(_QUOTES)}"' if passages else ""


def _standing(event: Event, register: Register) -> str:
    """How many reports tell it and where they differ; nothing where one report tells it alone."""
    words = [count_words(len(event.reports), "report")] if len(event.reports) > 1 else []
    about = sorted({register.disputes[name].property for name in event.disputes if name in register.disputes})
    if about:
        words.append(f"reports differ on {', '.join(about)}")
    return f"[{'; '.join(words)}]" if words else ""
