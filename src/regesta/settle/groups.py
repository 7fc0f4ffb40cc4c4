"""Claims to groups that tell one event each: wholes first, then what happens in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from regesta.lexicon.settling import SettlingRules
from regesta.settle.blocks import Blocks
from regesta.settle.clusters import Cluster, Linking, cluster_component, reach
from regesta.settle.memory import Gathering, Memory
from regesta.settle.retelling import Retold
from regesta.settle.ruled import Ruled
from regesta.settle.scoring import DEPTHS, Scorer, family_depths
from regesta.settle.tellings import Telling


@dataclass(frozen=True, slots=True)
class GroupsTurn:
    """What has changed for events.

    `linked` are claims that were compared anew, `left` those that were linked to one of them, `regrouped`
    those of groups that are others now.
    """

    linked: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    regrouped: set[str] = field(default_factory=set)


def group_claims(retold: Retold, ruled: Ruled, scorer: Scorer) -> GroupsTurn:
    """Group what is told otherwise in three rounds: visits, the talks in them, and all else."""
    memory, turn = scorer.memory, GroupsTurn()
    blocks = Blocks(memory.rooms, memory.tellings, scorer.rules)
    seeds = {*ruled.changed}
    for key, (was, _) in retold.items():
        if was is not None:
            seeds |= _take_out(was, blocks, scorer, turn) | ruled.same.get(key, set())
    stirred = _parts_of({key: (now or was) for key, (was, now) in retold.items()}, memory)
    for depth in DEPTHS:
        fresh = {key for key, (_, now) in retold.items() if now and scorer.depth_of(now) == depth}
        again = {key for key in stirred - fresh if scorer.stands_at(key, depth)}
        for key in again:
            seeds |= _take_out(memory.tellings[key], blocks, scorer, turn)
        _link(fresh | again, blocks, scorer)
        turn.linked.update(fresh, again)
        here = sorted(key for key in seeds | fresh | again if scorer.stands_at(key, depth))
        moved = _regroup(here, depth, scorer, ruled, turn)
        stirred |= _parts_of({key: memory.tellings[key] for key in moved}, memory)
    for key, (_, now) in retold.items():
        if now is None:
            memory.home.put(key, None)
            memory.gatherings.put(key, None)
    return turn


def can_be_one(left: str, right: str, rules: SettlingRules) -> bool:
    """Whether two kinds can tell one event at all: not where one is what happens within the other."""
    depths = family_depths(rules)
    one, other = (depths.get(rules.family_of(kind), DEPTHS[-1]) for kind in (left, right))
    return one == other


def _take_out(telling: Telling, blocks: Blocks, scorer: Scorer, turn: GroupsTurn) -> set[str]:
    """Take a claim out of its blocks and cut its links; the claims that it was strongly linked to."""
    blocks.drop(telling)
    cut = scorer.memory.links.cut(telling.key)
    turn.left.update(cut)
    return {key for key, score in cut.items() if score >= scorer.rules.accept}


def _link(keys: set[str], blocks: Blocks, scorer: Scorer) -> None:
    """Score all pairs of these claims with those they share a block with, and with one another."""
    memory = scorer.memory
    for key in sorted(keys):
        telling = memory.tellings[key]
        for other in blocks.candidates(telling):
            score = scorer.score(telling, other)
            if score >= scorer.rules.unsure:
                memory.links.link(key, other.key, score)
        blocks.add(telling)


def _regroup(seeds: list[str], depth: int, scorer: Scorer, ruled: Ruled, turn: GroupsTurn) -> set[str]:
    """Cluster the components of these claims anew; the claims whose group has another first claim now."""
    memory = scorer.memory

    def neighbours(key: str) -> Iterator[str]:
        links = memory.links.get(key) or {}
        yield from (other for other, score in links.items() if score >= scorer.rules.accept)
        yield from (other for other in ruled.same.get(key, ()) if scorer.stands_at(other, depth))

    home: dict[str, str] = {}
    for component in reach(seeds, neighbours):
        for cluster in _cluster(component, scorer, ruled):
            name = cluster.members[0]
            kept = memory.gatherings.get(name)
            if kept is None or kept.cluster != cluster:
                memory.gatherings.put(name, Gathering(cluster=cluster, event=""))
                turn.regrouped.update(cluster.members)
            home |= dict.fromkeys(cluster.members, name)
    last = {key: memory.home.get(key) for key in home}
    for gone in {name for name in last.values() if name is not None} - set(home.values()):
        if (
            gone in home or memory.tellings.get(gone) is None
        ):  # else a group of another round has its name now
            memory.gatherings.put(gone, None)
    moved = {key for key, name in home.items() if last[key] != name}
    for key in moved:
        memory.home.put(key, home[key])
    return moved


def _cluster(component: list[str], scorer: Scorer, ruled: Ruled) -> list[Cluster]:
    if len(component) == 1:
        return [Cluster(members=(component[0],))]
    memory, inside = scorer.memory, set(component)
    links = {
        (left, right): score
        for left in component
        for right, score in (memory.links.get(left) or {}).items()
        if left < right and right in inside
    }

    def score(left: str, right: str) -> float:
        known = (memory.links.get(left) or {}).get(right)
        return scorer.score(memory.tellings[left], memory.tellings[right]) if known is None else known

    how = Linking(
        score=score,
        accept=scorer.rules.accept,
        unsure=scorer.rules.unsure,
        same=ruled.same_inside(component),
        apart=ruled.rulings.apart,
    )
    return cluster_component(component, links, how)


def _parts_of(wholes: Mapping[str, Telling | None], memory: Memory) -> set[str]:
    """The claims that are part of one of these, directly or not."""
    found: set[str] = set()
    pages = (memory.pages.get(name) for name in {item.claim.report for item in wholes.values() if item})
    for page in pages:
        for claim in page.claims.values() if page else ():
            above, passed = claim.part_of, {claim.id}
            while above is not None and above not in passed:
                if above in wholes:
                    found.add(claim.id)
                    break
                passed.add(above)
                above = page.claims[above].part_of if page and above in page.claims else None
    return found
