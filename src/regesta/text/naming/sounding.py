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
LOOSE_SCRIPTS = frozenset({"arabic", "hebrew", "kana", "han", "hangul", "other"})
"""Scripts that leave vowels out or write foreign names by ear."""

_NOT_SOUND = re.compile(r"[^A-Za-z]")
_DOUBLED = re.compile(r"(.)\1+")
_SERVANT = re.compile(r"^abd(?:[aeiou]+(?:l|(?=rr|ss|zz|nn|dd|tt))|(?:Al|l))(?=.)")
"""Abdul-, Abdel-, Abdol-, Abdur- and the Arabic spelling are one prefix."""
_BONES = str.maketrans(
    {
        **dict.fromkeys("aeiouyvwhAWYH'", ""),
        **dict.fromkeys("kqgGXcCxhJ", "k"),
        **dict.fromkeys("sSzZT", "s"),
        **dict.fromkeys("bpf", "p"),
        **dict.fromkeys("td", "t"),
        **dict.fromkeys("lr", "l"),
        **dict.fromkeys("mn", "n"),
    }
)


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
    latin = _NOT_SOUND.sub("", anyascii(low.translate(dict(parts.letters))))
    sounds = parts.spelling.sub(lambda found: parts.spellings[found[0]], latin)
    return _DOUBLED.sub(r"\1", _SERVANT.sub("abd", sounds))


def bones_of(sounds: str) -> str:
    """Coarse consonant classes, the same for all usual spellings: vowels, v, w, y, h are left out."""
    return _DOUBLED.sub(r"\1", sounds.translate(_BONES))
