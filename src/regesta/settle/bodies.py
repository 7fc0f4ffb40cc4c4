"""Joint bodies: one body under the names that reports give it, its sessions, and the numbers missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from regesta.domain.claim import BodySeen, Claim
from regesta.domain.record import Body, Event, Link, NameCount, Quote, Session
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import Place, make_id
from regesta.settle.clusters import VETO, Cluster, Linking, cluster_component, connect, pair_of
from regesta.settle.material import Material
from regesta.text.folding import fold

_NOUNS = ("working group", "group", "council", "dialogue", "forum", "commission")
_SCORES = {"same words": 0.97, "words of one in the other": 0.85, "the only body of its kind": 0.8}
_LAST = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A claim that names a body."""

    claim: Claim
    seen: BodySeen
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyGroup:
    """All that names one body, earliest first, its id and fullest name, and why they were joined."""

    id: str
    name: str
    parties: tuple[str, ...]
    namings: tuple[Naming, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """One way to name a body of certain parties: its noun and the words that tell its field."""

    key: str
    noun: str
    topics: frozenset[str]


def group_bodies(material: Material, rules: SettlingRules) -> list[BodyGroup]:
    """Take names for one body where parties, noun and field agree; a bare name joins the one that fits."""
    by_parties: dict[tuple[str, ...], list[Naming]] = defaultdict(list)
    for key, claim in material.claims.items():
        if claim.body is not None:
            naming = Naming(claim=claim, seen=claim.body, place=material.places[key])
            by_parties[claim.parties].append(naming)
    groups: list[BodyGroup] = []
    for parties, found in sorted(by_parties.items()):
        groups += _group_names(parties, sorted(found, key=lambda naming: naming.place), rules)
    return groups


def _group_names(
    parties: tuple[str, ...], namings: Sequence[Naming], rules: SettlingRules
) -> list[BodyGroup]:
    names = {naming.seen.name: _take_apart(naming.seen.name, rules) for naming in namings}
    shapes = {name.key: name for name in names.values()}
    scores = {
        pair_of(left, right): _score(shapes[left], shapes[right], list(shapes.values()))
        for left, right in combinations(sorted(shapes), 2)
    }
    links = {pair: score for pair, score in scores.items() if score >= rules.accept}
    how = Linking(
        score=lambda left, right: scores[pair_of(left, right)], accept=rules.accept, unsure=rules.unsure
    )
    groups = []
    for component in connect(shapes, links):
        inner = {pair: score for pair, score in links.items() if pair[0] in component}
        for cluster in cluster_component(component, inner, how):
            inside = [item for item in namings if names[item.seen.name].key in cluster.members]
            groups.append(_make_group(parties, inside, cluster))
    return groups


def _make_group(parties: tuple[str, ...], namings: Sequence[Naming], cluster: Cluster) -> BodyGroup:
    first = namings[0]
    reasons = {value: name for name, value in _SCORES.items()}
    return BodyGroup(
        id=make_id("bo", first.claim.report, str(first.seen.span.start), *parties),
        name=max((naming.seen.name for naming in namings), key=lambda name: (len(name), name)),
        parties=parties,
        namings=tuple(namings),
        links=tuple(
            Link(left=left, right=right, score=score, reasons=(reasons.get(score, "ruled"),))
            for left, right, score in cluster.links
        ),
    )


def _take_apart(written: str, rules: SettlingRules) -> _Named:
    words = [rules.alike.get(word, word) for word in fold(written).split()]
    plain = " ".join(words)
    noun = next((noun for noun in _NOUNS if noun in plain), "")
    topics = frozenset(words) - rules.empty - set(noun.split())
    return _Named(key=f"{noun}: {' '.join(sorted(topics))}", noun=noun, topics=topics)


def _score(left: _Named, right: _Named, shapes: Sequence[_Named]) -> float:
    """How likely two names of bodies of the same parties mean one body."""
    if left.noun != right.noun and left.noun and right.noun:
        return VETO
    if left.topics == right.topics:
        return _SCORES["same words"]
    if not left.topics or not right.topics:
        rivals = [shape for shape in shapes if shape.topics and shape.noun in {left.noun, right.noun}]
        return _SCORES["the only body of its kind"] if len(rivals) == 1 else 0.5
    if left.topics <= right.topics or right.topics <= left.topics:
        return _SCORES["words of one in the other"]
    return VETO


def build_body(group: BodyGroup, events: Iterable[Event]) -> Body:
    """A body with its sessions in order of number and time."""
    names = Counter(naming.seen.name for naming in group.namings)
    words = {Quote(report=item.claim.report, property="body", span=item.seen.span) for item in group.namings}
    sessions = tuple(sorted((_session(event, group) for event in events), key=_session_order))
    numbers = {session.number for session in sessions if session.number is not None}
    last = max(numbers, default=0)
    ranked = sorted(names.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    return Body(
        id=group.id,
        name=group.name,
        names=tuple(NameCount(name=name, count=count) for name, count in ranked),
        parties=group.parties,
        sessions=sessions,
        missing=tuple(number for number in range(1, last) if number not in numbers),
        quotes=tuple(sorted(words)),
        next_number=last + 1 if numbers else None,
        links=group.links,
    )


def _session(event: Event, group: BodyGroup) -> Session:
    number = event.body.value.number if event.body and event.body.value.body == group.id else None
    return Session(
        number=number,
        event=event.id,
        when=event.when.value if event.when else None,
        where=event.where.value if event.where else None,
        heads=tuple(attendee.person for attendee in event.people if attendee.person is not None),
    )


def _session_order(session: Session) -> tuple[int, date, str]:
    day = session.when.start if session.when else None
    return (session.number or 0, day or _LAST, session.event)
