"""How alike two words of names are, and by which rules of spelling."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from regesta.text.naming.name import Role, Word
from regesta.text.naming.parts import NameParts
from regesta.text.naming.sounding import LOOSE_SCRIPTS, SYLLABIC

Likeness = tuple[float, tuple[str, ...]]
"""From 0 (strangers) to 1 (the same word), and the rules of spelling that were needed."""

_VOWELS = frozenset("aeiouyAWYH")
_OTHER_SOUND = 1.2
_ROUNDING = 1e-9
_STRANGERS: Likeness = (0.0, ())
_SYLLABIC_FACTOR = 2.2
"""In names of two or three short syllables every sound tells people apart."""
_KNOWN_FACTOR = 1.5
_UNKNOWN_FACTOR = 0.9
"""Two words that are both known names are rarely one misspelt; a word no list has may well be."""
_SLIGHT = 0.45
"""Below this cost two known names may be spellings of one (Karim, Kerim)."""


def likeness(left: Word, right: Word, parts: NameParts) -> Likeness:
    """How alike two words are: 1 for the same letters, above 0.9 for spellings of one name."""
    if left.plain == right.plain and left.plain:
        return 1.0, ()
    if left.role is Role.INITIAL or right.role is Role.INITIAL:
        return _initial(left, right, parts)
    if left.script == right.script and left.script in SYLLABIC:
        return _STRANGERS
    same_name = right.plain in parts.same_names.get(left.plain, ())
    if not same_name and _far(left.bones, right.bones):
        return _STRANGERS
    loose = left.script in LOOSE_SCRIPTS or right.script in LOOSE_SCRIPTS
    cost, size, whys = _sounding(left.sounds, right.sounds, loose, parts)
    if left.syllabic and right.syllabic:
        cost *= _SYLLABIC_FACTOR
    elif cost > _SLIGHT and not loose:
        known = left.plain in parts.attested and right.plain in parts.attested
        cost *= _KNOWN_FACTOR if known else _UNKNOWN_FACTOR
    value = max(0.0, 1 - cost / size)
    if same_name and value < parts.weights["nickname"]:
        return parts.weights["nickname"], ("short form or variant",)
    return (value * 0.5 if _one_father(left, right, parts) else value), whys


def _one_father(left: Word, right: Word, parts: NameParts) -> bool:
    """Whether just one word is a father's name by its end: Nikolaev is not Nikolaevich."""
    if Role.PATRONYMIC not in (left.role, right.role) or left.role is right.role:
        return False
    return left.plain.endswith(parts.patronymic_ends) != right.plain.endswith(parts.patronymic_ends)


def _far(left: str, right: str) -> bool:
    """Whether the coarse consonants alone rule out that two words are one: cheap, and true for most pairs."""
    return Levenshtein.distance(left, right) > max(1, max(len(left), len(right)) // 2)


def _initial(left: Word, right: Word, parts: NameParts) -> Likeness:
    one, other = left.sounds[0], right.sounds[0]
    same = left.plain[:1] == right.plain[:1] or one == other or parts.costs.get(one + other, 1.0) <= 0.1
    return (0.95, ("initial",)) if same else _STRANGERS


@lru_cache(maxsize=100_000)
def _sounding(left: str, right: str, loose: bool, parts: NameParts) -> tuple[float, float, tuple[str, ...]]:  # noqa: FBT001
    """Cost and size of a weighted edit distance of sounds; the same words come often, so it is kept."""
    size = (_size(left) + _size(right)) / 2
    for end in parts.family_sounds:
        if left.endswith(end) and right.endswith(end):
            # an end that many family names share tells little: Lyubchenko, Savchenko
            size = max(1.0, size - 0.6 * _size(end))
            break
    if left == right:
        return 0.01 * size, size, ("spelling",)
    cost, whys = _distance(left, right, parts.loose_costs if loose else parts.costs, parts)
    return cost, size, whys


def _size(sounds: str) -> float:
    """Consonants count one, vowels a half."""
    return sum(0.5 if sound in _VOWELS else 1.0 for sound in sounds)


def _losses(sounds: str, costs: Mapping[str, float]) -> list[float]:
    """What leaving out each sound costs; a vowel at the end carries meaning (Karim, Karimi; -ov, -ova)."""
    out = [costs.get(sound, 1.0) for sound in sounds]
    if len(sounds) > 1 and sounds[-1] in "aeiou":
        out[-1] *= 2
    return out


def _distance(
    left: str, right: str, costs: Mapping[str, float], parts: NameParts
) -> tuple[float, tuple[str, ...]]:
    outs, others = _losses(left, costs), _losses(right, costs)
    row = [0.0]
    for out in others:
        row.append(row[-1] + out)
    rows = [row]
    for sound, out in zip(left, outs, strict=True):
        above, row = row, [row[0] + out]
        here = row[0]
        for j, other in enumerate(right):
            step = above[j] if sound == other else above[j] + costs.get(sound + other, _OTHER_SOUND)
            here = min(step, here + others[j], above[j + 1] + out)
            row.append(here)
        rows.append(row)
    return row[-1], _whys(left, right, rows, costs, parts)


def _whys(
    left: str, right: str, rows: list[list[float]], costs: Mapping[str, float], parts: NameParts
) -> tuple[str, ...]:
    """Walk the table back and name each rule used."""
    outs = _losses(left, costs)
    i, j = len(left), len(right)
    found: list[str] = []
    while i or j:
        here = rows[i][j]
        pair = left[i - 1 : i] + right[j - 1 : j]
        if i and j:
            step = 0.0 if pair[0] == pair[1] else costs.get(pair, _OTHER_SOUND)
            if abs(rows[i - 1][j - 1] + step - here) < _ROUNDING:
                if step:
                    found.append(parts.whys.get(pair, f"{pair[0]}/{pair[1]}"))
                i, j = i - 1, j - 1
                continue
        from_left = i and abs(rows[i - 1][j] + outs[i - 1] - here) < _ROUNDING
        sound = pair[0] if from_left else pair[-1]
        found.append(f"{parts.whys.get(sound, sound)} left out")
        i, j = (i - 1, j) if from_left else (i, j - 1)
    return tuple(dict.fromkeys(reversed(found)))
