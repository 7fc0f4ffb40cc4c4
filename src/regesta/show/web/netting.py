"""The network that an address asks for: whose, in which years, and as rows of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from regesta.errors import UsageError
from regesta.show.export.parts import Json
from regesta.show.web.addresses import address_of, pair_address, timeline_address
from regesta.show.web.asking import Asked
from regesta.show.web.choosing import Chosen
from regesta.show.web.query import Query
from regesta.show.web.shelf import Shelf
from regesta.show.web.ties import Tie, Ties, count_ties

WHO = {"states": "states", "people": "people"}
SIZES = (20, 40, 60, 80)
TIE_COLUMNS = ("one", "one_name", "other", "other_name", "events", "acts", "goldstein", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """What is asked for: `who` of WHO, `most` of SIZES are drawn, `held` masks the events that fit."""

    who: str
    most: int
    ties: Ties
    held: npt.NDArray[np.bool_]
    counted: tuple[Tie, ...]
    labels: Mapping[str, str]


def cast_net(shelf: Shelf, chosen: Chosen, asked: Asked) -> Net:
    """The network of the events that fit.

    Raises:
        UsageError: if it is asked of neither states nor people, or of an odd number of them.
    """
    who, most = asked.get("who") or "states", asked.get("most") or "40"
    if who not in WHO:
        raise UsageError("nobody is called so", where=f"who={who}", mend=f"use one of: {' '.join(WHO)}")
    if most not in map(str, SIZES):
        mend = f"use one of: {' '.join(map(str, SIZES))}"
        raise UsageError("so many are not drawn", where=f"most={most}", mend=mend)
    held = np.zeros(len(shelf.events), dtype=np.bool_)
    held[chosen.places] = True
    ties = shelf.ties[who]
    return Net(
        who=who,
        most=int(most),
        ties=ties,
        held=held,
        counted=count_ties(ties, held),
        labels=shelf.parties if who == "states" else {name: item.name for name, item in shelf.people.items()},
    )


def count_by_year(years: npt.NDArray[np.int32], held: npt.NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    """The years of the events that fit, each with their number, the earliest first."""
    found, counts = np.unique(years[held & (years > 0)], return_counts=True)
    return tuple(zip(found.tolist(), counts.tolist(), strict=True))


def node_page(who: str, name: str, query: Query) -> str:
    """Where a node leads: to a person, or to the events of a party."""
    return address_of(name) if who == "people" else timeline_address(query.but(states=(name,)))


def tie_page(who: str, tie: Tie, query: Query) -> str:
    """Where a tie leads: to the pair, or to the events in which both people take part."""
    if who == "states":
        return pair_address(*tie.ends)
    return timeline_address(query.but(companions=tie.ends))


def tie_object(tie: Tie, net: Net, query: Query) -> Json:
    """One tie as a row."""
    one, other = tie.ends
    return {
        "one": one,
        "one_name": net.labels.get(one, one),
        "other": other,
        "other_name": net.labels.get(other, other),
        "events": tie.events,
        "acts": tie.acts,
        "goldstein": None if tie.goldstein is None else round(tie.goldstein, 3),
        "page": tie_page(net.who, tie, query),
    }
