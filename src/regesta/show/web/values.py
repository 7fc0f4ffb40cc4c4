"""What an event's reports say of it, property by property: the value, its words, and what others say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from regesta.domain.interval import Interval
from regesta.domain.record import Attendee, Event, Finding, Quote
from regesta.show.web.addresses import address_of
from regesta.show.web.shelf import Shelf
from regesta.show.words import attendee_words, body_words, interval_words, place_words

T = TypeVar("T")

_ROLES = ("by", "to", "speaker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another value that reports give, with its words."""

    words: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value: `key` is its anchor on the page, `name` its property, `href` its own page if it has one.

    `note` says how it was reached, `why` why this one was chosen over `others`.
    """

    key: str
    name: str
    words: str
    quotes: tuple[Quote, ...]
    href: str = ""
    note: str = ""
    why: str = ""
    others: tuple[Other, ...] = ()


def event_values(event: Event, shelf: Shelf) -> tuple[Value, ...]:
    """Every value of an event in reading order."""
    return (
        *_findings(event, shelf),
        *_people(event, shelf),
        *_parties(event, shelf),
        *_instruments(event, shelf),
        *_simple(event),
    )


def _findings(event: Event, shelf: Shelf) -> Iterator[Value]:
    labels = shelf.register.ontology.kinds
    yield _value("kind", event.kind, lambda kind: labels[kind].label)
    yield _value("status", event.status, lambda status: status.value)
    if event.when:
        yield _value("when", event.when, interval_words, note=_reached(event.when.value))
    if event.where:
        yield _value("where", event.where, place_words)
    if event.body:
        yield _value("body", event.body, body_words, href=address_of(event.body.value.body))


def _value(
    name: str, finding: Finding[T], words: Callable[[T], str], *, note: str = "", href: str = ""
) -> Value:
    return Value(
        key=name,
        name=name,
        words=words(finding.value),
        quotes=_once(finding.quotes),
        href=href,
        note=note,
        why=finding.why,
        others=tuple(Other(words=words(item.value), quotes=_once(item.quotes)) for item in finding.dissent),
    )


def _reached(interval: Interval) -> str:
    return f"{interval.precision.value.replace('-', ' ')}; {interval.basis}"


def _people(event: Event, shelf: Shelf) -> Iterator[Value]:
    for number, attendee in enumerate(event.people, 1):
        yield Value(
            key=f"person-{number}",
            name="person",
            words=attendee_words(attendee),
            quotes=_once(_quotes_of(attendee, event, shelf)),
            href=address_of(str(attendee.person)) if attendee.person in shelf.people else "",
            note="acts" if attendee.role == "by" else "is acted upon",
        )


def _quotes_of(attendee: Attendee, event: Event, shelf: Shelf) -> list[Quote]:
    """The words of the event that name a person: those the person's own mentions share."""
    said = [quote for quote in event.quotes if quote.property in _ROLES]
    person = shelf.people.get(attendee.person or "")
    if person is None:
        return [quote for quote in said if shelf.register.words_of(quote) == attendee.written]
    named = [(item.report, item.span) for item in person.quotes if item.report in event.reports]
    return [
        quote
        for quote in said
        if any(report == quote.report and span.overlaps(quote.span) for report, span in named)
    ]


def _parties(event: Event, shelf: Shelf) -> Iterator[Value]:
    """States and organisations, with the words that name themselves and not a person of theirs."""
    of_people = {
        (quote.report, quote.span)
        for attendee in event.people
        for quote in _quotes_of(attendee, event, shelf)
    }
    for code in event.parties:
        quotes = [
            quote
            for quote in event.quotes
            if quote.property in _ROLES
            and (quote.report, quote.span) not in of_people
            and code in _codes_in(quote, event, shelf)
        ]
        roles = [
            words
            for words, group in (("acts", event.actors), ("is acted upon", event.recipients))
            if code in group
        ]
        yield Value(
            key=f"party-{code.replace(' ', '-')}",
            name="party",
            words=shelf.parties.get(code, code),
            quotes=_once(quotes),
            href=f"/?state={code}",
            note=", ".join(roles),
        )


def _codes_in(quote: Quote, event: Event, shelf: Shelf) -> set[str]:
    """The parties that the claims of an event read out of quoted words."""
    claims = (shelf.register.claims.get(name) for name in event.claims)
    return {
        str(item.state or item.organisation)
        for claim in claims
        if claim is not None and claim.report == quote.report
        for item in claim.participants
        if item.span == quote.span and (item.state or item.organisation)
    }


def _instruments(event: Event, shelf: Shelf) -> Iterator[Value]:
    for number, name in enumerate(event.instruments, 1):
        instrument = shelf.instruments[name]
        here = {(quote.report, quote.span) for quote in instrument.quotes}
        quotes = [quote for quote in event.quotes if (quote.report, quote.span) in here]
        yield Value(
            key=f"instrument-{number}",
            name="instrument",
            words=instrument.title,
            quotes=_once(quotes),
            href=address_of(name),
            note=instrument.kind,
        )


def _simple(event: Event) -> Iterator[Value]:
    """Topics and counts: values without a page of their own."""
    if event.topics:
        quotes = _once(quote for quote in event.quotes if quote.property == "topic")
        yield Value(key="topic", name="topics", words=", ".join(event.topics), quotes=quotes)
    if event.count is not None:
        quotes = _once(quote for quote in event.quotes if quote.property == "count")
        yield Value(key="count", name="told as", words=f"{event.count} events", quotes=quotes)


def _once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Quotations by report and place, each place once."""
    found: dict[tuple[str, object], Quote] = {}
    for quote in sorted(quotes):
        found.setdefault((quote.report, quote.span), quote)
    return tuple(found.values())


def all_quotes(values: Sequence[Value]) -> Iterator[tuple[Value, Quote]]:
    """Every quotation of every value, of what others say too."""
    for value in values:
        for quote in (*value.quotes, *(quote for other in value.others for quote in other.quotes)):
            yield value, quote
