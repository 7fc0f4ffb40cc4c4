"""Who is who: what new sightings change in the people of the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from regesta.settle.clusters import Cluster, Linking, cluster_component, pair_of, reach
from regesta.settle.knowledge import SettlingLexicon
from regesta.settle.likeness import probability, weigh_profiles
from regesta.settle.material import Turn
from regesta.settle.memory import Memory
from regesta.settle.person_doubts import renew_doubts
from regesta.settle.persons import Role, build_person
from regesta.settle.profiles import Sighting, make_profile
from regesta.settle.ruled import Ruled


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleTurn:
    """What has changed: groups of sightings that are another person now, and people.

    `otherwise` are people whose state or likely doubles are others, `renamed` those who go by another name.
    """

    moved: set[str]
    otherwise: set[str]
    renamed: set[str]


def settle_people(
    turns: Sequence[Turn], ruled: Ruled, lexicon: SettlingLexicon, memory: Memory
) -> PeopleTurn:
    """Take sightings for one person where name, state, office and time speak for it."""
    touched = regroup(turns, ruled, lexicon, memory)
    left = relink({group for group in touched if _is_other(group, memory)}, lexicon, memory)
    touched |= {key for key in ruled.changed if memory.profiles.get(key) is not None}
    left |= {other for group in touched for other in ruled.same.get(group, ())}
    moved = recast(touched, left, ruled, lexicon, memory)
    doubled = renew_doubts(touched | moved, ruled, lexicon, memory)
    roles = [(name, was, now) for name, was, now in memory.roles.changes() if was and now]
    return PeopleTurn(
        moved=moved,
        otherwise=doubled | {name for name, was, now in roles if was.country != now.country},
        renamed={name for name, was, now in roles if was.name != now.name},
    )


def sightings_of(people: Iterable[str], memory: Memory) -> Iterator[str]:
    """Those seen by name who are one of these people."""
    roles = (memory.roles.get(person) for person in people)
    return sightings_in((group for role in roles if role for group in role.cluster.members), memory)


def sightings_in(groups: Iterable[str], memory: Memory) -> Iterator[str]:
    """Those seen by name in these groups."""
    for group in groups:
        for sighting in memory.sightings.get(group) or ():
            yield sighting.key


def regroup(turns: Iterable[Turn], ruled: Ruled, lexicon: SettlingLexicon, memory: Memory) -> set[str]:
    """Put like sightings together; the groups that sightings have come to or left.

    A sighting that a person has ruled on stays alone, so that it can go its own way.
    """
    leaving: dict[str, set[str]] = defaultdict(set)
    coming: dict[str, list[Sighting]] = defaultdict(list)
    for turn in turns:
        was = turn.was.sightings if turn.was else {}
        now = turn.now.sightings if turn.now else {}
        for key in was.keys() | now.keys():
            old = (key if key in ruled.before else was[key].group) if key in was else None
            new = (key if ruled.held_alone(key) else now[key].group) if key in now else None
            if old != new or was[key] != now[key]:
                if old is not None:
                    leaving[old].add(key)
                if new is not None:
                    coming[new].append(now[key])
    for group in leaving.keys() | coming.keys():
        kept = [item for item in memory.sightings.get(group) or () if item.key not in leaving[group]]
        shown = tuple(sorted([*kept, *coming[group]], key=_order))
        memory.sightings.put(group, shown or None)
        memory.profiles.put(group, make_profile(shown, lexicon.names) if shown else None)
    return {*leaving, *coming}


def relink(groups: set[str], lexicon: SettlingLexicon, memory: Memory) -> set[str]:
    """Link each of these groups anew to those of like names; the groups that strong links have left."""
    left: set[str] = set()
    for group in groups:
        cut = memory.likeness.cut(group)
        left |= {other for other, score in cut.items() if score >= lexicon.rules.accept}
        was, now = memory.profiles.was[group], memory.profiles.get(group)
        before, after = (profile.name_keys if profile else frozenset() for profile in (was, now))
        for key in before - after:
            memory.name_groups.drop(key, group)
        for key in after - before:
            memory.name_groups.add(key, group)
    for group in groups:
        profile = memory.profiles.get(group)
        if profile is not None:
            for other in set().union(*(memory.name_groups[key] for key in profile.name_keys)):
                if other != group and (other not in groups or group < other):
                    score = _score(group, other, lexicon, memory)
                    if score >= lexicon.rules.unsure:
                        memory.likeness.link(group, other, score)
    return left


def recast(
    touched: set[str], left: set[str], ruled: Ruled, lexicon: SettlingLexicon, memory: Memory
) -> set[str]:
    """Make the people anew who have sightings in these groups; the groups that are another person now."""

    def neighbours(group: str) -> Iterator[str]:
        links = memory.likeness.get(group) or {}
        yield from (other for other, score in links.items() if score >= lexicon.rules.accept)
        yield from (other for other in ruled.same.get(group, ()) if memory.profiles.get(other) is not None)

    homes: dict[str, str | None] = {group: None for group in touched if memory.profiles.get(group) is None}
    alive = sorted(group for group in touched | left if memory.profiles.get(group) is not None)
    for component in reach(alive, neighbours):
        for cluster in _cluster(component, ruled, lexicon, memory):
            person = _cast(cluster, touched, lexicon, memory)
            homes |= dict.fromkeys(cluster.members, person)
    last = {group: memory.person_of.get(group) for group in homes}
    for gone in {name for name in last.values() if name is not None} - set(homes.values()):
        memory.roles.put(gone, None)
        memory.record.people.put(gone, None)
    moved = {group for group, person in homes.items() if person != last[group]}
    for group in moved:
        memory.person_of.put(group, homes[group])
    return moved


def _cluster(
    component: Sequence[str], ruled: Ruled, lexicon: SettlingLexicon, memory: Memory
) -> list[Cluster]:
    inside = set(component)
    links = {
        (left, right): score
        for left in component
        for right, score in (memory.likeness.get(left) or {}).items()
        if left < right and right in inside
    }
    how = Linking(
        score=lambda left, right: _score(left, right, lexicon, memory),
        accept=lexicon.rules.accept,
        unsure=lexicon.rules.unsure,
        same=ruled.same_inside(component),
        apart=ruled.rulings.apart,
    )
    return cluster_component(component, links, how)


def _cast(cluster: Cluster, touched: set[str], lexicon: SettlingLexicon, memory: Memory) -> str:
    """The id of the person of a cluster, who is made anew if anything of them has changed."""
    last = memory.person_of.get(cluster.members[0])
    role = memory.roles.get(last) if last else None
    if last and role and role.cluster == cluster and touched.isdisjoint(cluster.members):
        return last
    profiles = {group: memory.profiles[group] for group in cluster.members}
    shown = sorted((item for group in cluster.members for item in memory.sightings[group]), key=_order)
    person = build_person(cluster, profiles, shown, lexicon.rules, lexicon.names)
    memory.roles.put(person.id, Role(cluster=cluster, name=person.name, country=person.country))
    memory.record.people.put(person.id, person)
    return person.id


def _is_other(group: str, memory: Memory) -> bool:
    return memory.profiles.get(group) != memory.profiles.was[group]


def _score(left: str, right: str, lexicon: SettlingLexicon, memory: Memory) -> float:
    one, other = pair_of(left, right)
    kept = (memory.likeness.get(one) or {}).get(other)
    if kept is not None:
        return kept
    profiles = memory.profiles[one], memory.profiles[other]
    return probability(weigh_profiles(*profiles, lexicon.rules, lexicon.names))


def _order(sighting: Sighting) -> tuple[object, str]:
    return sighting.place, sighting.key
