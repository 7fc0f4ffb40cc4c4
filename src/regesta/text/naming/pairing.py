"""Which word of one name answers which word of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.text.naming.likeness import likeness, same_letters
from regesta.text.naming.name import Name, Role, Word
from regesta.text.naming.parts import NameParts

_JOINED = 0.88
_LATIN = frozenset({"latin"})


class Pair(NamedTuple):
    """Two words that answer each other, their places and how alike they are (0 to 1)."""

    left: Word
    right: Word
    places: tuple[int, int]
    value: float


class Pairing(NamedTuple):
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
    if len(left) == 1 and (called := right[-1].called) and likeness(left[0], called, parts) >= _JOINED:
        right = (*right[:-1], called)  # it stands alone as another's family name does
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
    """The most alike words first; what the same letters settle needs no comparison by sound."""
    initials = any(word.role is Role.INITIAL for word in (*left, *right))
    free_left, free_right = list(range(len(left))), list(range(len(right)))
    found: list[tuple[int, int, float]] = []

    def take(ordered: list[tuple[float, int, int, int]]) -> None:
        for value, _, i, j in sorted(ordered):
            if i in free_left and j in free_right:
                free_left.remove(i)
                free_right.remove(j)
                found.append((i, j, -value))

    def open_places() -> Iterator[tuple[int, int]]:
        for i in free_left:
            for j in free_right:
                if not initials or _may_answer(left, i, right, j):
                    yield i, j

    take([(-1.0, abs(i - j), i, j) for i, j in open_places() if same_letters(left[i], right[j])])
    take([(-likeness(left[i], right[j], parts), abs(i - j), i, j) for i, j in open_places()])
    found += [(i, j, 0.0) for i, j in zip(free_left, free_right, strict=False)]
    return tuple(Pair(left[i], right[j], (i, j), value) for i, j, value in sorted(found))


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
    """The words, neighbours put together that are one word of the other name (Shah Gul, Shahgul)."""
    out = list(words)
    index = 0
    while index + 1 < len(out):
        joined = _joined(out[index], out[index + 1], others, parts)
        if joined:
            out[index : index + 2] = [joined]
        index += 1
    return tuple(out)


def _joined(one: Word, other: Word, others: Sequence[Word], parts: NameParts) -> Word | None:
    """Two neighbours as one word, if the other name has such a word."""
    if Role.INITIAL in (one.role, other.role):
        return None
    length = len(one.sounds) + len(other.sounds)
    near = [word for word in others if len(word.sounds) > 3 and abs(length - len(word.sounds)) <= 2]
    if not near or any(word.plain in (one.plain, other.plain) for word in near):
        return None
    # the bones of both words together are those of the joined word
    bones = one.bones + (other.bones[1:] if one.bones[-1:] == other.bones[:1] else other.bones)
    near = [word for word in near if _may_fit(word, bones, one.script)]
    if not near:
        return None
    sounds = one.sounds + (other.sounds[1:] if one.sounds[-1:] == other.sounds[:1] else other.sounds)
    joined = Word(
        written=f"{one.written} {other.written}",
        plain=one.plain + other.plain,
        sounds=sounds,
        bones=bones,
        script=one.script,
        role=Role.FAMILY if Role.FAMILY in (one.role, other.role) else one.role,
        syllabic=one.syllabic and other.syllabic,
    )
    return joined if any(likeness(joined, word, parts) >= _JOINED for word in near) else None


def _may_fit(word: Word, bones: str, script: str) -> bool:
    same_bones = word.bones == bones or {script, word.script} != _LATIN
    return word.role is not Role.INITIAL and same_bones
