"""Which word of one name answers which word of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.text.naming.likeness import likeness
from regesta.text.naming.name import Name, Role, Word
from regesta.text.naming.parts import NameParts
from regesta.text.naming.sounding import bones_of

_JOINED = 0.88


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two words that answer each other: likeness 0 to 1 and the rules of spelling it needed."""

    left: Word
    right: Word
    places: tuple[int, int]
    value: float
    whys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Two names side by side, the one with fewer words left; every word of it has its pair.

    `over` are the words of the right name without a pair, with their places; `joined` tells that two
    words were taken as one to make the names fit.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    names: tuple[Name, Name]
    pairs: tuple[Pair, ...]
    over: tuple[tuple[int, Word], ...]
    joined: bool


def pair_names(one: Name, other: Name, parts: NameParts) -> Pairing:
    """Find for each word of the name with fewer words the most alike word of the other."""
    left, right = one.core, other.core
    if len(left) > len(right):
        left, right = right, left
    pairs = _pair(left, right, parts)
    joined = False
    if len(pairs) < len(right) or min(pair.value for pair in pairs) < _JOINED:
        new_left, new_right = _join(left, right, parts), _join(right, left, parts)
        if len(new_left) < len(left) or len(new_right) < len(right):
            joined = True
            left, right = sorted((new_left, new_right), key=len)
            pairs = _pair(left, right, parts)
    answered = {pair.places[1] for pair in pairs}
    over = tuple((place, word) for place, word in enumerate(right) if place not in answered)
    return Pairing(left=left, right=right, names=(one, other), pairs=pairs, over=over, joined=joined)


def _pair(left: Sequence[Word], right: Sequence[Word], parts: NameParts) -> tuple[Pair, ...]:
    every = [
        (-value, abs(i - j), i, j, whys)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if _may_answer(left, i, right, j)
        for value, whys in (likeness(one, other, parts),)
    ]
    every.sort()
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    found: list[tuple[int, int, float, tuple[str, ...]]] = []
    for value, _, i, j, whys in every:
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            found.append((i, j, -value, whys))
    found += [(i, j, 0.0, ()) for i, j in zip(sorted(free_left), sorted(free_right), strict=False)]
    return tuple(
        Pair(left=left[i], right=right[j], places=(i, j), value=value, whys=whys)
        for i, j, value, whys in sorted(found)
    )


def _may_answer(left: Sequence[Word], i: int, right: Sequence[Word], j: int) -> bool:
    """An initial never stands for a family name, nor a second initial for the first name."""
    one, other = left[i], right[j]
    if one.role is not Role.INITIAL:
        return other.role is not Role.INITIAL or _may_stand_for(right, j, one)
    return other.role is Role.INITIAL or _may_stand_for(left, i, other)


def _may_stand_for(words: Sequence[Word], place: int, other: Word) -> bool:
    if other.role is Role.FAMILY:
        return False
    return other.role is not Role.GIVEN or place == 0 or words[place - 1].role is Role.FAMILY


def _join(words: Sequence[Word], others: Sequence[Word], parts: NameParts) -> tuple[Word, ...]:
    """Words where two neighbours are put together if they are one word of the other name (Shah Gul, Shahgul)."""
    out = list(words)
    index = 0
    while index + 1 < len(out):
        joined = _joined(out[index], out[index + 1])
        if joined and any(_fits(joined, other, parts) for other in others):
            out[index : index + 2] = [joined]
        index += 1
    return tuple(out)


def _fits(joined: Word, other: Word, parts: NameParts) -> bool:
    near = len(other.plain) > 3 and abs(len(joined.sounds) - len(other.sounds)) <= 2
    near = near and (joined.bones == other.bones or {joined.script, other.script} != {"latin"})
    return near and other.role is not Role.INITIAL and likeness(joined, other, parts)[0] >= _JOINED


def _joined(one: Word, other: Word) -> Word | None:
    if Role.INITIAL in (one.role, other.role):
        return None
    sounds = one.sounds + (other.sounds[1:] if one.sounds[-1:] == other.sounds[:1] else other.sounds)
    return Word(
        written=f"{one.written} {other.written}",
        plain=one.plain + other.plain,
        sounds=sounds,
        bones=bones_of(sounds),
        script=one.script,
        role=Role.FAMILY if Role.FAMILY in (one.role, other.role) else one.role,
        syllabic=one.syllabic and other.syllabic,
    )
