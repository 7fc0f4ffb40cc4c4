"""Find the names of places in plain text, without the marker.

A name is a run of capitalised words that the gazetteer knows, the longest first. Names inside other
names ("Washington Post", "Michael Jordan"), and capitals that stand for their governments ("Tehran
said"), are left; small places and names that are also words or persons need a sign: a word such as
"in" or "province" beside them, a state behind a comma, a place next to them in a list, or another
mention that has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from regesta.domain.span import Span
from regesta.lexicon.gazetteer import Gazetteer, Hit, Kind
from regesta.lexicon.phrases import phrase_key
from regesta.lexicon.place_words import PlaceWords
from regesta.read.places.candidates import TYPE_WORDS, Found, find_candidates

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:St|Mt|Ft)\.(?=[ ][^\W\d_])|[’']s\b|[^\W_]+(?:[’'][^\W\d_]{2,})*|[^\w\s]"
)
_JOINING = frozenset(
    (
        *("of", "the", "and", "de", "del", "la", "le", "da", "do", "dos", "das", "di", "du", "el", "al"),
        *("an", "on", "upon", "y", "en", "sur", "am", "der", "kwa"),
    )
)
_LONGEST = 6
_PLAIN = 5.2
"""Salience from which a name needs no other sign: a city of some 150,000."""
_PLAIN_PERSON = 5.8
_LEAST = 4.6
_SIDES = frozenset(
    f"{side}{end}" for side in ("north", "south", "east", "west", "central") for end in ("", "ern")
) | {"northeastern", "northwestern", "southeastern", "southwestern"}
_SPELT_OTHERWISE = ("st", "mt", "ft", "saint", "al", "el")
_STATES = frozenset({Kind.COUNTRY, Kind.CONTINENT})
_LARGE = frozenset({*_STATES, Kind.DIVISION, Kind.WATER, Kind.REGION, Kind.SITE, Kind.RELIEF})
_IN_LIST = frozenset({", ", " and ", ", and ", " or ", "; "})


class _Sign(Enum):
    """Whether a name is a place: surely, perhaps (it needs a sign elsewhere), or not at all."""

    PLACE = 1
    PERHAPS = 2
    NONE = 3


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    key: str
    large: bool


@dataclass(frozen=True, slots=True)
class _Name:
    """Tokens `at` to `end` that the gazetteer knows, and the words right beside them."""

    at: int
    end: int
    key: str
    written: str
    hits: tuple[Hit, ...]
    before: _Token | None
    after: _Token | None


def detect_places(text: str, gazetteer: Gazetteer, words: PlaceWords) -> list[Span]:
    """The spans of place names in a text, from left to right, never overlapping."""
    tokens = [_as_token(match) for match in _TOKEN.finditer(text)]
    spans: list[Span] = []
    signs: list[_Sign] = []
    keys: list[str] = []
    at = 0
    while at < len(tokens):
        name = _match(text, tokens, at, gazetteer) if tokens[at].large else None
        if name is None:
            at += 1
            continue
        sign = _judge(text, tokens, name, gazetteer, words)
        if sign is not _Sign.NONE:
            spans.append(Span(tokens[at].start, tokens[name.end - 1].end))
            signs.append(sign)
            keys.append(name.key)
        at = name.end
    _lend_signs(text, spans, signs, keys)
    return [span for span, sign in zip(spans, signs, strict=True) if sign is _Sign.PLACE]


def _as_token(match: re.Match[str]) -> _Token:
    text = match[0]
    return _Token(match.start(), match.end(), text, text.lower().rstrip("."), text != text.lower())


def _match(text: str, tokens: Sequence[_Token], at: int, gazetteer: Gazetteer) -> _Name | None:
    """The longest run of words from `at` that is the name of a place, None where there is none."""
    last = at
    while last + 1 < len(tokens) and last + 1 < at + _LONGEST and _goes_on(text, tokens, last):
        last += 1
    if tokens[at].key == "the" and (last == at or tokens[at + 1].key != "hague"):
        return None
    for end in range(last, at - 1, -1):
        if tokens[end].large or tokens[end].text.isdigit():
            written = text[tokens[at].start : tokens[end].end]
            hits = _find(written, tokens[at].key, gazetteer).hits if _is_name(written) else ()
            if hits:
                before, after = _beside(text, tokens, at, end + 1)
                return _Name(at, end + 1, phrase_key(written), written, hits, before, after)
    return None


def _find(written: str, first: str, gazetteer: Gazetteer) -> Found:
    if first in _SPELT_OTHERWISE:
        return find_candidates(written, gazetteer)
    return Found(gazetteer.find(written))


def _goes_on(text: str, tokens: Sequence[_Token], last: int) -> bool:
    here, following = tokens[last], tokens[last + 1]
    between = text[here.end : following.start]
    if following.key in {"-", "–", "'s", "’s"} or here.key in {"-", "–"}:
        return between == ""
    return between == " " and (following.large or following.key in _JOINING)


def _is_name(written: str) -> bool:
    """Short names ("US", "NY") must be written in capitals; all others not without a capital."""
    letters = written.replace(".", "")
    return len(letters) > 3 or letters.isupper() or (len(letters) == 3 and not letters.islower())


def _beside(text: str, tokens: Sequence[_Token], at: int, end: int) -> tuple[_Token | None, _Token | None]:
    """The words right before and after, over a blank only; "the" is looked through."""
    before = tokens[at - 1] if at and text[tokens[at - 1].end : tokens[at].start] in {" ", ""} else None
    if before is not None and before.key == "the" and at > 1:
        before = tokens[at - 2]
    after = None
    if end < len(tokens) and text[tokens[end - 1].end : tokens[end].start] in {" ", ""}:
        after = tokens[end]
    return before, after


def _judge(
    text: str, tokens: Sequence[_Token], name: _Name, gazetteer: Gazetteer, words: PlaceWords
) -> _Sign:
    if _is_word(name, words) or _is_part(tokens, name, words):
        return _Sign.NONE
    before, after = name.before, name.after
    located = before is not None and before.key in words.locatives
    typed = _is_typed(tokens, name)
    kind = name.hits[0].entry.kind
    if kind is Kind.CAPITAL and not (located or typed) and after is not None and after.key in words.actors:
        of = before is not None and before.key == "of"
        return _Sign.PLACE if of else _listed_with(text, tokens, name, gazetteer)
    if kind is Kind.CAPITAL and before is not None and before.key in words.addressing and not typed:
        return _Sign.NONE
    if located or typed or _has_container(text, tokens, name, gazetteer):
        return _Sign.PLACE
    return _Sign.PLACE if _stands_alone(name, words) else _Sign.PERHAPS


def _listed_with(text: str, tokens: Sequence[_Token], name: _Name, gazetteer: Gazetteer) -> _Sign:
    """A capital beside a city that is none is a place as well ("Madrid and Barcelona"), else a government."""
    if name.after is None or name.after.key != "and" or name.end + 1 >= len(tokens):
        return _Sign.NONE
    other = _match(text, tokens, name.end + 1, gazetteer)
    return _Sign.PERHAPS if other is not None and other.hits[0].entry.kind is Kind.CITY else _Sign.NONE


def _is_word(name: _Name, words: PlaceWords) -> bool:
    """Whether the name is rather a word, a month, a direction or an abbreviation of something else."""
    kind, salience = name.hits[0].entry.kind, name.hits[0].salience
    if name.key in words.organisations and kind is not Kind.COUNTRY:
        return True
    if name.end - name.at > 1:
        return False
    if name.key in words.openings | words.places | words.titles:
        return True
    letters = name.written.replace(".", "")
    if letters.isupper() and len(letters) <= 4:
        before = name.before
        if len(letters) == 2 and letters not in {"US", "UK"}:
            return before is None or before.text != ","
        return kind not in {*_STATES, Kind.DIVISION}
    return name.key in words.common and salience < _LEAST


def _is_part(tokens: Sequence[_Token], name: _Name, words: PlaceWords) -> bool:
    """Whether the name is a part of a person's, an organisation's or a thing's name."""
    before, after, kind = name.before, name.after, name.hits[0].entry.kind
    if after is not None and (after.key in words.things or after.text == "$"):
        return True
    if before is not None and before.key in words.titles:
        return kind is not Kind.COUNTRY or before.large
    if (
        before is not None
        and before.large
        and before.key not in words.openings | words.places | words.locatives
    ):
        return True
    if before is not None and before.key == "of" and name.at > 1:
        head = tokens[name.at - 2] if tokens[name.at - 1].key == "of" else tokens[max(0, name.at - 3)]
        if head.large and head.key in words.organisations:
            return True
    return after is not None and after.large and _goes_before(name, after, words)


def _goes_before(name: _Name, after: _Token, words: PlaceWords) -> bool:
    """Whether the capitalised word after a name makes it that of an organisation or a person."""
    if after.key in words.organisations:
        return True
    if after.key in words.places or after.key in words.titles:
        return False
    kind = name.hits[0].entry.kind
    # some states are given names too ("Chad Smith")
    return kind not in _LARGE or (kind is Kind.COUNTRY and {name.key, after.key} <= words.persons)


def _is_typed(tokens: Sequence[_Token], name: _Name) -> bool:
    """Whether a type word says that it is a place ("Wedza district", "the town of Isiolo")."""
    if name.after is not None and name.after.key in TYPE_WORDS:
        return True
    of = name.before is not None and name.before.key == "of"
    return of and name.at > 1 and tokens[name.at - 2].key.removesuffix("s") in TYPE_WORDS


def _has_container(text: str, tokens: Sequence[_Token], name: _Name, gazetteer: Gazetteer) -> bool:
    """Whether a state or division follows: behind a comma ("Oxnard, California"), or behind "in" if it fits.

    Behind "in" ("Goma in the eastern Congo") it must be a state that has a place of the name: people
    are in states too.
    """
    at = name.end
    if at + 1 >= len(tokens):
        return False
    comma = tokens[at].text == ","
    if not comma:
        if tokens[at].key != "in":
            return False
        at += tokens[at + 1].key == "the"
        at += at + 1 < len(tokens) and tokens[at + 1].key in _SIDES
    if at + 1 >= len(tokens) or not tokens[at + 1].large:
        return False
    container = _match(text, tokens, at + 1, gazetteer)
    if container is None or container.hits[0].entry.kind not in {Kind.COUNTRY, Kind.DIVISION}:
        return False
    return comma or container.hits[0].entry.country in {
        hit.entry.country for hit in name.hits if hit.own and hit.salience > _LEAST
    }


def _stands_alone(name: _Name, words: PlaceWords) -> bool:
    """Whether the name is a place without a word that says so."""
    hit = name.hits[0]
    kind = hit.entry.kind
    if kind in _STATES or kind is Kind.CAPITAL:
        return True
    if name.end - name.at > 1:
        return hit.salience > _LEAST or kind in _LARGE
    if name.key in words.common:
        return False
    if kind is Kind.DIVISION or (kind in _LARGE and hit.own):
        return True
    return hit.own and hit.salience > (_PLAIN_PERSON if name.key in words.persons else _PLAIN)


def _lend_signs(text: str, spans: Sequence[Span], signs: list[_Sign], keys: Sequence[str]) -> None:
    """A name that is a place once is so elsewhere; one beside a place in a list is a place too."""
    known = {key for key, sign in zip(keys, signs, strict=True) if sign is _Sign.PLACE}
    for number, key in enumerate(keys):
        if key in known:
            signs[number] = _Sign.PLACE
    order = [*range(1, len(spans)), *range(len(spans) - 1, 0, -1)]
    for number in order:
        pair = signs[number - 1], signs[number]
        if _Sign.PLACE in pair and text[spans[number - 1].end : spans[number].start] in _IN_LIST:
            signs[number - 1] = signs[number] = _Sign.PLACE
