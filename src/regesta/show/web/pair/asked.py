"""The pair that an address names, with its events that fit the rest of the address."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import HTTPException

from regesta.errors import UsageError
from regesta.show.web.addresses import pair_address
from regesta.show.web.choosing import Chosen, choose_events
from regesta.show.web.desk import Desk
from regesta.show.web.dyads import Pair
from regesta.show.web.pair.curve import Step
from regesta.show.web.pair.dossier import find_pair


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPair:
    """A pair, its names, its events that fit, and how the curve is to be cut (None: as it fits)."""

    pair: Pair
    names: Pair
    chosen: Chosen
    step: Step | None

    @property
    def path(self) -> str:
        """The address of the pair's page."""
        return pair_address(*self.pair)


def ask_pair(name: str, desk: Desk) -> AskedPair:
    """Read the address of a page about a pair.

    Raises:
        HTTPException: 404 if it names no two parties of the record; 302 if they have another address.
        UsageError: if its parameters make no sense.
    """
    pair = find_pair(desk.shelf, name)
    if pair is None:
        what = f"The record knows no two parties {name!r}; write two codes or names, such as AZE-IRN."
        raise HTTPException(404, what)
    if name != "-".join(pair):
        rest = desk.request.url.path.removeprefix("/pairs/").removeprefix(name)
        asked = desk.request.url.query
        address = pair_address(*pair) + rest + (f"?{asked}" if asked else "")
        raise HTTPException(302, headers={"location": address})
    names = desk.shelf.parties
    chosen = choose_events(desk.shelf, desk.query.but(pair=pair, states=(), page=desk.query.page))
    return AskedPair(
        pair=pair,
        names=(names.get(pair[0], pair[0]), names.get(pair[1], pair[1])),
        chosen=chosen,
        step=_step(desk.request.query_params.get("by", "")),
    )


def _step(words: str) -> Step | None:
    if not words:
        return None
    try:
        return Step(words)
    except ValueError as error:
        mend = f"use one of: {' '.join(Step)}"
        raise UsageError("no such step of time", where=f"by={words}", mend=mend) from error
