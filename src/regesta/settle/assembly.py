"""The record of what was grouped: events first, then what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import is_

from regesta.domain.marks import Status
from regesta.domain.record import Body, Commitment, Dispute, Event, Instrument, Link, Record
from regesta.lexicon.settling import SettlingRules
from regesta.settle.bodies import Bodies, build_body
from regesta.settle.clusters import Cluster, Pair, pair_of
from regesta.settle.commitments import judge_plan, judge_promise, list_answers
from regesta.settle.corrections import correct_claim, corrected_claims
from regesta.settle.coverage import count_coverage, tell_coverage
from regesta.settle.disputes import dispute_event, dispute_instrument
from regesta.settle.events import Cast, build_event
from regesta.settle.groups import Groups, Scorer
from regesta.settle.instruments import Paper, ruled_kind, settle_instruments, with_instruments
from regesta.settle.likeness import told
from regesta.settle.material import Material
from regesta.settle.memory import KeptEvent, Memory
from regesta.settle.nesting import nest_events
from regesta.settle.people import People
from regesta.settle.questions import ask_bodies, ask_events, ask_people, order_questions
from regesta.settle.tellings import Telling
from regesta.settle.titles import TITLES, dispute_titles

_PLANS = frozenset({Status.PLANNED, Status.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What belongs together: people, bodies, and the claims of each event."""

    material: Material
    people: People
    bodies: Bodies
    tellings: Mapping[str, Telling]
    groups: Groups


def assemble(grouped: Grouped, rules: SettlingRules, memory: Memory) -> Record:
    """Build everything the record holds from what belongs together."""
    material, tellings = grouped.material, grouped.tellings
    events = build_events(grouped, rules, memory)
    event_of = {key: event.id for event in events.values() for key in event.claims}
    parents = nest_events(events, material.claims, event_of, rules)
    events = {name: replace(event, part_of=parents.get(name)) for name, event in events.items()}
    papers, instruments = settle_instruments(events, material, rules)
    events = with_instruments(events, papers)
    disputes = find_disputes(events, grouped, papers, instruments, rules)
    events = mark_disputes(events, disputes)
    reports = material.reports.values()
    as_of = max((report.published.day for report in reports if report.published.day), default=None)
    found = {name: [tellings[key] for key in event.claims] for name, event in events.items()}
    people = {person.id: person for person in grouped.people.people}
    bodies = _build_bodies(grouped, events)
    questions = [
        *ask_people(grouped.people.doubts, people),
        *ask_bodies(grouped.bodies.doubts, {body.id: body for body in bodies}),
        *ask_events(explain_doubts(grouped, event_of, rules), events),
    ]
    return Record(
        events=tuple(sorted(events.values(), key=_event_order)),
        people=grouped.people.people,
        bodies=bodies,
        instruments=tuple(instruments[name] for name in sorted(instruments)),
        commitments=judge_commitments(events, found, rules, as_of),
        disputes=tuple(sorted(disputes, key=lambda dispute: dispute.id)),
        coverage=count_coverage(reports),
        told=tuple(
            item
            for name in sorted(events)
            for item in tell_coverage(events[name], found[name], material.reports)
        ),
        questions=order_questions(questions),
        as_of=as_of,
    )


def build_events(grouped: Grouped, rules: SettlingRules, memory: Memory) -> dict[str, Event]:
    """An event of every group of claims, by id; those of before are kept where nothing has changed."""
    people = grouped.people
    cast = Cast(
        who=people.who,
        names={person.id: person.name for person in people.people},
        seen=grouped.material.seen,
        bodies={group.id: group.name for group in grouped.bodies.groups},
        corrected=corrected_claims(grouped.material.rulings.corrected),
    )
    scorer = _scorer(grouped, rules)
    events = {}
    before, memory.events = memory.events, {}
    for cluster in grouped.groups.clusters:
        told_by = tuple(grouped.tellings[key] for key in cluster.members)
        names = tuple(cast.names[person] for item in told_by for person in sorted(item.everyone))
        names += tuple(cast.bodies[item.body] for item in told_by if item.body)
        kept = before.get(cluster.members)
        if kept is None or not _still_holds(kept, cluster, told_by, names):
            members = sorted((_corrected(item, grouped) for item in told_by), key=lambda item: item.place)
            event = build_event(members, cast, _links(cluster, scorer, grouped))
            kept = KeptEvent(cluster=cluster, tellings=told_by, names=names, event=event)
        memory.events[cluster.members] = kept
        events[kept.event.id] = kept.event
    return events


def find_disputes(
    events: Mapping[str, Event],
    grouped: Grouped,
    papers: Mapping[str, Sequence[Paper]],
    instruments: Mapping[str, Instrument],
    rules: SettlingRules,
) -> list[Dispute]:
    """All disputes of events, people and instruments."""
    people, material, tellings = grouped.people, grouped.material, grouped.tellings
    of_events = [
        dispute
        for event in events.values()
        if len(event.claims) > 1
        for dispute in dispute_event(event, tellings)
    ]
    of_people = dispute_titles(people.people, events.values(), tellings, people.who, material)
    of_papers = [
        dispute_instrument(
            instruments[name], group, rules, ruled=ruled_kind(group, material) == instruments[name].kind
        )
        for name, group in papers.items()
    ]
    return [*of_events, *of_people, *(dispute for dispute in of_papers if dispute is not None)]


def mark_disputes(events: Mapping[str, Event], disputes: Sequence[Dispute]) -> dict[str, Event]:
    """The events with the ids of the disputes over them, their instruments and the titles of their people."""
    by_subject: dict[str, list[Dispute]] = {}
    for dispute in disputes:
        by_subject.setdefault(dispute.subject, []).append(dispute)
    out = {}
    for name, event in events.items():
        subjects = (name, *event.instruments, *(item.person for item in event.people if item.person))
        ids = sorted(
            dispute.id
            for subject in subjects
            for dispute in by_subject.get(subject, ())
            if dispute.property not in TITLES or _titles_differ_here(dispute, event)
        )
        out[name] = replace(event, disputes=tuple(ids)) if ids else event
    return out


def judge_commitments(
    events: Mapping[str, Event],
    found: Mapping[str, Sequence[Telling]],
    rules: SettlingRules,
    as_of: date | None,
) -> tuple[Commitment, ...]:
    """Promises and plans with what became of them, the oldest first."""
    answers = list_answers(events.values(), rules, as_of)
    out = []
    for name, event in events.items():
        plans = [item for item in found[name] if item.claim.status in _PLANS]
        if event.kind.value in rules.promises:
            if event.status.value is not Status.POSSIBLE:
                out.append(judge_promise(event, answers))
        elif plans and event.kind.value in rules.answers:
            out.append(judge_plan(event, plans, answers))
    return tuple(sorted(out, key=lambda item: (item.since or date.max, item.id)))


def explain_doubts(grouped: Grouped, event_of: Mapping[str, str], rules: SettlingRules) -> list[Link]:
    """The best unsettled links of events that may be one and that nobody has ruled on.

    A link is left out where both its events have a likelier one: that is to be asked first.
    """
    scorer = _scorer(grouped, rules)
    apart = grouped.material.rulings.apart
    ruled = {pair_of(event_of[a], event_of[b]) for a, b in apart if a in event_of and b in event_of}
    best: dict[Pair, tuple[float, Pair]] = {}
    for pair, score in sorted(grouped.groups.doubts.items()):
        ends = pair_of(event_of[pair[0]], event_of[pair[1]])
        if ends not in ruled and score > best.get(ends, (0.0, pair))[0]:
            best[ends] = (score, pair)
    top: dict[str, float] = {}
    for ends, (score, _) in best.items():
        top |= {end: max(score, top.get(end, 0.0)) for end in ends}
    return [
        Link(left=ends[0], right=ends[1], score=round(score, 3), reasons=told(scorer.weigh(*pair) or {}))
        for ends, (score, pair) in sorted(best.items())
        if score >= min(top[end] for end in ends)
    ]


def _still_holds(
    kept: KeptEvent, cluster: Cluster, told_by: Sequence[Telling], names: tuple[str, ...]
) -> bool:
    """Whether everything an event was made of is as it was."""
    same = kept.cluster == cluster and kept.names == names
    return same and all(map(is_, kept.tellings, told_by))


def _corrected(telling: Telling, grouped: Grouped) -> Telling:
    rulings = grouped.material.rulings.corrected.get(telling.key)
    return replace(telling, claim=correct_claim(telling.claim, rulings)) if rulings else telling


def _scorer(grouped: Grouped, rules: SettlingRules) -> Scorer:
    whole = {key: cluster.members[0] for cluster in grouped.groups.clusters for key in cluster.members}
    return Scorer(tellings=grouped.tellings, whole=whole, rules=rules)


def _links(cluster: Cluster, scorer: Scorer, grouped: Grouped) -> tuple[Link, ...]:
    """The links that made a cluster, the weakest first."""
    out = []
    for left, right, score in cluster.links:
        ruled = pair_of(left, right) in grouped.material.rulings.same
        reasons = ("ruled the same by a person",) if ruled else told(scorer.weigh(left, right) or {})
        out.append(Link(left=left, right=right, score=round(score, 3), reasons=reasons))
    return tuple(sorted(out, key=lambda link: (link.score, link.left, link.right)))


def _titles_differ_here(dispute: Dispute, event: Event) -> bool:
    """Whether the reports of this event give the person more than one of the disputed titles."""
    told_here = [value for value in dispute.values if set(value.reports) & set(event.reports)]
    return len(told_here) > 1


def _build_bodies(grouped: Grouped, events: Mapping[str, Event]) -> tuple[Body, ...]:
    held: dict[str, list[Event]] = {}
    for event in events.values():
        if event.body is not None and event.kind.value in {"session", "meeting", "negotiation"}:
            held.setdefault(event.body.value.body, []).append(event)
    bodies = [build_body(group, held.get(group.id, ())) for group in grouped.bodies.groups]
    return tuple(sorted(bodies, key=lambda body: body.id))


def _event_order(event: Event) -> tuple[date, date, str]:
    start = event.when.value.start if event.when else None
    return (start or event.first_published or date.max, event.first_published or date.max, event.id)
