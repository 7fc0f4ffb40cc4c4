"""Whether a clause speaks of what was or of what is to come, from its verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from regesta.domain.marks import Status
from regesta.lexicon.time_words import VerbCues

_REACH = 30
_STOPS = frozenset({".", "!", "?", ";", "\n"})
_FINITE = frozenset(
    {"was", "were", "had", "did", "took", "came", "went", "began", "gave", "fell", "saw", "ago"}
)
_UNTIL = frozenset({"until", "till", "through", "to"})
_LOOSE = frozenset({"on", "in", "late", "early", "the", "back"})
_TOWARDS = frozenset({"to", "until", "till", "for"})
_LASTING = frozenset({"be", "remain", "stay", "keep", "hold", "get", "have", "become", "go", "come"})
_MODALS = frozenset(
    {"will", "would", "to", "shall", "may", "might", "could", "should", "can", "must", "wo", "'ll", "’ll"}
)
_HAVE = frozenset({"have", "has", "had", "having"})


class Tense(StrEnum):
    """Which way a time expression without a year looks."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"
    UNKNOWN = "unknown"


def tense_of_status(status: Status | None, words: Sequence[str], start: int, cues: VerbCues) -> Tense:
    """What the status of the event dated at token `start` says of the way its time looks.

    What is under way lasts until a day to come; what was cancelled was meant for a day on either side,
    unless the time is that of the cancelling.
    """
    if status is Status.ONGOING and start and words[start - 1].lower() in _UNTIL:
        return Tense.FUTURE
    if status in {Status.HELD, Status.ONGOING}:
        return Tense.PAST
    if status is Status.CANCELLED:
        return Tense.PAST if _is_called_off(words, start, cues) else Tense.EITHER
    return Tense.FUTURE if status is Status.PLANNED else Tense.UNKNOWN


def _is_called_off(words: Sequence[str], start: int, cues: VerbCues) -> bool:
    """Whether a verb of cancelling stands right before the time ("was called off on Friday")."""
    near = [word.lower() for word in words[max(0, start - 4) : start]]
    while near and near[-1] in _LOOSE:
        near.pop()
    return bool(near) and near[-1] in cues.cancelling


def find_tense(words: Sequence[str], start: int, end: int, cues: VerbCues) -> Tense:
    """The tense of the clause around tokens `start` to `end`: the nearest verb before them, else after.

    Before the time verbs of saying count only where there is no other verb; after it the first verb counts.
    """
    if start and words[start - 1].lower() == "since":
        return Tense.PAST
    if start and words[start - 1].lower() in _TOWARDS and _is_put_off(words[max(0, start - 7) : start], cues):
        return Tense.FUTURE
    said = _said_then(words, start, end, cues)
    if said is not Tense.UNKNOWN:
        return said
    for position in _before(words, start):
        found = _cue_at(words, position, cues)
        if found is not None and words[position].lower() in cues.reporting:
            said = said if said is not Tense.UNKNOWN else found
        elif found is not None:
            return found
    for position in _after(words, end):
        found = _cue_at(words, position, cues)
        if found is not None:
            return found
    return said


def _is_put_off(words: Sequence[str], cues: VerbCues) -> bool:
    return any(word.lower() in cues.postponing for word in words)


def _said_then(words: Sequence[str], start: int, end: int, cues: VerbCues) -> Tense:
    """Past where the time stands right beside a verb of saying ("announced on Friday that it will")."""
    near = [word.lower() for word in words[max(0, start - 2) : start]]
    if near and (
        near[-1] in cues.reporting
        or (near[-1] in {"on", "late", "early", "in"} and near[0] in cues.reporting)
    ):
        return Tense.PAST
    after = [word.lower() for word in words[end : end + 1]]
    return Tense.PAST if after and after[0] in cues.reporting - {"according"} else Tense.UNKNOWN


def _before(words: Sequence[str], start: int) -> Iterator[int]:
    for position in range(start - 1, max(-1, start - _REACH - 1), -1):
        if words[position] in _STOPS and _ends_sentence(words, position):
            return
        yield position


def _after(words: Sequence[str], end: int) -> Iterator[int]:
    for position in range(end, min(len(words), end + _REACH)):
        if words[position] in _STOPS and _ends_sentence(words, position):
            return
        yield position


def _ends_sentence(words: Sequence[str], position: int) -> bool:
    """A full stop ends a sentence unless an abbreviation or an initial stands before it."""
    if words[position] != "." or position == 0:
        return True
    previous = words[position - 1]
    return not (len(previous) <= 4 and previous[0].isupper() and previous.lower() not in {"week", "year"})


def _cue_at(words: Sequence[str], position: int, cues: VerbCues) -> Tense | None:
    word = words[position].lower()
    if word in cues.future:
        return Tense.FUTURE
    if word in cues.planning:
        return Tense.FUTURE
    past = word in cues.past or (
        len(word) > 4
        and word.endswith("ed")
        and word not in cues.not_past
        and not words[position][0].isupper()
    )
    if past:
        return Tense.FUTURE if _is_to_come(words, position, word) else Tense.PAST
    if word in cues.scheduled:
        return _read_present(words, position, word)
    return None


def _is_to_come(words: Sequence[str], position: int, word: str) -> bool:
    """Whether a participle belongs to a future ("will be held", "is to be signed", "to remain closed")."""
    if word in _FINITE:
        return False
    for back in range(position - 1, max(-1, position - 7), -1):
        before = words[back].lower()
        if before in _HAVE or before in {"was", "were", "said", ",", "that", "who", "which"}:
            return False
        if before in _MODALS and before != "to":
            return True
        if before == "to":
            return words[back + 1].lower() in _LASTING
    return False


def _read_present(words: Sequence[str], position: int, word: str) -> Tense | None:
    previous = words[position - 1].lower() if position else ""
    following = words[position + 1].lower() if position + 1 < len(words) else ""
    if word in {"is", "are"}:
        return Tense.FUTURE if following == "to" else None
    if (
        previous in {"to", "the", "a", "an", "of", "this", "his", "her", "its", "their", "-", "'s"}
        and previous != "to"
    ):
        return None
    return Tense.FUTURE
