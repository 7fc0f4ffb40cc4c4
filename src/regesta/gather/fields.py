"""Which field of a row gives what: guessed from its name unless told."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from regesta.gather.draft import Draft
from regesta.gather.options import Columns

_NAMES: Mapping[str, tuple[str, ...]] = {
    part: tuple(names.split())
    for part, names in {
        "text": (
            "text body content article sentences story fulltext full_text article_text articletext "
            "maintext main_text article_body articlebody body_text plain_text content_text paragraphs "
            "report description summary"
        ),
        "title": ("title headline heading head article_title subject hed name"),
        "published": (
            "published publication_date published_at date_published datepublished publish_date "
            "pub_date pubdate published_date publicationdate date dct document_date article_date "
            "datetime date_time day created_at created timestamp time release_date posted"
        ),
        "outlet": (
            "outlet publisher newspaper source_name sourcename site_name sitename news_source media "
            "publication agency source sources domain website site journal channel"
        ),
        "url": (
            "url link address href web_url weburl source_url sourceurl article_url permalink uri web_link"
        ),
        "id": ("id doc_id docid document_id article_id articleid uid uuid guid key nr no number"),
    }.items()
}
"""Usual names of fields, the likelier first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """The name of the field that gives each part of a report; None where no field does."""

    text: str | None
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None
    id: str | None

    def __str__(self) -> str:
        pairs = [(item.name, getattr(self, item.name)) for item in fields(self)]
        return ", ".join(f"{part} from {name!r}" for part, name in pairs if name is not None)


def map_fields(names: Sequence[str], told: Columns) -> Mapped:
    """Fields by their names: those told are taken as they are, the others guessed from usual names."""
    plain = {_plain(name): name for name in reversed(names)}
    parts: dict[str, str | None] = {}
    taken = {getattr(told, part) for part in _NAMES}
    for part, usual in _NAMES.items():
        guessed = next((plain[name] for name in usual if name in plain and plain[name] not in taken), None)
        parts[part] = getattr(told, part) or guessed
        taken.add(parts[part])
    return Mapped(**parts)


def _plain(name: str) -> str:
    return name.strip().strip("\ufeff").lower().replace(" ", "_").replace("-", "_").replace(":", "_")


def draft_of_row(row: Mapping[str, object], mapped: Mapped, origin: str, line: int) -> Draft:
    """The draft of one row; its source is the file with the row's id, or with its line."""
    number = words_of(_get(row, mapped.id)).strip()
    outlet, url = words_of(_get(row, mapped.outlet)), words_of(_get(row, mapped.url)).strip()
    pair = _first_pair(_get(row, mapped.outlet))
    if pair is not None:
        outlet, url = pair[0], url or pair[1]
    if not url and outlet.strip().startswith(("http://", "https://")):
        url = outlet.strip()
    short = number if number and len(number) <= 200 and "\n" not in number else ""
    return Draft(
        source=f"{origin}#{short}" if short else f"{origin}:{line}",
        origin=origin,
        text=running_text(_get(row, mapped.text)),
        title=words_of(_get(row, mapped.title)).strip() or None,
        outlet=outlet.strip() or None,
        url=url or None,
        metadata_date=words_of(_get(row, mapped.published)).strip() or None,
    )


def _get(row: Mapping[str, object], name: str | None) -> object:
    return None if name is None else row.get(name)


def _first_pair(value: object) -> tuple[str, str] | None:
    """Name and address where sources are listed as [["Outlet", "https://..."], ...]."""
    first = value[0] if isinstance(value, list) and value else None
    if isinstance(first, list) and len(first) == 2 and all(isinstance(item, str) for item in first):
        return first[0], first[1]
    return None


def words_of(value: object) -> str:
    """A field's value as words: of a list or object the first text in it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return next((words_of(value[key]) for key in ("name", "title", "value", "url") if key in value), "")
    if isinstance(value, list):
        return next((words for item in value if (words := words_of(item))), "")
    return ""


def running_text(value: object) -> str:
    """A text field as text: a list of sentences or paragraphs, or the Python form of one, is put in lines."""
    if isinstance(value, str) and value.startswith("[") and value.rstrip().endswith("]"):
        try:
            read = ast.literal_eval(value.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            read = value
        value = read if isinstance(read, list) else value
    if isinstance(value, list):
        return "\n".join(line for item in value if (line := running_text(item).strip()))
    if isinstance(value, Mapping):
        return running_text(value.get("text") or value.get("sentence") or value.get("content"))
    return value if isinstance(value, str) else ""
