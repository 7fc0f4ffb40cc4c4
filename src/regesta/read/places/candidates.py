"""Which places of the gazetteer a mention may mean, before looking around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from regesta.lexicon.gazetteer import Gazetteer, Hit, Kind
from regesta.lexicon.phrases import phrase_key

_DIVISIONS = frozenset({Kind.DIVISION, Kind.DISTRICT})
_CITIES = frozenset({Kind.CITY, Kind.CAPITAL, Kind.QUARTER})
_KIND_WORDS = (
    (_DIVISIONS, "province governorate oblast region state prefecture department krai wilaya canton"),
    (_DIVISIONS, "voivodeship vilayet emirate republic territory division county district raion rayon"),
    (_DIVISIONS, "regency municipality parish shire"),
    (frozenset({Kind.DIVISION}), "senator sen governor gov legislature"),
    (_CITIES, "city town village suburb township port neighborhood neighbourhood quarter borough"),
    (frozenset({Kind.WATER}), "river lake sea bay gulf strait ocean canal"),
    (frozenset({Kind.RELIEF, Kind.REGION}), "mountains mountain valley desert"),
    (frozenset({Kind.ISLAND, Kind.COUNTRY, Kind.REGION}), "island islands archipelago"),
    (frozenset({Kind.REGION, *_DIVISIONS, *_CITIES}), "peninsula area enclave exclave"),
)
TYPE_WORDS = {word: kinds for kinds, words in _KIND_WORDS for word in words.split()}
"""Words beside a name that say what sort of place it is."""

_OF = re.compile(
    r"(?:the )?(?P<type>city|town|village|port|port city|province|state|county|district|region|island"
    r"|governorate|republic|municipality|suburb|prefecture|department|emirate|territory|peninsula)"
    r" of (?:the )?(?P<rest>.+)"
)
_PARTS = re.compile(
    r"(?:the |far |rural |downtown |central |mainland |greater |metropolitan |metro |upper |lower |occupied "
    r"|inner |outer "
    r"|(?:north|south|east|west|mid)(?:ern)? ?(?:east|west|central)?(?:ern)? )+(?P<rest>.+)"
)
_WITHIN = re.compile(r"^(?:the )?[a-z][\w -]*? (?:in|of|near|at|outside) (?:the )?(?P<name>[^\W\d_a-z].*)$")
_SITE_WORDS = frozenset(
    (
        *("airport", "airbase", "base", "camp", "crossing", "prison", "port", "border", "estate", "complex"),
        *("area", "harbor", "harbour", "hospital", "barracks", "station", "stadium", "front", "frontline"),
        *(
            "coast",
            "coastline",
            "shore",
            "refugee",
            "military",
            "naval",
            "air",
            "suburb",
            "suburbs",
            "outskirts",
        ),
        *("megaprison", "club", "resort", "terminal", "checkpoint", "embassy", "consulate", "and"),
    )
)
_SPELLINGS = (
    (re.compile(r"\bst\b"), "saint"),
    (re.compile(r"\bsaint\b"), "st"),
    (re.compile(r"\bmt\b"), "mount"),
    (re.compile(r"\bft\b"), "fort"),
    (re.compile(r"^(?:al|el|ad|ed|an|ar|as|ash|at|az) "), ""),
    (re.compile(r"^(?!al )"), "al "),
    (re.compile(r"^al "), "el "),
    (re.compile(r" "), ""),
)


@dataclass(frozen=True, slots=True)
class Found:
    """The places a name may mean and the kinds that its type word asks for (None: any).

    `inexact` says that words of the mention had to be left out, so that the place lies around it.
    """

    hits: tuple[Hit, ...]
    kinds: frozenset[Kind] | None = None
    inexact: bool = False


NOTHING = Found(())


def find_candidates(words: str, gazetteer: Gazetteer) -> Found:
    """The candidates for the words of a mention: as written, without type word, otherwise spelt, in part.

    Words without a capital name no place by themselves ("the base").
    """
    if words == words.lower():
        return NOTHING
    found = _candidates(phrase_key(words), gazetteer)
    return found if found.hits else _named_within(words, gazetteer)


def _named_within(words: str, gazetteer: Gazetteer) -> Found:
    """The place whose name begins a description ("Mosul airport") or ends it ("barracks in Tuzla")."""
    tokens = words.split()
    ends = _WITHIN.search(words)
    for part in (
        *(" ".join(tokens[:n]) for n in range(len(tokens) - 1, 0, -1)),
        ends["name"] if ends else "",
    ):
        rest = words[len(part) :].split()
        if part[:1].isupper() and all(_is_plain(word) for word in rest if words.startswith(part)):
            hits = _candidates(phrase_key(part), gazetteer).hits
            if hits:
                return Found(hits, None, inexact=True)
    return NOTHING


def _is_plain(word: str) -> bool:
    return word.lower() in _SITE_WORDS


@lru_cache(maxsize=20_000)
def _named(key: str) -> tuple[tuple[str, frozenset[Kind] | None, bool], ...]:
    return tuple(_readings(key))


def _candidates(key: str, gazetteer: Gazetteer) -> Found:
    hits = gazetteer.find_key(key)
    if hits:
        return Found(hits)
    for name, kinds, inexact in _named(key):
        hits = gazetteer.find_key(name)
        if kinds is not None:
            hits = tuple(hit for hit in hits if hit.entry.kind in kinds) or (() if inexact else hits)
        if hits:
            return Found(hits, kinds, inexact)
    return NOTHING


def _readings(key: str) -> Iterator[tuple[str, frozenset[Kind] | None, bool]]:
    """Other names to look up for a key, with the kinds wanted and whether words were left out."""
    plain = key.removeprefix("the ")
    yield plain, None, False
    words = plain.split()
    if len(words) > 1 and words[-1] in TYPE_WORDS:
        yield " ".join(words[:-1]), TYPE_WORDS[words[-1]], False
    of = _OF.fullmatch(plain)
    if of is not None:
        yield of["rest"], TYPE_WORDS[of["type"].split()[-1]], False
    for pattern, other in _SPELLINGS:
        changed = pattern.sub(other, plain)
        if changed != plain:
            yield changed, None, False
    part = _PARTS.fullmatch(plain)
    if part is not None:
        yield part["rest"], None, True
        rest = part["rest"].split()
        if len(rest) > 1 and rest[-1] in TYPE_WORDS:
            yield " ".join(rest[:-1]), TYPE_WORDS[rest[-1]], True
