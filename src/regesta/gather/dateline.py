"""The words at a report's head that say where it was written, when, and by which agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.domain.report import Dateline
from regesta.lexicon.outlets import Outlets
from regesta.text.written_dates import WrittenDay, find_days

_REACH = 140
_PLACE = re.compile(
    r"(?P<caps>[^\W\d_a-z][^\W\d_a-z'’.-]+"
    r"(?:[ -](?:[^\W\d_a-z]['’]?|(?<=[ .][A-Z])\.)+(?![a-z])){0,3})(?![a-z])"
    r"|(?P<plain>[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*(?:[-’'][^\W\d_]+)*"
    r"(?: [^\W\d_a-z][\w’'.-]+){0,3}?)(?=[\s,.(/:–—-])"
)
_GAP = re.compile(
    r"(?:\s*[,.|·•;]\s*|\s*(?=/\w[^/\n]*/)|\s*/\s*|\s+|(?=\())"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\(([^()\n]{2,40})\)|/([^\W\d_a-z][^/\n]{1,30})/|\[([^\[\]\n]{2,30})\]")
_TOKEN = re.compile(r"[^\W\d_][\w.&-]*[\w](?: (?:News(?: Agency)?|Agency|TV|Press))?")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b")
_SIGN = re.compile(r"\s*(?:[-–—:/|]|\n|\.\s)")
_SIGN_OR_SPACE = re.compile(r"\s*(?:[-–—:/.,|]|\n)|\s")
_DASH = re.compile(r"\s*(?:--+|[-–—―])\s*(?=\S)")
_COLON = re.compile(r"\s*[:|»]\s*(?=\S)")
_SLASH = re.compile(r"\s*/+\s*(?=\S)")
_STOP = re.compile(r"\s*\.(?=\s|$)|\.?(?=\n)")
_NO_PLACE = (
    "update breaking exclusive watch opinion analysis factbox urgent corrected video photo photos "
    "interview live commentary editorial explainer timeline column feature in on at the a an by from this "
    "and but for with to monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december hoax myth fact claim truth reality "
    "question answer note speaker president mr ms mrs dr secretary minister vice senator general prime "
    "chancellor moderator interviewer participant director ambassador admiral governor chairman reporter "
    "text transcript remarks background summary related"
)


@dataclass(slots=True)
class _Parts:
    """What has been read of a dateline so far, in the `head` of a text with these days in it."""

    head: str
    days: list[WrittenDay]
    outlets: Outlets
    place: str
    capitals: bool
    end: int
    day: WrittenDay | None = None
    agency: str | None = None

    @property
    def sure(self) -> bool:
        return self.day is not None or self.agency is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDateline:
    """A dateline and the day in it as written, which may lack the year."""

    dateline: Dateline
    day: WrittenDay | None


def find_dateline(text: str, outlets: Outlets) -> FoundDateline | None:
    """The dateline a text begins with, in any agency's manner; None where it begins otherwise.

    Read are among others "TEHRAN (Tasnim) -", "WASHINGTON, March 3 (Reuters) -", "TEHRAN -",
    "Baku, 24 October. REPORT.AZ/", "Baku, January 16, AZERTAC", "ASTANA. KAZINFORM -",
    "MOSCOW, November 18. /TASS/." and "(Yonhap) --".
    """
    head = text[:_REACH].partition("\n\n")[0] + "\n"
    alone = _agency_alone(head)
    if alone is not None:
        return alone
    first = _PLACE.match(head)
    if first is None or first[0].split(" ")[0].strip(".").lower() in _NO_PLACE.split():
        return None
    parts = _Parts(
        head=head,
        days=list(find_days(head)),
        outlets=outlets,
        place=first[0].rstrip(",.-"),
        capitals=first["caps"] is not None,
        end=first.end(),
    )
    for _ in range(6):
        if not _take_part(parts):
            break
    end = _closing(parts)
    if end is None:
        return None
    return FoundDateline(dateline=_dateline(parts, end), day=parts.day)


def _agency_alone(head: str) -> FoundDateline | None:
    found = re.match(r"\(([^\W\d_][\w. ]{1,30})\)\s*(?:--+|[-–—:])", head)
    if found is None:
        return None
    line = Dateline(start=0, end=found.end(), place=None, day=None, agency=found[1])
    return FoundDateline(dateline=line, day=None)


def _take_part(parts: _Parts) -> bool:
    """Read one more part after a gap; whether there was one."""
    gap = _GAP.match(parts.head, parts.end)
    if gap is None or gap.end() >= len(parts.head) - 1:
        return False
    at = gap.end()
    if _take_day(at, parts) or _take_bracket(at, parts) or _take_agency(at, parts):
        return True
    more = _CLOCK.match(parts.head, at) if parts.day else None
    if "," in gap[0] and not parts.sure:
        more = _PLACE.match(parts.head, at)
    if more:
        parts.end = more.end()
    return more is not None


def _take_day(at: int, parts: _Parts) -> bool:
    day = next((day for day in parts.days if day.start == at), None)
    if day is None or parts.day is not None:
        return False
    parts.day, parts.end = day, day.end
    return True


def _take_bracket(at: int, parts: _Parts) -> bool:
    found = _BRACKET.match(parts.head, at)
    if found is None or parts.agency is not None:
        return False
    words = found[1] or found[2] or found[3]
    if parts.outlets.named(words) is None and (len(words.split()) > 4 or not words[0].isupper()):
        return False
    parts.agency, parts.end = words.strip(), found.end()
    return True


def _take_agency(at: int, parts: _Parts) -> bool:
    found = _TOKEN.match(parts.head, at)
    if found is None or parts.agency is not None:
        return False
    for words in (found[0], found[0].split(" ")[0]):
        end = at + len(words)
        # A bare common word ("Trend", "Report") counts only where a sign parts it from the text.
        after = _SIGN_OR_SPACE if words.isupper() else _SIGN
        if parts.outlets.named(words) is not None and after.match(parts.head, end):
            parts.agency, parts.end = words, end
            return True
    return False


def _closing(parts: _Parts) -> int | None:
    """Where the dateline ends with its closing sign; None where what was read is no dateline."""
    head = parts.head
    long_capitals = parts.capitals and len(parts.place) > 3
    dash = _DASH.match(head, parts.end) or (_COLON.match(head, parts.end))
    if dash is not None and (parts.sure or long_capitals):
        return dash.start() + len(dash[0].rstrip())
    slash = _SLASH.match(head, parts.end)
    if slash is not None and parts.agency:
        return slash.start() + len(slash[0].rstrip())
    stop = _STOP.match(head, parts.end)
    if stop is not None and parts.sure:
        return stop.end()
    bare = parts.agency is not None and (parts.day is not None or long_capitals)
    return parts.end if bare and head[parts.end : parts.end + 1].isspace() else None


def _dateline(parts: _Parts, end: int) -> Dateline:
    place = parts.place.title() if parts.capitals else parts.place
    day = parts.day.date if parts.day else None
    return Dateline(start=0, end=end, place=place, day=day, agency=parts.agency)
