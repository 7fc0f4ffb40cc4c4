"""Judgements in words: what was ruled on which words, by whom, and what it concerns now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.domain.record import Quote
from regesta.mark.corrections import MARK, NONE, ROLE, WORDS, YES, is_of_marks, read_fillers, read_span
from regesta.show.web.addresses import words_address
from regesta.show.web.differences import About, tell_subject
from regesta.show.web.shelf import Shelf
from regesta.show.words import outlet_words, shorten

_WORDS = {
    Verdict.SAME: "the same",
    Verdict.DIFFERENT: "different",
    Verdict.UNSURE: "nobody can tell",
    Verdict.REJECT: "rejected",
    Verdict.CORRECT: "corrected",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words that a judgement is tied to; `about` is what they tell of now, None where nothing is."""

    kind: str
    words: str
    source: str
    href: str
    about: About | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One judgement: `verdict` in a word or two, `what` for a value, `idle` why it changes nothing."""

    judgement: Judgement
    verdict: str
    what: str
    places: tuple[Place, ...]
    idle: str = ""


def tell_rulings(judgements: Iterable[Judgement], shelf: Shelf) -> list[Ruling]:
    """Judgements in words, in the order given."""
    return [tell_ruling(item, shelf) for item in judgements]


def tell_ruling(judgement: Judgement, shelf: Shelf, idle: str = "") -> Ruling:
    """One judgement in words."""
    anchors = (judgement.left, judgement.right) if judgement.right else (judgement.left,)
    return Ruling(
        judgement=judgement,
        verdict=_WORDS[judgement.verdict],
        what=_what(judgement, shelf),
        places=tuple(_place(anchor, shelf) for anchor in anchors),
        idle=idle,
    )


def _what(judgement: Judgement, shelf: Shelf) -> str:
    property_, value = judgement.property, judgement.value
    if property_ is None:
        return ""
    if value is None:
        return property_
    report = shelf.reports.get(judgement.left.report)
    if report is None or not is_of_marks(property_):
        return f"{property_}: {value}"
    if property_ == MARK:
        kind = judgement.left.kind
        return f"no {kind}" if value == NONE else f"marked as {kind}{'' if value == YES else f', {value}'}"
    if property_ == WORDS:
        return f"words: “{shorten(read_span(value).of(report.text))}”"
    words = [f"“{shorten(span.of(report.text))}”" for _, span in read_fillers(value)]
    return f"{property_.removeprefix(ROLE)}: {', '.join(words) or 'nobody'}"


def _place(anchor: Anchor, shelf: Shelf) -> Place:
    owner = shelf.docket.ground.owner_of(anchor)
    report = shelf.reports.get(anchor.report)
    quote = Quote(report=anchor.report, property=anchor.kind, span=anchor.span)
    return Place(
        kind=anchor.kind,
        words=shorten(anchor.span.of(report.text)) if report else "",
        source=outlet_words(anchor.report, shelf.register)
        if report
        else f"{anchor.report}, not in this record",
        href=words_address(quote) if report else "",
        about=tell_subject(owner, shelf) if owner else None,
    )
