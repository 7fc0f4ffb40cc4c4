"""Signs of events: the family gives the shape and colour, the status the filling."""

from __future__ import annotations

from collections.abc import Mapping

FAMILY_WORDS: Mapping[str, str] = {
    "contact": "Contact",
    "cooperation": "Cooperation",
    "commitment": "Commitment",
    "easing": "Easing",
    "conflict": "Conflict",
    "statement": "Statement",
    "other": "Other",
}
"""The families of event kinds in the order of legends, with their labels."""

FAMILIES = tuple(FAMILY_WORDS)

STATUS_WORDS: Mapping[str, str] = {
    "held": "held",
    "ongoing": "going on",
    "planned": "planned",
    "possible": "possible",
    "cancelled": "cancelled",
    "denied": "denied",
}
"""The statuses in the order of legends, with their labels."""
