"""Instruments: the names reports give a document, and its history from signing to end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regesta.domain.marks import Status
from regesta.domain.record import Event, Instrument, Quote
from regesta.domain.span import Span
from regesta.show.web.phrases import Phrase, join_phrases
from regesta.show.web.shelf import Shelf
from regesta.show.words import interval_words

STAGE_WORDS = {
    "signed": "signed",
    "exchanged": "exchanged",
    "ratified": "ratified",
    "in-force": "in force",
    "ended": "ended",
}
"""What may happen to an instrument, in the order in which it does, in words."""
_UNTOLD = {
    "signed": "was signed",
    "ratified": "was ratified",
    "in-force": "came into force",
    "ended": "ended",
}
_MAKING = {"signing": "signed", "agreement": "signed", "ratification": "ratified", "exchange": "exchanged"}
"""What a kind of event would make of the instrument it names."""
_BINDING = frozenset({"treaty", "agreement", "memorandum", "protocol", "contract"})
"""The kinds that are signed, may have to be ratified, come into force and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A name and kind that reports give an instrument, with their words."""

    title: str
    kind: str
    reports: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What happened to an instrument at an event, or shall happen; `phrases` are the words that say so."""

    what: str
    event: Event
    phrases: tuple[Phrase, ...]

    @property
    def words(self) -> str:
        """What happened, in words."""
        return STAGE_WORDS.get(self.what, self.what)

    @property
    def done(self) -> bool:
        """Whether it has happened."""
        return self.event.status.value in {Status.HELD, Status.ONGOING}


def instrument_names(instrument: Instrument, shelf: Shelf) -> tuple[Called, ...]:
    """The names it goes by with the kind each makes it, those of most reports first."""
    seen = dict(_seen(instrument, shelf))
    groups: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for quote in sorted(instrument.quotes):
        written = shelf.register.words_of(quote)
        groups[seen.get((quote.report, quote.span), (written, instrument.kind))].append(quote)
    names = (
        Called(title=title, kind=kind, reports=len({quote.report for quote in quotes}), quotes=tuple(quotes))
        for (title, kind), quotes in groups.items()
    )
    return tuple(sorted(names, key=lambda item: (-item.reports, item.title)))


def _seen(instrument: Instrument, shelf: Shelf) -> Iterator[tuple[tuple[str, Span], tuple[str, str]]]:
    """The title and kind read at each place that names an instrument."""
    for report in {quote.report for quote in instrument.quotes} & shelf.readings.keys():
        for claim in shelf.readings[report].claims:
            for item in claim.instruments:
                yield (report, item.span), (item.title, item.kind)


def instrument_history(instrument: Instrument, shelf: Shelf) -> tuple[Stage, ...]:
    """What happened to it and what shall, in order of time."""
    told = {item.event: item.what for item in instrument.events}
    stages = []
    for event in shelf.events_of("instrument", instrument.id):
        what = told.get(event.id) or _MAKING.get(event.kind.value, "")
        if what:
            stages.append(Stage(what=what, event=event, phrases=_phrases(event, instrument)))
    return tuple(stages)


def _phrases(event: Event, instrument: Instrument) -> tuple[Phrase, ...]:
    """The words of the event with those that name the instrument there."""
    here = {(quote.report, quote.span) for quote in instrument.quotes}
    said = (quote for quote in event.quotes if quote.property == "event")
    return join_phrases(said, [quote for quote in event.quotes if (quote.report, quote.span) in here])


def instrument_label(instrument: Instrument, stages: Iterable[Stage]) -> str:
    """Its title; one that is a mere word ("protocol") with what happened to it first and when."""
    title = instrument.title[:1].upper() + instrument.title[1:]
    dated = next((stage for stage in stages if stage.done and stage.event.when is not None), None)
    if " " in instrument.title or dated is None or dated.event.when is None:
        return title
    return f"{title}, {dated.words} {interval_words(dated.event.when.value)}"


def untold_stages(instrument: Instrument, stages: Iterable[Stage]) -> tuple[str, ...]:
    """In words what may follow for such a document and no report tells; nothing for mere statements."""
    if instrument.kind not in _BINDING:
        return ()
    done = {stage.what for stage in stages if stage.done}
    return tuple(words for what, words in _UNTOLD.items() if what not in done)
