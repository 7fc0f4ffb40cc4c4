"""One event of the claims that tell it: each property a finding, nothing that a report says thrown away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from regesta.domain.claim import Participant, PersonSeen, Place
from regesta.domain.interval import Interval
from regesta.domain.marks import Status
from regesta.domain.record import Attendee, BodyAt, Event, Finding, Link, StatusAt
from regesta.lexicon.settling import Leading
from regesta.settle.anchors import make_id
from regesta.settle.delegations import choose_heads
from regesta.settle.findings import Vote, all_quotes, best_first, count_votes, make_finding
from regesta.settle.rulings import event_spans, sighting_key
from regesta.settle.tellings import Telling

_OPEN_DAYS = 100_000
_Shown = Sequence[tuple[Participant, PersonSeen]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """What events show of people and bodies: who a sighting is, names by id, people as reports have them."""

    who: Mapping[str, str]
    names: Mapping[str, str]
    seen: Mapping[str, PersonSeen]
    bodies: Mapping[str, str]
    corrected: Mapping[str, frozenset[str]]
    leading: Leading


def build_event(tellings: Sequence[Telling], cast: Cast, links: tuple[Link, ...]) -> Event:
    """Put one event together from all claims that tell it, earliest first, without nesting and disputes."""
    first = tellings[0]
    status = decide_status(tellings, cast)
    when = decide_when(tellings, status.value, cast)
    days = [item.published for item in tellings if item.published]
    claims = [item.claim for item in tellings]
    return Event(
        id=event_id(first),
        kind=decide_kind(tellings, cast),
        status=status,
        when=when,
        when_text=_when_text(tellings, when),
        where=decide_where(tellings, cast),
        parties=_union(claim.parties for claim in claims),
        actors=_union(claim.actors for claim in claims),
        recipients=_union(claim.recipients for claim in claims),
        people=attend(tellings, cast),
        body=_decide_body(tellings, cast),
        instruments=(),
        topics=_union(claim.topics for claim in claims),
        part_of=None,
        speaker=_speaker(tellings, cast),
        claims=tuple(item.key for item in tellings),
        reports=tuple(sorted({claim.report for claim in claims})),
        outlets=len({item.source for item in tellings}),
        confidence=believe(tellings),
        quotes=all_quotes(tellings),
        disputes=(),
        history=_history(tellings),
        first_published=min(days, default=None),
        links=links,
        count=_count(claim.count for claim in claims),
    )


def _count(told: Iterable[int | None]) -> int | None:
    """How many events most claims tell as this one, the larger number among equals."""
    counts = Counter(number for number in told if number is not None)
    return max(counts, key=lambda number: (counts[number], number), default=None)


def event_id(first: Telling) -> str:
    """The id that the earliest telling gives an event."""
    span = event_spans(first.claim)[0]
    twin = [str(first.twin)] if first.twin else []
    return make_id("ev", first.claim.report, str(span.start), first.family, *twin)


def believe(tellings: Sequence[Telling]) -> float:
    """How sure the event is: each independent source leaves less doubt; never quite certain."""
    best: dict[str, float] = {}
    for item in tellings:
        best[item.source] = max(best.get(item.source, 0.0), item.claim.confidence)
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1 - min(confidence, 0.98)
    return round(1 - doubt, 4)


def decide_kind(tellings: Sequence[Telling], cast: Cast) -> Finding[str]:
    """A numbered session is a session; else what most sources say, the earliest among equals."""
    votes = count_votes(tellings, lambda item: item.claim.kind)
    numbered = any(item.claim.body and item.claim.body.number for item in tellings)

    def order(vote: Vote[str]) -> tuple[bool, int]:
        return (not (numbered and vote.value == "session"), -vote.sources)

    why = "" if len(votes) == 1 else "a numbered session" if numbered else "told by most sources"
    return make_finding(best_first(votes, order), "event", why, cast.corrected.get("kind", frozenset()))


def decide_status(tellings: Sequence[Telling], cast: Cast) -> Finding[Status]:
    """What has happened outweighs what was planned; what was called off later outweighs both."""
    votes = count_votes(tellings, lambda item: item.claim.status)
    held = max((vote.latest for vote in votes if vote.value in {Status.HELD, Status.ONGOING}), default=-1)
    plans = max((vote.latest for vote in votes if vote.value is Status.PLANNED), default=-1)

    def order(vote: Vote[Status]) -> tuple[int, int, int]:
        match vote.value:
            case Status.HELD | Status.ONGOING:
                rank = 1
            case Status.CANCELLED:
                rank = 0 if vote.latest > held >= 0 else 2 if vote.latest >= plans else 4
            case Status.DENIED:
                rank = 5
            case Status.PLANNED:
                rank = 3
            case Status.POSSIBLE:
                rank = 6
        return (rank, -vote.sources, -vote.latest)

    why = "" if len(votes) == 1 else "the course of the reports"
    return make_finding(best_first(votes, order), "status", why, cast.corrected.get("status", frozenset()))


def decide_when(tellings: Sequence[Telling], status: Status, cast: Cast) -> Finding[Interval] | None:
    """The most precise time of those who tell it as done, then the best attested; a plan's latest date."""
    dated = [item for item in tellings if item.claim.when is not None]
    if not dated:
        return None
    done = status in {Status.HELD, Status.ONGOING}

    def order(vote: Vote[Interval]) -> tuple[bool, int, int, int]:
        told_done = any(item.happened for item in vote.tellings)
        width = vote.value.days or _OPEN_DAYS
        return (done and not told_done, width if done else 0, -vote.sources if done else -vote.latest, width)

    votes = count_votes(
        dated, lambda item: item.claim.when, lambda when: (when.start, when.end, when.precision)
    )
    ordered = best_first(votes, order)
    why = "" if len(votes) == 1 else "the most precise" if done else "the latest plan"
    return make_finding(ordered, "when", why, cast.corrected.get("when", frozenset()))


def decide_where(tellings: Sequence[Telling], cast: Cast) -> Finding[Place] | None:
    """A city before a state, then what most sources say."""
    votes = count_votes(
        tellings,
        lambda item: item.claim.where,
        lambda place: (place.city or place.name, place.country),
        lambda place, kept: place.name == place.city != kept.name,
    )
    if not votes:
        return None
    ordered = best_first(votes, lambda vote: (vote.value.city is None, -vote.sources))
    why = "" if len(votes) == 1 else "the most precise, then told by most sources"
    return make_finding(ordered, "where", why, cast.corrected.get("where", frozenset()))


def _decide_body(tellings: Sequence[Telling], cast: Cast) -> Finding[BodyAt] | None:
    def value(item: Telling) -> BodyAt | None:
        body = item.claim.body
        if body is None or item.body is None:
            return None
        return BodyAt(body=item.body, name=cast.bodies.get(item.body, body.name), number=body.number)

    votes = count_votes(tellings, value)
    if not votes:
        return None
    ordered = best_first(votes, lambda vote: (vote.value.number is None, -vote.sources))
    return make_finding(ordered, "body", "", cast.corrected.get("number", frozenset()))


def attend(tellings: Sequence[Telling], cast: Cast) -> tuple[Attendee, ...]:
    """Everyone who takes part, each as the reports of this event show them.

    Who is only described is left out where somebody of the same state is known by name.
    """
    found: dict[tuple[str, str], list[tuple[Participant, PersonSeen]]] = {}
    for item in tellings:
        for participant in item.claim.participants:
            if participant.person is None or participant.role not in {"by", "to"}:
                continue
            key = sighting_key(item.claim.report, participant.person)
            seen = cast.seen.get(key)
            if seen is not None:
                name = cast.who.get(key) or f"?{seen.words}"
                found.setdefault((name, seen.country or ""), []).append((participant, seen))
    known = {country for name, country in found if not name.startswith("?")}
    people: dict[str, list[tuple[Participant, PersonSeen]]] = {}
    for (name, country), shown in found.items():
        if not name.startswith("?"):
            people.setdefault(name, []).extend(shown)
        elif not known or (country and country not in known):
            people.setdefault(f"{name}, {country}", []).extend(shown)
    heads = _find_heads(tellings, people, cast) if any(item.body for item in tellings) else frozenset[str]()
    return tuple(_attendee(name, shown, cast, heads=name in heads) for name, shown in people.items())


def _find_heads(tellings: Sequence[Telling], people: Mapping[str, _Shown], cast: Cast) -> frozenset[str]:
    """Those who lead the delegations to a session of a joint body."""
    told = frozenset(cast.who[key] for item in tellings for key in item.heads if key in cast.who)
    seen = {name: [person for _, person in shown] for name, shown in people.items()}
    sides = {
        name: next((person.country for person in found if person.country), "") or ""
        for name, found in seen.items()
    }
    return choose_heads(sides, seen, told, cast.leading)


def _attendee(name: str, shown: _Shown, cast: Cast, *, heads: bool) -> Attendee:
    seen = [person for _, person in shown]
    first = seen[0]
    offices = Counter(office.words for person in seen for office in person.offices)
    ranks = Counter(rank.name for person in seen for rank in person.ranks)
    person = None if name.startswith("?") else name
    return Attendee(
        person=person,
        name=cast.names[person] if person else first.words,
        written=first.words,
        office=_first(offices),
        rank=_first(ranks),
        country=next((item.country for item in seen if item.country), None),
        role=_first(Counter(participant.role for participant, _ in shown)) or "by",
        heads=heads,
    )


def _first(counts: Counter[str]) -> str | None:
    """The commonest; among equals the one told first."""
    return counts.most_common(1)[0][0] if counts else None


def _speaker(tellings: Sequence[Telling], cast: Cast) -> str | None:
    """A person of the record, a state or an organisation; for one without a name the state served."""
    for item in tellings:
        if item.claim.speaker:
            key = sighting_key(item.claim.report, item.claim.speaker)
            unknown = cast.seen.get(key)
            told = item.claim.speaker if unknown is None else unknown.country or unknown.organisation
            if (found := cast.who.get(key, told)) is not None:
                return found
    return None


def _when_text(tellings: Sequence[Telling], when: Finding[Interval] | None) -> str | None:
    if when is None:
        return next((item.claim.when_text for item in tellings if item.claim.when_text), None)
    return next((item.claim.when_text for item in tellings if item.key in when.support), None)


def _history(tellings: Sequence[Telling]) -> tuple[StatusAt, ...]:
    """Each change of status in the order of publication."""
    ordered = sorted(tellings, key=lambda item: item.place)
    out: list[StatusAt] = []
    for item in ordered:
        if not out or out[-1].status is not item.claim.status:
            out.append(StatusAt(status=item.claim.status, published=item.published, report=item.claim.report))
    return tuple(out)


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({name for group in groups for name in group}))


def first_day(event: Event) -> date | None:
    """The first day an event may have happened on, else the day it was first told."""
    return (event.when.value.start if event.when else None) or event.first_published
