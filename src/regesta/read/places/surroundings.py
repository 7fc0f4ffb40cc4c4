"""What is written beside a mention: the place that contains it, and words that say its sort."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.domain.span import Span
from regesta.lexicon.gazetteer import Entry, Gazetteer, Kind
from regesta.lexicon.phrases import phrase_key
from regesta.read.places.candidates import TYPE_WORDS, find_candidates
from regesta.text.distance import closeness, closeness_at

_NAME = (
    r"(?P<name>[^\W\d_][\w.’'-]*"
    r"(?:[ ](?:of|the|and|de|del|da|do|la|le|al|el)(?=[ ][^\W\d_])|[ ][^\W\d_a-z][\w.’'-]*)*)"
)
_AFTER = re.compile(
    r"[’']?(?:[ ](?:city|town|village|district|province|county|municipality|region|governorate|oblast"
    r"|state)s?)?"
    r"(?:[ ]?,[ ]?(?:(?:in|near)[ ])?|[ ]\(|[ ](?:(?:located|situated|based)[ ])?(?:in|of)[ ])"
    r"(?:(?:the|a)[ ])?(?:(?:north|south|east|west|central)[\w-]*[ ])?"
    r"(?:(?:province|state|county|region|district|city|governorate)[ ]of[ ])?"
    rf"(?={_NAME})"
)
_BEFORE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.-]*(?:[ ][^\W\d_a-z][\w.-]*){0,2})(?:[’']s?)?"
    r"[ ](?:(?:north|south|east|west|central|coastal|border|port|capital)[\w-]*[ ])*"
    r"(?:(?:province|state|county|region|district|city|town|village|governorate|island)[ ]of[ ])?$"
)
_TYPE_AFTER = re.compile(
    r"[ ](?P<word>[a-z]+|Province|County|State|District|City|Region|Island|Senator|Governor|Gov|Sen)s?\b"
)
_TYPE_BEFORE = re.compile(r"(?P<word>[a-z]+)[ ]of[ ](?:the[ ])?$")
_SIDES = ("north", "south", "east", "west", "central", "coastal", "border", "port", "capital")
_REACH = 60
_NEAR_CITY = closeness_at(60.0)
_NEAR_REGION = closeness_at(500.0)
_MOST = 4
_CITIES = frozenset({Kind.CITY, Kind.CAPITAL, Kind.QUARTER})


@dataclass(frozen=True, slots=True)
class Beside:
    """What is written beside one mention.

    `containers` are the places it may lie in, `held` those said to lie in it, `like` the kinds of its
    neighbours in a list, `kinds` what a type word asks for (None: there is none).
    """

    containers: tuple[Entry, ...] = ()
    kinds: frozenset[Kind] | None = None
    held: tuple[Entry, ...] = ()
    like: frozenset[Kind] = frozenset()


def find_containers(text: str, span: Span, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places written behind a comma, in brackets, after "in", or before ("Iran's Isfahan")."""
    own = span.of(text)
    after = _AFTER.match(text, span.end, span.end + _REACH)
    if after is not None and not after["name"].startswith(own):
        found = _longest(after["name"], gazetteer)
        if found:
            return found
    if not _may_end_name(text, span.start):
        return ()
    before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
    return _longest(before["name"], gazetteer, from_end=True) if before is not None else ()


def _may_end_name(text: str, end: int) -> bool:
    """Whether the word before may belong to a name or stand behind one; cheap, and most do not."""
    if not end or text[end - 1] != " ":
        return False
    word = text[text.rfind(" ", 0, end - 1) + 1 : end - 1]
    return not word.islower() or word == "of" or word.startswith(_SIDES)


def find_kinds(text: str, span: Span) -> frozenset[Kind] | None:
    """The kinds that a type word beside the mention asks for ("Zambales province", "the city of Van")."""
    after = _TYPE_AFTER.match(text, span.end)
    kinds = TYPE_WORDS.get(after["word"].lower().removesuffix("s")) if after is not None else None
    if kinds is None and text.endswith((" of ", " the "), 0, span.start):
        before = _TYPE_BEFORE.search(text, max(0, span.start - 30), span.start)
        kinds = TYPE_WORDS.get(before["word"]) if before is not None else None
    return None if kinds is None else frozenset(kinds)


def contains(container: Entry, entry: Entry) -> bool:
    """Whether `entry` lies in `container`, by divisions where they are known, else by distance."""
    kind = container.kind
    if container.number == entry.number or (kind <= Kind.DISTRICT and entry.kind <= kind):
        return False
    if kind is Kind.COUNTRY:
        return entry.country == container.country
    if kind is Kind.DIVISION and entry.division is not None:
        return entry.division == container.number
    if kind is Kind.DISTRICT and entry.district is not None:
        return entry.district == container.number
    near = closeness(container.point, entry.point)
    if kind in _CITIES:
        return near > _NEAR_CITY and entry.kind > Kind.DISTRICT and entry.kind is not Kind.CAPITAL
    return near > _NEAR_REGION and entry.kind > Kind.DIVISION


def _longest(name: str, gazetteer: Gazetteer, *, from_end: bool = False) -> tuple[Entry, ...]:
    """The likeliest places of the longest run of words at the beginning (or end) of `name`."""
    words = name.split()
    for length in range(len(words), 0, -1):
        part = " ".join(words[-length:] if from_end else words[:length])
        if len(phrase_key(part)) > 1 and not (len(part) < 4 and not part.isupper()):
            hits = find_candidates(part, gazetteer).hits
            if hits:
                return tuple(hit.entry for hit in hits[:_MOST])
    return ()
