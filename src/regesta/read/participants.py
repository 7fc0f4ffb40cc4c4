"""Who fills the roles by and to."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.domain.claim import Doubt, Gap, Participant
from regesta.domain.marks import MarkedEvent
from regesta.domain.span import Span
from regesta.read.bodies import body_name_span, body_parties
from regesta.read.offices import read_offices
from regesta.read.parties import Party
from regesta.read.scene import Scene

_ROLES = ("by", "to")
_CONTACT = "contact"
_COOPERATION = "cooperation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A participant and the parties it brings in."""

    participant: Participant
    parties: tuple[Party, ...]


def read_participants(
    event: MarkedEvent, anchor: Span, scene: Scene
) -> tuple[tuple[Part, ...], tuple[Gap, ...]]:
    """Everyone in the roles by and to, each once a role, and those whose state is not told."""
    parts: dict[tuple[str, str | None, str | None, str | None], Part] = {}
    gaps: list[Gap] = []
    for role in _ROLES:
        for name in event.fillers(role):
            if name not in scene.marked.spans:
                continue
            span = scene.marked.nearest(name, anchor)
            if _stands_for_no_state(name, role, event, scene):
                found, doubt = [_private(name, role, span, scene)], None
            elif _is_outlet_told(name, role, event, scene):
                found, doubt = [_outlet(name, role, span, scene)], None
            else:
                found, doubt = _part(name, role, span, scene)
            gaps += [] if doubt is None else [Gap(why=doubt, span=span)]
            for part in found:
                who = part.participant
                parts.setdefault((role, who.person, who.state, who.organisation), part)
    return tuple(parts.values()), tuple(gaps)


def _stands_for_no_state(name: str, role: str, event: MarkedEvent, scene: Scene) -> bool:
    """Private people bring their state in only where it works for them or something is done to them."""
    if name not in scene.people.private:
        return False
    kind = scene.lexicon.ontology.kinds[event.kind]
    if kind.verbal or kind.family == _CONTACT:
        return True
    return role == "by" and kind.family != _COOPERATION


def _private(name: str, role: str, span: Span, scene: Scene) -> Part:
    parties = tuple(party for party in scene.people.parties[name] if not party.is_state)
    return Part(participant=Participant(role=role, span=span, person=name), parties=parties)


def _is_outlet_told(name: str, role: str, event: MarkedEvent, scene: Scene) -> bool:
    """A newspaper to which something is said is no party."""
    known = scene.parties.organisations.get(name)
    verbal = scene.lexicon.ontology.kinds[event.kind].verbal
    return known is not None and known.kind == "outlet" and role == "to" and verbal


def _outlet(name: str, role: str, span: Span, scene: Scene) -> Part:
    short = scene.parties.organisations[name].short
    return Part(participant=Participant(role=role, span=span, organisation=short), parties=())


def _part(name: str, role: str, span: Span, scene: Scene) -> tuple[list[Part], Doubt | None]:
    if name[0] == "p":
        return _person(name, role, span, scene)
    if name[0] in "sg":
        parties = scene.parties.of(name)
        return [_party_part(party, role, span) for party in parties], _doubt(name, parties, scene)
    if name[0] == "o":
        return _holder(name, role, span, scene)
    if name[0] == "b":
        return [_body_part(name, role, span, scene)], None
    if name[0] == "l" and (place := scene.sites.by_id.get(name)) is not None and place.country is not None:
        return [_party_part(Party(code=place.country, is_state=True), role, span)], None
    return [], None


def _holder(name: str, role: str, span: Span, scene: Scene) -> tuple[list[Part], Doubt | None]:
    """The person who holds an office, or else the state or organisation whose office it is."""
    for person in scene.marked.marks.persons:
        if name in person.fillers("office") and person.id in scene.people.by_id:
            return _person(person.id, role, span, scene)
    for item in read_offices((name,), scene.marked, scene.lexicon):
        if item.organisation is not None:
            return [_party_part(Party(code=item.organisation, is_state=False), role, span)], None
        if item.state is not None:
            return [_party_part(Party(code=item.state, is_state=True), role, span)], None
    mention = scene.marked.state_before(span)
    parties = [party for state in mention.ids for party in scene.parties.of(state)] if mention else []
    return [_party_part(party, role, span) for party in parties], None


def _person(name: str, role: str, span: Span, scene: Scene) -> tuple[list[Part], Doubt | None]:
    """A person; a group without a name stands for the state or organisation it is of."""
    parties = scene.people.parties[name]
    if name in scene.people.groups and parties:
        return [_party_part(party, role, span) for party in parties], None
    who = Participant(role=role, span=span, person=name)
    named = scene.people.by_id[name].name is not None
    doubt = Doubt.PERSON_STATE_UNKNOWN if named and not parties else None
    return [Part(participant=who, parties=parties)], doubt


def _body_part(name: str, role: str, span: Span, scene: Scene) -> Part:
    """A joint body speaks and is spoken of under its name; the parties are those that sit in it."""
    words = scene.marked.words(body_name_span(name, scene))
    known = scene.lexicon.organisations.find(words)
    if known is not None and not known.is_organ:
        return _party_part(Party(code=known.short, is_state=False), role, span)
    who = Participant(role=role, span=span, organisation=words)
    return Part(participant=who, parties=body_parties(name, scene))


def _party_part(party: Party, role: str, span: Span) -> Part:
    state, organisation = (party.code, None) if party.is_state else (None, party.code)
    who = Participant(role=role, span=span, state=state, organisation=organisation)
    return Part(participant=who, parties=(party,))


def _doubt(name: str, parties: tuple[Party, ...], scene: Scene) -> Doubt | None:
    """An unknown state is a doubt; "they" that stands for several known states is none."""
    return None if parties or name not in scene.marked.alone else Doubt.STATE_UNKNOWN
