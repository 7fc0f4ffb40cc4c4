"""A written name to its words and what each does in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from anyascii import anyascii
from rapidfuzz.distance.OSA import distance

from regesta.text.naming.name import BESIDE, Name, Role, Word
from regesta.text.naming.parts import NameParts
from regesta.text.naming.sounding import (
    KOREAN,
    SYLLABIC,
    bones_of,
    plain_word,
    rough_of,
    script_of,
    sound_word,
)

_ASIDE = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
_COMMA = re.compile(r"[,،、;]")
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u200c\u0900-\u0fff\u1780-\u17ff'’ʻʼ‘`׳])+")
_HUMP = re.compile(r"(?<=[a-zà-ÿа-я]{2})(?=[A-ZÀ-ÞА-Я][a-zà-ÿа-я]{2})")
_SYLLABLE = re.compile(r"[A-Z][a-z']*")
_ARTICLE = re.compile(r"^(?:و)?ال(?=\w{3})")
_SERVANT = re.compile(r"a?bd(?:(?:ou|[aeuo])[lr])?")
_SON = frozenset({"bin", "ibn", "ben", "bn", "bint"})
_NAME_ENDS = (
    *("ov", "ova", "ev", "eva", "yev", "yeva", "i", "li", "lu", "zade", "zadeh", "zada", "zoda"),
    *("oglu", "pour", "pur", "nejad", "ian", "yan"),
)
_VOWELS = frozenset("aeiouy")
_LONG_TITLE = 7
"""Letters from which a word that differs from a title by one slip is that title, not a name like it."""
_SYLLABLES = re.compile(r"(?:[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouy]{1,4}(?:ng|nh|ch|[kptmnglrc])?){1,2}")


def parse_name(written: str, parts: NameParts) -> Name:
    """Take a name apart; an empty or senseless text gives a name without words."""
    text = _ASIDE.sub(" ", unicodedata.normalize("NFC", written))
    before, after = _halves(text, parts)
    words = [*_read(before, parts), *_read(after, parts)]
    words = _eastern(words, parts) if not after.strip() else words
    words = _servants(_beside(words, parts))
    words = _fathers(words, parts)
    surname_first = bool(after.strip())
    family = _family_place(words, len(_read(before, parts)) if surname_first else 0, parts)
    told = tuple(_persons(words, family))
    core = tuple(word for word in told if word.role not in BESIDE)
    return Name(written=written, words=told, core=core, surname_first=surname_first)


def _halves(text: str, parts: NameParts) -> tuple[str, str]:
    pieces = [piece for piece in _COMMA.split(text) if piece.strip()]
    if len(pieces) < 2 or all(plain_word(word) in parts.generations for word in pieces[1].split()):
        return text, ""
    return pieces[0], " ".join(pieces[1:])


def _read(text: str, parts: NameParts) -> list[Word]:
    by_ear = "·" in text or "・" in text or "•" in text
    words: list[Word] = []
    for found in _WORD.finditer(text):
        for piece in _HUMP.split(found[0]):
            words.extend(_pieces(piece, parts, by_ear=by_ear))
    return _single_letters([word for word in words if word.sounds], text)


def _pieces(piece: str, parts: NameParts, *, by_ear: bool) -> Iterable[Word]:
    script = script_of(piece)
    if script in SYLLABIC and not by_ear:
        syllables = _SYLLABLE.findall(anyascii(piece))
        if 2 <= len(syllables) <= 4 and len(piece) == len(syllables):
            yield _word(piece[0], script, parts)
            yield _word(piece[1:], script, parts)
            return
    if script in SYLLABIC and (by_ear or len(piece) > 4):
        script = "ear"
    if script == "arabic" and (article := _ARTICLE.match(piece)):
        yield _word(article[0], script, parts, Role.PARTICLE)
        piece = piece[article.end() :]
    yield _word(piece, script, parts)


def _word(written: str, script: str, parts: NameParts, role: Role = Role.NAME) -> Word:
    sounds, plain = sound_word(written, parts), plain_word(written)
    return Word(
        written=written,
        plain=plain,
        sounds=sounds,
        bones=bones_of(sounds),
        script=script,
        role=role,
        common=parts.common.get(rough_of(sounds), 0),
        lexeme=_lexeme(plain, parts),
    )


def _lexeme(plain: str, parts: NameParts) -> str | None:
    stems = (plain.removesuffix(end) for end in ("", *_NAME_ENDS))
    return next((parts.lexemes[stem] for stem in stems if stem in parts.lexemes), None)


def _single_letters(words: list[Word], text: str) -> list[Word]:
    """Single letters are initials; so are two capitals without a vowel in a name not all in capitals."""
    out: list[Word] = []
    for word in words:
        letters = word.written.strip("'’")
        if len(letters) == 1 and word.script not in SYLLABIC and (letters.isupper() or text.islower()):
            out.append(replace(word, role=Role.INITIAL))
        elif len(letters) == 2 and letters.isupper() and not text.isupper() and not _VOWELS & set(word.plain):
            out += [
                replace(word, written=one, plain=one.lower(), sounds=one.lower(), role=Role.INITIAL)
                for one in letters
            ]
        else:
            out.append(word)
    return out


def _listed(word: Word, table: frozenset[str]) -> bool:
    return word.plain in table or word.written.casefold() in table


def _is_title(word: Word, parts: NameParts) -> bool:
    """A title, or a long one with a slip of the pen that is no name anyone has ("Minsiter")."""
    if _listed(word, parts.titles):
        return True
    if len(word.plain) < _LONG_TITLE - 1 or word.plain in parts.attested:
        return False
    return any(
        len(title) >= _LONG_TITLE and title.isascii() and distance(word.plain, title, score_cutoff=1) <= 1
        for title in parts.titles
    )


def _beside(words: list[Word], parts: NameParts) -> list[Word]:
    """Tell honorifics, particles and generation marks, as long as a name remains."""
    out = list(words)
    for index, word in enumerate(words):
        if word.role is not Role.NAME or word.syllabic:
            continue
        if index and _listed(word, parts.generations):
            out[index] = replace(word, role=Role.GENERATION)
        elif _listed(word, parts.particles) and not (index == 0 and _is_ben(words)):
            out[index] = replace(word, role=Role.PARTICLE)
        elif _listed(word, parts.honorifics) or (_is_title(word, parts) and not _named(out[:index])):
            out[index] = replace(word, role=Role.HONORIFIC)
    if _named(out):
        return out
    return [replace(word, role=Role.NAME) if word.role is not Role.INITIAL else word for word in out]


def _eastern(words: list[Word], parts: NameParts) -> list[Word]:
    """East Asian names: family name, then one given name however it is cut ("Xi Jin Ping", "Kim Jong-un")."""
    if not 2 <= len(words) <= 4 or any(word.role is not Role.NAME for word in words):
        return words
    first, *rest = words
    if first.script not in SYLLABIC and first.plain not in parts.family_first:
        return words
    by_syllables = all(_SYLLABLES.fullmatch(word.plain) for word in rest)
    if (len(rest) > 1 or first.script not in SYLLABIC) and not by_syllables:
        return words
    if len(rest) == 1 and first.plain in parts.particles:
        return words
    given = KOREAN.sub(lambda found: found[0][1], "".join(word.sounds for word in rest))
    plain, written = "".join(word.plain for word in rest), " ".join(word.written for word in rest)
    called = replace(rest[-1], role=Role.FAMILY, syllabic=True) if first.plain in parts.called_last else None
    last = replace(
        rest[0],
        written=written,
        plain=plain,
        sounds=given,
        bones=bones_of(given),
        syllabic=True,
        called=called,
    )
    return [replace(first, syllabic=True), last]


def _servants(words: list[Word]) -> list[Word]:
    """Abd al-X is one name, however it is cut: "Abdul Aziz", "Abd al-Aziz", "Abdelaziz"."""
    out: list[Word] = []
    for word in words:
        servant = next((item for item in reversed(out) if item.role is not Role.PARTICLE), None)
        if (
            servant
            and word.role is Role.NAME
            and _SERVANT.fullmatch(servant.plain)
            and servant.role is Role.NAME
        ):
            del out[out.index(servant) :]
            sounds = "abd" + word.sounds
            written, plain = f"{servant.written} {word.written}", servant.plain + word.plain
            out.append(replace(word, written=written, plain=plain, sounds=sounds, bones=bones_of(sounds)))
        else:
            out.append(word)
    return out


def _named(words: list[Word]) -> bool:
    return any(word.role is Role.NAME for word in words)


def _is_ben(words: list[Word]) -> bool:
    """Ben Carson is a Benjamin; Ben Ali is the son of Ali."""
    return len(words) == 2 and words[0].plain == "ben" and words[1].common < 2


def _fathers(words: list[Word], parts: NameParts) -> list[Word]:
    """Tell fathers' names: before oglu and qizi, and ending in -ovich or -ovna beside a family name."""
    out = list(words)
    for index, word in enumerate(words):
        if index and _listed(word, parts.patronymic_words):
            out[index] = replace(word, role=Role.PARTICLE)
            if out[index - 1].role is Role.NAME and sum(item.role is Role.NAME for item in out) > 1:
                out[index - 1] = replace(out[index - 1], role=Role.PATRONYMIC)
    for index in range(1, len(words) - 2):
        if (
            words[index].plain in _SON
            and out[index + 1].role is Role.NAME
            and out[index - 1].role is Role.NAME
        ):
            out[index + 1] = replace(out[index + 1], role=Role.PATRONYMIC)
    named = [index for index, word in enumerate(out) if word.role is Role.NAME]
    for place, index in enumerate(named):
        ends = out[index].plain.endswith(parts.patronymic_ends)
        if ends and place and (len(named) > 2 or out[index].plain.endswith(("qizi", "kyzy", "gizi"))):
            out[index] = replace(out[index], role=Role.PATRONYMIC)
            break
    return out


def _family_place(words: list[Word], before: int, parts: NameParts) -> int | None:
    """Which word is the family name: by comma, capitals, its end, East Asian order, else the last."""
    named = [index for index, word in enumerate(words) if word.role is Role.NAME]
    if len(named) < 2:
        return named[0] if named and len(words) > 1 else None
    if before:
        return max((index for index in named if index < before), default=named[-1])
    shouted = [index for index in named if words[index].written.isupper() and len(words[index].plain) > 1]
    if 0 < len(shouted) < len(named):
        return shouted[-1]
    if words[named[0]].syllabic:
        return named[0]
    ending = (i for i in named if words[i].plain.endswith(parts.family_ends) and len(words[i].plain) > 4)
    return named[-1] if words[named[-1]].plain.endswith(parts.family_ends) else next(ending, named[-1])


def _persons(words: list[Word], family: int | None) -> Iterable[Word]:
    """Give the remaining words their roles; a lone word after given and family name is the father's."""
    named = [index for index, word in enumerate(words) if word.role is Role.NAME]
    rest = [index for index in named if index != family]
    eastern = family is not None and words[family].syllabic
    for index, word in enumerate(words):
        if index == family:
            yield replace(word, role=Role.FAMILY)
        elif rest and index == rest[0] and len(named) > 1:
            yield replace(word, role=Role.GIVEN)
        elif index in rest and family is not None and index > family and len(rest) == 2 and not eastern:
            yield replace(word, role=Role.PATRONYMIC)
        else:
            yield word
