"""Markdown to the plain text a reader of the rendered page sees."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"!?\[([^\[\]\n]*)\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\)"
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_STRONG = re.compile(r"(?<!\d)\*\*|\*\*(?!\d)|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_LINE_HEAD = re.compile(r"^(?:#{1,6} +|> ?|```.*$)", re.MULTILINE)
_RULE = re.compile(r"^(?:[-*_] ?){3,}$", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_SIGNS = re.compile(r"\]\((?:https?://|/|#|mailto:)|(?<!\d)\*\*\S|^#{1,6} \S", re.MULTILINE)


def is_markdown(text: str) -> bool:
    """Whether a text holds links, headings or strong words written in Markdown."""
    return _SIGNS.search(text) is not None


def without_markdown(text: str) -> str:
    """The text without Markdown's signs: of a link its words stay, of an image nothing."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _STRONG.sub("", text)
    text = _EMPHASIS.sub(r"\1", _RULE.sub("", text))
    text = _ESCAPE.sub(r"\1", _LINE_HEAD.sub("", text))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" +$", "", text, flags=re.MULTILINE)).strip("\n")
