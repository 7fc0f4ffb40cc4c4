"""Which outlet a report is from, by the most trustworthy of what tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from regesta.lexicon.outlets import Outlets, host_of

_REACH = 600
_SELF = re.compile(
    r"(?:,|\A|\. )\s*(?:as )?([A-Z][\w.]{2,20}(?: [A-Z][\w.]+)?) (?:reports|informs|learned|has learned)\b"
)
_TOLD = re.compile(r"\btold ([A-Z][\w.]{2,20}(?: [A-Z][\w.]+)?)\s?[,.]")
_MADE_UP = re.compile(r"\s*(?:[-–|•]|\bvia\b)\s*")


def tell_outlet(
    given: str | None, url: str | None, others: Iterable[str | None], outlets: Outlets
) -> str | None:
    """The outlet's usual name.

    Args:
        given: what a header, metadata or a field says; kept as it is where no outlet of that name is known.
        url: the report's address.
        others: words that may name it, most trustworthy first: marks, credits, the dateline's agency.
        outlets: the outlets that are known.
    """
    named = _given(given, outlets)
    if named is not None:
        return named
    addressed = outlets.of_address(url) if url else None
    if addressed is not None:
        return addressed.name
    for words in others:
        found = outlets.named(words) if words else None
        if found is not None:
            return found.name
    return (host_of(url) or None) if url else None


def _given(given: str | None, outlets: Outlets) -> str | None:
    if not given or not given.strip():
        return None
    words = " ".join(given.split())
    if "://" in words or host_of(words) == words.lower():
        found = outlets.of_address(words)
        return found.name if found else host_of(words) or words
    found = outlets.named(words)
    return found.name if found else words


def credit_words(credit: Iterable[str], outlets: Outlets) -> list[str]:
    """The known outlets that credits name ("© 2024 AFP", "(Reporting by ..., Reuters)")."""
    words = []
    for line in credit:
        pieces = re.split(r"[\s,;:()©|/]+(?:\d{4}[\s,;:]*)?|\bby\b|\bfor\b", line)
        words += [line, *_joined(pieces)]
    return [word for word in words if outlets.named(word)]


def _joined(pieces: list[str]) -> list[str]:
    """Every run of up to four pieces, the longer first: names of outlets are of several words."""
    pieces = [piece for piece in pieces if piece]
    return [
        " ".join(pieces[at : at + size])
        for size in (4, 3, 2, 1)
        for at in range(len(pieces) - size + 1)
        if pieces[at][:1].isupper()
    ]


def self_names(text: str) -> list[str]:
    """How the first lines speak of their own outlet: "Trend reports", "told APA,"."""
    head = text[:_REACH]
    return [found[1] for pattern in (_SELF, _TOLD) for found in pattern.finditer(head)]
