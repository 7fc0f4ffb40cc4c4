"""Who led a delegation to a session of a joint body: whom reports say so of, else the highest in office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from regesta.domain.claim import Claim, PersonSeen
from regesta.domain.span import Span
from regesta.lexicon.settling import Leading
from regesta.settle.rulings import sighting_key
from regesta.text.sentences import split_sentences

_REACH = 120
"""So many code points may stand between the words and the name: office, rank, state."""
_OBJECT = 60
_BEFORE = 40

Named = tuple[Span, str]
"""Where somebody is named, and who ("report/local")."""


@dataclass(frozen=True, slots=True)
class _Words:
    by: re.Pattern[str]
    acts: re.Pattern[str]
    together: re.Pattern[str]
    apart: re.Pattern[str]


def find_heads(claim: Claim, text: str, seen: Mapping[str, PersonSeen], leading: Leading) -> frozenset[str]:
    """Those at a session of a body ("report/local") of whom the report says that they led."""
    if claim.body is None:
        return frozenset()
    keys = {sighting_key(claim.report, item.person) for item in claim.participants if item.person}
    named = sorted((span, key) for key in keys & seen.keys() for span in seen[key].spans)
    words = _compile(leading)
    out: set[str] = set()
    for start, end in split_sentences(text) if named else ():
        here = [item for item in named if start <= item[0].start < end]
        if here:
            out.update(_led_by(text, Span(start, end), here, words))
            out.update(_who_led(text, Span(start, end), here, words))
    return frozenset(out)


def _led_by(text: str, sentence: Span, named: Sequence[Named], words: _Words) -> Iterator[str]:
    """The first named after "led by"; all named after it where the words speak of several."""
    for found in words.by.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, found.start() - _BEFORE) : found.end()]
        after = [(span.start, span.end, key) for span, key in named if span.start >= found.end()]
        many = words.together.search(before) is not None
        yield from _next(found.end(), after, text, words.apart if many else None)


def _who_led(text: str, sentence: Span, named: Sequence[Named], words: _Words) -> Iterator[str]:
    """The last named before "headed the delegation"; all before it where the words speak of several."""
    for found in words.acts.finditer(text, sentence.start, sentence.end):
        if text[found.end() :].lstrip().startswith("by "):
            continue
        before = [(-span.end, -span.start, key) for span, key in named if span.end <= found.start()]
        many = words.together.search(found[0]) is not None
        yield from _next(-found.start(), sorted(before), text, words.apart if many else None)


def _next(
    place: int, named: Iterable[tuple[int, int, str]], text: str, apart: re.Pattern[str] | None
) -> Iterator[str]:
    """Who is named next from a place on, towards the end or, below zero, towards the beginning.

    `apart` takes those after them too, each close to the one before and no such words between; None nobody.
    """
    first: int | None = None
    for start, end, key in named:
        low, high = sorted((abs(place), abs(start)))
        further = first is not None and start != first
        if high - low > _REACH or (further and (apart is None or apart.search(text, low, high))):
            return
        yield key
        first, place = start, end


@cache
def _compile(leading: Leading) -> _Words:
    acts, on, what = (_any(words) for words in (leading.acts, leading.acts_on, leading.what))
    together = "|".join(map(re.escape, leading.together))
    return _Words(
        by=re.compile(rf"\b{_any(leading.by)}\b", re.IGNORECASE),
        acts=re.compile(
            rf"\b(?:{acts}|{on}(?=[^.;]{{0,{_OBJECT}}}\b{what}\b))\b(?: their\b[^.;]{{0,30}}\b{what}\b)?",
            re.IGNORECASE,
        ),
        together=re.compile(rf"{together}|\btheir\b", re.IGNORECASE),
        apart=re.compile(rf"\b{_any(leading.apart)}\b", re.IGNORECASE),
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def choose_heads(
    sides: Mapping[str, str], seen: Mapping[str, Sequence[PersonSeen]], told: frozenset[str], leading: Leading
) -> frozenset[str]:
    """The heads of the sides of a session.

    Args:
        sides: the state of each person by name in the order they are told; "" where it is not known.
        seen: what reports show of each.
        told: those of whom a report says that they led.
        leading: the levels of office from the highest down.
    """
    heads = set(told & sides.keys())
    for side in dict.fromkeys(sides.values()):
        members = [name for name, of in sides.items() if of == side]
        if heads.isdisjoint(members):
            heads.add(min(members, key=lambda name: _height(seen[name], leading)))
    return frozenset(heads)


def _height(seen: Iterable[PersonSeen], leading: Leading) -> tuple[int, int]:
    """Where somebody stands in office, then in rank: the lower the number, the higher."""
    levels = [office.level for person in seen for office in person.offices]
    known = [leading.levels.index(level) for level in levels if level in leading.levels]
    orders = [rank.order for person in seen for rank in person.ranks if rank.order is not None]
    return min(known, default=len(leading.levels)), -max(orders, default=0)
