"""What goes into the reading of places: mentions, and what the report says around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from regesta.domain.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as written: `id` is any name for it, the same on mentions of the same place."""

    id: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """What tells one place from others of its name.

    `states` counts how often each state (alpha-3) is named; `dateline` is the place the report was
    written in.
    """

    states: Mapping[str, int] = field(default_factory=dict)
    dateline: str | None = None
