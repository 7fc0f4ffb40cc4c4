"""The queue of what only a person can decide, one question after the other."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from regesta.domain.judgement import Judgement
from regesta.errors import UsageError
from regesta.show.export.parts import Json
from regesta.show.review.asking import Asked, ask_dispute
from regesta.show.web.asking import read_asked
from regesta.show.web.authors import remember_author
from regesta.show.web.desk import Desk, HasDesk, add_page, send_json, send_rows
from regesta.show.web.docket import sort_of
from regesta.show.web.forms import HasForm, field, fields, read_author, rule
from regesta.show.web.questions import SORTS, view_question
from regesta.show.web.rulings import tell_rulings

_REMEMBERED = 10
"""So many answers can be undone."""


def make_router() -> APIRouter:
    """The routes of the queue."""
    router = APIRouter()
    add_page(router, "/review", show_review, json=review_json, csv=review_csv)
    router.add_api_route("/review/answer", answer_question, methods=["POST"])
    router.add_api_route("/review/undo", undo_answer, methods=["POST"])
    return router


def show_review(desk: HasDesk) -> Response:
    """One question with both sides, and how many are left."""
    asked = read_asked(desk)
    sort, at = asked.get("sort") if asked.get("sort") in SORTS else "", asked.get("at")
    counts = {name: len(items) for name, items in desk.site.clerk.open_by_sort(desk.shelf.docket).items()}
    queue = _queue(desk, sort)
    place = next((place for place, item in enumerate(queue) if item.id == at), 0) if at else 0
    return desk.show(
        "review.html",
        asked=asked,
        sort=sort,
        sorts=SORTS,
        counts={name: counts.get(name, 0) for name in SORTS},
        total=sum(counts.values()),
        left=len(queue),
        place=place,
        view=view_question(queue[place], desk.shelf) if queue else None,
        before=queue[place - 1].id if queue and place > 0 else "",
        after=queue[place + 1].id if place + 1 < len(queue) else "",
        told=tell_rulings(_done(desk)[:1] if "kept" in desk.request.query_params else [], desk.shelf),
        undone="undone" in desk.request.query_params,
        kept=[value for name, value in asked.given if name == "was"],
    )


def review_json(desk: HasDesk) -> Response:
    """All that is open, in the order in which it is asked."""
    return send_json(_object(item) for item in _queue(desk, read_asked(desk).get("sort")))


def review_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    items = (_object(item) for item in _queue(desk, read_asked(desk).get("sort")))
    return send_rows(items, ("id", "sort", "about", "weight"), desk)


def _object(asked: Asked) -> Json:
    """A question as it goes out."""
    key = sorted(asked.key) if isinstance(asked.key, frozenset) else [asked.key[0]]
    answers = {name: answer.words for name, answer in asked.answers.items()}
    return {"id": asked.id, "sort": sort_of(asked), "about": key, "weight": asked.weight, "answers": answers}


def answer_question(desk: HasDesk, form: HasForm) -> Response:
    """Keep an answer and go on; a form of another page is led back there."""
    asked = _find(desk, field(form, "question"))
    if asked is None:
        return RedirectResponse(f"/review?{urlencode(_kept(form, []))}", 303)
    answer = asked.answers.get(field(form, "key"))
    if answer is None:
        raise UsageError("no answer was chosen", mend="choose one")
    made = answer.draft(desk.shelf.docket.ground, read_author(form))
    if field(form, "back"):
        return rule(desk, form, made)
    after = _next(desk, asked, field(form, "sort"))
    desk.site.clerk.keep(made, wait=False)
    was = f"{asked.id}:{','.join(item.id for item in made)}"
    return _lead(desk, form, [*fields(form, "was"), was], after, kept="1")


def undo_answer(desk: HasDesk, form: HasForm) -> Response:
    """Take the last answer back and ask again."""
    was = fields(form, "was")
    if not was:
        raise UsageError("there is nothing to undo", mend="take judgements back on their own page")
    question, _, names = was[-1].partition(":")
    desk.site.clerk.take_back([name for name in names.split(",") if name])
    return _lead(desk, form, was[:-1], question, undone="1")


def _lead(desk: Desk, form: FormData, was: Sequence[str], at: str, **more: str) -> Response:
    given = [("at", at), *_kept(form, was), *more.items()]
    answer = RedirectResponse(f"/review?{urlencode([item for item in given if item[1]], safe=',:')}", 303)
    if name := field(form, "by"):
        remember_author(answer, name, desk.site.gate)
    return answer


def _kept(form: FormData, was: Sequence[str]) -> list[tuple[str, str]]:
    sort = field(form, "sort")
    return [*([("sort", sort)] if sort else []), *(("was", item) for item in was[-_REMEMBERED:])]


def _queue(desk: Desk, sort: str) -> Sequence[Asked]:
    """What is open of a sort, or all that is."""
    clerk, docket = desk.site.clerk, desk.shelf.docket
    return clerk.open_by_sort(docket).get(sort, ()) if sort else clerk.open(docket)


def _find(desk: Desk, name: str) -> Asked | None:
    """The question of an id, or which value of a dispute is right."""
    docket = desk.shelf.docket
    asked = docket.asked_by_id.get(name)
    if asked is None and name in desk.shelf.disputes:
        return ask_dispute(desk.shelf.disputes[name], desk.register)
    return asked


def _next(desk: Desk, asked: Asked, sort: str) -> str:
    """The question after one; at the end the one before it."""
    queue = [item.id for item in _queue(desk, sort)]
    if asked.id not in queue:
        return ""
    place = queue.index(asked.id)
    return next(iter(queue[place + 1 :] or queue[max(0, place - 1) : place]), "")


def _done(desk: Desk) -> list[Judgement]:
    """The judgements of the last answer."""
    was = desk.request.query_params.getlist("was")
    names = was[-1].partition(":")[2].split(",") if was else []
    found = (desk.site.clerk.judged(desk.shelf.docket, name) for name in names)
    return [item for item in found if item is not None]
