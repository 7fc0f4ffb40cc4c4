"""One person of the sightings taken for one: names, state, offices and ranks, and why they were joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.domain.record import Link, NameCount, Person, Quote
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import make_id
from regesta.settle.clusters import Cluster, pair_of
from regesta.settle.likeness import told, weigh_profiles
from regesta.settle.profiles import Profile, Sighting
from regesta.settle.tenures import office_tenures, rank_tenures
from regesta.text.naming import NameParts


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The groups of sightings taken for one person, and the name and state that others see of them."""

    cluster: Cluster
    name: str
    country: str | None


def build_person(
    cluster: Cluster,
    profiles: Mapping[str, Profile],
    sightings: Sequence[Sighting],
    rules: SettlingRules,
    parts: NameParts,
) -> Person:
    """One person of the groups of a cluster; `sightings` are all of theirs, earliest first."""
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
        links=_explain(cluster, profiles, rules, parts),
    )


def _best_name(names: Counter[str]) -> str:
    """The most attested full name: a single word only where nothing fuller is told."""
    full = {name: count for name, count in names.items() if " " in name.strip()}
    return _ranked(Counter(full or names))[0][0]


def _ranked(names: Counter[str]) -> list[tuple[str, int]]:
    return sorted(names.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))


def _explain(
    cluster: Cluster, profiles: Mapping[str, Profile], rules: SettlingRules, parts: NameParts
) -> tuple[Link, ...]:
    """The links that made a person, the weakest first, between the first sightings of the groups."""
    out = []
    for left, right, score in cluster.links:
        facts = weigh_profiles(profiles[left], profiles[right], rules, parts) or {}
        one, other = pair_of(profiles[left].key, profiles[right].key)
        out.append(Link(left=one, right=other, score=round(score, 3), reasons=told(facts)))
    return tuple(sorted(out, key=lambda link: (link.score, link.left, link.right)))
