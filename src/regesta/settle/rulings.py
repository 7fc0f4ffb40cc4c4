"""What people have ruled, brought from words of a report to the sightings and claims that stand there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from regesta.domain.claim import BodySeen, Claim, InstrumentSeen, Reading
from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.domain.span import Span
from regesta.settle.clusters import Pair, pair_of

PERSON, BODY, INSTRUMENT = "person", "body", "instrument"
"""The kinds of anchors at words that name no event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Pairs ruled the same or not (unsure counts as not joined), what is rejected, and corrected values.

    Keys are claim ids, and "report/local" for a person, body or instrument seen. The later ruling on a pair
    holds.
    """

    same: frozenset[Pair]
    apart: frozenset[Pair]
    unsure: frozenset[Pair]
    rejected: frozenset[str]
    corrected: Mapping[str, tuple[Judgement, ...]]


NO_RULINGS = Rulings(
    same=frozenset(), apart=frozenset(), unsure=frozenset(), rejected=frozenset(), corrected={}
)
"""Where nobody has ruled on anything."""


def sighting_key(report: str, local: str) -> str:
    """The key of a person, body or instrument as one report shows it."""
    return f"{report}/{local}"


def apply_judgements(judgements: Iterable[Judgement], readings: Mapping[str, Reading]) -> Rulings:
    """Find for each judgement that stands what it is about; one whose words have gone is left out."""
    verdicts: dict[Pair, Verdict] = {}
    rejected: set[str] = set()
    corrected: dict[str, list[Judgement]] = {}
    for judgement in sorted(judgements, key=lambda item: (item.at, item.id)):
        if judgement.revoked_at is not None:
            continue
        left = find_anchored(judgement.left, readings)
        right = find_anchored(judgement.right, readings) if judgement.right else None
        if left is None:
            continue
        if judgement.verdict is Verdict.REJECT:
            rejected.add(left)
        elif judgement.verdict is Verdict.CORRECT:
            corrected.setdefault(left, []).append(judgement)
        elif right is not None and right != left:
            verdicts[pair_of(left, right)] = judgement.verdict
    return Rulings(
        same=_with(verdicts, Verdict.SAME),
        apart=_with(verdicts, Verdict.DIFFERENT) | _with(verdicts, Verdict.UNSURE),
        unsure=_with(verdicts, Verdict.UNSURE),
        rejected=frozenset(rejected),
        corrected={key: tuple(items) for key, items in corrected.items()},
    )


def find_anchored(anchor: Anchor, readings: Mapping[str, Reading]) -> str | None:
    """The key of what is seen or claimed at an anchor's words; None where nothing stands there any more.

    A claim of the anchor's kind comes before one of another kind, a closer span before a wider one.
    """
    reading = readings.get(anchor.report)
    if reading is None:
        return None
    if anchor.kind == PERSON:
        people = [seen for seen in reading.people if _distance(seen.spans, anchor) is not None]
        best = min(people, key=lambda seen: (_distance(seen.spans, anchor), seen.local), default=None)
        return sighting_key(reading.report, best.local) if best else None
    if anchor.kind in {BODY, INSTRUMENT}:
        return _find_seen(anchor, reading)
    claims = [claim for claim in reading.claims if _distance(event_spans(claim), anchor) is not None]
    closest = min(
        claims,
        key=lambda claim: (claim.kind != anchor.kind, _distance(event_spans(claim), anchor), claim.id),
        default=None,
    )
    return closest.id if closest else None


def _find_seen(anchor: Anchor, reading: Reading) -> str | None:
    """The key of the body or instrument that claims name at an anchor's words, the closest span first."""
    seen: list[BodySeen | InstrumentSeen] = []
    for claim in reading.claims:
        if anchor.kind == INSTRUMENT:
            seen += claim.instruments
        elif claim.body is not None:
            seen.append(claim.body)
    near = [item for item in seen if _distance((item.span,), anchor) is not None]
    best = min(near, key=lambda item: (_distance((item.span,), anchor), item.local), default=None)
    return sighting_key(reading.report, best.local) if best else None


def latest_value(
    corrected: Mapping[str, Sequence[Judgement]], keys: Iterable[str], property_: str
) -> str | None:
    """What the latest correction of a property says at any of these keys; None where none does."""
    found = [
        judgement
        for key in set(keys) & corrected.keys()
        for judgement in corrected[key]
        if judgement.property == property_
    ]
    latest = max(found, key=lambda judgement: (judgement.at, judgement.id), default=None)
    return latest.value if latest else None


def event_spans(claim: Claim) -> tuple[Span, ...]:
    """The words that name the event; all its words where none is said to."""
    spans = tuple(item.span for item in claim.evidence if item.property == "event")
    return spans or tuple(item.span for item in claim.evidence)


def _with(verdicts: Mapping[Pair, Verdict], verdict: Verdict) -> frozenset[Pair]:
    return frozenset(pair for pair, ruled in verdicts.items() if ruled is verdict)


def _distance(spans: Sequence[Span], anchor: Anchor) -> int | None:
    """How many code points the best overlapping span differs at its ends; None where none overlaps."""
    gaps = [
        abs(span.start - anchor.span.start) + abs(span.end - anchor.span.end)
        for span in spans
        if span.overlaps(anchor.span)
    ]
    return min(gaps, default=None)
