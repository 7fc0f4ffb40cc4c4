"""In which language a text is written."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Protocol

from regesta.text.addresses import ADDRESS

SAMPLE = 3000
"""Code points looked at."""

_SHARE = 0.13
"""Share of English small words from which on a text is English beyond doubt; news have 0.3 and more."""
_BY_FAR = 30.0
"""Names of persons and places alone move the score of a short text by up to 20."""
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
    """What scores the languages of a text, the likeliest first."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Codes of languages with the logarithm of their likelihood."""
        ...


def tell_language(text: str) -> str:
    """The language of `text` as ISO 639-1; "und" for a text without words.

    English is told by its small words alone, at no cost; only where these are rare is py3langid asked,
    among the languages of the press. A short text that is full of names misleads it: unless another
    language is likelier by far, the text counts as English.
    """
    sample = text[:SAMPLE]
    words = [word.lower() for word in _WORD.findall(ADDRESS.sub(" ", sample))]
    if not words:
        return "und"
    weight = sum(0.5 if word in _SHARED else 1.0 for word in words if word in _ENGLISH)
    if weight >= _SHARE * len(words):
        return "en"
    ranked = _identifier().rank(sample)
    scores = dict(ranked)
    best, score = ranked[0]
    return "en" if score - scores["en"] < _BY_FAR else best


def language_name(code: str) -> str:
    """The English name of a language, or its code where the list has none."""
    return _NAMES.get(code, f"the language {code!r}")


@cache
def _identifier() -> Identifier:
    """py3langid's identifier for the languages named here; its model takes about a second to load."""
    langid = import_module("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    identifier.set_languages([code for code in _NAMES if code in identifier.labels])
    ready: Identifier = identifier
    return ready
