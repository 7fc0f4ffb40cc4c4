"""MEANTIME's gold mentions as claims: linked within an article, with participants, time and place.

Kinds: MEANTIME's events are of an open class, so the lemma stands for the kind. Persons are seen under the
fullest name of the article and settled as anywhere; companies, products and places, which the lexicon of
states does not hold, are parties by that name, folded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from regesta.domain.claim import Claim, Evidence, Participant, PersonSeen, Place, Reading
from regesta.domain.interval import Interval
from regesta.domain.report import UNPUBLISHED, Basis, Publication, Report
from regesta.text.folding import fold
from training.evaluation.event_corpus import Article, EventMention

Group = tuple[EventMention, ...]
Linker = Callable[[Article], list[Group]]

_NO_EVENT = frozenset({"be", "is", "was", "are", "were", "been", "have", "has", "had"})
_SAYINGS = frozenset({"say", "said", "tell", "told", "add", "state", "note", "comment"})
_LONG = 100_000


def link_by_words(article: Article) -> list[Group]:
    """One lemma, where the corpus gives it, else one wording, is one event of its article."""
    return _gather(article, lambda mention: mention.written)


def link_as_marked(article: Article) -> list[Group]:
    """As the marked reports of this project are: one lemma is one event unless other people do it.

    Words that tell no event by themselves ("be", "have") and sayings, each of which is an event of its own,
    stand alone.
    """
    groups: dict[str, list[list[EventMention]]] = defaultdict(list)
    for mention in article.mentions:
        alone = mention.lemma in _NO_EVENT | _SAYINGS
        found = groups[mention.id if alone else mention.lemma]
        fitting = next((group for group in found if _same_actors(mention, group)), None)
        if fitting is None:
            found.append([mention])
        else:
            fitting.append(mention)
    return [tuple(group) for found in groups.values() for group in found]


def _gather(article: Article, key: Callable[[EventMention], str]) -> list[Group]:
    groups: dict[str, list[EventMention]] = defaultdict(list)
    for mention in article.mentions:
        groups[key(mention)].append(mention)
    return [tuple(group) for group in groups.values()]


def _same_actors(mention: EventMention, group: Sequence[EventMention]) -> bool:
    """Whether no mention of the group is known to be done by others altogether."""
    actors = _actors(mention)
    return not any(
        actors and others and actors.isdisjoint(others) for others in (_actors(item) for item in group)
    )


def _actors(mention: EventMention) -> frozenset[str]:
    return frozenset(entity for role, entity in mention.parts if role == "Arg0")


def claim_article(article: Article, link: Linker) -> tuple[Report, Reading, dict[str, Group]]:
    """The article as a report, its reading with a claim for every group, and the group of each claim."""
    digest = sha256(article.text.encode()).hexdigest()
    day = article.published
    report = Report(
        id=f"re-{digest[:12]}",
        text=article.text,
        source=article.name,
        sha256=digest,
        outlet=article.name,
        published=Publication(day=day, basis=Basis.METADATA) if day else UNPUBLISHED,
    )
    groups = {_claim_id(report, group): group for group in link(article)}
    people = _see_people(article)
    reading = Reading(
        report=report.id,
        marker="gold",
        ontology="lemma",
        people=tuple(people.values()),
        claims=tuple(_claim(name, group, article, report) for name, group in groups.items()),
        gaps=(),
    )
    return report, reading, groups


def _claim_id(report: Report, group: Group) -> str:
    return f"cl-{report.id}-{group[0].id}"


def _see_people(article: Article) -> Mapping[str, PersonSeen]:
    return {
        entity.id: PersonSeen(
            local=f"p{entity.id}",
            name=entity.name,
            written=(entity.name,),
            offices=(),
            ranks=(),
            country=None,
            organisation=None,
            spans=(entity.span,),
        )
        for entity in article.entities.values()
        if entity.type == "PER"
    }


def _claim(name: str, group: Group, article: Article, report: Report) -> Claim:
    participants = _participants(group, article)
    actors = {item.organisation for item in participants if item.role == "by" and item.organisation}
    others = {item.organisation for item in participants if item.role == "to" and item.organisation}
    return Claim(
        id=name,
        report=report.id,
        local=f"e{group[0].id}",
        kind=group[0].lemma,
        status=group[0].status,
        participants=participants,
        parties=tuple(sorted(actors | others)),
        actors=tuple(sorted(actors)),
        recipients=tuple(sorted(others)),
        when=_closest(group),
        when_text=None,
        where=_place(group, article),
        body=None,
        instruments=(),
        topics=(),
        part_of=None,
        speaker=None,
        occasion=None,
        evidence=tuple(Evidence(property="event", span=span) for span in sorted(item.span for item in group)),
        confidence=1.0,
    )


def _participants(group: Group, article: Article) -> tuple[Participant, ...]:
    """Who takes part, Arg0 as who acts, without the places of where it happened."""
    found: dict[Participant, None] = {}
    for mention in group:
        for role, name in mention.parts:
            entity = article.entities.get(name)
            if entity is None or _is_place(role, entity.type):
                continue
            side = "by" if role == "Arg0" else "to"
            if entity.type == "PER":
                found[Participant(role=side, span=entity.span, person=f"p{name}")] = None
            else:
                party = fold(entity.name)
                found[Participant(role=side, span=entity.span, organisation=party)] = None
    return tuple(found)


def _is_place(role: str, kind: str) -> bool:
    return role == "Argm-LOC" or (kind == "LOC" and role not in {"Arg0", "Arg1"})


def _place(group: Group, article: Article) -> Place | None:
    for mention in group:
        for role, name in mention.parts:
            entity = article.entities.get(name)
            if entity is not None and _is_place(role, entity.type):
                words = fold(entity.name)
                return Place(name=words, city=None, country=None, geonames=None, lat=None, lon=None)
    return None


def _closest(group: Group) -> Interval | None:
    """The most precise time of the mentions."""
    times = [item.when for item in group if item.when is not None]
    return min(times, key=lambda when: when.days or _LONG, default=None)
