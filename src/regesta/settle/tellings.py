"""Claims as settling compares them: everything a pair score needs, worked out once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from regesta.domain.claim import Claim
from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.span import Span
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import SENTENCE_END, Place
from regesta.settle.delegations import find_heads
from regesta.settle.material import Page
from regesta.settle.rulings import event_spans, sighting_key

_WORD = re.compile(r"[^\W\d_]{4,}")
_TELLING = re.compile(r"[^\W\d_]{4,}|\d[\d.,:]*\d|\d")
_AROUND = 160
_LONG = 300
_FEW = 6
_OPEN = 3_650_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim with its report's day, the people it names by record id, and its days as ordinals.

    `low` and `high` are None where the claim gives no time; an open end is far away. `source` is the outlet
    (a copy counts for the outlet of its original). `people` maps a country ("" if unknown) to person ids;
    `perhaps` holds those who may be one of them. `words` are those around the event word, of kinds that are
    told apart by words only; `moved` says that words there tell of another day before, `happened` that the
    claim says that it took or takes place; `twin` counts the claims of its kind on the same word before it.
    `sentence` are the words and figures of its sentence, sorted;
    empty where they are few, and for a saying, which may be said again. `heads` are those seen who led a
    delegation, as the report says. `spoken_for` says that it promises nothing of its own.
    """

    claim: Claim
    outlet: str | None
    family: str
    published: date | None
    source: str
    root: str
    place: Place
    twin: int
    low: int | None
    high: int | None
    people: Mapping[str, frozenset[str]]
    everyone: frozenset[str]
    perhaps: frozenset[str]
    body: str | None
    words: frozenset[str]
    moved: bool
    key: str
    happened: bool
    parties: frozenset[str]
    actors: frozenset[str]
    sentence: str
    heads: frozenset[str]
    spoken_for: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is settled of a claim before events: whom it counts for, its people by country, and its body.

    `perhaps` are those who may be one of its people; `actors` and `recipients` are states that only other
    reports tell of its people.
    """

    source: str
    people: Mapping[str, frozenset[str]]
    perhaps: frozenset[str]
    body: str | None
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()


def make_telling(claim: Claim, page: Page, known: Known, rules: SettlingRules) -> Telling:
    """Work out all that comparing needs."""
    report = page.report
    claim = _with_states(claim, known)
    spans = event_spans(claim)
    low, high = days_of(claim.when)
    around = report.text[max(0, spans[0].start - _AROUND) : spans[0].end + _AROUND]
    return Telling(
        claim=claim,
        outlet=report.outlet,
        family=rules.family_of(claim.kind),
        published=report.published.day,
        source=known.source,
        root=report.copy_of or report.id,
        place=page.places[claim.id],
        twin=page.twins.get(claim.id, 0),
        low=low,
        high=high,
        people=known.people,
        everyone=frozenset().union(*known.people.values()),
        perhaps=known.perhaps,
        body=known.body,
        words=_own_words(claim, around, page) if claim.kind in rules.words else frozenset(),
        moved=claim.status is not Status.HELD and any(word in around for word in rules.moved_words),
        key=claim.id,
        happened=claim.status in {Status.HELD, Status.ONGOING},
        parties=frozenset(claim.parties),
        actors=frozenset(claim.actors),
        sentence="" if claim.kind in rules.words else sentence_words(report.text, spans[0]),
        heads=find_heads(claim, report.text, page.seen, rules.leading),
        spoken_for=claim.id in page.spoken_for,
    )


def _with_states(claim: Claim, known: Known) -> Claim:
    """The claim with the states of people whose state its own report does not tell."""
    actors, recipients = {*claim.actors, *known.actors}, {*claim.recipients, *known.recipients}
    if len(actors) == len(claim.actors) and len(recipients) == len(claim.recipients):
        return claim
    parties = tuple(sorted({*claim.parties, *known.actors, *known.recipients}))
    return replace(claim, parties=parties, actors=tuple(sorted(actors)), recipients=tuple(sorted(recipients)))


def days_of(when: Interval | None) -> tuple[int | None, int | None]:
    """First and last day as ordinals, an open end far away; None twice without a time."""
    if when is None:
        return None, None
    low = when.start.toordinal() if when.start else 0
    return low, when.end.toordinal() if when.end else _OPEN


def _own_words(claim: Claim, around: str, page: Page) -> frozenset[str]:
    """The words around an event without those that tell who, whom, when and where."""
    names = [item.span.of(page.report.text) for item in claim.evidence]
    for participant in claim.participants:
        seen = page.seen.get(sighting_key(claim.report, participant.person or ""))
        if seen is not None:
            names += [*seen.written, *(office.written for office in seen.offices)]
            names += [rank.written for rank in seen.ranks]
    return content_words(around) - content_words(" ".join(names))


def content_words(text: str) -> frozenset[str]:
    """The first five letters of the longer words: enough to tell whether two sentences say the same."""
    return frozenset(word.lower()[:5] for word in _WORD.findall(text))


def sentence_words(text: str, span: Span) -> str:
    """The words and figures of the sentence around `span`, sorted: what a repeated sentence has in common.

    Empty where they are fewer than six: short sentences are alike by chance.
    """
    start = max(0, span.start - _LONG)
    for found in SENTENCE_END.finditer(text, start, span.start):
        start = found.end()
    end = SENTENCE_END.search(text, span.end, span.end + _LONG)
    sentence = text[start : end.start() if end else span.end + _LONG]
    words = {word.lower()[:5] for word in _TELLING.findall(sentence)}
    return " ".join(sorted(words)) if len(words) >= _FEW else ""
