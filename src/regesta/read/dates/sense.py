"""Whether words that could be a time are one where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.chart import Parse
from regesta.read.dates.tokens import Tokens

_CLOSERS = frozenset({".", ",", ";", ":", ")", "]", "\n", "?", "!", "”", '"', "-", "–", "—"})
_DOUBTFUL_MONTHS = frozenset({"may", "march"})
_UNSURE_UNITS = frozenset({"second", "seconds", "quarter", "quarters", "season"})
_DARK = frozenset({"black", "bloody", "super", "good", "cyber"})
_ARTICLES = frozenset({"a", "an"})
_PLAIN_VAGUE = frozenset({"now", "currently", "recently", "recent", "current", "nowadays"})
_OPENERS = frozenset({"at", "by", "around", "about", "from", "until", ",", "("})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """The words of a parse in lower case and what stands beside: `before` lower case, `after` as written."""

    own: list[str]
    before: str
    earlier: str
    after: str
    words: TimeWords

    @property
    def after_preposition(self) -> bool:
        return self.before in self.words.around["preposition"]


def is_time(parse: Parse, tokens: Tokens, shift: int, words: TimeWords) -> bool:
    """Whether a parse counts in plain text; `shift` is where its row begins among the tokens."""
    if parse.alone == "always":
        return True
    start, end = parse.start + shift, parse.end + shift
    place = _Place(
        own=[word.lower() for word in tokens.words[start:end]],
        before=tokens.words[start - 1].lower() if start else "\n",
        earlier=tokens.words[start - 2] if start > 1 else "",
        after=tokens.words[end] if end < len(tokens.words) else "\n",
        words=words,
    )
    return _CONDITIONS[parse.alone](place)


def _is_year(place: _Place) -> bool:
    own, around = place.own, place.words.around
    if len(own) > 1 and own[-2] in {"year", "years"}:
        return True
    if place.before in around["label"] or place.after.lower() in around["counted"]:
        return False
    return place.after_preposition or (1900 <= int(own[-1]) < 2060 and len(own) == 1)


def _is_length(place: _Place) -> bool:
    own = place.own
    if own[-1] in _UNSURE_UNITS and (own[0] in _ARTICLES or own[-1].startswith("quarter") or len(own) == 1):
        return False
    if own[0] in _ARTICLES and len(own) == 2:
        return own[1] not in {"minute", "night", "weekend"}
    return place.after != "%" and place.before != "$"


def _is_weekday(place: _Place) -> bool:
    if place.before in _DARK:
        return False
    return len(place.own[0]) > 4 or place.own[-1] == "." or place.after in _CLOSERS


def _is_season(place: _Place) -> bool:
    """Not "the fall of Kabul", not the adjective of "spring offensive" unless a preposition leads it."""
    return place.after_preposition and place.after != "of" and place.before not in {"for", "and", "("}


def _is_short_year(place: _Place) -> bool:
    """The "17" of "1916-17", not that of "2016 - 17:30"."""
    return place.after != ":" and int(place.own[-1]) > int(place.earlier) % 100


_CONDITIONS: Mapping[str, Callable[[_Place], bool]] = {
    "never": lambda _: False,
    "prep": lambda place: place.after_preposition,
    "month": lambda place: place.own[-1] not in _DOUBTFUL_MONTHS or place.after_preposition,
    "year": _is_year,
    "year pair": _is_short_year,
    "weekday": _is_weekday,
    "season": _is_season,
    "decade": lambda place: len(place.own) > 1 or len(place.own[0]) >= 5 or place.after_preposition,
    "unfollowed": lambda place: (
        place.own[-1] not in {"before", "after", "following", "prior"} or place.after in _CLOSERS
    ),
    "length": _is_length,
    "units": lambda place: place.before in {"for", "in", "over", "within"} and len(place.own) == 1,
    "vague": lambda place: (
        place.own[-1] in _PLAIN_VAGUE or (len(place.own) > 2 and place.own[-1] not in {"run", "term"})
    ),
    "clock": lambda place: len(place.own) > 1 or place.before in _OPENERS or len(place.own[0]) > 5,
}
"""What `alone` in rules.yaml can say."""
