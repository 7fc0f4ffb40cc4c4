"""How likely two claims tell one event: vetoes first, then log odds of what speaks for and against."""

from __future__ import annotations

from regesta.domain.marks import Status
from regesta.lexicon.settling import SettlingRules
from regesta.settle.tellings import Telling

_MOVED_DAYS = 92
"""An event put off is looked for so many days around its first date."""
_FAR_DAYS = 30
"""Undated claims published so far apart rather tell different events."""
_NEAR_DAYS = 5
_TALKS = frozenset({"meeting", "call"})
"""The families of kinds that tell people talking; see `one_event` in settle.yaml."""


def weigh_claims(left: Telling, right: Telling, rules: SettlingRules) -> dict[str, float] | None:
    """What speaks for and against one event; None where something excludes it."""
    names = name_facts(left, right, rules)
    return None if names is None else {name: rules.event[name] for name in names}


def name_facts(left: Telling, right: Telling, rules: SettlingRules) -> list[str] | None:
    """The facts that speak for and against one event, by name; None where something excludes it."""
    if left.family != right.family or left.claim.report == right.claim.report:
        return None
    if (
        excluded_by_parties(left, right)
        or excluded_by_people(left, right)
        or excluded_by_body(left, right)
        or excluded_by_place(left, right)
        or excluded_by_publication(left, right)
        or excluded_by_publication(right, left)
        or are_two_talks(left, right)
    ):
        return None
    names = _time_facts(left, right, rules)
    if names is None:
        return None
    if same_sentence(left, right):
        names = [name for name in names if name != "told_apart"] + ["same_sentence"]
    names += _kind_facts(left, right) + _people_facts(left, right) + _place_facts(left, right)
    names += _paper_facts(left, right) + _word_facts(left, right, rules)
    return ["prior", *names]


def excluded_by_body(left: Telling, right: Telling) -> bool:
    """Whether both give a session's number, and not the same one, or not of one body."""
    one, other = left.claim.body, right.claim.body
    if one is None or other is None or one.number is None or other.number is None:
        return False
    return one.number != other.number or left.body != right.body


def same_session(left: Telling, right: Telling) -> bool:
    """Whether both are the session of one number of one body."""
    one, other = left.claim.body, right.claim.body
    return (
        one is not None
        and other is not None
        and one.number is not None
        and one.number == other.number
        and left.body == right.body
    )


def same_sentence(left: Telling, right: Telling) -> bool:
    """Whether both stand in one sentence, repeated word for word, figures included."""
    return left.sentence == right.sentence != ""


def excluded_by_parties(left: Telling, right: Telling) -> bool:
    """Whether the parties have nobody in common, or who acted is done to in the other."""
    if left.parties and right.parties and left.parties.isdisjoint(right.parties):
        return True
    return bool(left.actors and right.actors and left.actors.isdisjoint(right.actors))


def excluded_by_people(left: Telling, right: Telling) -> bool:
    """Whether a state is represented by altogether different people (unless the session's number agrees)."""
    if same_session(left, right):
        return False
    for country, people in left.people.items():
        others = right.people.get(country) if country else None
        if others and people.isdisjoint(others) and left.perhaps.isdisjoint(others):
            return True
    return False


def excluded_by_place(left: Telling, right: Telling) -> bool:
    """Whether the places lie in different states."""
    one, other = left.claim.where, right.claim.where
    return (
        one is not None
        and other is not None
        and one.country is not None
        and other.country is not None
        and one.country != other.country
    )


def excluded_by_publication(left: Telling, right: Telling) -> bool:
    """Whether the left was told as held before the day of the right; its own day is not told."""
    if left.low is not None or right.low is None or left.published is None:
        return False
    return left.claim.status is Status.HELD and left.published.toordinal() < right.low - 1


def are_two_talks(left: Telling, right: Telling) -> bool:
    """Whether each is a talk of two states, one of them in both, and all four sides are named people."""
    if left.family not in _TALKS or not len(left.parties) == len(right.parties) == 2:
        return False
    named = all(party in item.people for item in (left, right) for party in item.parties)
    return named and left.parties != right.parties


def days_between(left: Telling, right: Telling) -> int:
    """Days between two dated claims; 0 where they have a day in common."""
    assert left.low is not None
    assert left.high is not None
    assert right.low is not None
    assert right.high is not None
    return max(0, right.low - left.high, left.low - right.high)


def _time_facts(left: Telling, right: Telling, rules: SettlingRules) -> list[str] | None:
    if left.low is None or right.low is None:
        return _undated_facts(left, right)
    gap = days_between(left, right)
    if gap == 0:
        return [_common_days(left, right)]
    if gap <= max(rules.lasting.get(kind, 0) for kind in (left.claim.kind, right.claim.kind)):
        return ["day_in_part"]
    if not (left.happened and right.happened) and gap <= _MOVED_DAYS:
        return ["moved_day", "told_moved"] if left.moved or right.moved else ["moved_day"]
    return ["near_day"] if gap == 1 or same_session(left, right) else None


def _common_days(left: Telling, right: Telling) -> str:
    assert left.low is not None
    assert left.high is not None
    assert right.low is not None
    assert right.high is not None
    width = max(left.high - left.low, right.high - right.low)
    if width == 0:
        return "same_day"
    if width < 15:
        return "day_in_part"
    return "day_in_month" if width < 32 else "day_in_year"


def _undated_facts(left: Telling, right: Telling) -> list[str] | None:
    one = left.published.toordinal() if left.published else None
    other = right.published.toordinal() if right.published else None
    if left.low is not None and left.high == left.low:
        one = left.low
    if right.low is not None and right.high == right.low:
        other = right.low
    if one is None or other is None:
        return ["undated"]
    if abs(one - other) <= _NEAR_DAYS:
        return ["undated", "told_together"]
    return ["undated", "told_apart"] if abs(one - other) > _FAR_DAYS else ["undated"]


def _kind_facts(left: Telling, right: Telling) -> list[str]:
    names = ["same_kind" if left.claim.kind == right.claim.kind else "like_kind"]
    one, other = left.parties, right.parties
    if one and one == other:
        names.append("same_parties" if len(one) > 1 else "one_party")
    elif one and other:
        names.append("some_parties")
    return names


def _people_facts(left: Telling, right: Telling) -> list[str]:
    one, other = left.everyone, right.everyone
    if not one or not other:
        return []
    shared = one & other
    if not shared:
        return ["other_people"]
    return ["all_people"] if len(shared) == min(len(one), len(other)) and len(shared) > 1 else ["some_people"]


def _place_facts(left: Telling, right: Telling) -> list[str]:
    one, other = left.claim.where, right.claim.where
    if one is None or other is None:
        return []
    if one.country is None and one.city is None and one.name == other.name:
        return ["same_city"]
    if one.city and other.city:
        return ["same_city" if one.city == other.city else "other_city"]
    return ["same_country"] if one.country and one.country == other.country else []


def _paper_facts(left: Telling, right: Telling) -> list[str]:
    names = []
    if same_session(left, right):
        names.append("same_number")
    elif left.body and right.body:
        names.append("same_body" if left.body == right.body else "other_body")
    one, other = left.claim.instruments, right.claim.instruments
    if one and other and not {item.kind for item in one}.isdisjoint(item.kind for item in other):
        names.append("same_instrument")
    return names


def _word_facts(left: Telling, right: Telling, rules: SettlingRules) -> list[str]:
    names = []
    if left.root == right.root and left.place[2] == right.place[2]:
        names.append("copy")
    if left.family in rules.words and right.family in rules.words:
        least = min(len(left.words), len(right.words))
        share = len(left.words & right.words) / least if least else 0.0
        names.append("same_words" if share >= 0.5 else "like_words" if share >= 0.3 else "other_words")
    return names
