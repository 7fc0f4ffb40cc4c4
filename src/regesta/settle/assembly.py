"""The events of the record: one of every group of claims, made anew where anything it shows has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from regesta.domain.claim import PersonSeen
from regesta.domain.record import Event, Link
from regesta.settle.clusters import Cluster
from regesta.settle.corrections import correct_claim, corrected_claims
from regesta.settle.events import Cast, build_event
from regesta.settle.likeness import told
from regesta.settle.memory import Gathering
from regesta.settle.retelling import person_at
from regesta.settle.ruled import Ruled
from regesta.settle.rulings import sighting_key
from regesta.settle.scoring import Scorer
from regesta.settle.tellings import Telling
from regesta.settle.titles import find_clashes


def rebuild_events(claims: Iterable[str], ruled: Ruled, scorer: Scorer) -> None:
    """Make the events of these claims anew, and take out those that no group of claims tells any more."""
    memory = scorer.memory
    corrected = corrected_claims(ruled.rulings.corrected)
    homes = {memory.home.get(key) for key in claims}
    for home in sorted(name for name in homes if name is not None):
        cluster = memory.gatherings[home].cluster
        tellings = [memory.tellings[key] for key in cluster.members]
        cast = _call_cast(tellings, corrected, ruled, scorer)
        stated = sorted((_correct(item, ruled) for item in tellings), key=lambda item: item.place)
        event = build_event(stated, cast, _explain(cluster, ruled, scorer))
        memory.gatherings.put(home, Gathering(cluster=cluster, event=event.id))
        memory.record.events.put(event.id, _with_what_follows(event, memory.record.events.get(event.id)))
        told = [memory.tellings[key].claim for key in event.claims] if len(event.reports) > 1 else []
        memory.clashes.put(event.id, find_clashes(told, cast.who, cast.seen) or None)
    before = {was.event for was in memory.gatherings.was.values() if was is not None}
    after = {now.event for name in memory.gatherings.was if (now := memory.gatherings.get(name)) is not None}
    for gone in before - after:
        memory.record.events.put(gone, None)
        memory.clashes.put(gone, None)


def _with_what_follows(event: Event, before: Event | None) -> Event:
    """The event with what followed from it the last time; the stages after this put it right."""
    if before is None or not (before.part_of or before.instruments or before.disputes):
        return event
    return replace(event, part_of=before.part_of, instruments=before.instruments, disputes=before.disputes)


def _call_cast(
    tellings: Sequence[Telling], corrected: dict[str, frozenset[str]], ruled: Ruled, scorer: Scorer
) -> Cast:
    """What these claims show of people and bodies."""
    memory = scorer.memory
    who: dict[str, str] = {}
    seen: dict[str, PersonSeen] = {}
    bodies: dict[str, str] = {}
    for item in tellings:
        claim, page = item.claim, memory.pages[item.claim.report]
        for local in (claim.speaker, *(participant.person for participant in claim.participants)):
            key = sighting_key(claim.report, local or "")
            if key in page.seen:
                seen[key] = page.seen[key]
                person = person_at(key, page, ruled, memory)
                if person is not None:
                    who[key] = person
        if item.body is not None:
            bodies[item.body] = memory.body_groups[item.body].name
    names = {person: memory.roles[person].name for person in who.values()}
    return Cast(
        who=who, names=names, seen=seen, bodies=bodies, corrected=corrected, leading=scorer.rules.leading
    )


def _correct(telling: Telling, ruled: Ruled) -> Telling:
    corrections = ruled.rulings.corrected.get(telling.key)
    return replace(telling, claim=correct_claim(telling.claim, corrections)) if corrections else telling


def _explain(cluster: Cluster, ruled: Ruled, scorer: Scorer) -> tuple[Link, ...]:
    """The links that made a cluster, the weakest first."""
    tellings = scorer.memory.tellings
    out = []
    for left, right, score in cluster.links:
        if right in ruled.same.get(left, ()):
            reasons: tuple[str, ...] = ("ruled the same by a person",)
        else:
            reasons = told(scorer.weigh(tellings[left], tellings[right]))
        out.append(Link(left=left, right=right, score=round(score, 3), reasons=reasons))
    return tuple(sorted(out, key=lambda link: (link.score, link.left, link.right)))
