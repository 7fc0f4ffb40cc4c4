"""Any script to plain lower-case ASCII words."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(written: str) -> str:
    """Lower-case ASCII words of a text in any script, one blank between ("Məmmədov" -> "memmedov")."""
    plain = anyascii(unicodedata.normalize("NFKC", written).casefold()).lower()
    return _NOT_WORD.sub(" ", plain.replace("'", "").replace("`", "")).strip()
