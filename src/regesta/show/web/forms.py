"""What a form sends, who sent it, and where a reader goes after a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from regesta.domain.judgement import Judgement
from regesta.errors import UsageError
from regesta.judging import Author
from regesta.show.web.addresses import address_of
from regesta.show.web.authors import LONGEST, remember_author
from regesta.show.web.desk import Desk
from regesta.show.web.shelf import Shelf

_SHOWN = 40
"""So many judgements an address may name."""


async def read_form(request: Request) -> FormData:
    """The fields of the form that a request carries."""
    return await request.form()


HasForm = Annotated[FormData, Depends(read_form)]
"""The type of a handler's parameter `form`."""


def field(form: FormData, name: str) -> str:
    """One field without the blanks around it; empty where it was not sent."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def fields(form: FormData, name: str) -> list[str]:
    """Every value of a field that may be sent several times."""
    return [value.strip() for value in form.getlist(name) if isinstance(value, str) and value.strip()]


def read_author(form: FormData) -> Author:
    """Who rules, and why; raises UsageError where nobody is named."""
    name = " ".join(field(form, "by").split())[:LONGEST]
    if not name:
        raise UsageError("nobody is named who rules", mend="write your name into the field 'Your name'")
    return Author(by=name, reason=field(form, "reason"))


def rule(desk: Desk, form: FormData, judgements: Iterable[Judgement], back: str = "") -> Response:
    """Keep judgements, have the record settled, and lead back to where the form stood."""
    made = list(judgements)
    desk.site.clerk.keep(made)
    return lead_back(desk, form, [item.id for item in made], back)


def lead_back(desk: Desk, form: FormData, names: list[str], back: str = "") -> Response:
    """Where the form stood (or what took its place), which tells what was done; the author is remembered."""
    shelf = desk.site.archive.shelf()
    address = with_done(_still_there(back or _own(field(form, "back")), shelf), names)
    answer = RedirectResponse(address, 303)
    if name := field(form, "by"):
        remember_author(answer, name, desk.site.gate)
    return answer


def with_done(address: str, names: Iterable[str]) -> str:
    """An address that says which judgements were just made."""
    parts = urlsplit(address)
    given = [(name, value) for name, value in parse_qsl(parts.query) if name != "done"]
    given += [("done", ",".join(list(names)[:_SHOWN]))]
    return parts._replace(query=urlencode(given, safe=",")).geturl()


def _own(address: str) -> str:
    """An address of this server's; the timeline where a form names another."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"


def _still_there(address: str, shelf: Shelf) -> str:
    """The address, or that of the entry that took the place of the one it shows."""
    path = urlsplit(address).path
    stone = shelf.gone.get(path.rpartition("/")[2])
    if stone is None:
        return address
    return address_of(stone.into) if stone.into else "/judgements"
