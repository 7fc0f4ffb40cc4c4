"""Who is who: sightings of all reports to people with their names, offices and ranks over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from operator import is_

from regesta.domain.record import Link, NameCount, Person, Quote
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import Place, make_id
from regesta.settle.clusters import Cluster, Linking, Pair, cluster_component, connect, pair_of
from regesta.settle.likeness import probability, told, weigh_profiles
from regesta.settle.material import Material
from regesta.settle.profiles import Profile, Sighting, make_profile
from regesta.settle.rulings import Rulings
from regesta.settle.tenures import office_tenures, rank_tenures
from regesta.text.naming import NameParts


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people, who each sighting is ("report/local" to id), and the pairs nobody can be sure of."""

    people: tuple[Person, ...]
    who: Mapping[str, str]
    doubts: tuple[Link, ...]


@dataclass(slots=True)
class PeopleMemory:
    """What the last settling worked out about people, kept while the profiles concerned are the same."""

    profiles: dict[Hashable, Profile] = field(default_factory=dict)
    scores: dict[Pair, tuple[Profile, Profile, float]] = field(default_factory=dict)
    people: dict[tuple[str, ...], tuple[list[Profile], list[tuple[Person, Cluster]]]] = field(
        default_factory=dict
    )


def settle_people(material: Material, rules: SettlingRules, parts: NameParts, kept: PeopleMemory) -> People:
    """Take sightings for one person where name, state, offices and time speak for it."""
    rulings = material.rulings
    found = gather_profiles(material.sightings.values(), rulings, parts, kept)
    profiles = {profile.key: profile for profile in found}
    links = link_profiles(profiles, rules, parts, kept)
    how = _linking(profiles, rulings, rules, parts)
    strong = [pair for pair, score in links.items() if score >= rules.accept]
    people: list[Person] = []
    who: dict[str, str] = {}
    before, kept.people = kept.people, {}
    for component in connect(profiles, [*strong, *how.same]):
        name, members = tuple(component), [profiles[key] for key in component]
        last = before.get(name)
        if last is None or not all(map(is_, last[0], members)):
            last = (members, _part(component, profiles, links, how, (rules, parts)))
        kept.people[name] = last
        for person, cluster in last[1]:
            people.append(person)
            for key in cluster.members:
                who |= dict.fromkeys((sighting.key for sighting in profiles[key].sightings), person.id)
    doubts = _doubts(links, profiles, who, rules, how.apart, parts)
    return People(people=tuple(sorted(people, key=lambda person: person.id)), who=who, doubts=doubts)


def _part(
    component: Sequence[str],
    profiles: Mapping[str, Profile],
    links: Mapping[Pair, float],
    how: Linking,
    lexicon: tuple[SettlingRules, NameParts],
) -> list[tuple[Person, Cluster]]:
    """The people of one component."""
    pairs = (pair_of(*pair) for pair in combinations(component, 2))
    inner = {pair: links[pair] for pair in pairs if pair in links}
    return [
        (build_person([profiles[name] for name in cluster.members], cluster, *lexicon), cluster)
        for cluster in cluster_component(component, inner, how)
    ]


def gather_profiles(
    sightings: Iterable[Sighting], rulings: Rulings, parts: NameParts, kept: PeopleMemory
) -> list[Profile]:
    """Put like sightings together; one that a person has ruled on stays alone, so that it can go its way."""
    ruled = {key for pair in rulings.same | rulings.apart for key in pair}
    groups: dict[Hashable, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        groups[sighting.key if sighting.key in ruled else sighting.group].append(sighting)
    before, kept.profiles = kept.profiles, {}
    for name, group in groups.items():
        last = before.get(name)
        group.sort(key=_place)
        same = last is not None and len(last.sightings) == len(group)
        if last is None or not same or not all(map(is_, last.sightings, group)):
            last = make_profile(group, parts)
        kept.profiles[name] = last
    return list(kept.profiles.values())


def link_profiles(
    profiles: Mapping[str, Profile], rules: SettlingRules, parts: NameParts, kept: PeopleMemory
) -> dict[Pair, float]:
    """The score of every pair of profiles that share a name key and may be one person."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key, profile in profiles.items():
        for name_key in profile.name_keys:
            blocks[name_key].append(key)
    pairs = {pair_of(*pair) for block in blocks.values() for pair in combinations(block, 2)}
    before, kept.scores = kept.scores, {}
    for pair in pairs:
        left, right = profiles[pair[0]], profiles[pair[1]]
        last = before.get(pair)
        if last is None or last[0] is not left or last[1] is not right:
            last = (left, right, probability(weigh_profiles(left, right, rules, parts)))
        kept.scores[pair] = last
    return {pair: last[2] for pair, last in kept.scores.items() if last[2] >= rules.unsure}


def _place(sighting: Sighting) -> Place:
    return sighting.place


def build_person(
    members: Sequence[Profile], cluster: Cluster, rules: SettlingRules, parts: NameParts
) -> Person:
    """One person of the profiles taken for one."""
    sightings = sorted((item for member in members for item in member.sightings), key=lambda item: item.place)
    first = sightings[0]
    names = Counter(word for item in sightings for word in {item.seen.words})
    countries = Counter(item.seen.country for item in sightings if item.seen.country)
    return Person(
        id=make_id("pe", first.report, str(min(first.seen.spans).start), first.seen.words),
        name=_best_name(names),
        names=tuple(NameCount(name=name, count=count) for name, count in _ranked(names)),
        country=_ranked(countries)[0][0] if countries else None,
        offices=office_tenures(sightings),
        ranks=rank_tenures(sightings),
        reports=tuple(sorted({item.report for item in sightings})),
        quotes=tuple(
            Quote(report=item.report, property="person", span=span)
            for item in sightings
            for span in item.seen.spans
        ),
        links=_explain(cluster, {member.key: member for member in members}, rules, parts),
    )


def _best_name(names: Counter[str]) -> str:
    """The most attested full name: a single word only where nothing fuller is told."""
    full = {name: count for name, count in names.items() if " " in name.strip()}
    return _ranked(Counter(full or names))[0][0]


def _ranked(names: Counter[str]) -> list[tuple[str, int]]:
    return sorted(names.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))


def _linking(
    profiles: Mapping[str, Profile], rulings: Rulings, rules: SettlingRules, parts: NameParts
) -> Linking:
    """Rulings name sightings; a ruled sighting is a profile of its own, so its key is the profile's."""
    return Linking(
        score=lambda left, right: probability(weigh_profiles(profiles[left], profiles[right], rules, parts)),
        accept=rules.accept,
        unsure=rules.unsure,
        same=frozenset(pair for pair in rulings.same if profiles.keys() >= set(pair)),
        apart=frozenset(pair for pair in rulings.apart if profiles.keys() >= set(pair)),
    )


def _explain(
    cluster: Cluster, members: Mapping[str, Profile], rules: SettlingRules, parts: NameParts
) -> tuple[Link, ...]:
    out = []
    for left, right, score in cluster.links:
        facts = weigh_profiles(members[left], members[right], rules, parts) or {}
        out.append(Link(left=left, right=right, score=round(score, 3), reasons=told(facts)))
    return tuple(sorted(out, key=lambda link: (link.score, link.left, link.right)))


def _doubts(  # noqa: PLR0913, PLR0917 - one private seam
    links: Mapping[Pair, float],
    profiles: Mapping[str, Profile],
    who: Mapping[str, str],
    rules: SettlingRules,
    apart: frozenset[Pair],
    parts: NameParts,
) -> tuple[Link, ...]:
    """The best unsettled link of each two people that may be one."""
    best: dict[Pair, tuple[float, Pair]] = {}
    ruled = {pair_of(who[left], who[right]) for left, right in apart}
    for (left, right), score in sorted(links.items()):
        ends = pair_of(who[left], who[right])
        if ends[0] != ends[1] and ends not in ruled and score > best.get(ends, (0.0, ends))[0]:
            best[ends] = (score, (left, right))
    out = []
    for ends, (score, (left, right)) in sorted(best.items()):
        facts = weigh_profiles(profiles[left], profiles[right], rules, parts) or {}
        out.append(Link(left=ends[0], right=ends[1], score=round(score, 3), reasons=told(facts)))
    return tuple(out)
