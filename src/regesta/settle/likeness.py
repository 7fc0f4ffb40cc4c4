"""How likely two profiles show one person: log odds of what speaks for and against, each with its name."""

from __future__ import annotations

import math
from collections.abc import Mapping

from regesta.lexicon.settling import SettlingRules
from regesta.settle.clusters import VETO
from regesta.settle.profiles import Profile
from regesta.text.naming import NameParts, compare_names

_CLASH_DAYS = 45
"""Offices in different fields attested within so many days of each other rather belong to two people."""
_YEARS_FREE = 3
"""So many years between two sightings say nothing."""


def probability(facts: Mapping[str, float] | None) -> float:
    """The score of weighed facts, from 0 to 1; `VETO` where None says that the two cannot be one."""
    return VETO if facts is None else 1 / (1 + math.exp(-sum(facts.values())))


def told(facts: Mapping[str, float]) -> tuple[str, ...]:
    """The facts in words with their weights, the heaviest first ("same office +2.2")."""
    heavy = sorted(facts.items(), key=lambda fact: (-abs(fact[1]), fact[0]))
    return tuple(f"{name.replace('_', ' ')} {weight:+.1f}" for name, weight in heavy if weight)


def weigh_profiles(
    left: Profile, right: Profile, rules: SettlingRules, parts: NameParts
) -> dict[str, float] | None:
    """What speaks for and against one person; None where names or states exclude it."""
    if left.country and right.country and left.country != right.country:
        return None
    name = compare_names(left.name, right.name, parts).score
    if name < 0.25:
        return None
    weights = rules.person
    facts = {"prior": weights["prior"]}
    alone = min(len(left.name.core), len(right.name.core)) == 1
    if alone:
        facts["part_name"] = weights["part_name"] if name >= 0.45 else -3.0
    else:
        facts["full_name"] = weights["full_name"] * (2 * name - 1)
    common = max((word.common for word in left.name.core), default=0)
    if common >= 3 and min(word.common for word in left.name.core) >= 2:
        facts["common_name"] = weights["common_name"]
    country = "same_country" if left.country and right.country else "unknown_country"
    facts[country] = weights[country]
    facts |= _weigh_offices(left, right, rules)
    if (years := _days_apart(left, right) / 365.25) > _YEARS_FREE:
        facts["years_between"] = max(weights["many_years"], weights["year"] * (years - _YEARS_FREE))
    if _other_party_acts(left, right):
        facts["same_act"] = weights["same_act"]
    if left.ranks & right.ranks:
        facts["same_rank"] = weights["same_rank"]
    return facts


def _weigh_offices(left: Profile, right: Profile, rules: SettlingRules) -> dict[str, float]:
    if not left.offices or not right.offices:
        return {}
    if left.offices & right.offices:
        return {"same_office": rules.person["same_office"]}
    if left.branches & right.branches:
        return {"same_branch": rules.person["same_branch"]}
    if _days_apart(left, right) <= _CLASH_DAYS:
        return {"other_office_at_the_time": rules.person["clashing_office"]}
    return {"other_office": rules.person["other_office"]}


def _other_party_acts(left: Profile, right: Profile) -> bool:
    """Whether both do the same on the same day with the same foreign party."""
    return any(party not in {left.country, right.country} for _, _, party in left.acts & right.acts)


def _days_apart(left: Profile, right: Profile) -> int:
    if left.days is None or right.days is None:
        return 0
    return max(0, right.days[0] - left.days[1], left.days[0] - right.days[1])
