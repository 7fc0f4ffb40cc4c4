"""How reports spell a person, and the mention behind a link of the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from regesta.domain.claim import PersonSeen
from regesta.domain.record import Link, Person, Question, Quote
from regesta.domain.span import Span
from regesta.show.web.shelf import Shelf

_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One name a person goes by: the reports that use it, and for each of them the words."""

    name: str
    count: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One end of a link: what it is called there, and its words where they are known."""

    words: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two mentions or names were taken for one; `reasons` that speak against it begin with a minus."""

    score: float
    left: Side
    right: Side
    reasons: tuple[str, ...]

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """The reasons that raised the score."""
        return tuple(reason for reason in self.reasons if " -" not in reason)

    @property
    def speaks_against(self) -> tuple[str, ...]:
        """The reasons that lowered it."""
        return tuple(reason for reason in self.reasons if " -" in reason)


def person_spellings(person: Person, shelf: Shelf) -> tuple[Spelling, ...]:
    """Every spelling, the most used first, with the words of each report that uses it."""
    named = _names_at(person, shelf)
    words: dict[str, dict[str, Quote]] = defaultdict(dict)
    for quote in sorted(person.quotes, key=_place):
        written = shelf.register.words_of(quote)
        name = named.get(_place(quote), written)
        held = words[name].get(quote.report)
        if held is None or (written == name and shelf.register.words_of(held) != name):
            words[name][quote.report] = quote
    return tuple(
        Spelling(name=item.name, count=item.count, quotes=tuple(words[item.name].values()))
        for item in person.names
    )


def _names_at(person: Person, shelf: Shelf) -> dict[_Place, str]:
    """The name that the report gives the person mentioned at each place."""
    places = set(map(_place, person.quotes))
    names = {item.name for item in person.names}
    return {
        place: seen.words
        for name in person.reports
        if name in shelf.readings
        for seen in shelf.readings[name].people
        if seen.words in names
        for span in seen.spans
        if (place := (name, span.start, span.end)) in places
    }


def _place(quote: Quote) -> _Place:
    """Where a quotation stands: plain values, which are compared faster than spans."""
    return quote.report, quote.span.start, quote.span.end


def person_joins(person: Person, shelf: Shelf) -> tuple[Join, ...]:
    """Why the mentions of a person were taken for one, the weakest link first."""
    return _joins(person.links, lambda name: _mention(name, shelf))


def name_joins(links: tuple[Link, ...]) -> tuple[Join, ...]:
    """Why the names of a joint body were taken for one, the weakest link first."""
    return _joins(links, lambda name: Side(words=_key_words(name)))


def _joins(links: tuple[Link, ...], side: Callable[[str], Side]) -> tuple[Join, ...]:
    joins = (
        Join(score=link.score, left=side(link.left), right=side(link.right), reasons=link.reasons)
        for link in links
    )
    return tuple(sorted(joins, key=lambda join: join.score))


def _mention(name: str, shelf: Shelf) -> Side:
    """The mention that a key ("report/local") stands for; the key itself where no reading holds it."""
    report, _, local = name.partition("/")
    reading = shelf.readings.get(report)
    seen = next((item for item in reading.people if item.local == local), None) if reading else None
    if seen is None:
        return Side(words=name)
    return Side(words=_called(seen), quote=Quote(report=report, property="person", span=_fullest(seen)))


def _called(seen: PersonSeen) -> str:
    titles = [*(rank.written for rank in seen.ranks), seen.words]
    offices = ", ".join(dict.fromkeys(office.words for office in seen.offices))
    return f"{' '.join(dict.fromkeys(titles))} ({offices})" if offices else " ".join(dict.fromkeys(titles))


def _fullest(seen: PersonSeen) -> Span:
    """The longest of the spans: where the name is written whole."""
    return max(seen.spans, key=lambda span: (len(span), -span.start))


def _key_words(name: str) -> str:
    """A name as bodies are compared by: what sort of body, and the words that tell its field."""
    noun, _, topics = name.partition(":")
    return f"{noun or 'body'} ({', '.join(topics.split())})" if topics.split() else f"{noun or 'body'} (bare)"


def other_side(question: Question, name: str) -> str:
    """The id that a question asks about beside `name`."""
    return question.right if question.left == name else question.left
