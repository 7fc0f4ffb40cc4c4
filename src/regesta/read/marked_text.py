"""A report's text with its marks, ready to be asked where an id is mentioned and what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.domain.marks import Marks, Mention
from regesta.domain.span import Span
from regesta.text.sentences import split_sentences

_BEFORE = re.compile(
    r"(?:[’']s?|[’']s)?[\s–-]+(?:(?:own|new|acting|former|visiting|top|senior|then|late|counterpart,?) ){0,2}"
)
_AFTER = re.compile(r"(?:,? (?:of|from|in) (?:the )?(?:Republic of )?|, )")
_REACH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """Text and marks with indexes: `spans` by id, `alone` the spans an id has to itself, sentences.

    `mentions` are in text order; `starting` and `ending` find one by its first or last code point.
    """

    text: str
    marks: Marks
    mentions: tuple[Mention, ...]
    spans: Mapping[str, tuple[Span, ...]]
    alone: Mapping[str, tuple[Span, ...]]
    ending: Mapping[int, Mention]
    starting: Mapping[int, Mention]
    sentences: tuple[Span, ...]
    heads: tuple[int, ...]
    """Where the sentences begin."""

    def ids(self, letter: str) -> list[str]:
        """All ids of a letter, in text order."""
        return [name for name in self.spans if name[0] == letter]

    def words(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.text)

    def own_spans(self, name: str) -> tuple[Span, ...]:
        """The spans an id has to itself, or all its spans where it has none."""
        return self.alone.get(name) or self.spans.get(name, ())

    def fullest(self, name: str) -> Span:
        """The longest span that an id has to itself; the first of equals."""
        return max(self.own_spans(name), key=len)

    def nearest(self, name: str, anchor: Span) -> Span:
        """The mention of an id that stands nearest to the anchor, one in the same sentence first."""
        spans = self.spans[name]
        if len(spans) == 1:
            return spans[0]
        home = self.sentence(anchor)
        near = [span for span in spans if home.start < span.end and span.start < home.end]

        def distance(span: Span) -> tuple[int, int]:
            return max(span.start - anchor.end, anchor.start - span.end, 0), span.start

        return near[0] if len(near) == 1 else min(near or spans, key=distance)

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        at = bisect_right(self.heads, span.start)
        return self.sentences[max(at - 1, 0)] if self.sentences else span

    def inside(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that begin in a span."""
        first = bisect_left(self.mentions, span.start, key=_start)
        last = bisect_left(self.mentions, span.end, key=_start)
        return self.mentions[first:last]

    def state_before(self, span: Span) -> Mention | None:
        """The state whose adjective or possessive stands directly before a span ("{Iranian} {navy}")."""
        for gap in range(1, _REACH):
            mention = self.ending.get(span.start - gap)
            if mention is not None:
                between = self.text[mention.span.end : span.start]
                return mention if mention.letters == {"s"} and _BEFORE.fullmatch(between) else None
        return None

    def state_after(self, span: Span) -> Mention | None:
        """The state that "of" or "from" joins directly after a span ("{president} of {Mexico}")."""
        for gap in range(2, _REACH):
            mention = self.starting.get(span.end + gap)
            if mention is not None:
                between = self.text[span.end : mention.span.start]
                return mention if mention.letters == {"s"} and _AFTER.fullmatch(between) else None
        return None


def index_marks(text: str, marks: Marks) -> MarkedText:
    """Index the marks of a text."""
    mentions = tuple(sorted(marks.mentions, key=_start))
    sentences = tuple(Span(start, end) for start, end in split_sentences(text))
    return MarkedText(
        text=text,
        marks=marks,
        mentions=mentions,
        spans=_by_id(mentions),
        alone=_by_id(mention for mention in mentions if len(mention.ids) == 1),
        ending={mention.span.end: mention for mention in mentions},
        starting={mention.span.start: mention for mention in mentions},
        sentences=sentences,
        heads=tuple(sentence.start for sentence in sentences),
    )


def _start(mention: Mention) -> int:
    return mention.span.start


def _by_id(mentions: Iterable[Mention]) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        for name in mention.ids:
            spans.setdefault(name, []).append(mention.span)
    return {name: tuple(found) for name, found in spans.items()}
