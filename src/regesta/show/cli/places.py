from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from regesta.show.cli.plain_input import PlainText, write_each

if TYPE_CHECKING:
    from regesta.places import FoundPlace

_HELP = """Find the places of a text and tell where on the globe they are.

FILE is a text file, a folder of them, JSON Lines with id, text and published, or - for standard
input. Prints one JSON object a line: start, end (code points), text, name, country (alpha-3), geonames,
lat, lon (null where the place is not known or several of its name fit), and doubt, which says why; for
a folder or JSON Lines also the id of the text.

\b
Examples:
  regesta places report.txt
  echo "The ministers met in Ganja." | regesta places -
"""


@click.command(help=_HELP)
@click.argument("file", metavar="FILE")
@click.option("--published", metavar="DAY", help="Publication day (2020-02-26); not needed for places.")
def places(*, file: str, published: str | None) -> int:
    """Print the places of a file, folder or stream; status 3 where something cannot be read."""
    return write_each(file, published, _write)


def _write(item: PlainText) -> None:
    from regesta.places import resolve  # noqa: PLC0415 - the gazetteer is opened only where it is used

    lines = [
        json.dumps(_describe(found, item.id), ensure_ascii=False)
        for found in resolve(item.text, item.published)
    ]
    if lines:
        click.echo("\n".join(lines))


def _describe(found: FoundPlace, name: str | None) -> dict[str, Any]:
    head: dict[str, Any] = {} if name is None else {"id": name}
    place = found.place
    return {
        **head,
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "name": place.name if place else None,
        "country": place.country if place else None,
        "geonames": place.geonames if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "doubt": found.doubt.value if found.doubt else None,
    }
