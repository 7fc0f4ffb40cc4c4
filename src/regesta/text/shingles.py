"""What two texts share: a small sketch of each text's word 5-grams.

Source of method: bottom-k sketches (Broder 1997, "On the resemblance and containment of documents";
Cohen and Kaplan 2007). A text with at most `SKETCH` different 5-grams is compared exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from zlib import crc32

WIDTH = 5
"""Words in a shingle."""
SKETCH = 256
"""Shingles kept of a text: those with the smallest hashes."""

_WORD = re.compile(r"\w+")
_SPACE = re.compile(b" ")
_MIX = 0x9E3779B1


def sketch(text: str) -> tuple[int, ...]:
    """The up to 256 smallest 32-bit hashes of the text's word 5-grams, ascending; empty without words."""
    words = _WORD.findall(text.casefold())
    if not words:
        return ()
    line = " ".join(words).encode("utf-8", "replace")
    starts = [0, *(found.end() for found in _SPACE.finditer(line))]
    ends = [*(start - 1 for start in starts[WIDTH:]), len(line)]
    # CRC alone is linear: multiplied by an odd number, near inputs spread.
    hashes = {crc32(line[start:end]) * _MIX & 0xFFFFFFFF for start, end in zip(starts, ends, strict=False)}
    return tuple(sorted(hashes)[:SKETCH])


def contained(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of the left text's 5-grams that the right text has too, from their sketches; 0 to 1."""
    seen = bisect_right(left, min(_reach(left), _reach(right)))
    return len(set(left).intersection(right)) / seen if seen else 0.0


def _reach(values: Sequence[int]) -> int:
    """Up to which hash a sketch is complete."""
    return values[-1] if len(values) >= SKETCH else 0xFFFFFFFF
