"""Which word of one name answers which word of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.text.naming.likeness import likeness
from regesta.text.naming.name import Role, Word
from regesta.text.naming.parts import NameParts
from regesta.text.naming.sounding import bones_of

_JOINED = 0.88


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two words that answer each other: places in their names, likeness 0 to 1 and the rules needed."""

    left: int
    right: int
    value: float
    whys: tuple[str, ...]


def pair_words(left: Sequence[Word], right: Sequence[Word], parts: NameParts) -> list[Pair]:
    """The best word for each word of the shorter name, most alike first, each used once."""
    every = [
        Pair(left=i, right=j, value=value, whys=whys)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        for value, whys in (likeness(one, other, parts),)
    ]
    every.sort(key=lambda pair: (-pair.value, abs(pair.left - pair.right)))
    used_left: set[int] = set()
    used_right: set[int] = set()
    out: list[Pair] = []
    for pair in every:
        if pair.left not in used_left and pair.right not in used_right:
            used_left.add(pair.left)
            used_right.add(pair.right)
            out.append(pair)
    return out


def join_words(words: Sequence[Word], others: Sequence[Word], parts: NameParts) -> tuple[Word, ...]:
    """Words where two neighbours are put together if they are one word of the other name (Shah Gul, Shahgul)."""
    out = list(words)
    index = 0
    while index + 1 < len(out):
        joined = _join(out[index], out[index + 1])
        if any(
            abs(len(joined.sounds) - len(other.sounds)) <= 2
            and likeness(joined, other, parts)[0] >= _JOINED
            and len(other.plain) > 3
            for other in others
            if other.role is not Role.INITIAL
        ):
            out[index : index + 2] = [joined]
        index += 1
    return tuple(out)


def _join(one: Word, other: Word) -> Word:
    sounds = (
        one.sounds + other.sounds if one.sounds[-1:] != other.sounds[:1] else one.sounds + other.sounds[1:]
    )
    role = Role.FAMILY if Role.FAMILY in (one.role, other.role) else one.role
    return Word(
        written=f"{one.written} {other.written}",
        plain=one.plain + other.plain,
        sounds=sounds,
        bones=bones_of(sounds),
        script=one.script,
        role=Role.NAME if role is Role.INITIAL else role,
        common=0,
    )
