"""What the marker can say: tags of words, classes of events, relations of pairs, in the weights' order."""

from __future__ import annotations

from regesta.domain.marks import ATTRIBUTES, LETTERS, ROLE_LETTERS, Status

LETTER_ORDER = "".join(LETTERS)
"""Letters in the order of the letter embeddings."""

EVENT, PERSON, STATE = (LETTER_ORDER.index(letter) for letter in "eps")
PARTIES = tuple(LETTER_ORDER.index(letter) for letter in "psg")
"""Numbers of the letters that take part in events: persons, states, organisations."""

TAGS = ("O", *(f"{part}-{letter}" for letter in LETTERS for part in "BI"))
"""B opens a mention of a letter, I goes on with it, O is outside: mentions never nest."""

STATUSES = tuple(status.value for status in Status)
ROLE_OUTPUTS = tuple(ROLE_LETTERS)
ATTRIBUTE_OUTPUTS = tuple(ATTRIBUTES)

RELATIONS = ("different", "same", "right contains left", "left contains right")
"""How two mentions of one group stand to each other; left comes first in the text."""

SINGLE_ROLES = frozenset({"when", "body", "no", "in"})
"""Roles with at most one filler (true of 99.4 to 99.9 % of events marked by hand)."""
