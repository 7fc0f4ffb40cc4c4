"""The web application: every page has its line here, wired by hand."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware import Middleware

from regesta.errors import RegestaError, StoreError
from regesta.settings import Settings
from regesta.show.web.archive import Archive
from regesta.show.web.clerk import Clerk
from regesta.show.web.desk import Desk, Site, open_desk
from regesta.show.web.guard import Gate, Guard, check_change
from regesta.show.web.intake import Intake
from regesta.show.web.pages import (
    acts,
    add,
    bodies,
    body,
    commitments,
    correcting,
    disputes,
    event,
    instrument,
    instruments,
    judgements,
    map,  # noqa: A004 - the page of that name
    network,
    offices,
    pair,
    pairs,
    people,
    person,
    report,
    review,
    search,
    timeline,
)
from regesta.show.web.templating import make_templates

ROUTERS: tuple[Callable[[], APIRouter], ...] = (
    timeline.make_router,
    event.make_router,
    correcting.make_router,
    report.make_router,
    pairs.make_router,
    acts.make_router,
    pair.make_router,
    people.make_router,
    person.make_router,
    offices.make_router,
    bodies.make_router,
    body.make_router,
    instruments.make_router,
    instrument.make_router,
    commitments.make_router,
    disputes.make_router,
    judgements.make_router,
    review.make_router,
    map.make_router,
    network.make_router,
    search.make_router,
    add.make_router,
)
"""What makes each page's routes: a new page adds its line."""

NAV: tuple[tuple[str, str], ...] = (
    ("Timeline", "/"),
    ("Pairs", "/pairs"),
    ("People", "/people"),
    ("Bodies", "/bodies"),
    ("Instruments", "/instruments"),
    ("Commitments", "/commitments"),
    ("Disputes", "/disputes"),
    ("Review", "/review"),
    ("Map", "/map"),
    ("Network", "/network"),
    ("Search", "/search"),
    ("Add", "/add"),
)
"""The navigation. A new page adds its line in its place: Timeline, Pairs, People, Bodies, Instruments,
Commitments, Disputes, Review, Map, Network, Search, Add."""

_SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
"""FastAPI can report what it does to a server that the environment names: this one never does."""

STATIC = Path(__file__).parent / "static"


def make_app(settings: Settings, gate: Gate, archive: Archive | None = None) -> FastAPI:
    """The application over one record file, which `gate` lets people into."""
    app = FastAPI(
        title="Regesta",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        telemetry=_SILENT,
        dependencies=[Depends(check_change)],
        middleware=[Middleware(Guard, gate=gate, names=own_names())],
        exception_handlers={
            StarletteHTTPException: _tell_refusal,
            RegestaError: _tell_error,
        },
    )
    archive = archive or Archive(settings=settings)
    app.state.site = Site(
        settings=settings,
        archive=archive,
        clerk=Clerk(settings=settings, archive=archive),
        intake=Intake(settings=settings, archive=archive),
        gate=gate,
        templates=make_templates(),
        nav=NAV,
    )
    for make_router in ROUTERS:
        app.include_router(make_router())
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def own_names() -> frozenset[str]:
    """What this machine calls itself."""
    name = socket.gethostname().casefold()
    return frozenset({name, name.partition(".")[0], f"{name.partition('.')[0]}.local"})


async def _tell_refusal(request: Request, error: StarletteHTTPException) -> Response:
    if error.headers and "location" in error.headers:
        return RedirectResponse(error.headers["location"], error.status_code)
    return _tell(request, error.status_code, str(error.detail), "")


async def _tell_error(request: Request, error: RegestaError) -> Response:
    status = 503 if isinstance(error, StoreError) else 400
    what = f"{error.where}: {error.what}" if error.where else error.what
    return _tell(request, status, what, error.mend)


def _tell(request: Request, status: int, what: str, mend: str) -> Response:
    """What went wrong, as data where data were asked for, else as a page that leads on."""
    path = request.url.path
    if path.endswith((".json", ".csv")) or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": what, "mend": mend or None}, status)
    desk = _desk(request)
    page = request.app.state.site.templates.get_template("error.html")
    return Response(
        page.render(desk=desk, shelf=desk.shelf if desk else None, status=status, what=what, mend=mend),
        status,
        media_type="text/html",
    )


def _desk(request: Request) -> Desk | None:
    """The desk of a request; None where the record itself is what went wrong."""
    try:
        return open_desk(request)
    except RegestaError:
        return None
