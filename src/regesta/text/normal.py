"""One form for every text, fixed before any span exists."""

from __future__ import annotations

import html
import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]")
_PARAGRAPH_ENDS = re.compile(r"\u2029")
_SPACES = re.compile(r"[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls, soft hyphen, zero-width and direction marks, variation selectors, BOM, surrogates, non-characters.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_BLANK_RUN = re.compile(r"\n{3,}")
_SPACE_RUN = re.compile(r" {2,}")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_MOJIBAKE = re.compile("â€[™œ\u009d˜”“¦]|Ã[©¨¼¶±¡­³]|Â[ \xa0]")


def normalise(text: str) -> str:
    r"""The text in NFC with "\n" line ends, single plain spaces and nothing invisible in it.

    Lines lose the spaces at both ends, more than one blank line becomes one, HTML entities left in
    plain text are resolved, and UTF-8 that was once read as Windows-1252 is read again.
    """
    if _ENTITY.search(text):
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if _MOJIBAKE.search(text):
        text = mend_mojibake(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    text = _SPACE_RUN.sub(" ", text).replace(" \n", "\n").replace("\n ", "\n")
    text = _BLANK_RUN.sub("\n\n", text).strip("\n ")
    # What lay on both sides of a removed sign may compose only now.
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def mend_mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252 ("â€™" for "’") turned back line by line; other lines stay."""
    return "\n".join(_mend_line(line) for line in text.split("\n"))


def _mend_line(line: str) -> str:
    if not _MOJIBAKE.search(line):
        return line
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line
