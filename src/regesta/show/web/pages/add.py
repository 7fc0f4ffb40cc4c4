"""Hand reports over in the browser: files or pasted text, read while one looks on."""

from __future__ import annotations

import json
from datetime import date

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from regesta.show.web.desk import HasDesk
from regesta.show.web.intake import Job

_LARGEST = 64 * 1024 * 1024
"""Bytes that are taken at one go."""
FIELDS = ("text", "title", "outlet", "published")
"""What is told of a pasted report, by the names that gathering knows."""


def make_router() -> APIRouter:
    """The routes of handing over."""
    router = APIRouter()
    router.add_api_route("/add", show_add, methods=["GET"])
    router.add_api_route("/add", take_reports, methods=["POST"])
    router.add_api_route("/add/{name}", show_job, methods=["GET"])
    router.add_api_route("/add/{name}/state", show_state, methods=["GET"])
    return router


def show_add(desk: HasDesk) -> Response:
    """The forms."""
    return desk.show("add.html", wrong="", given=dict.fromkeys(FIELDS, ""))


async def take_reports(desk: HasDesk) -> Response:
    """Keep what was handed over, begin to read it, and lead to where one can look on."""
    form = await desk.request.form()
    given = {name: str(form.get(name, "")).strip() for name in FIELDS}
    files = [item for item in form.getlist("files") if isinstance(item, UploadFile) and item.filename]
    if sum(item.size or 0 for item in files) > _LARGEST:
        raise HTTPException(413, "More than 64 MB at one go: use regesta read FOLDER for so much.")
    wrong = _wrong(given, files)
    if wrong:
        return desk.show("add.html", wrong=wrong, given=given)
    handed = [(str(item.filename), await item.read()) for item in files]
    if given["text"]:
        line = {name: value for name, value in given.items() if value}
        handed.append(("pasted.jsonl", json.dumps(line, ensure_ascii=False).encode()))
    job = desk.site.intake.take(handed)
    return RedirectResponse(f"/add/{job.id}", 303)


def show_job(name: str, desk: HasDesk) -> Response:
    """How far the reading is, and what came of it."""
    return desk.show("added.html", job=_job(name, desk))


def show_state(name: str, desk: HasDesk) -> Response:
    """The part of that page that changes."""
    return desk.show("added_state.html", job=_job(name, desk))


def _job(name: str, desk: HasDesk) -> Job:
    job = desk.site.intake.jobs.get(name)
    if job is None:
        raise HTTPException(404, "Nothing was handed over under this name since the server started.")
    return job


def _wrong(given: dict[str, str], files: list[UploadFile]) -> str:
    """What is wrong with a form, in words; empty where nothing is."""
    if not files and not given["text"]:
        return "Choose a file or paste the text of a report."
    try:
        if given["published"]:
            date.fromisoformat(given["published"])
    except ValueError:
        return "The day of publication is written 2019-01-16."
    return ""
