"""A written name to its words and what each does in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from anyascii import anyascii

from regesta.text.naming.name import Name, Role, Word
from regesta.text.naming.parts import NameParts
from regesta.text.naming.sounding import bones_of, plain_word, script_of, sound_word

_ASIDE = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
_COMMA = re.compile(r"[,،、;]")
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u200c\u0900-\u0fff\u1780-\u17ff'’ʻʼ‘`׳])+")
_HUMP = re.compile(r"(?<=[a-zà-ÿа-я]{2})(?=[A-ZÀ-ÞА-Я][a-zà-ÿа-я]{2})")
_SYLLABLE = re.compile(r"[A-Z][a-z']*")
_SYLLABIC = frozenset({"han", "hangul"})
_ARTICLE = re.compile(r"^(?:و)?ال(?=\w{3})")
_VOWELS = frozenset("aeiouy")
_EASTERN = frozenset({"latin", "han", "hangul"})


def parse_name(written: str, parts: NameParts) -> Name:
    """Take a name apart; an empty or senseless text gives a name without words."""
    text = _ASIDE.sub(" ", unicodedata.normalize("NFC", written))
    before, after = _halves(text, parts)
    words = [*_read(before, parts), *_read(after, parts)]
    words = _beside(words, parts)
    words = _fathers(words, parts)
    surname_first = bool(after.strip())
    family = _family_place(words, len(_read(before, parts)) if surname_first else 0, parts)
    return Name(written=written, words=tuple(_persons(words, family)), surname_first=surname_first)


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
    if script in _SYLLABIC and not by_ear:
        syllables = _SYLLABLE.findall(anyascii(piece))
        if 2 <= len(syllables) <= 4 and len(piece) == len(syllables):
            yield _word(piece[0], script, parts)
            yield _word(piece[1:], script, parts)
            return
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
        common=parts.common.get(plain, 0),
    )


def _single_letters(words: list[Word], text: str) -> list[Word]:
    """Single letters are initials; so are two capitals without a vowel in a name not all in capitals."""
    out: list[Word] = []
    for word in words:
        letters = word.written.strip("'’")
        if len(letters) == 1 and word.script not in _SYLLABIC:
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


def _beside(words: list[Word], parts: NameParts) -> list[Word]:
    """Tell honorifics, particles and generation marks, as long as a name remains."""
    out = list(words)
    for index, word in enumerate(words):
        if word.role is not Role.NAME:
            continue
        if index and _listed(word, parts.generations):
            out[index] = replace(word, role=Role.GENERATION)
        elif _listed(word, parts.particles):
            out[index] = replace(word, role=Role.PARTICLE)
        elif _listed(word, parts.honorifics):
            out[index] = replace(word, role=Role.HONORIFIC)
    if any(word.role is Role.NAME for word in out):
        return out
    return [replace(word, role=Role.NAME) if word.role is not Role.INITIAL else word for word in out]


def _fathers(words: list[Word], parts: NameParts) -> list[Word]:
    """Tell fathers' names: before oglu and qizi, and ending in -ovich or -ovna beside a family name."""
    out = list(words)
    for index, word in enumerate(words):
        if index and _listed(word, parts.patronymic_words):
            out[index] = replace(word, role=Role.PARTICLE)
            if out[index - 1].role is Role.NAME and sum(item.role is Role.NAME for item in out) > 1:
                out[index - 1] = replace(out[index - 1], role=Role.PATRONYMIC)
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
    ending = [
        index
        for index in named
        if words[index].plain.endswith(parts.family_ends) and len(words[index].plain) > 4
    ]
    if ending:
        return ending[-1] if named[-1] in ending else ending[0]
    first = words[named[0]]
    eastern = first.script in _SYLLABIC or (first.plain in parts.family_first and first.script in _EASTERN)
    return named[0] if eastern and len(named) <= 3 else named[-1]


def _persons(words: list[Word], family: int | None) -> Iterable[Word]:
    """Give the remaining words their roles; a lone word after given and family name is the father's."""
    named = [index for index, word in enumerate(words) if word.role is Role.NAME]
    rest = [index for index in named if index != family]
    for index, word in enumerate(words):
        if index == family:
            yield replace(word, role=Role.FAMILY)
        elif rest and index == rest[0] and len(named) > 1:
            yield replace(word, role=Role.GIVEN)
        elif index in rest and family is not None and index > family and len(rest) == 2:
            yield replace(word, role=Role.PATRONYMIC)
        else:
            yield word
