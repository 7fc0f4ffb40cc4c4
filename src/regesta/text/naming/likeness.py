"""How alike two words of names are, and by which rules of spelling."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance, normalized_distance

from regesta.text.naming.name import Role, Word
from regesta.text.naming.parts import NameParts, SoundCosts
from regesta.text.naming.sounding import LOOSE_SCRIPTS, SYLLABIC, sound_word

_NO_VOWELS = str.maketrans("", "", "aeiouyAWYH")
_OTHER_SOUND = 1.2
_NO_SWAPS: dict[str, float] = {}
_ROUNDING = 1e-9
_ROUNDED = 2 * _ROUNDING
_SERVANT = "abd"
_HOPELESS = 0.6
"""A cost above this share of a word's size is not counted to its end."""
_TOLD = 0.4
"""Above this share two words are two names, whatever is known of them, and no rule is told."""
_TWO_NAMES = 0.55
"""What is left where two words are spellings of two names that sound alike."""
_TWO_FAMILIES = 0.78
_ONE_FATHER = 0.5
_UNLIKE = 0.75
"""Words of one script with fewer sounds in common than a quarter need no closer look."""
_SYLLABIC_FACTOR = 3.0
"""In names of two or three short syllables every sound tells people apart."""
_KNOWN_FACTOR = 1.5
_UNKNOWN_FACTOR = 0.9
"""Two words that are both known names are rarely one misspelt; a word no list has may well be."""
_SHORTEST_STEM = 4
_SAME_STEM = 0.08
"""The cost, as a share of the size, up to which two stems are one."""
_SLIGHT = 0.45
"""Below this cost two known names may be spellings of one (Karim, Kerim)."""


def likeness(left: Word, right: Word, parts: NameParts) -> float:
    """How alike two words are: 0 strangers, above 0.9 spellings of one name, 1 the same letters."""
    if same_letters(left, right):
        return 1.0
    if left.role is Role.INITIAL or right.role is Role.INITIAL:
        return 0.95 if _initial(left, right, parts) else 0.0
    if left.script == right.script and left.script in SYLLABIC:
        return 0.0
    same_name = right.plain in parts.same_names.get(left.plain, ())
    if left.bones[:1] == right.bones[:1] and (
        _is_renewed(left, right, parts) or _is_renewed(right, left, parts)
    ):
        return parts.weights["renewed"]
    if left.bones != right.bones and not same_name and _far(left.bones, right.bones):
        return 0.0
    value = _by_sound(left, right, parts)
    if left.lexeme and right.lexeme and left.lexeme != right.lexeme:
        value = min(value, _TWO_NAMES)
    elif _one_servant(left, right) or same_name:
        value = max(value, parts.weights["nickname"])
    elif left.role is right.role is Role.FAMILY and _differ_by_i(left.sounds, right.sounds):
        value *= _TWO_FAMILIES
    elif _one_father(left, right, parts):
        value *= _ONE_FATHER
    return value


def same_letters(left: Word, right: Word) -> bool:
    """Whether two words are one without regard to capitals and marks on letters."""
    return left.written == right.written or left.plain == right.plain != ""


def rules_between(left: Word, right: Word, parts: NameParts) -> str:
    """The rules of spelling, in words, that make one word of the other."""
    if Role.INITIAL in (left.role, right.role):
        return "initial"
    if right.plain in parts.same_names.get(left.plain, ()):
        return "short form or variant"
    if _is_renewed(left, right, parts) or _is_renewed(right, left, parts):
        return "a new end of the family name"
    if _one_servant(left, right):
        return "Abdul left out"
    return _distance(left.sounds, right.sounds, _is_loose(left, right), parts)[2]


def _differ_by_i(left: str, right: str) -> bool:
    """Whether one family name is the other with the -i of origin: Dehghan is not Dehghani."""
    short, long = sorted((left, right), key=len)
    return long == f"{short}i"


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
    if not (left.sounds.startswith(_SERVANT) or right.sounds.startswith(_SERVANT)):
        return False
    short, long = sorted((left.sounds, right.sounds), key=len)
    return long.startswith(_SERVANT) and len(short) > len(_SERVANT) and long[len(_SERVANT) :] == short


def _is_renewed(old: Word, new: Word, parts: NameParts) -> bool:
    """Whether a family name has a new end on the same stem: Rahimov, Rahimzoda."""
    if not (new.plain.endswith(parts.laid_on) and old.plain.endswith(parts.laid_off)):
        return False
    one, other = _stem(old.plain, parts.laid_off), _stem(new.plain, parts.laid_on)
    if min(len(one), len(other)) < _SHORTEST_STEM:
        return False
    cost, size, _ = _distance(sound_word(one, parts), sound_word(other, parts), False, parts)  # noqa: FBT003
    return cost <= _SAME_STEM * size


def _stem(plain: str, ends: tuple[str, ...]) -> str:
    return next(plain.removesuffix(end) for end in ends if plain.endswith(end))


def _one_father(left: Word, right: Word, parts: NameParts) -> bool:
    """Whether just one word is a father's name by its end: Nikolaev is not Nikolaevich."""
    if Role.PATRONYMIC not in (left.role, right.role) or left.role is right.role:
        return False
    return left.plain.endswith(parts.patronymic_ends) != right.plain.endswith(parts.patronymic_ends)


def _far(left: str, right: str) -> bool:
    """Whether the coarse consonants alone rule out that two words are one: cheap, and true for most pairs."""
    most = max(len(left), len(right)) // 2 or 1
    return distance(left, right, score_cutoff=most) > most


def _initial(left: Word, right: Word, parts: NameParts) -> bool:
    one, other = left.sounds[0], right.sounds[0]
    near = parts.costs.swap.get(one, {}).get(other, 1.0) <= 0.1
    return left.plain[:1] == right.plain[:1] or near


@lru_cache(maxsize=200_000)
def _distance(left: str, right: str, loose: bool, parts: NameParts) -> tuple[float, float, str]:  # noqa: FBT001
    """Cost, size, rules of a weighted edit distance of sounds; the same words come often, so it is kept."""
    size = (_size(left) + _size(right)) / 2
    if left.endswith(parts.family_sounds) and right.endswith(parts.family_sounds):
        # an end that many family names share tells little: Lyubchenko, Savchenko
        shared = next((end for end in parts.family_sounds if left.endswith(end) and right.endswith(end)), "")
        size = max(1.0, size - 0.6 * _size(shared))
    if left == right:
        return 0.01 * size, size, "spelling"
    if not loose and normalized_distance(left, right) > _UNLIKE:
        return size, size, ""
    costs = parts.loose_costs if loose else parts.costs
    one, other = _trim(_sounds(left, loose, parts), _sounds(right, loose, parts))
    most = _HOPELESS * size
    rows = _table(one, other, costs, most)
    # a table left early ends above `most` too: which word is first must not tell where it was left
    cost = rows[-1][-1] if rows[-1][-1] <= most else size
    return cost, size, _rules(one, other, rows, parts) if cost < _TOLD * size else ""


@lru_cache(maxsize=50_000)
def _size(sounds: str) -> float:
    """Consonants count one, vowels a half."""
    return (len(sounds) + len(sounds.translate(_NO_VOWELS))) / 2


class _Sounds(NamedTuple):
    """Sounds and what leaving out each of them costs."""

    text: str
    losses: list[float]


@lru_cache(maxsize=50_000)
def _sounds(text: str, loose: bool, parts: NameParts) -> _Sounds:  # noqa: FBT001
    """A vowel at the end carries meaning (Karim, Karimi; -ov, -ova): leaving it out costs double."""
    loss = (parts.loose_costs if loose else parts.costs).loss
    losses = [loss.get(sound, 1.0) for sound in text]
    if len(text) > 1 and text[-1] in "aeiou":
        losses[-1] *= 2
    return _Sounds(text, losses)


def _trim(one: _Sounds, other: _Sounds) -> tuple[_Sounds, _Sounds]:
    """Cut the beginning and end that both share: nothing there can cost."""
    left, right = one.text, other.text
    shorter = min(len(left), len(right))
    start = end = 0
    while start < shorter and left[start] == right[start]:
        start += 1
    rest = shorter - start
    while end < rest and left[-1 - end] == right[-1 - end]:
        end += 1
    here, there = slice(start, len(left) - end), slice(start, len(right) - end)
    return _Sounds(left[here], one.losses[here]), _Sounds(right[there], other.losses[there])


def _table(one: _Sounds, other: _Sounds, costs: SoundCosts, most: float) -> list[list[float]]:
    """The table of Wagner and Fischer, row by row; ends early where every path costs more than `most`."""
    row = list(accumulate(other.losses, initial=0.0))
    rows = [row]
    for sound, out in zip(one.text, one.losses, strict=True):
        swap = costs.swap.get(sound, _NO_SWAPS)
        here = row[0] + out
        below = [here]
        for letter, loss, before, above in zip(other.text, other.losses, row, row[1:], strict=False):
            best = before + swap.get(letter, _OTHER_SOUND)
            if (gone := above + out) < best:
                best = gone
            here += loss
            if best < here:  # noqa: PLR1730 - min() here would take a third of all time
                here = best
            below.append(here)
        row = below
        rows.append(row)
        if min(row) > most:
            break
    return rows


def _rules(one: _Sounds, other: _Sounds, rows: list[list[float]], parts: NameParts) -> str:
    """Walk the table back, leaving out where that explains a step, and name each rule used."""
    i, j = len(one.text), len(other.text)
    whys = parts.whys
    found: list[str] = []
    while i or j:
        here = rows[i][j] + _ROUNDING
        if i and -_ROUNDED < rows[i - 1][j] + one.losses[i - 1] - here < 0:
            i -= 1
            found.append(f"{whys.get(one.text[i], one.text[i])} left out")
        elif j and -_ROUNDED < rows[i][j - 1] + other.losses[j - 1] - here < 0:
            j -= 1
            found.append(f"{whys.get(other.text[j], other.text[j])} left out")
        else:
            i, j = i - 1, j - 1
            left, right = one.text[i], other.text[j]
            if left != right:
                found.append(whys.get(left + right) or f"{left}/{right}")
    return ", ".join(dict.fromkeys(reversed(found))) or "spelling"
