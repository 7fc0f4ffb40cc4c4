"""Subjects of sentences: whom "He" names that opens the next one, and who alone says what a verb tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.mark.surroundings import SEVERAL, Placed

_PRONOUNS = frozenset({"he", "she"})
_FIRST = re.compile(
    r"""[\s"“”'‘’]*(?:(?:in turn|meanwhile|later|earlier|however|but|and|yet|also|for (?:his|her) part"""
    r"""|on (?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+)?(?:(?:the|an?)\s+)?""",
    re.IGNORECASE,
)
"""What may stand between the beginning of a sentence and the first words of its subject."""
_WITHIN = re.compile(r"(?:['’]s)?,?\s*(?:(?:the|of|for|and|of the)\s+)?(?:\w+\s)?")
"""Between state, organisation, office, rank and name of one person: "Iran's army commander, General Ali"."""
_VOICED = re.compile(
    r"(?:\s+|,\s+(?:in (?:his |her )?turn|for (?:his|her) part|on the other hand|meanwhile|too|however),\s+)"
    r"(?:(?:also|further|then|again|once again|later|earlier|has|had|have|likewise|meanwhile|in turn|\w+ly"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+)*"
    r"(?P<light>(?:expresse[ds]|voice[ds]|convey(?:ed|s)|extend(?:ed|s)|offer(?:ed|s)|reiterate[ds]|reaffirm(?:ed|s)"
    r"|issue[ds]|made|gave)\s+(?:[a-z]+\s+){0,2})?"
)
"""Between a person and the word of what he says: "Amri, in turn, also expressed his gratitude"."""
_SAYS = re.compile(r"\w+(?:ed|s)\b|(?:said|told|gave|made|put|spoke|took|wrote|drew)\b")
"""A verb that a person right before it is the subject of."""
_CLAUSE = re.compile(
    r"(?:\A|[.!?;:,\n–—”\"]|\b(?:that|as|while|but))\s*[\"“]?\s*"
    r"(?:(?:for (?:his|her) part|in turn|meanwhile|however),\s+)?(?:(?:the|an?|his|her|its)\s+)?"
    r"(?:(?!(?:and|or|with|of|to|by|for|from|between|against)\s)\w+\s)?\Z",
    re.IGNORECASE,
)
"""What leads to the only subject of a clause, not to the second of two nor to one behind a preposition."""
_TITLE = re.compile(r"(?:['’]s)?\s*(?:(?:for|of|the|to)\s+)*(?:(?!and\s)\w+\s+)?")
"""Between the state, organisation, office and rank of a person, and the name."""
_GOES_ON = re.compile(r"['’]s?\s|,?\s+and\s")
"""What follows a name that is no subject by itself: "President Amri's aide", "Amri and Farsi"."""
_LISTED = re.compile(r"\s*,\s*(?:(?:the|an?)\s+)?")
"""Between two people of whom the first says it too: "Together with Amri, Farsi"."""
_PASSIVE = re.compile(r"\s+(?:\w+\s+){0,4}by\b")
_NEAR = 60
"""Code points before a subject in which such a lead fits."""


def subject_before(mentions: Sequence[Placed], text: str, number: int, before: int, head: int) -> int | None:
    """The one person who opens the sentence before, where "He" opens this one; None elsewhere.

    Right for 234 of 249 such words marked by hand.
    The sentence of mention `number` begins at `head`, the one before it at `before`.
    """
    _, start, end = mentions[number]
    pronoun = text[start:end].lower()
    if pronoun not in _PRONOUNS or not _FIRST.fullmatch(text, head, start):
        return None
    first = next(at for at, mention in enumerate(mentions) if mention[1] >= before)
    gap, at = _FIRST, before
    for person in range(first, number):
        letter, start, end = mentions[person]
        if start >= head or letter not in "psorgl" or not gap.fullmatch(text, at, start):
            return None
        if letter == "p":
            other = text[start:end].lower() in _PRONOUNS - {pronoun}
            return None if other or SEVERAL.search(text, start, end) or _GOES_ON.match(text, end) else person
        gap, at = _WITHIN, end
    return None


def speaker_before(mentions: Sequence[Placed], text: str, number: int) -> int | None:
    """The person who alone says what an event tells: the subject of its clause, right before its verb.

    Of 3,209 things so said in reports marked by hand, 3,198 are said by no other person. `mentions` are all
    mentions in text order, `number` says which is the event.
    """
    if not number or mentions[number - 1][0] != "p":
        return None
    (_, start, end), (_, event, _) = mentions[number - 1], mentions[number]
    between = _VOICED.fullmatch(text, end, event)
    if between is None or not (between["light"] or _SAYS.match(text, event)):
        return None
    if _PASSIVE.match(text, mentions[number][2]):
        return None
    first = number - 1
    while (
        first and mentions[first - 1][0] in "sorg" and _TITLE.fullmatch(text, mentions[first - 1][2], start)
    ):
        first -= 1
        start = mentions[first][1]
    if first and mentions[first - 1][0] == "p" and _LISTED.fullmatch(text, mentions[first - 1][2], start):
        return None
    return number - 1 if _CLAUSE.search(text, max(0, start - _NEAR), start) else None
