"""What an address asks for: read from it and written back to it in this one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from regesta.domain.marks import Status
from regesta.errors import UsageError
from regesta.show.days import read_day

_MANY = {
    "state": "states",
    "person": "people",
    "with": "companions",
    "place": "places",
    "body": "bodies",
    "instrument": "instruments",
    "kind": "kinds",
    "family": "families",
    "status": "statuses",
    "topic": "topics",
    "outlet": "outlets",
    "office": "offices",
}
"""What may stand in an address several times (one of them is enough), and the field it goes to."""
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader asks for; empty fields ask for nothing.

    All of `pair` take part (codes or names), all `companions` (ids or names of people) and holders of all
    `offices` ("AZE:defence minister"); of the other lists one value is enough. `since` and `until`
    are days an event may have happened on; `words` must all be told; `sayings` shows mere statements too.
    """

    pair: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    confidence: float = 0.0
    since: date | None = None
    until: date | None = None
    words: str = ""
    sayings: bool = False
    oldest: bool = False
    page: int = 1

    @property
    def asks_anything(self) -> bool:
        """Whether it leaves out anything but mere statements."""
        return self.but(oldest=False) != Query(sayings=self.sayings)

    def but(self, **changes: Any) -> Query:  # noqa: ANN401 - any of the fields
        """The same with some fields changed, at its first page unless told."""
        return replace(self, **({"page": 1} | changes))


def parse_query(given: Iterable[tuple[str, str]]) -> Query:
    """Read the parameters of an address; unknown and empty ones are passed over.

    Raises:
        UsageError: if a date, number or status makes no sense.
    """
    fields: dict[str, Any] = {}
    for name, value in given:
        words = value.strip()
        if not words:
            continue
        if name in _MANY:
            fields[_MANY[name]] = (*fields.get(_MANY[name], ()), words)
        elif name == "pair":
            fields["pair"] = (
                *fields.get("pair", ()),
                *(side.strip() for side in words.split(",") if side.strip()),
            )
        else:
            fields |= _single(name, words)
    return _checked(Query(**{key: _once(value) for key, value in fields.items()}))


def _once(value: Any) -> Any:  # noqa: ANN401 - a field's value
    return tuple(dict.fromkeys(value)) if isinstance(value, tuple) else value


def _single(name: str, words: str) -> dict[str, Any]:
    """The field that a parameter stands for, with its value; empty for one that is unknown."""
    read: dict[str, Callable[[], tuple[str, Any]]] = {
        "q": lambda: ("words", words),
        "from": lambda: ("since", _day(name, words, last=False)),
        "to": lambda: ("until", _day(name, words, last=True)),
        "confidence": lambda: ("confidence", _number(name, words, 0.0, 1.0)),
        "page": lambda: ("page", int(_number(name, words, 1, 10**6))),
        "all": lambda: ("sayings", words not in {"0", "no"}),
        "order": lambda: ("oldest", words == "oldest"),
    }
    return dict([read[name]()]) if name in read else {}


def _day(name: str, words: str, *, last: bool) -> date:
    try:
        return read_day(words, last=last)
    except ValueError as error:
        mend = "write 2019, 2019-01 or 2019-01-16"
        raise UsageError("no date", where=f"{name}={words}", mend=mend) from error


def _number(name: str, words: str, least: float, most: float) -> float:
    mend = f"write a number from {least:g} to {most:g}"
    try:
        number = float(words)
    except ValueError as error:
        raise UsageError("no number", where=f"{name}={words}", mend=mend) from error
    if not least <= number <= most:
        raise UsageError("out of range", where=f"{name}={words}", mend=mend)
    return number


def _checked(query: Query) -> Query:
    if query.since and query.until and query.since > query.until:
        where = f"from={query.since} to={query.until}"
        raise UsageError("no day lies in between", where=where, mend="swap them")
    if len(query.pair) > _PAIR:
        raise UsageError("a pair is two", where=f"pair={','.join(query.pair)}", mend="name two parties")
    known = {status.value for status in Status}
    for status in query.statuses:
        if status not in known:
            mend = f"use one of: {' '.join(sorted(known))}"
            raise UsageError("no such status", where=f"status={status}", mend=mend)
    return query


def query_parameters(query: Query) -> list[tuple[str, str]]:
    """The parameters of an address that asks for this, in one fixed order; what asks nothing is left out."""
    given = [("pair", ",".join(query.pair))]
    given += [(name, value) for name, field in _MANY.items() for value in getattr(query, field)]
    given += [
        ("confidence", f"{query.confidence:g}" if query.confidence else ""),
        ("from", query.since.isoformat() if query.since else ""),
        ("to", query.until.isoformat() if query.until else ""),
        ("q", query.words),
        ("all", "1" if query.sayings else ""),
        ("order", "oldest" if query.oldest else ""),
        ("page", str(query.page) if query.page > 1 else ""),
    ]
    return [(name, value) for name, value in given if value]


def write_narrowed(path: str, query: Query) -> Callable[[date, date, str], str]:
    """A writer of addresses that ask for the same between two days and of one family.

    For drawings with hundreds of bars: what they have in common is written once.
    """
    base = write_address(path, query.but(since=None, until=None, families=()))
    joint = "&" if "?" in base else "?"
    return lambda since, until, family: f"{base}{joint}family={family}&from={since}&to={until}"


def write_address(path: str, query: Query) -> str:
    """The address of `path` that asks for this."""
    parameters = urlencode(query_parameters(query), safe=",")
    return f"{path}?{parameters}" if parameters else path
