"""HTML pages: body text by trafilatura, date, title, outlet and address from the page's metadata."""

from __future__ import annotations

import logging
import re
from functools import cache
from importlib import import_module
from types import ModuleType

from regesta.errors import SourceError
from regesta.gather.decoding import decode
from regesta.gather.draft import Draft

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{3,20})""", re.IGNORECASE)
_TAG = re.compile(
    r"<(?:p|br|div|span|a|b|i|strong|em|ul|li|h\d|blockquote)\b[^<>]*/?>|</(?:p|div|a|li|sup|sub|td|tr|h\d|span)>",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h\d|tr|table|blockquote|article|section)\b[^<>]*/?>", re.IGNORECASE
)
_SILENT = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*>")
_ANY_TAG = re.compile(r"<[^<>]+>")
_CHROME_TAGS = (
    "head",
    "script",
    "style",
    "noscript",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "button",
    "template",
    "svg",
)
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 5
_MANY_TAGS = 5_000


def read_page(data: bytes, source: str) -> Draft:
    """The report of one page.

    Raises:
        SourceError: where the page is no text or has no body text.
    """
    declared = _CHARSET.search(data[:4096])
    page = decode(data, source, declared=declared[1].decode("ascii") if declared else None).text
    page = page.replace("\x00", "")
    found = _trafilatura().bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (found.text or "") if found is not None else ""
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        text = _visible_text(page)
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        mend = "save the page again with its article loaded, or copy its text into a .txt file"
        raise SourceError("a page without body text", where=source, mend=mend)
    return Draft(
        source=source,
        origin=source,
        text=re.sub(r"\n+", "\n\n", text),
        title=_title(found.title, found.sitename) if found is not None else None,
        outlet=found.sitename if found is not None else None,
        url=found.url if found is not None else None,
        metadata_date=found.date if found is not None else None,
    )


def is_tagged(text: str) -> bool:
    """Whether a text from a row still holds HTML tags."""
    return "<" in text and _TAG.search(text) is not None


def without_tags(text: str) -> str:
    """The text of an HTML fragment, its blocks as paragraphs."""
    if text.count("<") < _MANY_TAGS:  # each opening tag that is never closed is looked for to the end
        text = _SILENT.sub(" ", text)
    plain = _BLOCK.sub("\n\n", text)
    return _ANY_TAG.sub("", plain)


def _visible_text(page: str) -> str:
    """What a reader sees outside menus and forms, where the extraction found no article."""
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415 -- only pages need it

    try:
        tree = html.fromstring(_XML_HEAD.sub("", page))
    except (etree.LxmlError, ValueError):
        return ""
    body = tree.find("body")
    etree.strip_elements(tree, *_CHROME_TAGS, etree.Comment, with_tail=False)
    parts = (body if body is not None else tree).itertext()
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _title(title: str | None, sitename: str | None) -> str | None:
    """The page's title without the site's name behind it."""
    if not title:
        return None
    if sitename:
        title = re.sub(rf"\s*[-–—|:»]\s*{re.escape(sitename)}\s*$", "", title, flags=re.IGNORECASE)
    return title.strip() or None


@cache
def _trafilatura() -> ModuleType:
    """The library, loaded once, without its own messages: ours name the file and the mend."""
    trafilatura = import_module("trafilatura")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura
