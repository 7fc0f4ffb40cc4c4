"""How a mention stands among the words and mentions beside it: whose it is, and what it is told for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regesta.mark.identity import PRONOUNS, Identifier, Seen

_BESIDE = re.compile(r"(?:['’]s)?[\s,]*(?:the\s+|his\s+)?")
_BEFORE_NAME = re.compile(r"\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?")
"""Between an office and the name it belongs to."""
_POSTED = re.compile(
    r"\b(?:ambassador|envoy|representative|consul|attach[eé]|charg[eé] d['’]affaires)\s+(?:to|in)\b",
    re.IGNORECASE,
)
"""An office whose words name the state it is posted to, not its holder's."""
_OF = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}")
"""Between whose an event is and its word: "Bagheri's official visit"."""
_INVITATION = re.compile(r"invit(?:ation|e)", re.IGNORECASE)
_OF_WHOM = re.compile(r"\s+(?:of|from|by)\s+(?:(?:the|his|her|its)\s+)?(?:\w+\s)?")
_ONWARD = re.compile(r"(?:['’]s)?\s+(?:the\s+|counterpart\s+)?")
"""Between the words that tell one inviter: "invitation of the Omani minister Amri"."""
_GUEST = "visiting"
"""The word of a visit that its guest follows: "visiting Iranian minister Amri"."""
_VERB = re.compile(
    r"\b(?:am|are|is|was|were|been|be|being|after|before|while|when|since|on|of|by|for|from|without|in|than"
    r"|start(?:s|ed)?|keep|kept|began|begin|finished|planned|considered|said|to|not)\s+(?:\w+ly\s+|now\s+|also\s+)?\Z",
    re.IGNORECASE,
)
"""Words after which "visiting" is what somebody does, not what his guest is."""
_STOP = re.compile(r"[.!?;\n]")
_HIS = re.compile(
    r"(?:During|In|On|At|After|Before|Following|Throughout)\s+(?:his|her)\s+(?:[\w-]+\s+){0,3}\Z"
)
"""What a sentence begins with whose subject follows a comma: "During his two-day stay in Baku, Bagheri"."""
_DURING = re.compile(
    r"(?:During|At|In(?: the course of)?|Throughout)\s+(?:the|their|th[ie]se?)\s+(?:[\w-]+\s+){0,3}"
)
_FORM = re.compile(
    r"\b(?:one[- ](?:on|to)[- ]one|t[êe]te[- ][àa][- ]t[êe]te|face[- ]to[- ]face)\s+\Z", re.IGNORECASE
)
_GREETED = re.compile(r"greet(?:ed|s)", re.IGNORECASE)
_APART = re.compile(r"(?:Prior to|Before|Ahead of|After|Following)\s+(?:[\w’'-]+\s+){0,5}")
SEVERAL = re.compile(
    r"\b(?:[a-z]+s|[a-z]*men|people|delegation|team|both|two|They|Sides|Parties|Presidents|Ministers|Leaders"
    r"|Officials|Secretaries|Generals|Chiefs|Heads|Ambassadors|Representatives|Delegates|Counterparts"
    r"|Delegations?|Both|Troops|Officers|Soldiers|We|I|they)\Z"
)
"""The last word of what names several people; names end as they like, but are capitals."""
_APPOSED = re.compile(r",?\s+")
"""Between a word for a person and the name: "his counterpart, General Amri"."""
_COORDINATED = re.compile(r"\s+and\s+(?:the\s+)?|\s*[-–/]\s*")
"""Between two states whose people are told together: "Azerbaijani and Iranian leaders"."""
_AFTER_COMMA = re.compile(r"[\w\s]*,\s+(?:the\s+)?")
_NEAR = 60
"""Code points before an event in which such a beginning fits."""

Placed = tuple[str, int, int]
"""A mention's letter, start and end."""


def told_beside(mentions: Sequence[Placed], text: str, number: int) -> Iterator[int]:
    """The states, offices and ranks written right before and after a person: "X, chief of staff of Y".

    In "President X, Minister Y" and "his counterpart General Y" what stands before Y is his; "Azerbaijani
    and Iranian leaders" are of both.
    `mentions` are all mentions in text order, `number` says which is the person.
    """
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(mentions) and mentions[at][0] in "sor":
            left, right = sorted((at, at - step))
            between = text[mentions[left][2] : mentions[right][1]]
            if not _BESIDE.fullmatch(between) or (mentions[at][0] == "s" and "," in between):
                break
            if step > 0 and title_before(mentions, text, at):
                break
            if mentions[at][0] != "s" or step < 0:
                yield at
            if mentions[at][0] == "s":
                if step < 0 and at and _are_of_both(mentions, text, number, at):
                    yield at - 1
                break
            at += step


def _are_of_both(mentions: Sequence[Placed], text: str, number: int, state: int) -> bool:
    """Whether people stand right after two states: 27 of 30 such words marked by hand are of both."""
    before, own, people = mentions[state - 1], mentions[state], mentions[number]
    return (
        before[0] == "s"
        and state == number - 1
        and bool(_COORDINATED.fullmatch(text, before[2], own[1]))
        and text[own[2] : people[1]].isspace()
        and bool(SEVERAL.search(text, people[1], people[2]))
    )


def title_before(mentions: Sequence[Placed], text: str, number: int) -> bool:
    """Whether an office or rank, with others or without, stands right before a person's name."""
    for at in range(number, len(mentions)):
        letter, start, _ = mentions[at]
        if at > number and not _BEFORE_NAME.fullmatch(text[mentions[at - 1][2] : start]):
            return False
        if letter not in ("o", "r"):
            return letter == "p" and text[start].isupper()
    return False


def name_behind(mentions: Sequence[Placed], text: str, number: int) -> int | None:
    """The name right behind a word for one person: "his counterpart, General Amri"; None elsewhere.

    Both are one person in 32 of 33 such pairs marked by hand.
    """
    _, start, end = mentions[number]
    if text[start].isupper() or text[start:end] in PRONOUNS or SEVERAL.search(text, start, end):
        return None
    for at in range(number + 1, len(mentions)):
        letter, name, _ = mentions[at]
        if not _APPOSED.fullmatch(text, mentions[at - 1][2], name):
            return None
        if letter == "p":
            return at if text[name].isupper() else None
        if not title_before(mentions, text, at):
            return None
    return None


def state_beside(mentions: Sequence[Placed], text: str, number: int, identifier: Identifier) -> str:
    """The one state that the words right beside a person name; empty where there is none, or are two."""
    beside = [*told_beside(mentions, text, number)]
    if sum(mentions[at][0] == "s" for at in beside) > 1:
        return ""
    for at in beside:
        letter, start, end = mentions[at]
        states = identifier.states_in(text[start:end]) if letter in "so" else ()
        if len(states) == 1 and not _POSTED.search(text, start, end):
            return states[0]
    return ""


def owner_beside(mentions: Sequence[Placed], text: str, number: int) -> int | None:
    """Whose an event is told to be; None where nothing says so.

    "Bagheri's visit"; "visiting Iranian minister Amri"; "During his stay in Baku, Bagheri ..."; "at the
    invitation of Oman's minister".
    `mentions` are all mentions in text order, `number` says which is the event.
    """
    _, start, end = mentions[number]
    letter, _, before = mentions[number - 1] if number else ("", 0, 0)
    if letter in ("p", "s") and _OF.fullmatch(text[before:start]):
        return number - 1
    if _INVITATION.fullmatch(text, start, end):
        return _inviter(mentions, text, number)
    if text[start:end].lower() == _GUEST and not _VERB.search(text, max(0, start - _NEAR), start):
        return _named_next(mentions, text, number + 1, _BESIDE)
    if _HIS.search(text, max(0, start - _NEAR), start):
        for subject in range(number + 1, len(mentions)):
            between = text[mentions[subject - 1][2] : mentions[subject][1]]
            if "," in between:
                return _named_next(mentions, text, subject, _AFTER_COMMA)
            if mentions[subject][0] in "pe" or _STOP.search(between):
                break
    return None


def is_frame(before: str) -> bool:
    """Whether an event that these words of its sentence lead to is the occasion of what the rest tells."""
    return bool(_DURING.fullmatch(before))


def is_form(before: str, written: str) -> bool:
    """Whether an event's word tells a meeting's form ("a one-on-one meeting") or beginning ("greeted").

    Of 15 meetings so told by hand, 13 are the only ones of those who meet.
    """
    return bool(_FORM.search(before) or _GREETED.fullmatch(written))


def other_clause(mentions: Sequence[Placed], text: str, number: int, head: int) -> int | None:
    """The mention with which the clause of the next event begins where this one only tells its time.

    "Prior to the meeting, ..." says neither where nor when the meeting was: of 189 places and times told
    after such a comma in reports marked by hand, five are the first event's too. `head` is where the
    sentence begins.
    """
    _, start, end = mentions[number]
    if not _APART.fullmatch(text, head, start):
        return None
    for other in range(number + 1, len(mentions)):
        if "\n" in text[end : mentions[other][1]]:
            return None
        if mentions[other][0] == "e":
            comma = text.rfind(",", end, mentions[other][1])
            later = (seat for seat in range(number + 1, other + 1) if mentions[seat][1] > comma)
            return next(later) if comma >= 0 else None
    return None


def doers_behind(seen: Sequence[Seen]) -> dict[int, int]:
    """Who does each event that is told before its doer, by number: "visiting X", "the invitation of X"."""
    return {
        number: item.owner
        for number, item in enumerate(seen)
        if item.owner is not None
        and item.owner > number
        and (item.written.lower() == _GUEST or _INVITATION.fullmatch(item.written))
    }


def _inviter(mentions: Sequence[Placed], text: str, number: int) -> int | None:
    """The last of the words right behind an invitation that tell whose it is (10 of 10 by hand)."""
    last, before = None, _OF_WHOM
    for at in range(number + 1, len(mentions)):
        letter, start, _ = mentions[at]
        if letter not in "psorg" or not before.fullmatch(text[mentions[at - 1][2] : start]):
            break
        last, before = at, _ONWARD
        if letter == "p":
            break
    return last


def _named_next(mentions: Sequence[Placed], text: str, number: int, before: re.Pattern[str]) -> int | None:
    """The person whose state, office, rank or name stands here, with `before` between it and what is told."""
    for person in range(number, len(mentions)):
        letter, start, _ = mentions[person]
        if letter not in "psor" or not before.fullmatch(text[mentions[person - 1][2] : start]):
            return None
        if letter == "p":
            return person if text[start].isupper() else None
        before = _BESIDE
    return None
