"""What people have ruled, as a list from which each can be taken back; and the forms' own addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.responses import Response
from starlette.datastructures import FormData

from regesta.domain.judgement import Judgement, Verdict
from regesta.errors import UsageError
from regesta.judging import Author, check_value, draft_correction, draft_pair, draft_rejection
from regesta.show.days import read_day
from regesta.show.listing.judgements import judgement_object
from regesta.show.web.asking import cut_part, read_asked
from regesta.show.web.desk import Desk, HasDesk, add_page, send_csv, send_json
from regesta.show.web.forms import HasForm, field, fields, lead_back, read_author, rule
from regesta.show.web.rulings import tell_rulings

_VERDICTS = {"same": Verdict.SAME, "different": Verdict.DIFFERENT, "unsure": Verdict.UNSURE}
_NAME = re.compile(r"\b(?:ev|pe|bo|in|cl)-[a-z2-7]{4,}")
_MOST = 200
"""So many pairs one form may part."""


def make_router() -> APIRouter:
    """The routes of judgements."""
    router = APIRouter()
    add_page(router, "/judgements", show_judgements, json=judgements_json, csv=judgements_csv)
    for path, handler in (
        ("pair", rule_pair),
        ("part", part_things),
        ("reject", reject_thing),
        ("correct", correct_thing),
        ("revoke", revoke_judgements),
    ):
        router.add_api_route(f"/judgements/{path}", handler, methods=["POST"])
    return router


def show_judgements(desk: HasDesk) -> Response:
    """All judgements, the latest first."""
    asked = read_asked(desk)
    part = cut_part(_chosen(desk), asked.page)
    every = desk.shelf.judgements
    return desk.show(
        "judgements.html",
        asked=asked,
        part=part,
        rulings=tell_rulings(part.items, desk.shelf),
        authors=sorted({item.by for item in every}, key=str.casefold),
        standing=sum(item.revoked_at is None for item in every),
        revoked=sum(item.revoked_at is not None for item in every),
    )


def judgements_json(desk: HasDesk) -> Response:
    """The judgements that fit."""
    return send_json(judgement_object(item, desk.shelf.reports) for item in _chosen(desk))


def judgements_csv(desk: HasDesk) -> Response:
    """The same as a table."""
    items = (judgement_object(item, desk.shelf.reports) for item in _chosen(desk))
    return send_csv(items, "judgement", desk)


def _chosen(desk: Desk) -> list[Judgement]:
    """Those that the address asks for: `show` standing or revoked, `by` an author."""
    asked = read_asked(desk)
    show, author = asked.get("show"), asked.get("by")
    return [
        item
        for item in reversed(desk.shelf.judgements)
        if (item.revoked_at is None) is not (show == "revoked") or show not in {"standing", "revoked"}
        if author in {"", item.by}
    ]


def rule_pair(desk: HasDesk, form: HasForm) -> Response:
    """Two things are the same, different, or nobody can tell."""
    verdict = _VERDICTS.get(field(form, "verdict"))
    left, right = _name(field(form, "left")), _name(field(form, "right") or field(form, "other"))
    if verdict is None or not left or not right:
        raise UsageError("nothing was chosen", mend="choose the other one, or paste its id or address")
    return rule(desk, form, [draft_pair(desk.shelf.docket.ground, left, right, verdict, read_author(form))])


def part_things(desk: HasDesk, form: HasForm) -> Response:
    """The tellings that are ticked are another thing than the rest."""
    ticked = fields(form, "part")
    rest = [name for name in fields(form, "all") if name not in ticked]
    if not ticked or not rest:
        mend = "tick those that tell of something else, and leave at least one"
        raise UsageError("this parts nothing", mend=mend)
    if len(ticked) * len(rest) > _MOST:
        raise UsageError("too many at once", mend="tick fewer; what goes with them follows by itself")
    author, ground = read_author(form), desk.shelf.docket.ground
    pairs = [(left, right) for left in ticked for right in rest]
    return rule(desk, form, [draft_pair(ground, *pair, Verdict.DIFFERENT, author) for pair in pairs])


def reject_thing(desk: HasDesk, form: HasForm) -> Response:
    """The words do not say that."""
    ground = desk.shelf.docket.ground
    return rule(desk, form, draft_rejection(ground, field(form, "thing"), read_author(form)))


def correct_thing(desk: HasDesk, form: HasForm) -> Response:
    """Values are others; only those that were changed in the form count."""
    thing, author = field(form, "thing"), read_author(form)
    changed = changed_values(form)
    if not changed:
        raise UsageError("no value was changed", mend="change one, then save")
    return rule(desk, form, draft_values(desk, thing, changed, author))


def changed_values(form: FormData) -> list[tuple[str, str]]:
    """The properties with another value than the form came with, each with the new one."""
    found = []
    for key in form:
        name = key.removeprefix("was-")
        if key == name or name not in form:
            continue
        value = _written_when(field(form, name)) if name == "when" else field(form, name)
        if value and value != field(form, key):
            found.append((name, value))
    return found


def draft_values(
    desk: Desk, thing: str, changed: Sequence[tuple[str, str]], author: Author
) -> list[Judgement]:
    """Corrections of one thing, each checked."""
    made = []
    for property_, given in changed:
        value = desk.shelf.party_codes.get(given.casefold(), given) if property_ == "country" else given
        drafts = draft_correction(desk.shelf.docket.ground, thing, property_, value, author)
        check_value(desk.site.settings, property_, value, drafts[0].left.kind)
        made += drafts
    return made


def revoke_judgements(desk: HasDesk, form: HasForm) -> Response:
    """Judgements count no more."""
    names = [name for given in fields(form, "judgement") for name in given.split(",") if name]
    if not names:
        raise UsageError("no judgement was chosen", mend="tick one")
    desk.site.clerk.take_back(names)
    return lead_back(desk, form, names)


def _name(given: str) -> str:
    """The id in what a reader typed or pasted: an id, or the address of a page."""
    found = _NAME.search(given)
    return found[0] if found else given


def _written_when(words: str) -> str:
    """A day or run of days as a correction writes it: 2019, 2019-01 and 2019-01-16 may be given."""
    start, _, end = words.replace("..", "/").partition("/")
    try:
        first, last = read_day(start, last=False), read_day(end or start, last=True)
    except ValueError:
        return words  # told as an error where it is checked
    return f"{first}" if first == last else f"{first}/{last}"
