"""What the outward objects have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from regesta.domain.claim import Place
from regesta.domain.interval import Interval
from regesta.domain.record import NameCount, Quote, Tenure
from regesta.show.register import Register

Json = dict[str, object]
"""One JSON object on its way out."""


def day_text(day: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def moment_text(moment: datetime | None) -> str | None:
    """A moment in UTC to the second, with a Z."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def interval_object(interval: Interval | None, text: str | None = None) -> Json | None:
    """An interval with the time words it was read from, where they are known."""
    if interval is None:
        return None
    return {
        "start": day_text(interval.start),
        "end": day_text(interval.end),
        "precision": interval.precision.value,
        "text": text or None,
        "basis": interval.basis,
    }


def place_object(place: Place | None) -> Json | None:
    """A place with what the gazetteer knows of it."""
    if place is None:
        return None
    return {
        "name": place.name,
        "city": place.city,
        "country": place.country,
        "geonames": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
    }


def quote_objects(quotes: Iterable[Quote], register: Register) -> list[Json]:
    """Quotations with their words, sorted by report and place in it, each once."""
    return [
        {
            "report": quote.report,
            "property": quote.property,
            "start": quote.span.start,
            "end": quote.span.end,
            "quote": register.words_of(quote),
        }
        for quote in sorted(set(quotes), key=lambda quote: (quote.report, quote.span, quote.property))
    ]


def name_objects(names: Iterable[NameCount]) -> list[Json]:
    """Spellings with the number of reports that use them."""
    return [{"name": item.name, "count": item.count} for item in names]


def tenure_object(tenure: Tenure, key: str) -> Json:
    """An office or rank over time; `key` names the title's field."""
    return {
        key: tenure.title,
        "written": list(tenure.written),
        "organisation": tenure.organisation,
        "country": tenure.country,
        "from": day_text(tenure.first),
        "to": day_text(tenure.last),
        "reports": list(tenure.reports),
    }
