"""States and organisations that mentions stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from regesta.domain.span import Span
from regesta.lexicon import Lexicon
from regesta.lexicon.organisations import Organisation
from regesta.read.marked_text import MarkedText

_UNKNOWN = "other"
"""The kind of an organisation that no table knows: where its words are a state's, it is that state."""
_NEAR = 80
"""Code points of context on either side that tell one Georgia from the other."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Party:
    """One that takes part: a state (alpha-3) or an organisation (its usual short name)."""

    code: str
    is_state: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The parties behind each state id and organisation id; ids that could not be told are missing.

    `several` holds ids that only ever stand in words for more than one state ("the two countries").
    """

    by_id: Mapping[str, tuple[Party, ...]]
    organisations: Mapping[str, Organisation]

    def of(self, name: str) -> tuple[Party, ...]:
        """The parties an id stands for; empty where it could not be told."""
        return self.by_id.get(name, ())


def resolve_parties(marked: MarkedText, home: str | None, lexicon: Lexicon) -> Parties:
    """Tell the states and organisations of a report from all their mentions.

    `home` is the state of the outlet (alpha-3): an organ whose state is not told is its, if that state
    is in the report at all.
    """
    by_id = {name: found for name in marked.ids("s") if (found := _states(name, marked, lexicon))}
    organisations: dict[str, Organisation] = {}
    for name in marked.ids("g"):
        known = _organisation(name, marked, lexicon, by_id)
        if known is not None and known.kind == _UNKNOWN and (codes := lexicon.states.words.get(known.short)):
            by_id[name] = tuple(Party(code=code, is_state=True) for code in codes)
            continue
        if known is not None and known.is_organ and known.state is None:
            known = replace(known, state=_home_in(by_id, home))
        if known is not None:
            organisations[name] = known
            party = _party(known)
            if party is not None:
                by_id[name] = (party,)
    return Parties(by_id=by_id, organisations=organisations)


def _home_in(by_id: Mapping[str, tuple[Party, ...]], home: str | None) -> str | None:
    return home if any(party.code == home for found in by_id.values() for party in found) else None


def _states(name: str, marked: MarkedText, lexicon: Lexicon) -> tuple[Party, ...]:
    """The first mention that names something settles an id; words for several states count by their order."""
    for span in marked.alone.get(name, ()):
        words = marked.words(span)
        near = marked.text[max(0, span.start - _NEAR) : span.end + _NEAR]
        found = lexicon.states.find(words, near)
        if found:
            return tuple(Party(code=code, is_state=True) for code in found)
        other = lexicon.organisations.find(words)
        if other is not None and (party := _party(other)) is not None:
            return (party,)
    return _shared(name, marked, lexicon)


def _shared(name: str, marked: MarkedText, lexicon: Lexicon) -> tuple[Party, ...]:
    for mention in marked.mentions:
        if name in mention.ids and len(mention.ids) > 1:
            found = lexicon.states.find(marked.words(mention.span))
            if len(found) == len(mention.ids):
                return (Party(code=found[mention.ids.index(name)], is_state=True),)
    return ()


def _party(known: Organisation) -> Party | None:
    """An organ acts for its state; an organ whose state is not told is no party."""
    if known.is_organ:
        return None if known.state is None else Party(code=known.state, is_state=True)
    return Party(code=known.short, is_state=False)


def _organisation(
    name: str, marked: MarkedText, lexicon: Lexicon, states: Mapping[str, tuple[Party, ...]]
) -> Organisation | None:
    stateless: Organisation | None = None
    for span in marked.own_spans(name):
        known = lexicon.organisations.find(marked.words(span), _state_beside(span, marked, states))
        if known is not None and (not known.is_organ or known.state is not None):
            return known
        stateless = stateless or known
    if stateless is not None:
        return _with_sentence_state(stateless, name, marked, states)
    return _named(name, marked)


def _state_beside(span: Span, marked: MarkedText, states: Mapping[str, tuple[Party, ...]]) -> str | None:
    for mention in (marked.state_before(span), marked.state_after(span)):
        if mention is not None:
            found = [party for item in mention.ids for party in states.get(item, ())]
            if len(found) == 1 and found[0].is_state:
                return found[0].code
    return None


def _with_sentence_state(
    organ: Organisation, name: str, marked: MarkedText, states: Mapping[str, tuple[Party, ...]]
) -> Organisation:
    """An organ is its sentence's state's where that sentence names one state only."""
    for span in marked.own_spans(name):
        home = marked.sentence(span)
        near = {
            party.code
            for state, found in states.items()
            for party in found
            if party.is_state and any(home.covers(other) for other in marked.spans[state])
        }
        if len(near) == 1:
            return replace(organ, state=near.pop())
    return organ


def _named(name: str, marked: MarkedText) -> Organisation | None:
    """An organisation that no table knows goes by its fullest name."""
    names = [words for span in marked.own_spans(name) if _is_name(words := marked.words(span))]
    return Organisation(short=max(names, key=len), kind=_UNKNOWN, state=None) if names else None


def _is_name(words: str) -> bool:
    letters = [word for word in words.split() if word[:1].isupper()]
    return (
        len(letters) > 1
        or (len(letters) == 1 and len(words) > 4 and not words.endswith("s"))
        or words.isupper()
    )
