"""The people of a report: names, offices, ranks, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.domain.claim import Office, PersonSeen
from regesta.domain.marks import MarkedPerson
from regesta.domain.span import Span
from regesta.lexicon import Lexicon
from regesta.read.marked_text import MarkedText
from regesta.read.offices import OfficeRead, as_officer, read_described_office, read_offices, read_ranks
from regesta.read.parties import Parties, Party

_COUNTERPART = re.compile(r"\bcounterparts?\b", re.IGNORECASE)
_COUNTERPART_BEFORE = re.compile(r"\bcounterpart,?\s+\Z", re.IGNORECASE)
_COUNTERPARTS = re.compile(r"\bcounterparts\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:[\s,:–—-]|and\b)*")
"""What may stand between "counterparts" and the names that follow, besides names and ranks."""
_WORD_BEFORE = re.compile(r"([a-z-]+)\s+\Z")
_PRIVATE = frozenset({"party", "outlet", "other"})
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\b\.?\Z")
_RULERS = frozenset({"head", "government"})
_GOVERNING = frozenset({"head", "government", "minister", "deputy"})
"""Levels of office at which a state in the title is the state that is served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people of a report by id, groups, those who act for no state, and the parties each speaks for."""

    by_id: Mapping[str, PersonSeen]
    groups: frozenset[str]
    private: frozenset[str]
    parties: Mapping[str, tuple[Party, ...]]


def resolve_people(marked: MarkedText, parties: Parties, lexicon: Lexicon) -> People:
    """See every person of a report once, with what its own words say of them."""
    equations = {person.id: person for person in marked.marks.persons}
    people: dict[str, PersonSeen] = {}
    speaking: dict[str, tuple[Party, ...]] = {}
    for name in marked.ids("p"):
        person = equations.get(name, MarkedPerson(id=name))
        offices = read_offices(person.fillers("office"), marked, lexicon)
        offices = offices or read_described_office(name, marked, lexicon)
        told = _belongs_to(person, offices, marked, parties, lexicon)
        speaking[name] = _speaks_for(told, parties)
        people[name] = _seen(person, offices, told, marked, lexicon)
    if _COUNTERPART.search(marked.text):
        people = {name: _with_counterpart(seen, people, marked) for name, seen in people.items()}
    for name, seen in people.items():
        state = _ruled_state(seen, lexicon)
        if state is None or state == seen.country:
            continue
        if not speaking[name] or _is_guessed(equations.get(name), marked, parties, lexicon):
            speaking[name] = (Party(code=state, is_state=True),)
            people[name] = replace(seen, country=state, organisation=None)
    return People(
        by_id=people,
        groups=_groups(people, marked, lexicon),
        private=frozenset(name for name, seen in people.items() if _is_private(seen, marked, lexicon)),
        parties=speaking,
    )


def _is_private(seen: PersonSeen, marked: MarkedText, lexicon: Lexicon) -> bool:
    """Whether a person acts for no state (a journalist, a hostage), by office or by the word beside."""
    words = lexicon.person_words
    if seen.ranks:
        return False
    if seen.offices:
        return all(office.branch in words.private_branches for office in seen.offices)
    if seen.name is None:
        return any(words.is_private(written) for written in seen.written)
    beside = (_WORD_BEFORE.search(marked.text, max(0, span.start - 24), span.start) for span in seen.spans)
    return any(words.is_private(found[1]) for found in beside if found is not None)


def _seen(
    person: MarkedPerson,
    offices: Sequence[OfficeRead],
    told: Sequence[Party],
    marked: MarkedText,
    lexicon: Lexicon,
) -> PersonSeen:
    spans = marked.spans[person.id]
    words = [marked.words(span) for span in marked.own_spans(person.id)]
    names = [word for word in words if lexicon.person_words.is_name(word)]
    ranks = tuple(read_ranks(person.fillers("rank"), marked, lexicon))
    return PersonSeen(
        local=person.id,
        name=max(names, key=lambda name: (len(name.split()), len(name))) if names else None,
        written=tuple(dict.fromkeys(names or words)),
        offices=tuple(as_officer(item.office, lexicon) if ranks else item.office for item in offices),
        ranks=ranks,
        country=next((party.code for party in told if party.is_state), None),
        organisation=next((party.code for party in told if not party.is_state), None),
        spans=spans,
    )


def _speaks_for(told: tuple[Party, ...], parties: Parties) -> tuple[Party, ...]:
    """Of a state and a political party, company or outlet one acts for the state."""
    if not any(party.is_state for party in told):
        return told
    private = {known.short for known in parties.organisations.values() if known.kind in _PRIVATE}
    return tuple(party for party in told if party.is_state or party.code not in private)


def _belongs_to(
    person: MarkedPerson,
    offices: Sequence[OfficeRead],
    marked: MarkedText,
    parties: Parties,
    lexicon: Lexicon,
) -> tuple[Party, ...]:
    """What the marks, the office's own words, or the state word directly beside say a person is of."""
    told = _told(person, parties)
    if told:
        named = _state_in_office(offices, lexicon) if len(told) == 1 and told[0].is_state else None
        return told if named is None else (named,)
    for item in offices:
        if item.organisation is not None:
            return (Party(code=item.organisation, is_state=False),)
        if item.state is not None:
            return (Party(code=item.state, is_state=True),)
    return _beside(person, marked, parties, lexicon)


def _told(person: MarkedPerson, parties: Parties) -> tuple[Party, ...]:
    """What a person is marked to be of; where a state is, a ministry taken for another state's is not."""
    states = {party for name in person.fillers("of") if name[0] == "s" for party in parties.of(name)}
    return tuple(
        dict.fromkeys(
            party
            for name in person.fillers("of")
            for party in parties.of(name)
            if not states or party in states or not _is_organ(name, parties)
        )
    )


def _is_organ(name: str, parties: Parties) -> bool:
    known = parties.organisations.get(name)
    return known is not None and known.is_organ


def _state_in_office(offices: Sequence[OfficeRead], lexicon: Lexicon) -> Party | None:
    """The one state that an office of government names: "Defence Minister of Turkey" is Turkey's."""
    for item in offices:
        if item.office.level in _GOVERNING:
            named = lexicon.states.inside(item.office.written)
            if len(named) == 1 and named[0] == item.state:
                return Party(code=named[0], is_state=True)
    return None


def _beside(
    person: MarkedPerson, marked: MarkedText, parties: Parties, lexicon: Lexicon
) -> tuple[Party, ...]:
    names = (person.id, *person.fillers("office"), *person.fillers("rank"))
    spans = [span for name in names for span in marked.alone.get(name, ())]
    spans += [span for span in marked.spans.get(person.id, ()) if span not in spans]
    for span in spans:
        mention = marked.state_before(span)
        if mention is not None:
            found = [party for name in mention.ids for party in parties.of(name)]
            if len(found) == 1:
                return (found[0],)
    return _inside(person.id, marked, lexicon)


def _inside(name: str, marked: MarkedText, lexicon: Lexicon) -> tuple[Party, ...]:
    """The one state that a description itself names ("two dozen Egyptian sailors")."""
    for span in marked.own_spans(name):
        words = marked.words(span)
        found = () if lexicon.person_words.is_name(words) else lexicon.states.inside(words)
        if len(found) == 1:
            return (Party(code=found[0], is_state=True),)
    return ()


def _with_counterpart(seen: PersonSeen, people: Mapping[str, PersonSeen], marked: MarkedText) -> PersonSeen:
    """Give "his Iranian counterpart" the office of the person named before in that sentence, or met."""
    if seen.offices and not any(_COUNTERPART.search(office.written) for office in seen.offices):
        return seen
    span = _counterpart_span(seen, marked)
    if span is None:
        return replace(seen, offices=())
    home = marked.sentence(span)
    others = [
        (other_span.start, other.offices)
        for other in people.values()
        if other.local != seen.local and other.offices and not _is_counterpart(other)
        for other_span in other.spans
        if home.start <= other_span.start < span.start
    ]
    found = max(others, key=_first)[1] if others else _office_met(seen, people, marked)
    taken = tuple(replace(office, written=marked.words(span), span=span) for office in found)
    return replace(seen, offices=taken)


def _office_met(seen: PersonSeen, people: Mapping[str, PersonSeen], marked: MarkedText) -> tuple[Office, ...]:
    """The office of the one with whom a counterpart takes part in an event."""
    for event in marked.marks.events:
        names = (*event.fillers("by"), *event.fillers("to"))
        if seen.local in names:
            for name in names:
                other = people.get(name)
                if other is not None and other.offices and name != seen.local and not _is_counterpart(other):
                    return other.offices
    return ()


def _first(item: tuple[int, tuple[Office, ...]]) -> int:
    return item[0]


def _is_counterpart(seen: PersonSeen) -> bool:
    return any(_COUNTERPART.search(office.written) for office in seen.offices)


def _counterpart_span(seen: PersonSeen, marked: MarkedText) -> Span | None:
    """Where a person is called a counterpart: in a mention, an office, or the text just before."""
    for office in seen.offices:
        if _COUNTERPART.search(office.written):
            return office.span
    starts = [*(rank.span for rank in seen.ranks), *seen.spans]
    for span in starts:
        inner = _COUNTERPART.search(marked.words(span))
        if inner is not None:
            return Span(span.start + inner.start(), span.start + inner.end())
        before = _COUNTERPART_BEFORE.search(marked.text, max(0, span.start - 16), span.start)
        if before is not None:
            return Span(before.start(), before.start() + len("counterpart"))
        listed = _plural_before(span, marked)
        if listed is not None:
            return listed
    return None


def _plural_before(span: Span, marked: MarkedText) -> Span | None:
    """The "counterparts" that a list of names up to this one follows ("his counterparts, A and B")."""
    home = marked.sentence(span)
    found = [*_COUNTERPARTS.finditer(marked.text, home.start, span.start)]
    if not found:
        return None
    between = Span(found[-1].end(), span.start) if found[-1].end() < span.start else span
    text = marked.words(between)
    named = [
        item
        for name in (*marked.ids("p"), *marked.ids("r"))
        for item in marked.spans[name]
        if between.covers(item)
    ]
    for item in named:
        start, end = item.start - between.start, item.end - between.start
        text = text[:start] + " " * (end - start) + text[end:]
    return Span(found[-1].start(), found[-1].end()) if _LISTED.fullmatch(text) else None


def _ruled_state(seen: PersonSeen, lexicon: Lexicon) -> str | None:
    """The state of a ruler whom every reader knows ("President Erdogan"): name and office must both fit."""
    if seen.name is None or not any(office.level in _RULERS for office in seen.offices):
        return None
    name = _SUFFIX.sub("", seen.name)
    for words in (name, name.split()[-1]):
        found = lexicon.states.governments.get(words)
        if found is not None:
            return found[0]
    return None


def _is_guessed(person: MarkedPerson | None, marked: MarkedText, parties: Parties, lexicon: Lexicon) -> bool:
    """Whether the marker, not a person, said whose somebody is, and no word beside the name says so."""
    if person is None or dict(person.attribute_scores).get("of", 1.0) == 1.0:
        return False
    return not _beside(person, marked, parties, lexicon)


def _groups(people: Mapping[str, PersonSeen], marked: MarkedText, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        name
        for name, seen in people.items()
        if seen.name is None
        and any(lexicon.person_words.is_many(words) for words in seen.written)
        and name in marked.spans
    )
