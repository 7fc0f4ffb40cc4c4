"""Where everything is: every address of the web app is written here."""

from __future__ import annotations

from urllib.parse import quote

from regesta.domain.record import Quote
from regesta.domain.span import Span
from regesta.show.web.query import Query, write_address

_PAGES = {
    "ev": "/event/",
    "pe": "/person/",
    "bo": "/body/",
    "in": "/instrument/",
    "re": "/report/",
    "co": "/commitments?one=",
    "di": "/disputes?one=",
}
"""What the beginning of an id says of its page."""

_SECTIONS = {
    "event": "/",
    "report": "/search",
    "person": "/people",
    "offices": "/people",
    "body": "/bodies",
    "instrument": "/instruments",
    "judgements": "/review",
}
"""The page of the navigation that what lies under another path belongs to."""


def address_of(name: str) -> str:
    """The page of anything that has an id (ev-, pe-, bo-, in-, re-, co-, di-).

    Raises:
        ValueError: if no page shows ids that begin so.
    """
    page = _PAGES.get(name[:2])
    if page is None:
        raise ValueError(f"no page shows {name!r}")
    return page + quote(name)


def section_of(path: str) -> str:
    """The page of the navigation that a page belongs to: that of pairs for a pair, of people for a person."""
    first = path.strip("/").partition("/")[0]
    return _SECTIONS.get(first, f"/{first}")


def pair_address(one: str, other: str) -> str:
    """The page of two parties, whichever is named first."""
    return "/pairs/" + quote("-".join(sorted((one, other))), safe="")


def timeline_address(query: Query, form: str = "") -> str:
    """The timeline of what a query asks for; `form` "json" or "csv" gives its data."""
    return write_address(f"/timeline.{form}" if form else "/", query)


def words_anchor(quote_: Quote) -> str:
    """The id of quoted words on a page that shows report texts."""
    return f"w-{quote_.report}-{quote_.span.start}-{quote_.span.end}"


def words_address(quote_: Quote) -> str:
    """Quoted words in their report."""
    return f"{address_of(quote_.report)}#{words_anchor(quote_)}"


def chosen_address(report: str, span: Span) -> str:
    """The page of a report with the sheet on which some of its words are put right."""
    return f"{address_of(report)}?correct={span.start}-{span.end}#put"
