"""MEANTIME and WikiWars as texts with gold time expressions."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from regesta.domain.span import Span

_TAG = re.compile(r"<(/?)TIMEX3([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A marked time expression; `value` is None where the annotators gave none."""

    span: Span
    type: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedText:
    """A text, its publication day, its marked times; annotation stops at offset `end`."""

    name: str
    text: str
    published: date | None
    times: tuple[GoldTime, ...]
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenText:
    """A MEANTIME article put together again: its text, and where each token id stands."""

    text: str
    places: dict[str, Span]
    sentences: dict[str, int]


def join_tokens(root: ET.Element) -> TokenText:
    """Put the tokens of a MEANTIME article together, a blank between tokens, a line for each sentence."""
    parts: list[str] = []
    places: dict[str, Span] = {}
    sentences: dict[str, int] = {}
    length = 0
    last = "0"
    for token in root.iter("token"):
        word, sentence = token.text or "", token.get("sentence", "0")
        glue = "" if not parts else "\n" if sentence != last else " "
        parts.append(glue + word)
        places[token.get("t_id", "")] = Span(length + len(glue), length + len(glue) + len(word))
        sentences[token.get("t_id", "")] = int(sentence)
        length += len(glue) + len(word)
        last = sentence
    return TokenText(text="".join(parts), places=places, sentences=sentences)


def anchors_of(element: ET.Element) -> list[str]:
    """The token ids an element of MEANTIME is marked on."""
    return [item.get("t_id", "") for item in element.findall("token_anchor")]


def read_meantime(data: Path, part: str = "intra-doc_annotation") -> list[DatedText]:
    """All 120 articles of MEANTIME."""
    return [_read_article(path) for path in sorted((data / "meantime-en" / part).glob("*/*.xml"))]


def _read_article(path: Path) -> DatedText:
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus on disk
    joined = join_tokens(root)
    markables = root.find("Markables")
    assert markables is not None
    marked = [name for element in markables for name in anchors_of(element)]
    last = max(joined.sentences[name] for name in marked)
    end = max(joined.places[name].end for name, sentence in joined.sentences.items() if sentence <= last)
    times: list[GoldTime] = []
    for element in root.iter("TIMEX3"):
        names = anchors_of(element)
        if names:
            span = Span(joined.places[names[0]].start, joined.places[names[-1]].end)
            times.append(
                GoldTime(span=span, type=element.get("type", ""), value=element.get("value") or None)
            )
    times.sort(key=lambda item: item.span)
    return DatedText(
        name=path.stem[:30], text=joined.text, published=creation_day(root), times=tuple(times), end=end
    )


def creation_day(root: ET.Element) -> date | None:
    """The publication day MEANTIME gives; where it is marked amiss, the first full date of the text."""
    values = [
        item.get("value", "")
        for item in root.iter("TIMEX3")
        if item.get("functionInDocument") == "CREATION_TIME"
    ]
    values += [item.get("value", "") for item in root.iter("TIMEX3") if anchors_of(item)]
    for value in values:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
    return None


def read_wikiwars(data: Path) -> list[DatedText]:
    """All 22 articles of WikiWars in their TIMEX3 form."""
    return [_read_war(path) for path in sorted((data / "wikiwars" / "as-timex3").glob("*.tml"))]


def _read_war(path: Path) -> DatedText:
    raw = path.read_text(encoding="utf-8")
    published = re.search(r'<DCT>.*?value="([^"]*)"', raw)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text = ""
    position = 0
    times: list[GoldTime] = []
    opened: list[tuple[int, dict[str, str]]] = []
    for tag in _TAG.finditer(body):
        text += html.unescape(body[position : tag.start()])
        position = tag.end()
        if tag[1]:
            start, fields = opened.pop()
            value = fields.get("value", "null")
            span = Span(start, len(text))
            times.append(
                GoldTime(span=span, type=fields.get("type", ""), value=None if value == "null" else value)
            )
        else:
            opened.append((len(text), dict(_ATTRIBUTE.findall(tag[2]))))
    text += html.unescape(body[position:])
    times.sort(key=lambda item: item.span)
    day = date.fromisoformat(published[1][:10]) if published else None
    return DatedText(name=path.stem, text=text, published=day, times=tuple(times), end=len(text))
