"""Judgements about to be made: tied to words and checked, not yet kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.domain.record import Record
from regesta.errors import UsageError
from regesta.judging.ground import Ground, anchor_claim
from regesta.lexicon.ontology import load_ontology
from regesta.lexicon.tables import read_table
from regesta.settings import Settings
from regesta.settle.anchors import make_id
from regesta.settle.corrections import (
    CLAIM_PROPERTIES,
    INSTRUMENT_PROPERTIES,
    PERSON_PROPERTIES,
    check_correction,
)
from regesta.settle.disputes import value_words
from regesta.settle.rulings import BODY, INSTRUMENT, PERSON
from regesta.settle.tenures import title_key
from regesta.settle.titles import TITLES, contradicting

_AN = {"event": "an event", PERSON: "a person", BODY: "a joint body", INSTRUMENT: "an instrument"}
_FITTING = {
    "event": CLAIM_PROPERTIES,
    PERSON: PERSON_PROPERTIES,
    BODY: (),
    INSTRUMENT: INSTRUMENT_PROPERTIES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who rules, and why."""

    by: str
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise UsageError("a judgement needs an author", where="--by", mend="give a name")


def draft_pair(ground: Ground, left: str, right: str, verdict: Verdict, author: Author) -> Judgement:
    """A ruling on two things, not yet kept, tied to where each is first told."""
    one, other = ground.anchors_of(left), ground.anchors_of(right)
    kinds = {_kind_of(one[0]), _kind_of(other[0])}
    if len(kinds) > 1:
        what = f"{_AN[min(kinds)]} and {_AN[max(kinds)]} are never one"
        mend = "give two events, two people, two bodies or two instruments"
        raise UsageError(what, where=f"{left} {right}", mend=mend)
    if one[0] == other[0]:
        mend = "give two; to part an event, give two of its claims ('regesta claims' prints them)"
        raise UsageError("both are the same", where=f"{left} {right}", mend=mend)
    return _draft(one[0], verdict, author, right=other[0])


def draft_rejection(ground: Ground, thing: str, author: Author) -> list[Judgement]:
    """Rulings that reject all that tells a thing, not yet kept."""
    return [_draft(anchor, Verdict.REJECT, author) for anchor in ground.anchors_of(thing)]


def draft_correction(
    ground: Ground, thing: str, property_: str, value: str, author: Author
) -> list[Judgement]:
    """Rulings that put a value right, not yet kept.

    They stand at the claim that gives an event this value, else at its first; wherever a person is named;
    and for a rank or office where reports tell another that cannot be right with it.
    """
    anchors = ground.anchors_of(thing)
    whose = _kind_of(anchors[0])
    fitting = _FITTING[whose]
    if property_ not in fitting:
        mend = f"use one of: {' '.join(fitting)}" if fitting else "correct its events"
        raise UsageError(f"{_AN[whose]} has no {property_!r} to correct", where=thing, mend=mend)
    if property_ == "number":
        anchors = tuple(anchor for anchor in anchors if _has_body(ground, anchor))
        if not anchors:
            raise UsageError("is no session of a joint body", where=thing, mend="number sessions only")
    concerned = anchors if whose == PERSON else anchors[:1]
    if whose == "event" and (claim := _giving(ground, thing, property_, value)) is not None:
        concerned = ground.anchors_of(claim)
    if property_ in TITLES:
        reports = _told_otherwise(ground.record, ground.id_of(thing), property_, value)
        concerned = tuple(anchor for anchor in anchors if anchor.report in reports) or anchors[:1]
    given = replace(_draft(concerned[0], Verdict.CORRECT, author), property=property_, value=value)
    return [replace(given, left=anchor, id=_id(anchor, given)) for anchor in concerned]


def _giving(ground: Ground, thing: str, property_: str, value: str) -> str | None:
    """A claim of an event that gives a property this value already, by id."""
    name = ground.id_of(thing)
    event = next((item for item in ground.record.events if item.id == name), None)
    finding = getattr(event, "body" if property_ == "number" else property_) if event else None
    if finding is None:
        return None
    told = [(finding.value, finding.support), *((item.value, item.support) for item in finding.dissent)]
    return next((support[0] for given, support in told if value in value_words(given)), None)


def _told_otherwise(record: Record, person: str, property_: str, value: str) -> frozenset[str]:
    """The reports whose rank or office for a person is wrong if `value` is right."""
    for dispute in record.disputes:
        if (dispute.subject, dispute.property) == (person, property_):
            return contradicting(dispute, value)
    tenures = (
        tenure
        for item in record.people
        if item.id == person
        for tenure in (item.ranks if property_ == "rank" else item.offices)
    )
    others = (tenure.reports for tenure in tenures if title_key(tenure.title) != title_key(value))
    return frozenset(report for reports in others for report in reports)


def draft_hold(ground: Ground, thing: str, property_: str, author: Author) -> list[Judgement]:
    """A ruling that nobody can tell what a property should be, not yet kept; it is not asked about again."""
    held = _draft(ground.anchors_of(thing)[0], Verdict.UNSURE, author)
    return [replace(held, property=property_, id=_id(held.left, replace(held, property=property_)))]


def draft_at(anchor: Anchor, property_: str, value: str, author: Author) -> Judgement:
    """A correction at given words, not yet kept."""
    given = replace(_draft(anchor, Verdict.CORRECT, author), property=property_, value=value)
    return replace(given, id=_id(anchor, given))


def check_value(settings: Settings, property_: str, value: str, of: str = "event") -> None:
    """Raise UsageError where a correction could not be applied: an unknown kind, state, status, date.

    `of` is the kind of the anchor that the correction is tied to.
    """
    check_correction(property_, value)
    if property_ == "kind" and of == INSTRUMENT:
        known = {row["kind"] for row in read_table(settings.data / "lexicon" / "instruments.tsv")}
        if value not in known:
            mend = f"use one of: {' '.join(sorted(known))}"
            raise UsageError(f"unknown kind {value!r}", where="kind", mend=mend)
    elif property_ == "kind" and value not in load_ontology(settings.data).kinds:
        raise UsageError(f"unknown kind {value!r}", where="kind", mend="docs/kinds.md lists them")
    if property_ == "country":
        states = {row["iso3"] for row in read_table(settings.data / "lexicon" / "states.tsv")}
        if value not in states:
            raise UsageError(f"unknown state {value!r}", where="country", mend="write it as IRN or AZE")
    if property_ in {"where", "name", "rank", "office"} and not value.strip():
        raise UsageError("nothing given", where=property_, mend="write the value")


def _draft(left: Anchor, verdict: Verdict, author: Author, right: Anchor | None = None) -> Judgement:
    given = Judgement(
        id="",
        left=left,
        right=right,
        verdict=verdict,
        by=author.by,
        reason=author.reason,
        at=datetime.now(UTC),
    )
    return replace(given, id=_id(left, given))


def _kind_of(anchor: Anchor) -> str:
    """What sort of thing an anchor tells of: those that are no event go by their own kind."""
    return anchor.kind if anchor.kind in _FITTING else "event"


def _id(left: Anchor, given: Judgement) -> str:
    told = (str(left), str(given.right), given.verdict, given.by, given.at.isoformat())
    return make_id("ju", *told, given.property or "", given.value or "")


def _has_body(ground: Ground, anchor: Anchor) -> bool:
    claims = ground.readings[anchor.report].claims
    return any(claim.body is not None for claim in claims if anchor_claim(claim) == anchor)
