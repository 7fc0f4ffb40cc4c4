"""How alike two words of names are, and by which rules of spelling."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance.Levenshtein import distance, normalized_distance

from regesta.text.naming.name import Role, Word
from regesta.text.naming.parts import NameParts, SoundCosts
from regesta.text.naming.sounding import LOOSE_SCRIPTS, SYLLABIC

_VOWELS = frozenset("aeiouyAWYH")
_OTHER_SOUND = 1.2
_ROUNDING = 1e-9
_SERVANT = "abd"
_HOPELESS = 0.6
"""A cost above this share of a word's size is not counted to its end."""
_UNLIKE = 0.75
"""Words of one script with fewer sounds in common than a quarter need no closer look."""
_SYLLABIC_FACTOR = 3.0
"""In names of two or three short syllables every sound tells people apart."""
_KNOWN_FACTOR = 1.5
_UNKNOWN_FACTOR = 0.9
"""Two words that are both known names are rarely one misspelt; a word no list has may well be."""
_SLIGHT = 0.45
"""Below this cost two known names may be spellings of one (Karim, Kerim)."""


def likeness(left: Word, right: Word, parts: NameParts) -> float:
    """How alike two words are: 0 strangers, above 0.9 spellings of one name, 1 the same letters."""
    if left.written == right.written or left.plain == right.plain != "":
        return 1.0
    if left.role is Role.INITIAL or right.role is Role.INITIAL:
        return 0.95 if _initial(left, right, parts) else 0.0
    if left.script == right.script and left.script in SYLLABIC:
        return 0.0
    same_name = right.plain in parts.same_names.get(left.plain, ())
    if not same_name and _far(left.bones, right.bones):
        return 0.0
    value = _by_sound(left, right, parts)
    if _one_servant(left, right) or same_name:
        return max(value, parts.weights["nickname"])
    return value * 0.5 if _one_father(left, right, parts) else value


def rules_between(left: Word, right: Word, parts: NameParts) -> str:
    """The rules of spelling, in words, that make one word of the other."""
    if Role.INITIAL in (left.role, right.role):
        return "initial"
    if right.plain in parts.same_names.get(left.plain, ()):
        return "short form or variant"
    if _one_servant(left, right):
        return "Abdul left out"
    return _distance(left.sounds, right.sounds, _is_loose(left, right), parts)[2]


def _by_sound(left: Word, right: Word, parts: NameParts) -> float:
    loose = _is_loose(left, right)
    cost, size, _ = _distance(left.sounds, right.sounds, loose, parts)
    if left.syllabic and right.syllabic:
        cost *= _SYLLABIC_FACTOR
    elif cost > _SLIGHT and not loose:
        known = left.plain in parts.attested and right.plain in parts.attested
        cost *= _KNOWN_FACTOR if known else _UNKNOWN_FACTOR
    return max(0.0, 1 - cost / size)


def _is_loose(left: Word, right: Word) -> bool:
    return left.script in LOOSE_SCRIPTS or right.script in LOOSE_SCRIPTS


def _one_servant(left: Word, right: Word) -> bool:
    """Whether just one word has the prefix of Abdul-: Abdul Hanif is often called Hanif."""
    short, long = sorted((left.sounds, right.sounds), key=len)
    return long.startswith(_SERVANT) and len(short) > len(_SERVANT) and long[len(_SERVANT) :] == short


def _one_father(left: Word, right: Word, parts: NameParts) -> bool:
    """Whether just one word is a father's name by its end: Nikolaev is not Nikolaevich."""
    if Role.PATRONYMIC not in (left.role, right.role) or left.role is right.role:
        return False
    return left.plain.endswith(parts.patronymic_ends) != right.plain.endswith(parts.patronymic_ends)


def _far(left: str, right: str) -> bool:
    """Whether the coarse consonants alone rule out that two words are one: cheap, and true for most pairs."""
    most = max(len(left), len(right)) // 2 or 1
    return left != right and distance(left, right, score_cutoff=most) > most


def _initial(left: Word, right: Word, parts: NameParts) -> bool:
    one, other = left.sounds[0], right.sounds[0]
    near = parts.costs.swap.get(one, {}).get(other, 1.0) <= 0.1
    return left.plain[:1] == right.plain[:1] or near


@lru_cache(maxsize=200_000)
def _distance(left: str, right: str, loose: bool, parts: NameParts) -> tuple[float, float, str]:  # noqa: FBT001
    """Cost, size, rules of a weighted edit distance of sounds; the same words come often, so it is kept."""
    size = (_size(left) + _size(right)) / 2
    for end in parts.family_sounds:
        if left.endswith(end) and right.endswith(end):
            # an end that many family names share tells little: Lyubchenko, Savchenko
            size = max(1.0, size - 0.6 * _size(end))
            break
    if left == right:
        return 0.01 * size, size, "spelling"
    if not loose and normalized_distance(left, right) > _UNLIKE:
        return size, size, ""
    costs = parts.loose_costs if loose else parts.costs
    rows = _table(left, right, costs, _HOPELESS * size)
    cost = rows[-1][-1] if len(rows) > len(left) else size
    return cost, size, _rules(left, right, rows, costs, parts) if cost < _HOPELESS * size else ""


def _size(sounds: str) -> float:
    """Consonants count one, vowels a half."""
    return sum([0.5 if sound in _VOWELS else 1.0 for sound in sounds])


def _losses(sounds: str, costs: SoundCosts) -> list[float]:
    """What leaving out each sound costs; a vowel at the end carries meaning (Karim, Karimi; -ov, -ova)."""
    out = [costs.loss.get(sound, 1.0) for sound in sounds]
    if len(sounds) > 1 and sounds[-1] in "aeiou":
        out[-1] *= 2
    return out


def _table(left: str, right: str, costs: SoundCosts, most: float) -> list[list[float]]:
    """The table of Wagner and Fischer, row by row; ends early where every path costs more than `most`."""
    outs, others = _losses(left, costs), _losses(right, costs)
    row = list(accumulate(others, initial=0.0))
    rows = [row]
    for sound, out in zip(left, outs, strict=True):
        swap = costs.swap.get(sound, {})
        here = row[0] + out
        below = [here]
        for j, other in enumerate(right):
            best = row[j] + swap.get(other, _OTHER_SOUND)
            if (gone := row[j + 1] + out) < best:
                best = gone
            here += others[j]
            if best < here:  # noqa: PLR1730 - min() here would take a third of all time
                here = best
            below.append(here)
        row = below
        rows.append(row)
        if min(row) > most:
            break
    return rows


def _rules(left: str, right: str, rows: list[list[float]], costs: SoundCosts, parts: NameParts) -> str:
    """Walk the table back and name each rule used."""
    outs = _losses(left, costs)
    i, j = len(left), len(right)
    found: list[str] = []
    while i or j:
        pair = left[i - 1 : i] + right[j - 1 : j]
        if i and j:
            step = costs.swap.get(pair[0], {}).get(pair[1], _OTHER_SOUND)
            if abs(rows[i - 1][j - 1] + step - rows[i][j]) < _ROUNDING:
                if step:
                    found.append(parts.whys.get(pair, f"{pair[0]}/{pair[1]}"))
                i, j = i - 1, j - 1
                continue
        from_left = i > 0 and abs(rows[i - 1][j] + outs[i - 1] - rows[i][j]) < _ROUNDING
        sound = pair[0] if from_left else pair[-1]
        found.append(f"{parts.whys.get(sound, sound)} left out")
        i, j = (i - 1, j) if from_left else (i, j - 1)
    return ", ".join(dict.fromkeys(reversed(found))) or "spelling"
