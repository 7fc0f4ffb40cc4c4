"""The templates' environment: everything escaped, everything missing an error, and the words of the house."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from regesta.show.web import addresses
from regesta.show.web.excerpt import excerpt_of
from regesta.show.web.glyphs import FAMILIES, FAMILY_WORDS, STATUS_WORDS
from regesta.show.web.query import write_address, write_narrowed
from regesta.show.words import (
    attendee_words,
    body_words,
    count_words,
    interval_words,
    parties_words,
    place_words,
    shorten,
    tenure_words,
)

TEMPLATES = Path(__file__).parent / "templates"


def make_templates() -> Environment:
    """The environment that all pages are made in."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "interval": interval_words,
        "place": place_words,
        "attendee": attendee_words,
        "body": body_words,
        "tenure": tenure_words,
        "parties": parties_words,
        "shorten": shorten,
        "moment": moment_words,
        "file_name": file_name,
    }
    environment.globals |= {
        "address_of": addresses.address_of,
        "pair_address": addresses.pair_address,
        "timeline_address": addresses.timeline_address,
        "words_anchor": addresses.words_anchor,
        "words_address": addresses.words_address,
        "chosen_address": addresses.chosen_address,
        "write_address": write_address,
        "write_narrowed": write_narrowed,
        "count": count_words,
        "excerpt_of": excerpt_of,
        "families": FAMILIES,
        "family_words": FAMILY_WORDS,
        "status_words": STATUS_WORDS,
    }
    return environment


def compile_templates(environment: Environment) -> None:
    """Compile every template, which takes one to two seconds in all, so that no reader waits for it."""
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


def file_name(source: str) -> str:
    """The name of the file that a report was read from, without its folders; an address stays whole."""
    return source if "://" in source else source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def moment_words(moment: datetime) -> str:
    """A moment in UTC as ISO 8601, to the second."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
