"""What the address of a list asks for, and the part of the list that one page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from regesta.show.web.choosing import PER_PAGE, Chosen, choose_events
from regesta.show.web.desk import Desk
from regesta.text.folding import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The parameters of an address, empty ones left out, and the page of the list it asks for."""

    path: str
    given: tuple[tuple[str, str], ...]
    page: int

    def get(self, name: str) -> str:
        """The first value of a parameter; empty where it is not given."""
        return next((value for key, value in self.given if key == name), "")

    def address(self, page: int = 1, **changes: str) -> str:
        """The address that asks for the same with some parameters changed (empty takes one away)."""
        kept = [(name, value) for name, value in self.given if name not in changes]
        kept += [(name, value) for name, value in changes.items() if value]
        kept += [("page", str(page))] if page > 1 else []
        return f"{self.path}?{urlencode(kept, safe=',')}" if kept else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[T]):
    """The items of one page, and how many there are in all."""

    items: tuple[T, ...]
    total: int
    page: int
    size: int = PER_PAGE

    @property
    def pages(self) -> int:
        """The number of pages, at least 1."""
        return max(1, -(-self.total // self.size))


def read_asked(desk: Desk) -> Asked:
    """What the address of a page asks for.

    Raises:
        UsageError: if its page is no number.
    """
    given = ((name, value.strip()) for name, value in desk.request.query_params.multi_items())
    return Asked(
        path=desk.request.url.path.removesuffix(".json").removesuffix(".csv"),
        given=tuple((name, value) for name, value in given if value and name != "page"),
        page=desk.query.page,
    )


def tellings_page(desk: Desk) -> int:
    """Which page of the form that splits an entry the address asks for; 1 where it makes no sense."""
    given = desk.request.query_params.get("tellings", "")
    return max(1, int(given)) if given.isdecimal() and len(given) < 7 else 1


def cut_part(items: Sequence[T], page: int, size: int = PER_PAGE) -> Part[T]:
    """One page of a list; past the end it is empty."""
    start = (page - 1) * size
    return Part(items=tuple(items[start : start + size]), total=len(items), page=page, size=size)


def fold_words(words: str) -> tuple[str, ...]:
    """Words to look for, folded; each is found by its beginning."""
    return tuple(f" {word}" for word in fold(words).split())


def tells(folded: str, wanted: Iterable[str]) -> bool:
    """Whether every wanted word (see `fold_words`) begins a word of a folded text."""
    told = f" {folded}"
    return all(word in told for word in wanted)


def own_events(desk: Desk, **whose: Any) -> Chosen:  # noqa: ANN401 - a field of Query
    """The events of one person, body or instrument that fit the address, mere statements among them.

    Its query is the address's own, so that paging leaves the page's path and parameters as they are.
    """
    query = desk.query.but(page=desk.query.page, sayings=True, **whose)
    return replace(choose_events(desk.shelf, query), query=desk.query)
