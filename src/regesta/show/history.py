"""What changed in a record, when, and by which report or judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from regesta.domain.change import Change, Tombstone, What
from regesta.domain.judgement import Judgement
from regesta.show.export.parts import Json, moment_text
from regesta.show.listing.disputes import subject_words
from regesta.show.listing.judgements import ruling_words
from regesta.show.opening import open_register
from regesta.show.register import Register
from regesta.show.table import Table
from regesta.show.words import join_some, outlet_words, shorten

_SORTS = {
    "ev": "event",
    "pe": "person",
    "bo": "joint body",
    "in": "instrument",
    "co": "commitment",
    "di": "dispute",
}
"""What the beginning of an id says."""
_WIDE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The change log from some day on, with what its ids stand for; judgements and tombstones by id."""

    register: Register
    changes: Sequence[Change]
    judgements: Mapping[str, Judgement]
    tombstones: Mapping[str, Tombstone]


def open_history(path: Path, since: date | None) -> History:
    """The change log of a record file, from the beginning of a day (UTC) on."""
    from regesta.store import open_store  # noqa: PLC0415 - loads SQLAlchemy, which takes half a second

    register = open_register(path)
    moment = datetime.combine(since, time(), UTC) if since else None
    with open_store(path, read_only=True) as store:
        return History(
            register=register,
            changes=tuple(store.changes(moment)),
            judgements={item.id: item for item in store.judgements()},
            tombstones={item.id: item for item in store.tombstones()},
        )


def history_table(history: History) -> Table:
    """One row a change: when, of what, what became of it, by which reports and judgements."""
    return Table(
        headings=("When", "Of", "What changed", "By"),
        rows=tuple(_row(change, history) for change in history.changes),
        ids=tuple(change.subject for change in history.changes),
        empty="Nothing has changed in that time; the log begins with the first 'regesta read'.",
    )


def change_object(change: Change, history: History) -> Json:
    """One change as it goes out."""
    stone = history.tombstones.get(change.subject) if change.what is What.REMOVED else None
    return {
        "type": "change",
        "at": moment_text(change.at),
        "subject": change.subject,
        "what": change.what.value,
        "property": change.property,
        "before": change.before,
        "after": change.after,
        "into": stone.into if stone else None,
        "because": list(change.because),
    }


def _row(change: Change, history: History) -> tuple[str, ...]:
    return (
        f"{change.at.astimezone(UTC):%Y-%m-%d %H:%M}",
        _subject(change, history),
        _what(change, history),
        join_some([_cause(name, history) for name in change.because]) or "-",
    )


def _subject(change: Change, history: History) -> str:
    sort = _SORTS.get(change.subject[:2], "entry")
    words = subject_words(change.subject, history.register).removesuffix(change.subject).strip()
    return f"{sort}: {words}" if words else sort


def _what(change: Change, history: History) -> str:
    match change.what:
        case What.ADDED:
            return "new"
        case What.REMOVED:
            stone = history.tombstones.get(change.subject)
            return f"gone: {stone.reason}" if stone else "gone"
        case What.CHANGED if change.property == "support":
            return "other words behind it"
        case What.CHANGED:
            before, after = (shorten(words or "nothing", _WIDE) for words in (change.before, change.after))
            return f"{change.property}: {before} -> {after}"


def _cause(name: str, history: History) -> str:
    """A report by its outlet and day, a judgement by what it ruled and who made it."""
    if name in history.register.reports:
        return f"report {name} [{outlet_words(name, history.register)}]"
    judgement = history.judgements.get(name)
    if judgement is None:
        return name
    revoked = "revoked: " if judgement.revoked_at else ""
    reason = f", {judgement.reason}" if judgement.reason else ""
    ruling = ruling_words(judgement, history.register.reports)
    return f"judgement {name} of {judgement.by} ({revoked}{ruling}{reason})"
