"""Keys under which one person's names meet, however they are spelt."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from regesta.text.naming.name import Name, Role, Word

_ENDS = ("ov", "ev", "of", "ef", "ova", "eva", "iy")


def name_keys(name: Name) -> frozenset[str]:
    """Coarse keys of the words and of neighbours written as one; two names of one person share at least one."""
    words = [word for word in name.core if word.role is not Role.INITIAL and word.bones]
    rare = [word for word in words if word.common < 3]
    keys = {key for word in rare or words for key in _keys(word)}
    keys |= {key for one, other in pairwise(words) for key in _shorten(one.bones + other.bones)}
    return frozenset(keys) or frozenset({name.core[0].plain[:1]} if name.core else ())


def _keys(word: Word) -> Iterable[str]:
    return _shorten(word.bones)


def _shorten(bones: str) -> Iterable[str]:
    """The bones, and without a leading or trailing k: h and g change places (Hasanov, Gasanov)."""
    yield bones
    if bones.startswith("k") and len(bones) > 2:
        yield bones[1:]
