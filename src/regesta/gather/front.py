"""The lines above and below a report's body on its page: header, title, byline, date, signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from regesta.lexicon.outlets import Outlet, Outlets
from regesta.text.written_dates import WrittenDay, date_line

_GLUED = re.compile(r"date:? (\d{4}-\d\d-\d\d)\b[ :|-]*", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:#+ )?(title|headline|head|date|published|publication date|pub(?:lication)? ?date|published on|dct"
    r"|source|outlet|publisher|publication|newspaper|agency|url|link|address|author|by|byline|section|language|id|length"
    r"|word ?count|words|load-date|licen[cs]e|country|city|tags|keywords|category|description)[ \t]*: ?(.*)",
    re.IGNORECASE,
)
_TITLES = frozenset({"title", "headline", "head"})
_DATES = frozenset({"date", "published", "publication date", "pub date", "pubdate", "published on", "dct"})
_OUTLETS = frozenset({"source", "outlet", "publisher", "publication", "newspaper", "agency"})
_ADDRESSES = frozenset({"url", "link", "address"})
_BYLINE = re.compile(
    r"(?:by|written by|author|reported by|editor|reporter|correspondent)\b:? ?(.{2,80})", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"[-–—(/\[ ]*[A-Za-z]{1,5}(?:[/.][A-Za-z]{1,12}){1,3}[.)/\] ]*"  # MJ/PA, a.b
    r"|[-–—]{1,2} ?[A-Z][\w. ]{1,40}"  # --Example
    r"|/*[A-Z][\w.]+ ?/+ ?[A-Z][\w. ]{1,30}"  # WAM/Anna Example
)
_PUBLISHED_IN = re.compile(
    r"(?:this (?:article|story|report) )?(?:was )?(?:first |originally )?(?:published|appeared) (?:in|on|by)"
    r" (?:the )?([A-Z][\w.'’ -]{1,40}?),? (?:on )?(?=[\dA-Z])(.*)",
    re.IGNORECASE,
)
_NAME_AND_DAY = re.compile(
    r"([A-Z][\w.'’&-]*(?: (?:of|the|and|de|al|&|[A-Z][\w.'’&-]*)){0,5}), (?=[\dA-Z])(.*\d)"
)
"""An outlet and a day, and nothing more: "Example Wire, 14 March 2024"."""
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—/]\s+|\s+- (?=\D)")
_SENTENCE_END = (".", "!", "…", ".”", '."', ".'", ".’", ":", ";", ",")
_SMALL = frozenset(
    {
        "and",
        "of",
        "in",
        "the",
        "for",
        "de",
        "al",
        "von",
        "van",
        "bin",
        "staff",
        "writer",
        "agencies",
        "correspondent",
    }
)
_HEAD_LINES = 9
_FOOT_LINES = 4


@dataclass(slots=True)
class Front:
    """What the lines around the body told; `text` is the body that is left."""

    text: str
    title: str | None = None
    header_date: str | None = None
    day: date | None = None
    outlet: str | None = None
    url: str | None = None
    marks: list[Outlet] = field(default_factory=list)


def take_header(text: str) -> Front:
    """Take "Key: value" lines, between "---" lines or not, or a glued "date 2019-12-04" off the head."""
    front = Front(text=text)
    glued = _GLUED.match(text)
    if glued:
        front.header_date, front.text = glued[1], text[glued.end() :].lstrip("\n")
        return front
    lines = text.split("\n")
    at = 1 if lines[0] == "---" else 0
    start = at
    while at < len(lines) and (found := _HEADER.fullmatch(lines[at])):
        _note_header(front, found[1].lower(), found[2].strip(" \"'"))
        at += 1
    if at < len(lines) and lines[at] == "---" and start:
        at += 1
    # One line such as "By: ..." or "Source: ..." alone is a byline, which the caller looks at.
    if at - start >= 2 or front.title or front.header_date:
        front.text = "\n".join(lines[at:]).lstrip("\n")
    return front


def _note_header(front: Front, key: str, value: str) -> None:
    if not value:
        return
    if key in _TITLES:
        front.title = front.title or value
    elif key in _DATES:
        front.header_date = front.header_date or value
    elif key in _OUTLETS:
        front.outlet = front.outlet or value
    elif key in _ADDRESSES:
        front.url = front.url or value


def peel(front: Front, outlets: Outlets, *, title: str | None, day_first: bool | None) -> None:
    """Take title, bylines, date lines and signatures off both ends of `front.text`."""
    lines = front.text.split("\n")
    known = _plain(title or front.title or "")
    at = 0
    for _ in range(_HEAD_LINES):
        while at < len(lines) - 1 and not lines[at]:
            at += 1
        if known and _plain(lines[at]) == known:
            front.title = front.title or lines[at]
        elif _about(lines[at], front, outlets, day_first=day_first):
            pass
        elif not (known or front.title) and _is_title(lines, at, outlets, day_first=day_first):
            front.title = lines[at].lstrip("# ")
        else:
            break
        at += 1
        if at >= len(lines):
            break
    end = _foot(lines, at, front, outlets, day_first=day_first)
    front.text = "\n".join(lines[at:end]).strip("\n")


def _foot(lines: list[str], start: int, front: Front, outlets: Outlets, *, day_first: bool | None) -> int:
    end = len(lines)
    for _ in range(_FOOT_LINES):
        while end > start and not lines[end - 1]:
            end -= 1
        if end - start < 2 or not _about(lines[end - 1], front, outlets, day_first=day_first, foot=True):
            break
        end -= 1
    return end


def _about(line: str, front: Front, outlets: Outlets, *, day_first: bool | None, foot: bool = False) -> bool:
    """Whether a line tells only of the report: when, by whom, where published; what it tells is noted."""
    if not line or len(line) > 160:
        return False
    day = date_line(line, day_first=day_first)
    if day is not None:
        _note_day(front, day)
        return True
    for form in (_PUBLISHED_IN, _NAME_AND_DAY):
        printed = form.fullmatch(line.rstrip("."))
        day = date_line(printed[2], day_first=day_first) if printed else None
        if printed and day is not None:
            outlet = outlets.named(printed[1])
            unknown = outlet is None and form is _NAME_AND_DAY
            if unknown and (foot or front.title is None or day.date is None):
                return False  # "Joint Statement, 3 May 2020" is a title, "Ali Amri, 3 May 2020" a signature
            _note_day(front, day)
            front.marks.extend(filter(None, [outlet]))
            return True
    parts = [part for part in _PARTS.split(line.strip("|-–—• ")) if part]
    notes = [_about_part(part, outlets, day_first=day_first, foot=foot) for part in parts]
    if not parts or not all(notes):
        return False
    for note in notes:
        if isinstance(note, WrittenDay):
            _note_day(front, note)
        elif isinstance(note, Outlet):
            front.marks.append(note)
    return True


def _about_part(
    part: str, outlets: Outlets, *, day_first: bool | None, foot: bool
) -> WrittenDay | Outlet | bool:
    day = date_line(part, day_first=day_first)
    if day is not None:
        return day
    if re.fullmatch(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,5})?", part):
        return True
    outlet = outlets.signed(part)
    if outlet is not None and not part.endswith(":"):
        return outlet
    if foot and _SIGNATURE.fullmatch(part):
        return True
    byline = _BYLINE.fullmatch(part)
    if byline is None or part.endswith((".", ":")):
        return False
    names = byline[1].split(",")
    told = next((outlet for name in names if (outlet := outlets.named(name))), None)
    return told or _are_names(byline[1])


def _are_names(words: str) -> bool:
    """Whether a byline holds names only: every word but small joining ones has a capital."""
    listed = [word for word in re.findall(r"[^\s,&/]+", words) if word.lower() not in _SMALL]
    return len(listed) <= 12 and all(word[0].isupper() or not word[0].isalpha() for word in listed)


def _note_day(front: Front, day: WrittenDay) -> None:
    if front.day is None:
        front.day = day.date


def _is_title(lines: list[str], at: int, outlets: Outlets, *, day_first: bool | None) -> bool:
    """Whether a line without a full stop stands apart above text: before a blank line, a date or a byline."""
    line = lines[at]
    words = line.count(" ") + 1
    if not 2 <= words <= 30 or len(line) > 220 or line.endswith(_SENTENCE_END):
        return False
    rest = [other for other in lines[at + 1 :] if other]
    if not rest or sum(other.count(" ") + 1 for other in rest) < 5:
        return False
    if not lines[at + 1]:
        return True
    if line.startswith("# ") or _about(lines[at + 1], Front(text=""), outlets, day_first=day_first):
        return True
    # Without a blank line below, only a headline above a longer line that is a sentence.
    return len(lines[at + 1]) > 1.3 * len(line) and lines[at + 1].endswith((".", ".”", '."'))


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()
