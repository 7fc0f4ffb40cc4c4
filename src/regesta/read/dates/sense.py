"""Whether words that could be a time are one where they stand."""

from __future__ import annotations

from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.chart import Parse
from regesta.read.dates.tokens import Tokens

_CLOSERS = frozenset({".", ",", ";", ":", ")", "]", "\n", "?", "!", "”", '"', "-", "–", "—"})
_DOUBTFUL_MONTHS = frozenset({"may", "march"})
_UNSURE_UNITS = frozenset({"second", "seconds", "quarter", "quarters", "season"})
_DARK = frozenset({"black", "bloody", "super", "good", "cyber"})
_PLAIN_VAGUE = frozenset({"now", "currently", "recently", "recent", "current", "nowadays"})
_ARTICLES = frozenset({"a", "an"})


def is_time(parse: Parse, tokens: Tokens, shift: int, words: TimeWords) -> bool:
    """Whether a parse counts in plain text; `shift` is where its row begins among the tokens."""
    start, end = parse.start + shift, parse.end + shift
    before = tokens.words[start - 1].lower() if start else "\n"
    after = tokens.words[end] if end < len(tokens.words) else "\n"
    own = [word.lower() for word in tokens.words[start:end]]
    match parse.alone:
        case "always":
            return True
        case "never":
            return False
        case "prep":
            return before in words.around["preposition"]
        case "month":
            return own[-1] not in _DOUBTFUL_MONTHS or before in words.around["preposition"]
        case "year":
            return _is_year(own, before, after, words)
        case "weekday":
            return before not in _DARK and (len(own[0]) > 4 or own[-1] == "." or after in _CLOSERS)
        case "season":
            return (
                before in words.around["preposition"] and after != "of" and before not in {"for", "and", "("}
            )
        case "decade":
            return len(own) > 1 or len(own[0]) >= 5 or before in words.around["preposition"]
        case "year pair":
            return after != ":" and int(own[-1]) > int(tokens.words[start - 2]) % 100
        case "unfollowed":
            return own[-1] not in {"before", "after", "following", "prior"} or after in _CLOSERS
        case "length":
            return _is_length(own, before, after)
        case "units":
            return before in {"for", "in", "over", "within"} and len(own) == 1
        case "vague":
            return own[-1] in _PLAIN_VAGUE or (len(own) > 2 and own[-1] not in {"run", "term"})
        case "clock":
            return (
                len(own) > 1
                or before in {"at", "by", "around", "about", "from", "until", ",", "("}
                or len(own[0]) > 5
            )
    return True


def _is_year(own: list[str], before: str, after: str, words: TimeWords) -> bool:
    if len(own) > 1 and own[-2] in {"year", "years"}:
        return True
    if before in words.around["label"] or after.lower() in words.around["counted"]:
        return False
    number = int(own[-1])
    if before in words.around["preposition"]:
        return True
    return 1900 <= number < 2060 and (after in _CLOSERS or not after.islower() or len(own) == 1)


def _is_length(own: list[str], before: str, after: str) -> bool:
    if own[-1] in _UNSURE_UNITS and (own[0] in _ARTICLES or own[-1].startswith("quarter")):
        return False
    if own[0] in _ARTICLES and len(own) == 2:
        return own[1] not in {"second", "minute", "night", "quarter", "weekend", "season"}
    return not (own[-1] in _UNSURE_UNITS and len(own) == 1) and after != "%" and before != "$"
