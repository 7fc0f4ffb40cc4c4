"""Claims: each event of a report with its values and the words that give them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from regesta.domain.claim import Claim, Doubt, Evidence, Gap
from regesta.domain.span import Span
from regesta.read.complements import address
from regesta.read.drafts import Draft, draft_event
from regesta.read.inheritance import inherit
from regesta.read.parties import Party
from regesta.read.scene import Scene

_UNSURE = 1 / 3
"""Two of three marks of less confidence are wrong (the marker's confidence is the share that is right)."""
_WHO = ("by", "to")
"""The roles whose doubt is told: a wrong party is worse than a wrong place."""
_COMMENT = frozenset({"statement", "other"})
"""Kinds that may well concern one party, or none that is told."""

_DIGITS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = tuple(first + second for first in _DIGITS for second in _DIGITS)


def form_claims(scene: Scene) -> tuple[tuple[Claim, ...], tuple[Gap, ...]]:
    """Say what the events of a report claim, in text order, and what could not be settled."""
    kinds = scene.lexicon.ontology.kinds
    events = [event for event in scene.marked.marks.events if event.id in scene.marked.spans]
    events = [event for event in events if event.kind in kinds]
    own = {event.id: draft_event(event, kinds[event.kind], scene) for event in events}
    drafts = inherit(address(own, scene.marked), scene.lexicon)
    ids = _claim_ids(drafts.values(), scene.report.id)
    claims = [_claim(draft, ids, scene) for draft in drafts.values()]
    gaps = [gap for draft in drafts.values() for gap in _gaps(draft)]
    return tuple(sorted(claims, key=_place_in_text)), tuple(gaps)


def _place_in_text(claim: Claim) -> tuple[Span, str]:
    return claim.evidence[0].span, claim.local


def _claim_ids(drafts: Iterable[Draft], report: str) -> dict[str, str]:
    """An id is made of report, first anchor and kind; two such events on one word are counted."""
    ids: dict[str, str] = {}
    taken: dict[str, int] = {}
    for draft in drafts:
        anchor = draft.anchors[0]
        seed = f"{report}:{anchor.start}:{anchor.end}:{draft.event.kind}"
        taken[seed] = taken.get(seed, 0) + 1
        counted = seed if taken[seed] == 1 else f"{seed}:{taken[seed]}"
        ids[draft.event.id] = "cl-" + _short_digest(counted)
    return ids


def _short_digest(seed: str) -> str:
    """The first 50 bits of the SHA-256 of a text in ten letters and digits (RFC 4648 base 32)."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:7], "big") >> 6
    return "".join([_PAIRS[number >> shift & 1023] for shift in (40, 30, 20, 10, 0)])


def _claim(draft: Draft, ids: dict[str, str], scene: Scene) -> Claim:
    event, dated, placed = draft.event, draft.dated, draft.placed
    return Claim(
        id=ids[event.id],
        report=scene.report.id,
        local=event.id,
        kind=event.kind,
        status=event.status,
        participants=draft.participants,
        parties=_codes(draft.parties),
        actors=_codes(draft.actors),
        recipients=_codes(draft.recipients),
        when=dated.interval if dated else None,
        when_text=" ".join(scene.marked.words(dated.span).split()) if dated else None,
        where=placed.place if placed else None,
        body=draft.body,
        instruments=draft.instruments,
        topics=tuple(topic for topic, _ in draft.topics),
        part_of=ids.get(draft.parent) if draft.parent else None,
        speaker=_speaker(draft),
        occasion=draft.occasion_words,
        evidence=tuple(_evidence(draft, scene)),
        confidence=_confidence(draft),
        count=draft.count[0] if draft.count else None,
    )


def _codes(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({party.code for party in parties}))


def _speaker(draft: Draft) -> str | None:
    if not draft.kind.verbal:
        return None
    speakers = (who for who in draft.participants if who.role == "by")
    first = next(speakers, None)
    return None if first is None else first.person or first.state or first.organisation


def _evidence(draft: Draft, scene: Scene) -> Iterator[Evidence]:
    yield from (Evidence(property="event", span=span) for span in draft.anchors)
    for who in draft.participants:
        yield Evidence(property=who.role, span=who.span)
    if draft.kind.verbal:
        speakers = [who.span for who in draft.participants if who.role == "by"]
        yield from (Evidence(property="speaker", span=span) for span in speakers[:1])
    if draft.dated:
        yield Evidence(property="when", span=draft.dated.span)
    if draft.placed:
        yield Evidence(property="where", span=draft.placed.span)
    if draft.body:
        yield Evidence(property="body", span=scene.marked.nearest(draft.body.local, draft.anchors[0]))
    if draft.body and draft.body.number is not None:
        numbers = [name for name in draft.event.fillers("no") if name in scene.marked.spans]
        yield Evidence(property="number", span=scene.marked.nearest(numbers[0], draft.anchors[0]))
    if draft.count:
        yield Evidence(property="count", span=draft.count[1])
    yield from (Evidence(property="instrument", span=item.span) for item in draft.instruments)
    yield from (evidence for _, evidence in draft.topics)


def _confidence(draft: Draft) -> float:
    """The marker's: that there is such an event (its words count in that), times that its status is right."""
    return round(draft.event.score * draft.event.status_score, 4)


def _gaps(draft: Draft) -> Iterator[Gap]:
    yield from draft.gaps
    note = f"{draft.event.id} {draft.event.kind}"
    if not draft.parties and draft.event.kind not in _COMMENT:
        yield Gap(why=Doubt.PARTIES_UNKNOWN, span=draft.anchors[0], note=note)
    if draft.event.score < _UNSURE:
        yield Gap(why=Doubt.LOW_CONFIDENCE, span=draft.anchors[0], note=note)
        return
    scores = dict(draft.event.role_scores)
    for who in draft.participants:
        if who.role in _WHO and scores.get(who.role, 1.0) < _UNSURE:
            yield Gap(why=Doubt.LOW_CONFIDENCE, span=who.span, note=f"{note}, {who.role}")
