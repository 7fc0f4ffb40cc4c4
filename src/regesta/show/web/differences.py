"""Disputes as cards: what they are about, each value with who gives it in which sentence, how to decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.domain.judgement import Judgement, Verdict
from regesta.domain.record import Dispute, DisputedValue, Relation
from regesta.domain.report import Report
from regesta.show.review.asking import Answer, ask_dispute
from regesta.show.web.addresses import address_of
from regesta.show.web.docket import Difference
from regesta.show.web.glyphs import STATUS_WORDS
from regesta.show.web.lines import party_names, when_words
from regesta.show.web.said import Said, find_said
from regesta.show.web.shelf import Shelf

RELATION_WORDS = {
    Relation.CONTRADICTORY: "contradictory",
    Relation.REVISED: "revised",
    Relation.MORE_PRECISE: "more precise",
}
"""How values may stand to each other, in the order of the board."""
MEANING = {
    Relation.CONTRADICTORY: "Not all of the values can be right.",
    Relation.REVISED: "A later report gives another value than an earlier one.",
    Relation.MORE_PRECISE: "One value lies within the other: both can be right.",
}
_SENTENCES = 2
_PROPERTY_WORDS = {"when": "when", "where": "where", "number": "number of the session"}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a dispute or question is about, in words: its page, what it is, whose it is and when it was."""

    href: str
    words: str
    parties: tuple[tuple[str, str], ...] = ()
    when: str = ""
    family: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued:
    """One value with the reports that give it (copies too) and the first sentences."""

    words: str
    chosen: bool
    reports: tuple[Report, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeCard:
    """One dispute; `answers` are what can be decided, by key, `ruled` what people have ruled already."""

    dispute: Dispute
    property: str
    about: About
    values: tuple[Valued, ...]
    answers: tuple[tuple[str, Answer], ...]
    ruled: tuple[Judgement, ...]


def choose_differences(
    shelf: Shelf, parties: Sequence[str], relation: str = "", property_: str = ""
) -> Sequence[Difference]:
    """The disputes that concern all of `parties` and are of a relation and property, if given."""
    found: Sequence[Difference] = shelf.docket.differences
    if parties:
        wanted = frozenset(parties)
        found = [item for item in found if wanted <= item.parties]
    if relation:
        found = [item for item in found if item.dispute.relation.value == relation]
    if property_:
        found = [item for item in found if item.dispute.property == property_]
    return found


def make_dispute_cards(differences: Iterable[Difference], shelf: Shelf) -> list[DisputeCard]:
    """Disputes as cards."""
    return [make_dispute_card(item.dispute, shelf) for item in differences]


def make_dispute_card(dispute: Dispute, shelf: Shelf) -> DisputeCard:
    """One dispute as a card, the value that is shown first."""
    asked = ask_dispute(dispute, shelf.register)
    answers = asked.answers if asked else {}
    return DisputeCard(
        dispute=dispute,
        property=_PROPERTY_WORDS.get(dispute.property, dispute.property),
        about=tell_subject(dispute.subject, shelf),
        values=tuple(
            _valued(value, shelf) for value in sorted(dispute.values, key=lambda value: not value.chosen)
        ),
        answers=tuple((key, answer) for key, answer in answers.items() if key.isdigit() or key == "h"),
        ruled=tuple(
            item
            for item in shelf.docket.rulings_of.get(dispute.subject, ())
            if item.property == dispute.property and item.verdict in {Verdict.CORRECT, Verdict.UNSURE}
        ),
    )


def tell_subject(name: str, shelf: Shelf) -> About:
    """Anything a dispute or question may be about, in words."""
    register = shelf.register
    if name in register.events:
        event = register.events[name]
        kind = register.ontology.kinds[event.kind.value]
        status = event.status.value.value
        return About(
            href=address_of(name),
            words=kind.label if status == "held" else f"{kind.label} ({STATUS_WORDS[status]})",
            parties=party_names(event.parties, shelf.parties),
            when=when_words(event) if event.when else f"told {when_words(event)}",
            family=kind.family,
            status=status,
        )
    if name in shelf.people:
        country = shelf.people[name].country
        parties = party_names([country] if country else [], register.state_names)
        return About(href=address_of(name), words=shelf.people[name].name, parties=parties)
    if name in shelf.bodies:
        words, codes = shelf.bodies[name].name, shelf.bodies[name].parties
    else:
        words, codes = shelf.instruments[name].title, shelf.instruments[name].parties
    return About(href=address_of(name), words=words, parties=party_names(codes, register.state_names))


def _valued(value: DisputedValue, shelf: Shelf) -> Valued:
    found = [shelf.reports[name] for name in value.reports if name in shelf.reports]
    return Valued(
        words=value.value,
        chosen=value.chosen,
        reports=tuple(sorted(found, key=lambda report: (str(report.published.day or "9999"), report.id))),
        said=find_said(value.quotes, shelf, _SENTENCES),
    )
