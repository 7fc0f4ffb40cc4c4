"""Who is who: sightings of all reports to people with their names, offices and ranks over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from regesta.domain.record import Link, NameCount, Person, Quote
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import make_id
from regesta.settle.clusters import Cluster, Linking, Pair, cluster_component, connect, pair_of
from regesta.settle.likeness import probability, told, weigh_profiles
from regesta.settle.material import Material
from regesta.settle.profiles import Profile, ProfileKey, Sighting, make_profile, profile_key
from regesta.settle.rulings import Rulings
from regesta.settle.tenures import office_tenures, rank_tenures
from regesta.text.naming import NameParts, name_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people, who each sighting is ("report/local" to id), and the pairs nobody can be sure of."""

    people: tuple[Person, ...]
    who: Mapping[str, str]
    doubts: tuple[Link, ...]


def settle_people(material: Material, rules: SettlingRules, parts: NameParts) -> People:
    """Take sightings for one person where name, state, offices and time speak for it."""
    rulings = material.rulings
    found = gather_profiles(material.sightings.values(), rulings, parts)
    profiles = {profile.key: profile for profile in found}
    links = link_profiles(profiles, rules, parts)
    how = _linking(profiles, rulings, rules, parts)
    strong = [pair for pair, score in links.items() if score >= rules.accept]
    people: list[Person] = []
    who: dict[str, str] = {}
    for component in connect(profiles, [*strong, *how.same]):
        inner = {
            pair_of(*pair): links[pair_of(*pair)]
            for pair in combinations(component, 2)
            if pair_of(*pair) in links
        }
        for cluster in cluster_component(component, inner, how):
            members = [profiles[name] for name in cluster.members]
            person = build_person(members, cluster, rules, parts)
            people.append(person)
            who |= {sighting.key: person.id for member in members for sighting in member.sightings}
    doubts = _doubts(links, profiles, who, rules, how.apart, parts)
    return People(people=tuple(sorted(people, key=lambda person: person.id)), who=who, doubts=doubts)


def gather_profiles(sightings: Iterable[Sighting], rulings: Rulings, parts: NameParts) -> list[Profile]:
    """Put like sightings together; one that a person has ruled on stays alone, so that it can go its way."""
    ruled = {key for pair in rulings.same | rulings.apart for key in pair}
    groups: dict[ProfileKey | str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        group = sighting.key if sighting.key in ruled else profile_key(sighting.seen)
        groups[group].append(sighting)
    return [make_profile(group, parts) for group in groups.values()]


def link_profiles(
    profiles: Mapping[str, Profile], rules: SettlingRules, parts: NameParts
) -> dict[Pair, float]:
    """The score of every pair of profiles that share a name key and may be one person."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key, profile in profiles.items():
        for name_key in name_keys(profile.name):
            blocks[name_key].append(key)
    pairs = {pair_of(*pair) for block in blocks.values() for pair in combinations(block, 2)}
    scored = {
        (left, right): probability(weigh_profiles(profiles[left], profiles[right], rules, parts))
        for left, right in pairs
    }
    return {pair: score for pair, score in scored.items() if score >= rules.unsure}


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
