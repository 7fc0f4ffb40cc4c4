"""MEANTIME's events as its annotators marked them: words, lemma, time, participants, and the gold event.

Only what stands in an article's own annotation is taken for a mention; the list of instances is not read,
for its times and participants belong to gold events and would give away which mentions are one.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.span import Span
from regesta.read.dates.anchoring import anchor_event
from training.evaluation.date_anchors import as_values, read_links, value_times
from training.evaluation.date_corpora import TokenText, anchors_of, creation_day, join_tokens

PART = "intra_cross-doc_annotation"
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"))
_PLAIN_ENDINGS = (("s", ""), ("ing", ""), ("ed", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what takes part, by the fullest name the article gives; `type` is PER, ORG, LOC, PRO, FIN ..."""

    id: str
    type: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One mention; `event` is the gold event, `written` the lemma if annotated, else the words.

    `lemma` is the annotated lemma, or one worked out from the words; `parts` are roles (Arg0 ...) and
    entity ids; `when` is the time it is linked to, else by the house's own rule.
    """

    id: str
    span: Span
    event: str
    written: str
    lemma: str
    parts: tuple[tuple[str, str], ...]
    when: Interval | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article with its events and who takes part in them."""

    name: str
    topic: str
    text: str
    published: date | None
    mentions: tuple[EventMention, ...]
    entities: Mapping[str, Entity]


def read_articles(corpus: Path) -> list[Article]:
    """All 120 articles with their cross-document events, in the order they were published."""
    paths = sorted((corpus / PART).glob("*/*.xml"))
    articles = [_read_article(path) for path in paths]
    lemmas = _learn_lemmas(articles)
    named = [
        replace(
            article, mentions=tuple(_with_lemma(mention, article, lemmas) for mention in article.mentions)
        )
        for article in articles
    ]
    return sorted(named, key=lambda article: (article.published or date.max, article.name))


def _read_article(path: Path) -> Article:
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus on disk
    joined = join_tokens(root)
    refers = _read_references(root)
    return Article(
        name=path.stem,
        topic=path.parent.name.removeprefix("corpus_"),
        text=joined.text,
        published=creation_day(root),
        mentions=tuple(_read_mentions(root, joined, path.stem, refers)),
        entities=_read_entities(root, joined, refers),
    )


def _read_references(root: ET.Element) -> dict[str, str]:
    """What each mention refers to within its article."""
    found: dict[str, str] = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        assert target is not None
        found |= {item.get("m_id", ""): target.get("m_id", "") for item in link.findall("source")}
    return found


def _read_mentions(
    root: ET.Element, joined: TokenText, name: str, refers: Mapping[str, str]
) -> list[EventMention]:
    gold = {item.get("m_id", ""): item.get("instance_id") for item in root.iter("EVENT")}
    parts = _read_parts(root, refers)
    days = _Days(root, joined)
    found = []
    for element in root.iter("EVENT_MENTION"):
        key, span = element.get("m_id", ""), _span_of(element, joined)
        event = refers.get(key, key)
        words = " ".join(joined.places[token].of(joined.text) for token in anchors_of(element)).lower()
        found.append(
            EventMention(
                id=key,
                span=span,
                event=gold.get(event) or f"{name}: {event}",
                written=(element.get("pred") or words).lower(),
                lemma=(element.get("pred") or "").lower(),
                parts=parts.get(key, ()),
                when=days.of(key, span),
                status=_status(element),
            )
        )
    return found


class _Days:
    """The times of an article and what is linked to them."""

    def __init__(self, root: ET.Element, joined: TokenText) -> None:
        self._text, self._published = joined.text, creation_day(root)
        self._times = value_times(root, joined, self._published)
        self._links = read_links(root, self._times)
        self._plain = as_values(joined.text, self._published)

    def of(self, mention: str, span: Span) -> Interval | None:
        """The time a mention is linked to, else the one that the house's rule gives its words."""
        linked = self._links.get(mention)
        if linked is not None:
            value = self._times[linked][1]
            if value.interval is not None and value.type != "DURATION":
                return value.interval
        return anchor_event(self._text, span, self._plain, self._published)


def _status(element: ET.Element) -> Status:
    if element.get("certainty") in {"POSSIBLE", "PROBABLE"}:
        return Status.POSSIBLE
    if element.get("polarity") == "NEG":
        return Status.DENIED
    return Status.PLANNED if element.get("time") == "FUTURE" else Status.HELD


def _read_parts(root: ET.Element, refers: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in root.iter("HAS_PARTICIPANT"):
        whom = [item.get("m_id", "") for item in link.findall("target")]
        for source in link.findall("source"):
            role = link.get("sem_role", "")
            found[source.get("m_id", "")] += [(role, refers.get(name, name)) for name in whom]
    return {name: tuple(parts) for name, parts in found.items()}


def _read_entities(root: ET.Element, joined: TokenText, refers: Mapping[str, str]) -> dict[str, Entity]:
    types = {item.get("m_id", ""): item.get("ent_type", "") for item in root.iter("ENTITY")}
    named: dict[str, list[tuple[ET.Element, Span]]] = defaultdict(list)
    for element in root.iter("ENTITY_MENTION"):
        if anchors_of(element):
            key = element.get("m_id", "")
            named[refers.get(key, key)].append((element, _span_of(element, joined)))
    out = {}
    for key, mentions in named.items():
        span = _fullest(mentions, joined.text)
        out[key] = Entity(id=key, type=types.get(key, ""), name=span.of(joined.text), span=span)
    return out


def _fullest(mentions: Sequence[tuple[ET.Element, Span]], text: str) -> Span:
    """The longest name; words with a capital where none is marked as a name, else any words."""
    names = [span for element, span in mentions if (element.get("syntactic_type") or "").endswith("NAM")]
    capital = [span for _, span in mentions if span.of(text)[:1].isupper()]
    return max(names or capital or [span for _, span in mentions], key=len)


def _span_of(element: ET.Element, joined: TokenText) -> Span:
    tokens = anchors_of(element)
    return Span(joined.places[tokens[0]].start, joined.places[tokens[-1]].end)


def _learn_lemmas(articles: Sequence[Article]) -> dict[str, str]:
    """The lemma most often annotated for words: half of the mentions have none of their own."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for mention in article.mentions:
            if mention.lemma:
                counts[mention.span.of(article.text).lower()][mention.lemma] += 1
    return {
        words: min(found, key=lambda lemma: (-found[lemma], lemma)) for words, found in sorted(counts.items())
    }


def _with_lemma(mention: EventMention, article: Article, lemmas: Mapping[str, str]) -> EventMention:
    """The mention with a lemma; an annotated one that is but the wording again is taken for none."""
    words = mention.span.of(article.text).lower()
    if mention.lemma not in {"", words}:
        return mention
    known = lemmas.get(words, words)
    ended = take_ending_off(words, frozenset(lemmas.values())) if known == words else known
    return replace(mention, lemma=ended)


def take_ending_off(words: str, known: frozenset[str]) -> str:
    """Words without -s, -ed or -ing, in the form that is a known lemma where one is."""
    for ending, instead in (*_ENDINGS, *_PLAIN_ENDINGS):
        stem = words.removesuffix(ending)
        if words.endswith(ending) and not words.endswith("ss") and len(stem) > 2:
            forms = (stem + instead, f"{stem}e", stem[:-1])
            return next((form for form in forms if form in known), stem + instead)
    return words
