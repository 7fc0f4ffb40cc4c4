"""A written word of any script as a string of sound symbols."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from regesta.text.naming.parts import NameParts

_RANGES = (
    (0x0250, "latin"),
    (0x0370, "other"),
    (0x0400, "greek"),
    (0x0530, "cyrillic"),
    (0x0590, "armenian"),
    (0x0600, "hebrew"),
    (0x0780, "arabic"),
    (0x10A0, "other"),
    (0x1100, "georgian"),
    (0x1200, "hangul"),
    (0x1E00, "other"),
    (0x2000, "latin"),
    (0x3040, "other"),
    (0x3100, "kana"),
    (0x3400, "other"),
    (0xA000, "han"),
    (0xAC00, "other"),
    (0xD7B0, "hangul"),
    (0xFB1D, "other"),
    (0xFB50, "hebrew"),
    (0xFF00, "arabic"),
)
LOOSE_SCRIPTS = frozenset({"arabic", "hebrew", "kana", "ear", "other"})
"""Scripts that leave vowels out or write foreign names by ear."""

SYLLABIC = frozenset({"han", "hangul"})
"""Scripts with one letter a syllable, whose plain form marks syllables by capitals."""

KOREAN = re.compile(r"eo|eu|ae")
"""Vowels that the official romanisation of Korean writes with two letters, others with the second."""
_NOT_SOUND = re.compile(r"[^A-Za-z]")
_DOUBLED = re.compile(r"(.)\1+")
_SERVANT = re.compile(r"^[aeoA]bd(?:[aeiou]+(?:l|(?=rr|ss|SS|zz|nn|dd|tt))|Al|l)(?=.{3})")
_OF_GOD = re.compile(r"^[aeoA]bd[aeiouA]*l+[aeo]?[hHX]?(?=$|[iyYe]|A)")
"""Abdul-, Abdel-, Abdol-, Abdur- and the Arabic spelling are one prefix."""
_BONES = str.maketrans(
    {
        **dict.fromkeys("aeiouyvwhAWYH'", ""),
        **dict.fromkeys("kqgGXcCxhJ", "k"),
        **dict.fromkeys("sSZT", "s"),
        **dict.fromkeys("bpf", "p"),
        **dict.fromkeys("tdz", "t"),
        **dict.fromkeys("lr", "l"),
        **dict.fromkeys("mn", "n"),
    }
)
_ROUGH = str.maketrans("eiuqGX", "aaoggh", "y")
_LIGHT = str.maketrans("", "", "gGXx")


def script_of(written: str) -> str:
    """The script of the first letter of a word: latin, cyrillic, arabic ... or other."""
    for char in written:
        if char.isalpha():
            code = ord(char)
            return next((name for end, name in _RANGES if code < end), "other")
    return "latin"


def plain_word(written: str) -> str:
    """Lower-case ASCII letters and digits of one word."""
    return re.sub(r"[^a-z0-9]", "", anyascii(written.casefold()).lower())


def sound_word(written: str, parts: NameParts) -> str:
    """The sounds of one word, doubled ones once: "Məmmədov" and "Mammadov" come close, not equal."""
    low = unicodedata.normalize("NFC", written.casefold())
    latin = anyascii(low.translate(parts.letters))
    if script_of(low) in SYLLABIC:
        latin = KOREAN.sub(lambda found: found[0][1], latin.lower())
    latin = _NOT_SOUND.sub("", latin)
    sounds = parts.spelling.sub(lambda found: _spelt(found, parts), latin)
    return _DOUBLED.sub(r"\1", _SERVANT.sub("abd", _OF_GOD.sub("abdla", sounds)))


def _spelt(found: re.Match[str], parts: NameParts) -> str:
    at_end = found.end() == len(found.string)
    sounds = parts.spellings.get(f"{found[0]}$") if at_end else None
    return sounds or parts.spellings[found[0]]


def rough_of(sounds: str) -> str:
    """Sounds with two vowels only, under which frequencies are kept: Mohammad, Muhammed, Mohamed are one."""
    return sounds.translate(_ROUGH)


def light_bones_of(sounds: str) -> str:
    """The bones without what is spelt h, kh, g or gh: Hasanov and Gasanov are one."""
    return bones_of(sounds.translate(_LIGHT))


def bones_of(sounds: str) -> str:
    """Coarse consonant classes, the same for all usual spellings: vowels, v, w, y, h are left out."""
    return _DOUBLED.sub(r"\1", sounds.translate(_BONES))
