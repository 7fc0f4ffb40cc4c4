"""Topics of events: keywords of the sentences that tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from regesta.domain.claim import Evidence
from regesta.domain.marks import Mention
from regesta.domain.span import Span
from regesta.lexicon import Lexicon
from regesta.lexicon.ontology import Kind
from regesta.read.marked_text import MarkedText

_TELLING = frozenset("eib")
"""Sentences without such a mention tell no event and lend no keyword."""
_NAMES = frozenset("plg")
_HOLDERS = frozenset("or")
_CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A keyword of a sentence; `inside` holds the letters of the mention it stands in."""

    topic: str
    span: Span
    inside: frozenset[str]


def find_keywords(marked: MarkedText, lexicon: Lexicon) -> Mapping[Span, tuple[Keyword, ...]]:
    """The keywords of each sentence that tells something."""
    found: dict[Span, tuple[Keyword, ...]] = {}
    for home in marked.sentences:
        mentions = marked.inside(home)
        if any(name[0] in _TELLING for mention in mentions for name in mention.ids):
            found[home] = tuple(_keywords(home, mentions, marked, lexicon))
    return found


def _keywords(
    home: Span, mentions: tuple[Mention, ...], marked: MarkedText, lexicon: Lexicon
) -> Iterator[Keyword]:
    for word in lexicon.topics.find(marked.words(home)):
        span = Span(home.start + word.start, home.start + word.end)
        over = next((mention.letters for mention in mentions if mention.span.overlaps(span)), frozenset())
        yield Keyword(topic=word.topic, span=span, inside=over)


def choose_topics(
    homes: Iterable[Span], kind: Kind, keywords: Mapping[Span, tuple[Keyword, ...]], order: tuple[str, ...]
) -> tuple[tuple[str, Evidence], ...]:
    """The first words for each topic in the given sentences, in the order of the lexicon.

    Names of people, places and organisations never count. Offices and ranks do where people come
    together: a meeting of defence ministers is a military one.
    """
    silent = _NAMES if kind.family == _CONTACT else _NAMES | _HOLDERS
    found: dict[str, Evidence] = {}
    for home in dict.fromkeys(homes):
        for word in keywords.get(home, ()):
            if word.topic not in found and not word.inside & silent:
                found[word.topic] = Evidence(property="topic", span=word.span)
    return tuple((topic, found[topic]) for topic in order if topic in found) if found else ()
