"""In which language a text is written."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

SAMPLE = 3000
"""Code points looked at."""

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    {"the", "of", "and", "in", "to", "a", "on", "for", "with", "that", "by", "was", "were", "is", "are", "at"}
    | {
        "from",
        "has",
        "have",
        "had",
        "his",
        "it",
        "its",
        "as",
        "said",
        "he",
        "she",
        "they",
        "their",
        "between",
    }
    | {"an", "be", "been", "will", "which", "who", "this", "these", "also", "after", "during", "not", "but"}
)
# Shared with other languages written in Latin letters; they count for half.
_SHARED = frozenset({"a", "in", "on", "is", "an", "was", "has", "he", "be", "at", "as", "it", "said"})
_NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian", "mn": "Mongolian",
    "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "tg": "Tajik", "th": "Thai", "tk": "Turkmen", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


class Identifier(Protocol):
    """What tells a language from a text, with a score."""

    def classify(self, text: str) -> tuple[str, float]:
        """The code of the likeliest language and its score."""
        ...


def tell_language(text: str) -> str:
    """The language of `text` as ISO 639-1.

    English is told by its small words alone, at no cost; only where these are rare is py3langid asked.
    A text of fewer than twenty words whose letters are Latin counts as English unless English words are
    wholly missing: names of persons and places mislead every identifier there.
    """
    sample = text[:SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    weight = sum(0.5 if word in _SHARED else 1.0 for word in words if word in _ENGLISH)
    if words and (weight >= 0.13 * len(words) or (len(words) < 20 and weight >= 1)):
        return "en"
    return _identifier().classify(sample)[0] if words else "und"


def language_name(code: str) -> str:
    """The English name of a language, or its code where the list has none."""
    return _NAMES.get(code, f"the language {code!r}")


@cache
def _identifier() -> Identifier:
    """py3langid's identifier; its model takes about a second to load."""
    from py3langid import langid  # noqa: PLC0415 -- slow to load and seldom needed

    identifier: Identifier = langid
    return identifier
