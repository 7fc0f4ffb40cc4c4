"""What a demand asks for, a threat threatens, a rejection rejects: the event told next in its sentence.

"Poland demanded that Russia admit ..." is a demand to Russia, "Iran threatened to shell Iraqi towns" a
threat to Iraq, though the sentence puts both states beside the second verb (PLOVER manual, draft 0.8: the
target of a verbal event is who would act or suffer what is spoken of). "Berlin rejected the call by Minsk",
"Oman praised the mediation of Qatar": what one rejects, blames or praises is aimed at who did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from regesta.domain.marks import Status
from regesta.domain.span import Span
from regesta.read.drafts import Draft
from regesta.read.marked_text import MarkedText
from regesta.read.parties import Party

_SPOKEN_OF = frozenset({Status.PLANNED, Status.POSSIBLE, Status.DENIED})
"""What is demanded, threatened, promised or refused has not happened."""
_ASKS = frozenset({"demand", "invitation"})
"""Kinds aimed at who shall act; what the others speak of is aimed at whom it would be done to."""
_REACTS = frozenset({"rejection", "accusation", "support"})
"""Kinds that answer what others did, or would do; it may have happened."""
_REACH = 120
"""Code points between the verb and what it speaks of, at most."""


def address(drafts: Mapping[str, Draft], marked: MarkedText) -> dict[str, Draft]:
    """Give verbal events without an addressee that of what they speak of."""
    return {name: _addressed(draft, drafts.values(), marked) for name, draft in drafts.items()}


def _addressed(draft: Draft, others: Iterable[Draft], marked: MarkedText) -> Draft:
    if not draft.kind.verbal or draft.kind.family == "statement" or draft.recipients or not draft.actors:
        return draft
    spoken = _complement(draft, others, marked)
    if spoken is None:
        return draft
    at_doers = draft.kind.name in _ASKS | _REACTS and not set(spoken.actors) <= set(draft.actors)
    sides = spoken.actors if at_doers else (*spoken.recipients, *spoken.parties)
    aimed = tuple(sorted({party for party in sides if party.is_state and party not in draft.actors}))
    return replace(draft, recipients=aimed) if aimed else _at_place(draft, spoken)


def _at_place(draft: Draft, spoken: Draft) -> Draft:
    """What would be done on a state's ground is aimed at that state."""
    country = spoken.placed.place.country if spoken.placed else None
    if country is None or any(party.code == country for party in draft.actors):
        return draft
    return replace(draft, recipients=(Party(code=country, is_state=True),))


def _complement(draft: Draft, others: Iterable[Draft], marked: MarkedText) -> Draft | None:
    """The first event after a verb in its sentence, if that has not happened."""
    verb = draft.anchors[0]
    home = marked.sentence(verb)
    after = [(_after(verb, other, home), other) for other in others if other is not draft]
    near = [(span, other) for span, other in after if span is not None]
    if not near:
        return None
    span, nearest = min(near, key=lambda item: item[0])
    told = nearest.event.status in _SPOKEN_OF or draft.kind.name in _REACTS
    fits = told and span.start - verb.end <= _REACH
    return nearest if fits else None


def _after(verb: Span, other: Draft, home: Span) -> Span | None:
    return next((span for span in other.anchors if span.start >= verb.end and home.covers(span)), None)
