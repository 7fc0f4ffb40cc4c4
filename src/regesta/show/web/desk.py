"""What one request works with, and how it answers."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from jinja2 import Environment

from regesta.settings import Settings
from regesta.show.export.columns import column_names, write_csv
from regesta.show.export.parts import Json
from regesta.show.register import Register
from regesta.show.web.addresses import address_of, section_of
from regesta.show.web.archive import Archive
from regesta.show.web.authors import known_author
from regesta.show.web.clerk import Clerk
from regesta.show.web.guard import Gate
from regesta.show.web.intake import Intake
from regesta.show.web.query import Query, parse_query
from regesta.show.web.rulings import Ruling, tell_ruling
from regesta.show.web.shelf import Shelf

_CHUNK = 200
"""So many objects go out at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all requests share; `nav` is the label and address of each entry of the navigation."""

    settings: Settings
    archive: Archive
    clerk: Clerk
    intake: Intake
    gate: Gate
    templates: Environment
    nav: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One request with the record as it is now: every page handler takes one."""

    request: Request
    site: Site
    shelf: Shelf

    @property
    def register(self) -> Register:
        """The record with its reports and readings."""
        return self.shelf.register

    @cached_property
    def query(self) -> Query:
        """What the address asks for; raises UsageError, told as a page, where it makes no sense."""
        return parse_query(self.request.query_params.multi_items())

    @property
    def paged(self) -> bool:
        """Whether the address names a page, so that data give that page and not all that fits."""
        return "page" in self.request.query_params

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed: templates leave forms out."""
        return self.site.gate.read_only

    @property
    def here(self) -> str:
        """The address asked for, without what it says was just done."""
        given = [item for item in self.request.query_params.multi_items() if item[0] != "done"]
        path = self.request.url.path
        return f"{path}?{urlencode(given, safe=',')}" if given else path

    @property
    def section(self) -> str:
        """The address of the entry of the navigation that this page belongs to."""
        return section_of(self.request.url.path)

    @cached_property
    def author(self) -> str:
        """The name that forms begin with."""
        return known_author(self.request, self.site.gate)

    @property
    def done(self) -> list[Ruling]:
        """What the address says was just ruled or taken back."""
        clerk, shelf = self.site.clerk, self.shelf
        names = [name for given in self.request.query_params.getlist("done") for name in given.split(",")]
        found = (clerk.judged(shelf.docket, name) for name in names)
        return [tell_ruling(item, shelf, clerk.idle.get(item.id, "")) for item in found if item is not None]

    def show(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page made of a template; it sees `desk`, `shelf`, `query` parts and `values`."""
        page = self.site.templates.get_template(template)
        return HTMLResponse(page.render(desk=self, shelf=self.shelf, **values), status)

    def data_address(self, form: str) -> str:
        """The address of this page's data in a form (json, csv)."""
        path = self.request.url.path
        base = "/timeline" if path == "/" else path
        asked = self.request.url.query
        return f"{base}.{form}?{asked}" if asked else f"{base}.{form}"


def open_desk(request: Request) -> Desk:
    """The desk of a request."""
    site: Site = request.app.state.site
    return Desk(request=request, site=site, shelf=site.archive.shelf())


HasDesk = Annotated[Desk, Depends(open_desk)]
"""The type of a page handler's parameter `desk`."""

Handler = Callable[..., Response]


def add_page(router: APIRouter, path: str, page: Handler, **data: Handler) -> None:
    """Add a page, and beside it its data under the same path with .json or .csv (`json=...`, `csv=...`)."""
    for form, handler in data.items():
        router.add_api_route(f"{'/timeline' if path == '/' else path}.{form}", handler, methods=["GET"])
    router.add_api_route(path, page, methods=["GET"])


def send_json(items: Iterable[Json]) -> Response:
    """Objects as one JSON array, an object a line."""
    return StreamingResponse(_json_pieces(items), media_type="application/json")


def send_object(item: Json) -> Response:
    """One object as JSON."""
    return Response(json.dumps(item, ensure_ascii=False, indent=1), media_type="application/json")


def send_csv(items: Iterable[Json], type_: str, desk: Desk) -> Response:
    """Objects of one type of the record as CSV, with the columns of `regesta export`."""
    return send_rows(items, column_names(type_, desk.site.settings.data), desk)


def send_rows(items: Iterable[Json], columns: tuple[str, ...], desk: Desk) -> Response:
    """Objects as CSV with given columns; an object within one gives a column for each of its parts."""
    name = f"{desk.request.url.path.strip('/').replace('/', '-')}"
    headers = {"content-disposition": f'attachment; filename="{name}"'} if name.isascii() else {}
    return StreamingResponse(_csv_pieces(items, columns), media_type="text/csv", headers=headers)


def no_such(what: str, name: str, desk: Desk) -> HTTPException:
    """What to raise where the record holds nothing of that id; leads on to what took its place."""
    stone = desk.shelf.gone.get(name)
    if stone is None:
        return HTTPException(404, f"The record holds no {what} {name}.")
    if stone.into is not None:
        return HTTPException(302, headers={"location": address_of(stone.into)})
    return HTTPException(410, f"The record no longer holds {what} {name}: {stone.reason}.")


def _json_pieces(items: Iterable[Json]) -> Iterator[str]:
    rest, before = iter(items), "[\n"
    while some := list(islice(rest, _CHUNK)):
        yield before + ",\n".join(json.dumps(item, ensure_ascii=False) for item in some)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def _csv_pieces(items: Iterable[Json], columns: tuple[str, ...]) -> Iterator[str]:
    waiting: list[Json] = []
    header = True
    for item in items:
        waiting.append(item)
        if len(waiting) == _CHUNK:
            yield _csv_text(waiting, columns, header=header)
            waiting, header = [], False
    if waiting or header:
        yield _csv_text(waiting, columns, header=header)


def _csv_text(items: list[Json], columns: tuple[str, ...], *, header: bool) -> str:
    out = io.StringIO()
    write_csv(items, columns, out)
    return out.getvalue() if header else out.getvalue().partition("\n")[2]
