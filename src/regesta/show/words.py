"""Values as a reader wants them: short, exact, without a trace of the program."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from regesta.domain.claim import Place
from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Status
from regesta.domain.record import Attendee, BodyAt, Event, Session, Tenure
from regesta.show.register import Register

UNKNOWN = "-"


def interval_words(interval: Interval | None) -> str:
    """An interval as 2019-01-16, 2017-10, 2019, 2019-01-11..2019-01-20, since 2019-01-11."""
    if interval is None:
        return UNKNOWN
    if interval.start is None or interval.precision is Precision.UNTIL:
        return f"until {interval.end or interval.start}"
    if interval.end is None or interval.precision is Precision.SINCE:
        return f"since {interval.start}"
    return _run_words(interval.start, interval.end)


def _run_words(start: date, end: date) -> str:
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start:%Y}" if start.year == end.year else f"{start:%Y}..{end:%Y}"
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole:
        same = (start.year, start.month) == (end.year, end.month)
        return f"{start:%Y-%m}" if same else f"{start:%Y-%m}..{end:%Y-%m}"
    return f"{start}..{end}"


def place_words(place: Place | None) -> str:
    """A place by its name, with its state where the name is a city's."""
    if place is None:
        return UNKNOWN
    return f"{place.name} {place.country}" if place.city and place.country else place.name


def parties_words(event: Event) -> str:
    """The parties; an arrow stands between who acts and who is acted upon."""
    others = [party for party in event.recipients if party not in event.actors]
    if event.actors and others:
        return f"{' '.join(event.actors)} > {' '.join(others)}"
    return " ".join(event.parties) or UNKNOWN


def attendee_words(attendee: Attendee) -> str:
    """A person with rank and office, as the reports of the event give them."""
    name = f"{attendee.rank} {attendee.name}" if attendee.rank else attendee.name
    said = attendee.office or ""
    about = ", ".join(filter(None, [said, attendee.country]))
    return f"{name} ({about})" if about and said not in name else name


def body_words(body: BodyAt) -> str:
    """A joint body with the number of its session."""
    return f"{body.name}, no. {body.number}" if body.number is not None else body.name


def tenure_words(tenure: Tenure) -> str:
    """An office or rank with the first and last day on which reports attest it."""
    days = [day.isoformat() for day in (tenure.first, tenure.last) if day]
    return f"{tenure.title} ({'..'.join(dict.fromkeys(days))})" if days else tenure.title


def count_words(number: int, one: str, many: str = "") -> str:
    """A number with its noun ("1 report", "2 reports")."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def outlet_words(report: str, register: Register) -> str:
    """A report by outlet and publication day."""
    found = register.reports[report]
    return f"{found.outlet or 'outlet unknown'}, {found.published.day or 'undated'}"


def shorten(words: str, limit: int = 160) -> str:
    """Words on one line, cut at a blank before `limit` characters."""
    line = " ".join(words.split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0] + " ..."


def join_some(items: Sequence[str], limit: int = 6) -> str:
    """Items joined by semicolons; past `limit` their number."""
    shown = "; ".join(items[:limit])
    return f"{shown}; and {len(items) - limit} more" if len(items) > limit else shown


def join_sentences(items: Iterable[str]) -> str:
    """Pieces as a run of short sentences."""
    return ". ".join(item.rstrip(".") for item in items if item)


def age_words(since: date, until: date) -> str:
    """The time between two days in the two largest units: "12 days", "3 months", "2 years 1 month"."""
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    years, months = divmod(max(months, 0), 12)
    if not years and not months:
        return count_words(max((until - since).days, 0), "day")
    parts = [count_words(years, "year")] if years else []
    parts += [count_words(months, "month")] if months else []
    return " ".join(parts)


def session_status(session: Session) -> str:
    """What stands behind a session that was not held: " (planned)"; nothing behind one that was."""
    return "" if session.status is Status.HELD else f" ({session.status})"
