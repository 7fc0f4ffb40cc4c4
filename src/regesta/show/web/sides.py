"""The states and organisations that the address of a board names."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.show.web.query import Query
from regesta.show.web.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Codes of all who must take part, and what to tell of names that nobody bears."""

    codes: tuple[str, ...]
    notes: tuple[str, ...]


def find_sides(shelf: Shelf, query: Query) -> Sides:
    """Who is named by `pair` and `state` in an address, by code or name."""
    named = (*query.pair, *query.states)
    found = {name: shelf.party_codes.get(name.casefold(), "") for name in named}
    notes = tuple(
        f"No state or organisation is called {name!r}; write a code (IRN), a name (Iran) or NATO."
        for name, code in found.items()
        if not code
    )
    return Sides(codes=tuple(found.values()), notes=notes)
