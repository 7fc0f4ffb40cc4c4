"""Which mentions name the same thing: clusters of mentions, and mentions that stand for several."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from regesta.mark.heads import Arrays, Pairs, PairScorer, SpanSet, softmax
from regesta.mark.identity import Identifier, Identities, Seen
from regesta.mark.labels import EVENT, LETTER_ORDER, RELATIONS
from regesta.mark.pairs import Wording, compare_wordings

REACH = 40
"""Sentences that two mentions of one thing may stand apart."""
CHUNK = 4_000
"""Pairs scored at one go: what they need stays in the processor's cache, and memory small."""
BACK = 2
"""Sentences before "the two ministers" in which they are looked for."""
HINT = 0.1
"""A thing linked to "the two countries" more weakly than this is neither of them."""
LIKENESS = 1.5
"""Words of events that are of one kind and status beyond doubt are linked so much more strongly; the link of
others is weaker by the root of how likely they are alike."""
VETO = -8.0
"""Stands in for the probability that two mentions known to be different are one."""
_LASTING = re.compile(
    r"(?:an? |the )?(?:\w+-|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|few) )"
    r"(?:hour|day|week|month|year)s?(?:-long)?",
    re.IGNORECASE,
)
"""Times that last rather than tell when: "two-day", "three weeks"."""
_SIDES = re.compile(r"(?:(?:the|both|two) )*(?:sides|parties)", re.IGNORECASE)
"""Words for those who meet. A report that says so twice means the same ones (8 of 8 marked by hand)."""
SAME, RIGHT_CONTAINS, LEFT_CONTAINS = (RELATIONS.index(name) for name in RELATIONS[1:])
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Naming:
    """The ids of each mention, in mention order, the mentions of each id, and which ids are durations."""

    ids: list[tuple[str, ...]]
    members: Mapping[str, list[int]]
    lasting: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judge:
    """What decides who is who: the network's arrays, the thresholds, and what is known without them."""

    arrays: Arrays
    thresholds: Mapping[str, float]
    identifier: Identifier


def name_mentions(spans: SpanSet, seen: Sequence[Seen], judge: Judge, alike: Floats) -> Naming:
    """Give every mention its ids: mentions of one thing share one, a mention of several has several.

    `alike` (event mentions, event mentions) is how likely two events are of one kind and status.
    """
    ids: list[tuple[str, ...]] = [()] * len(spans.letters)
    for letter in range(len(LETTER_ORDER)):
        which = np.flatnonzero(spans.letters == letter)
        if not len(which):
            continue
        told = with_owners(seen, ids) if letter == EVENT else seen
        own = [told[number] for number in which.tolist()]
        known = judge.identifier.identify(LETTER_ORDER[letter], own)
        wordings = [Wording(item.written) for item in own]
        relations = _relations(judge.arrays, spans.take(which), wordings, ~(known.same | known.different))
        linked = relations[SAME] * (LIKENESS * np.sqrt(alike) if letter == EVENT else 1.0)
        same = np.where(known.same, 1.0, np.where(known.different, VETO, linked))
        _follow_leaders(same, which, own)
        least = judge.thresholds.get(f"same {LETTER_ORDER[letter]}", judge.thresholds.get("same", 0.5))
        clusters = _cluster(same.astype(np.float32), least)
        contains = relations[LEFT_CONTAINS] + relations[RIGHT_CONTAINS].T
        names = _names(clusters, contains, known, judge.thresholds.get("contains", 0.5))
        if LETTER_ORDER[letter] == "p":
            _count_back(names, known, own)
        for seat, numbers in enumerate(names):
            ids[which[seat]] = tuple(f"{LETTER_ORDER[letter]}{number + 1}" for number in numbers)
    _name_sides(ids, seen)
    lasting = {
        name
        for names, letter, item in zip(ids, spans.letters.tolist(), seen, strict=True)
        if LETTER_ORDER[letter] == "t" and _LASTING.fullmatch(item.written)
        for name in names
    }
    return _renumbered(ids, lasting)


def with_owners(seen: Sequence[Seen], ids: Sequence[tuple[str, ...]]) -> list[Seen]:
    """The same mentions, every event with the state of whose it is, where some mention of theirs tells it."""
    owned = {ids[item.owner] for item in seen if item.owner is not None}
    states: dict[tuple[str, ...], set[str]] = {names: set() for names in owned}
    for names, item in zip(ids, seen, strict=True):
        if names in states and item.state:
            states[names].add(item.state)
    return [
        replace(item, state=min(found))
        if item.owner is not None and len(found := states[ids[item.owner]]) == 1
        else item
        for item in seen
    ]


def leave_out(naming: Naming, names: frozenset[str]) -> tuple[Naming, list[int]]:
    """Naming without these ids, and the numbers of the mentions that still name something."""
    ids = [tuple(name for name in own if name not in names) for own in naming.ids]
    kept = [mention for mention, own in enumerate(ids) if own]
    return _renumbered([ids[mention] for mention in kept], naming.lasting), kept


def _relations(arrays: Arrays, spans: SpanSet, wordings: list[Wording], doubtful: Bools) -> Floats:
    """(relations, mentions, mentions): probabilities of doubtful pairs, left before right, within reach."""
    count = len(wordings)
    table = np.zeros((len(RELATIONS), count, count), dtype=np.float32)
    near = np.abs(spans.sentences[:, None] - spans.sentences[None, :]) <= REACH
    left, right = np.nonzero(np.triu(near & doubtful, k=1))
    for at in range(0, len(left), CHUNK):
        one, two = left[at : at + CHUNK], right[at : at + CHUNK]
        strings = _compare_each_once(wordings, one, two)
        scores = PairScorer(arrays, "same").score(Pairs(spans, spans, one, two), strings=strings)
        table[:, one, two] = softmax(scores).T
    return table


def _compare_each_once(wordings: list[Wording], left: Ints, right: Ints) -> Floats:
    """How the words of pairs compare; the same two wordings are compared once, however often they meet."""
    numbers: dict[str, int] = {}
    unique = []
    for wording in wordings:
        if wording.written not in numbers:
            numbers[wording.written] = len(numbers)
            unique.append(wording)
    of = np.array([numbers[wording.written] for wording in wordings])
    codes, back = np.unique(of[left] * len(unique) + of[right], return_inverse=True)
    return compare_wordings(unique, codes // len(unique), codes % len(unique))[back]


def _follow_leaders(same: Floats, which: Ints, seen: Sequence[Seen]) -> None:
    """Link what names another mention's person for certain as that one is linked; in place.

    `which` are the numbers of the mentions `seen`.
    """
    for seat, item in enumerate(seen):
        if item.leader is not None:
            leader = int(np.searchsorted(which, item.leader))
            same[seat] = same[leader]
            same[:, seat] = same[:, leader]
            same[seat, leader] = same[leader, seat] = 1.0


def _cluster(same: Floats, threshold: float) -> list[int]:
    """Number of the cluster of each mention: each joins the best cluster before it, or opens one.

    A cluster's score for a mention is the mean of its best and its average link.
    """
    count = len(same)
    sums, best = np.zeros((count, count), dtype=np.float32), np.zeros((count, count), dtype=np.float32)
    sizes = np.ones(count, dtype=np.float32)
    opened, of = 0, []
    for mention in range(count):
        scores = (best[:opened, mention] + sums[:opened, mention] / sizes[:opened]) / 2
        chosen = int(scores.argmax()) if opened else 0
        if opened and scores[chosen] > threshold:
            sizes[chosen] += 1
        else:
            chosen = opened
            opened += 1
        sums[chosen] += same[mention]
        np.maximum(best[chosen], same[mention], out=best[chosen])
        of.append(chosen)
    return of


def _names(
    clusters: list[int], contains: Floats, known: Identities, threshold: float
) -> list[tuple[int, ...]]:
    """Cluster numbers of each mention; a mention that contains at least two others' clusters has theirs."""
    own = np.array(clusters)
    member = own[:, None] == np.arange(own.max() + 1)[None, :]
    shares = contains @ (member / member.sum(axis=0)).astype(np.float32)
    shares[np.arange(len(own)), own] = 0.0
    shares[~known.plural] = 0.0
    single = {cluster for cluster, plural in zip(clusters, known.plural, strict=True) if not plural}
    plain = single | set(own[(shares > threshold).sum(axis=1) < 2].tolist())
    names: list[tuple[int, ...]] = [(cluster,) for cluster in clusters]
    for mention in np.flatnonzero(known.plural).tolist():
        count = known.counts[mention]
        if count:
            best = np.where(member, contains[mention][:, None], 0.0).max(axis=0)
            parts = _counted(best, plain - {clusters[mention]}, set(clusters[:mention]), count)
        else:
            parts = tuple(sorted(plain.intersection(np.flatnonzero(shares[mention] > threshold).tolist())))
            if mention in known.back:
                before = tuple(part for part in parts if part in clusters[:mention])
                parts = before if len(before) > 1 else parts
        if len(parts) > 1:
            names[mention] = parts
    return names


def _counted(best: Floats, plain: set[int], told: set[int], count: int) -> tuple[int, ...]:
    """The `count` clusters that "the two countries" most likely names; told before it, if there are so many.

    A cluster's best link counts, not the mean: one told throughout a long report is linked best nearby.
    """
    likely = [number for number in np.argsort(-best).tolist() if number in plain and best[number] > HINT]
    before = [number for number in likely if number in told]
    return tuple(sorted((before if len(before) >= count else likely)[:count]))


def _count_back(names: list[tuple[int, ...]], known: Identities, seen: Sequence[Seen]) -> None:
    """Let "the two ministers" be the two persons just told, where just two were; in place."""
    for mention, count in enumerate(known.counts):
        if (
            count < 2
            or len(names[mention]) > 1
            or not (seen[mention].determiner == "the" or _says_both(seen[mention]))
        ):
            continue
        near = {
            names[other]
            for other in range(mention)
            if seen[mention].sentence - seen[other].sentence <= BACK and names[other] != names[mention]
        }
        first = names[mention] not in names[:mention]
        if first and len(near) == count and all(len(one) == 1 for one in near):
            names[mention] = tuple(sorted(one[0] for one in near))


def _name_sides(ids: list[tuple[str, ...]], seen: Sequence[Seen]) -> None:
    """Let "the sides" be those who were the sides before, as persons or as states; in place."""
    sides = [number for number, item in enumerate(seen) if _SIDES.fullmatch(item.written)]
    known = next((ids[number] for number in sides if len(ids[number]) > 1), ())
    for number in sides if known else ():
        ids[number] = known


def _says_both(seen: Seen) -> bool:
    return seen.written.lower().startswith(("both", "the two", "the three"))


def _renumbered(ids: list[tuple[str, ...]], lasting: Collection[str]) -> Naming:
    """The same naming with ids numbered by first mention within each letter."""
    fresh: dict[str, str] = {}
    counts: dict[str, int] = {}
    for names in ids:
        for name in names:
            if name not in fresh:
                counts[name[0]] = counts.get(name[0], 0) + 1
                fresh[name] = f"{name[0]}{counts[name[0]]}"
    renamed = [tuple(fresh[name] for name in names) for names in ids]
    return Naming(renamed, _members(renamed), frozenset(fresh[name] for name in lasting))


def _members(ids: list[tuple[str, ...]]) -> dict[str, list[int]]:
    members: dict[str, list[int]] = {}
    for mention, names in enumerate(ids):
        for name in names:
            members.setdefault(name, []).append(mention)
    return members
