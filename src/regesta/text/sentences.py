"""Where the sentences of a news text begin and end."""

from __future__ import annotations

import re
from functools import lru_cache


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Before a name or a number these never end a sentence: honorifics, ranks, offices, Latin, "No." apart.
_BEFORE_NAME = _words(
    "mr mrs ms messrs dr prof rev hon fr st ste mt ft gen col lt maj capt cpt cmdr comdr cdr adm sgt brig "
    "bgen ltg mg bg ret cpl pvt sen rep gov pres amb min sec supt insp det spc pfc msgt ssgt ens rdm radm "
    "vadm cpo lcdr lcol vs v viz cf ca approx vol art fig eq ed eds al e.g i.e esq mme mlle gov-gen atty "
    "asst assoc dep dir"
)
_COMPOUND_RANK = re.compile(
    r"(?:lt|maj|col|brig|adm|gen|cmdr|capt|sgt)-(?:gen|col|lt|adm|cmdr|maj|sgt)", re.IGNORECASE
)
_MONTHS = _words("jan feb mar apr may jun jul aug sep sept oct nov dec")
_MONTH_NAMES = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_NUMBERED = _words("no nos nr p pp par para sec art ch chap fig vol res")
# These may end a sentence, but only before a word that plainly begins one.
_EITHER = _words(
    "inc ltd co corp bros jr sr etc phd ph.d m.d b.a m.a d.c a.m p.m am pm rd ave blvd dept est govt intl "
    "km kg cm mm hrs yrs bn mn tn"
)
_STARTERS = _words(
    "the a an this that these those he she it they we i you his her its their our my there here in on at "
    "by for from to with without under over after before during since until while when where although "
    "though as if but and or so yet however moreover meanwhile also still then thus both each all some "
    "many most other another such no not earlier later last next today yesterday tomorrow following "
    "according speaking asked addressing commenting referring despite because what who which how why once"
)
_END = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?=\s|$)"
    r"|(?<=[a-z]{3})\.(?=(?:The|He|She|It|In|They|On|At|This|However|During|According|Earlier|Also)\b[ ,])"
    r"|(?P<blank>\n[ \t]*\n\s*)|(?P<line>\n)"
)
_TOKEN = re.compile(r"\S+\Z")
_OPENERS = "\"'“‘«([{*_–—-"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_SAYS = re.compile(
    r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3} (?:said|says|asked|added|told|wrote|stressed|noted|replied)\b"
)
_BULLET = re.compile(r"(?:[-•*·–—▪►]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_HANGING = _words(
    "a an the of in on at to for with and or but by from as that which who whose is are was were has have "
    "had be been will would its his her their this these between into over under after before during than "
    "not also"
)
_DATELINE_TAIL = re.compile(
    r"\s*(?:[A-Z][A-Z.-]{2,}[\w.]*|/[A-Z][\w.]+/)\s*(?:[-–—/:,.]|\n)"
    r"|\s*(?:\d{1,2}\.? [A-Z][a-z]+|[A-Z][a-z]{2,8}\.? \d{1,2})\b\s*(?:[.,(]|\d{4})"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@lru_cache(maxsize=64)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as (start, end) in code points, end excluded, without white space around.

    A blank line always ends a sentence. A single line break does where the line ends like a sentence
    or a list item follows, and also in texts written one sentence a line without full stops; in
    hard-wrapped text it does not. Every visible character lies in exactly one sentence. Those of the last
    64 texts are kept: marking, reading and showing a report all ask for them.
    """
    wrapped = _is_wrapped(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if _ends(text, start, found, wrapped=wrapped):
            _add(text, start, found.end(), spans)
            start = found.end()
    _add(text, start, len(text), spans)
    return tuple(spans)


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    visible = piece.strip()
    if visible:
        start += len(piece) - len(piece.lstrip())
        spans.append((start, start + len(visible)))


def _ends(text: str, start: int, found: re.Match[str], *, wrapped: bool) -> bool:
    if found["line"] is not None:
        return _line_ends(text, found.start(), wrapped=wrapped)
    if found["stop"] is None:
        return True  # a blank line, or a full stop without the space after it
    rest = _following(text, found.end())
    opening = rest.lstrip(_OPENERS)
    if opening[:1].islower():
        return False
    if not rest or found["stop"] != ".":
        return not (found["close"] and _SAYS.match(opening))
    if found["close"]:
        return not (found["close"] == ")" and _is_short(text, start, found.start()))
    return _full_stop_ends(text, start, found.start(), rest)


def _following(text: str, at: int) -> str:
    """The next 40 code points after white space, up to a blank line."""
    rest = text[at : at + 48]
    blank = rest.find("\n\n")
    return (rest if blank < 0 else rest[:blank]).lstrip()[:40]


def _full_stop_ends(text: str, start: int, at: int, rest: str) -> bool:
    opening = rest.lstrip(_OPENERS)
    token = _token(text, start, at)
    plain = token.lower().replace(".-", "-")
    if plain in _BEFORE_NAME or _COMPOUND_RANK.fullmatch(plain):
        return False
    if opening[:1].isdigit() and (plain in _MONTHS or plain in _NUMBERED):
        return False
    if plain.isdigit() and _number_goes_on(text, start, at, plain, opening):
        return False
    if plain in _EITHER or _ACRONYM.fullmatch(token):
        return _begins_sentence(opening) or (rest[:1] in '"“‘«' and opening[:1].isupper())
    if _INITIALS.fullmatch(token) and token[:1].isupper():
        return _begins_sentence(opening)
    return not _opens_with_dateline(text, start, at)


def _token(text: str, start: int, at: int) -> str:
    """The run of visible characters before `at`, without opening quotation marks and brackets."""
    found = _TOKEN.search(text, max(start, at - 30), at)
    return found[0].lstrip(_OPENERS) if found else ""


def _number_goes_on(text: str, start: int, at: int, number: str, opening: str) -> bool:
    """Whether "24." counts a list item at the line's head or a day before its month."""
    heads = len(number) <= 3 and text[start:at].strip() == number
    return heads or (len(number) <= 2 and _MONTH_NAMES.match(opening) is not None)


def _opens_with_dateline(text: str, start: int, at: int) -> bool:
    """Whether this is the stop inside "Baku, 24 October. REPORT.AZ/" at the head of a line."""
    if at - start > 60 or text[start:at].count(" ") > 6 or not _DATELINE_TAIL.match(text, at + 1):
        return False
    return text[:start].rstrip(" ")[-1:] in {"", "\n"}


def _begins_sentence(opening: str) -> bool:
    word = _WORD.match(opening)
    return word is not None and word[0].lower() in _STARTERS


def _is_short(text: str, start: int, at: int) -> bool:
    """Whether a bracket such as "(ret.)" or "(U.S.)" closes after an abbreviation."""
    word = _token(text, start, at).lower()
    return word in _BEFORE_NAME or word in _EITHER or _ACRONYM.fullmatch(word) is not None


def _line_ends(text: str, at: int, *, wrapped: bool) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    following = text[at + 1 : at + 40].lstrip(" \t")
    if _BULLET.match(following) or line.endswith(":"):
        return True
    if line.rstrip("\"'”’»)]").endswith((".", "!", "?", "…")):
        return False  # the stop itself was weighed as such
    return (not wrapped or _BULLET.match(line) is not None) and not _hangs(line, following)


def _hangs(line: str, following: str) -> bool:
    """Whether a line without a full stop plainly goes on in the next."""
    word = line[line.rfind(" ") + 1 :]
    return word[-1:] in ",;-–—" or word.lower() in _HANGING or following.lstrip(_OPENERS)[:1].islower()


def _is_wrapped(text: str) -> bool:
    """Whether single line breaks are mere wrapping: many of them fall inside a clause."""
    inside = between = at = 0
    while (at := text.find("\n", at)) >= 0 and inside + between < 200:
        line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
        following = text[at + 1 : at + 40].lstrip(" \t")
        if line and following[:1] not in {"", "\n"} and line[-1] not in ".!?…:\"'”’»)":
            inside += _hangs(line, following)
            between += not _hangs(line, following)
        at += 1
    # With hardly any break to judge by, plain text is taken for wrapped.
    return inside * 4 > between or inside + between < 3
