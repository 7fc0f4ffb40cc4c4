"""How alike two words of names are, and by which rules of spelling."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from regesta.text.naming.name import Role, Word
from regesta.text.naming.parts import NameParts
from regesta.text.naming.sounding import LOOSE_SCRIPTS

_VOWELS = frozenset("aeiouyAWYH")
_WHOLE = frozenset({"han", "hangul"})
_FAR = 9.0


def likeness(left: Word, right: Word, parts: NameParts) -> tuple[float, tuple[str, ...]]:
    """From 0 (strangers) to 1 (the same word), with the rules of spelling that were needed."""
    if left.plain == right.plain and left.plain:
        return 1.0, ()
    if Role.INITIAL in (left.role, right.role):
        return _initial(left, right, parts)
    if left.script == right.script and left.script in _WHOLE:
        return 0.0, ()
    loose = left.script != right.script and (left.script in LOOSE_SCRIPTS or right.script in LOOSE_SCRIPTS)
    value, whys = _sounding(left.sounds, right.sounds, loose, parts)
    if value < 0.93 and (other := parts.same_names.get(left.plain)) and right.plain in other:
        return parts.weights["nickname"], ("short form",)
    return value, whys


def _initial(left: Word, right: Word, parts: NameParts) -> tuple[float, tuple[str, ...]]:
    one, other = left.sounds[0], right.sounds[0]
    same = left.plain[:1] == right.plain[:1] or parts.costs.get(one + other, 1.0) <= 0.2
    return (0.95, ("initial",)) if same or one == other else (0.0, ())


@lru_cache(maxsize=100_000)
def _sounding(left: str, right: str, loose: bool, parts: NameParts) -> tuple[float, tuple[str, ...]]:  # noqa: FBT001
    """A weighted edit distance of sounds, as likeness; the same words come again and again, so it is kept."""
    if left == right:
        return 0.99, ("spelling",)
    costs = parts.loose_costs if loose else parts.costs
    size = (_size(left) + _size(right)) / 2
    if abs(_size(left) - _size(right)) > size / 2 and not loose:
        return 0.0, ()
    cost, whys = _distance(left, right, costs, parts)
    return max(0.0, 1 - cost / size), whys


def _size(sounds: str) -> float:
    """Consonants count one, vowels a half."""
    return sum(0.5 if sound in _VOWELS else 1.0 for sound in sounds)


def _loss(sounds: str, place: int, costs: dict[str, float]) -> float:
    """What leaving out a sound costs; a vowel at the end carries meaning (Karim, Karimi; -ov, -ova)."""
    sound = sounds[place]
    cost = costs.get(sound, 1.0)
    last = place == len(sounds) - 1 and place > 0
    return 2 * cost if last and sound in "aeiou" else cost


def _distance(left: str, right: str, costs, parts: NameParts) -> tuple[float, tuple[str, ...]]:
    rows = [[0.0]]
    for j in range(len(right)):
        rows[0].append(rows[0][j] + _loss(right, j, costs))
    out_right = [_loss(right, j, costs) for j in range(len(right))]
    for i, sound in enumerate(left):
        out = _loss(left, i, costs)
        above = rows[i]
        row = [above[0] + out]
        for j, other in enumerate(right):
            swap = above[j] if sound == other else above[j] + costs.get(sound + other, 1.2)
            best = row[j] + out_right[j]
            if above[j + 1] + out < best:
                best = above[j + 1] + out
            row.append(min(swap, best))
        rows.append(row)
    return rows[-1][-1], _whys(left, right, rows, costs, parts)


def _whys(left: str, right: str, rows: list[list[float]], costs, parts: NameParts) -> tuple[str, ...]:
    """Walk the table back and name each rule used."""
    i, j = len(left), len(right)
    found: list[str] = []
    while i or j:
        here = rows[i][j]
        if i and j:
            pair = left[i - 1] + right[j - 1]
            step = 0.0 if left[i - 1] == right[j - 1] else costs.get(pair, 1.2)
            if abs(rows[i - 1][j - 1] + step - here) < 1e-9:
                if step:
                    found.append(parts.whys.get(pair, f"{pair[0]}/{pair[1]}"))
                i, j = i - 1, j - 1
                continue
        if i and abs(rows[i - 1][j] + _loss(left, i - 1, costs) - here) < 1e-9:
            found.append(parts.whys.get(left[i - 1], f"{left[i - 1]} left out"))
            i -= 1
        else:
            found.append(parts.whys.get(right[j - 1], f"{right[j - 1]} left out"))
            j -= 1
    return tuple(dict.fromkeys(reversed(found)))
