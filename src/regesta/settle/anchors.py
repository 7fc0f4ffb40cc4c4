"""Ids that outlive a rebuild: made of where a thing is first told, not of the order it was read in."""

from __future__ import annotations

import re
from base64 import b32encode
from datetime import date
from hashlib import blake2b

from regesta.domain.span import Span

_LAST = date.max.toordinal()
SENTENCE_END = re.compile(r"[.!?][”\"'’)]*\s+(?=[^\Wa-z])|\n")
"""Where a sentence ends, well enough to tell whether two words stand in one."""

Place = tuple[int, str, int]
"""Publication day as an ordinal, report id, first code point: what puts tellings in order."""


def place_of(report: str, span: Span, published: date | None) -> Place:
    """Where words stand among all reports: the earliest published first, undated reports last."""
    return (published.toordinal() if published else _LAST, report, span.start)


def make_id(prefix: str, *parts: str) -> str:
    """A short id such as "ev-7f3k2q4m", the same for the same parts on every machine."""
    digest = blake2b("\x1f".join(parts).encode(), digest_size=5).digest()
    return f"{prefix}-{b32encode(digest).decode().lower()}"
