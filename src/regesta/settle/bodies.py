"""Joint bodies: one body under the names that reports give it, its sessions, and the numbers missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from regesta.domain.claim import BodySeen, Claim
from regesta.domain.record import Body, Event, Link, NameCount, Quote, Session
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import Place, make_id
from regesta.settle.clusters import VETO, Cluster, Linking, Pair, cluster_component, connect, pair_of
from regesta.settle.rulings import Rulings, sighting_key
from regesta.text.folding import fold

_NOUNS = ("working group", "group", "council", "dialogue", "forum", "commission")
_SAME = (0.97, "same words")
_INSIDE = (0.85, "words of one in the other")
_ONLY = (0.8, "the only body of its kind")
_BARE = (0.5, "a bare name, and several bodies that it may mean")
_NUMBERS = (0.5, "like names, but the numbers of their sessions do not go together")
_PARTIES = (0.5, "the same name, but other parties are told")
_NEAR_DAYS = 31
"""One session is not told for days further apart."""
_LAST = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A claim that names a body."""

    claim: Claim
    seen: BodySeen
    place: Place

    @property
    def key(self) -> str:
        """The key of the body as this report shows it."""
        return sighting_key(self.claim.report, self.seen.local)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyGroup:
    """All that names one body, earliest first, its id and fullest name, and why they were joined."""

    id: str
    name: str
    parties: tuple[str, ...]
    namings: tuple[Naming, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """The bodies, and the pairs of them that may be one."""

    groups: tuple[BodyGroup, ...]
    doubts: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """One way to name a body: its parties, its noun, the words that tell its field, and who names it so."""

    parties: tuple[str, ...]
    noun: str
    topics: frozenset[str]
    namings: tuple[Naming, ...]


_Scores = Mapping[Pair, tuple[float, str]]


def group_bodies(namings: Iterable[Naming], rulings: Rulings, rules: SettlingRules) -> Bodies:
    """Take names for one body where parties, noun, field and numbers agree; what is unsure is a doubt."""
    named = _gather_names(namings, rulings, rules)
    scores = dict(_score_names(named))
    home = {naming.key: key for key, name in named.items() for naming in name.namings}
    how = Linking(
        score=lambda left, right: scores.get(pair_of(left, right), (VETO, ""))[0],
        accept=rules.accept,
        unsure=rules.unsure,
        same=_ruled(rulings.same, home),
        apart=_ruled(rulings.apart, home),
    )
    links = {pair: score for pair, (score, _) in scores.items() if score >= rules.accept}
    clusters = [
        cluster
        for component in connect(named, [*links, *how.same])
        for cluster in cluster_component(component, _inside(component, links), how)
    ]
    groups = {cluster.members: _make_group(cluster, named, scores) for cluster in clusters}
    owner = {key: group.id for members, group in groups.items() for key in members}
    return Bodies(
        groups=tuple(sorted(groups.values(), key=lambda group: (group.parties, group.namings[0].place))),
        doubts=tuple(_doubts(scores, owner, how.apart, rules)),
    )


def _gather_names(namings: Iterable[Naming], rulings: Rulings, rules: SettlingRules) -> dict[str, _Named]:
    """The ways bodies are named; a naming that a person has ruled on stands alone, to go its own way."""
    ruled = {key for pair in rulings.same | rulings.apart for key in pair}
    found: dict[str, list[Naming]] = defaultdict(list)
    shapes: dict[str, tuple[tuple[str, ...], str, frozenset[str]]] = {}
    for naming in namings:
        parties = naming.claim.parties
        noun, topics = take_apart(naming.seen.name, rules)
        name = f"{'|'.join(parties)}; {noun}: {' '.join(sorted(topics))}"
        name = f"{name}; {naming.key}" if naming.key in ruled else name
        found[name].append(naming)
        shapes[name] = (parties, noun, topics)
    return {
        name: _Named(
            parties=shapes[name][0],
            noun=shapes[name][1],
            topics=shapes[name][2],
            namings=tuple(sorted(found[name], key=_order)),
        )
        for name in sorted(found)
    }


def take_apart(written: str, rules: SettlingRules) -> tuple[str, frozenset[str]]:
    """The noun of a body's name and the words that tell its field."""
    words = [rules.alike.get(word, word) for word in fold(written).split()]
    plain = " ".join(words)
    noun = next((noun for noun in _NOUNS if noun in plain), "")
    return noun, frozenset(words) - rules.empty - set(noun.split())


def _score_names(named: Mapping[str, _Named]) -> Iterator[tuple[Pair, tuple[float, str]]]:
    """How likely two names mean one body: names of the same parties, and one name of fewer parties."""
    by_parties: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_name: dict[tuple[str, frozenset[str]], list[str]] = defaultdict(list)
    for key, name in named.items():
        by_parties[name.parties].append(key)
        if name.topics:
            by_name[name.noun, name.topics].append(key)
    for keys in by_parties.values():
        rivals = {(named[key].noun, named[key].topics) for key in keys if named[key].topics}
        for left, right in combinations(keys, 2):
            score = _score(named[left], named[right], rivals)
            if score is not None:
                yield pair_of(left, right), score
    for keys in by_name.values():
        for left, right in combinations(keys, 2):
            one, other = set(named[left].parties), set(named[right].parties)
            if one < other or other < one:
                yield pair_of(left, right), _PARTIES


def _score(
    left: _Named, right: _Named, rivals: Iterable[tuple[str, frozenset[str]]]
) -> tuple[float, str] | None:
    """How likely two names of bodies of the same parties mean one body; None where they cannot."""
    if left.noun != right.noun and left.noun and right.noun:
        return None
    if left.topics == right.topics:
        return _SAME
    if not left.topics or not right.topics:
        fitting = [noun for noun, _ in rivals if noun in {left.noun, right.noun}]
        found = _ONLY if len(fitting) == 1 else _BARE
    elif left.topics <= right.topics or right.topics <= left.topics:
        found = _INSIDE
    else:
        return None
    return found if _numbers_agree(left, right) else _NUMBERS


def _numbers_agree(left: _Named, right: _Named) -> bool:
    """Whether the sessions of both can be of one series: one time for a number, later ones for higher."""
    return all(_in_order(*sorted(pair)) for pair in product(_numbered(left), _numbered(right)))


def _in_order(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two sessions, by number, first and last day, can be of one series; the lower number first."""
    if one[0] < other[0]:
        return one[1] <= other[2]
    return max(one[1], other[1]) - min(one[2], other[2]) <= _NEAR_DAYS


def _numbered(name: _Named) -> list[tuple[int, int, int]]:
    """Number, first and last day of the sessions that are told with them; a year tells both."""
    return [
        (naming.seen.number, naming.claim.when.start.toordinal(), naming.claim.when.end.toordinal())
        for naming in name.namings
        if naming.seen.number is not None
        and naming.claim.when
        and naming.claim.when.start
        and naming.claim.when.end
    ]


def _ruled(pairs: Iterable[Pair], home: Mapping[str, str]) -> frozenset[Pair]:
    """What is ruled on namings as pairs of names."""
    return frozenset(
        pair_of(home[one], home[other])
        for one, other in pairs
        if one in home and other in home and home[one] != home[other]
    )


def _inside(component: Sequence[str], links: Mapping[Pair, float]) -> dict[Pair, float]:
    members = set(component)
    return {pair: score for pair, score in links.items() if members >= set(pair)}


def _make_group(cluster: Cluster, named: Mapping[str, _Named], scores: _Scores) -> BodyGroup:
    namings = sorted((naming for key in cluster.members for naming in named[key].namings), key=_order)
    first = namings[0]
    return BodyGroup(
        id=make_id("bo", first.claim.report, str(first.seen.span.start), *first.claim.parties),
        name=max((naming.seen.name for naming in namings), key=lambda name: (len(name), name)),
        parties=max(
            (naming.claim.parties for naming in namings), key=lambda parties: (len(parties), parties)
        ),
        namings=tuple(namings),
        links=tuple(
            Link(
                left=named[left].namings[0].seen.name,
                right=named[right].namings[0].seen.name,
                score=score,
                reasons=(scores[left, right][1] if score < 1 else "ruled the same by a person",),
            )
            for left, right, score in cluster.links
        ),
    )


def _doubts(
    scores: _Scores, owner: Mapping[str, str], apart: Iterable[Pair], rules: SettlingRules
) -> Iterator[Link]:
    """The likeliest link of each two bodies that may be one and that nobody has ruled on."""
    ruled = {pair_of(owner[left], owner[right]) for left, right in apart}
    best: dict[Pair, tuple[float, str]] = {}
    for (left, right), score in scores.items():
        ends = pair_of(owner[left], owner[right])
        if ends[0] != ends[1] and ends not in ruled and score[0] >= rules.unsure:
            best[ends] = max(score, best.get(ends, score))
    for ends, (value, reason) in sorted(best.items()):
        yield Link(left=ends[0], right=ends[1], score=value, reasons=(reason,))


def _order(naming: Naming) -> tuple[Place, str]:
    return naming.place, naming.claim.id


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
        heads=tuple(attendee.person for attendee in event.people if attendee.heads and attendee.person),
        status=event.status.value,
    )


def _session_order(session: Session) -> tuple[int, date, str]:
    day = session.when.start if session.when else None
    return (session.number or 0, day or _LAST, session.event)
