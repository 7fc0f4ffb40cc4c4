"""What a report says of one event by itself, before it takes anything from the event it is part of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from regesta.domain.claim import (
    BodySeen,
    Evidence,
    Gap,
    InstrumentSeen,
    Participant,
    Place,
)
from regesta.domain.marks import MarkedEvent, Status
from regesta.domain.span import Span
from regesta.lexicon import Lexicon
from regesta.lexicon.ontology import Kind
from regesta.lexicon.time_words import load_time_words
from regesta.read.bodies import body_parties, read_body
from regesta.read.counts import read_count
from regesta.read.instruments import read_instruments
from regesta.read.participants import Part, read_participants
from regesta.read.parties import Party
from regesta.read.scene import Scene
from regesta.read.sites import state_place
from regesta.read.times import Dated, join_days, lengthen
from regesta.read.topics import choose_topics

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_OPENING = 4
"""Code points before a time that opens its sentence ("In ")."""
_TWO_SENTENCES = 250
"""Code points from a sentence's end to the beginning of the next but one, at most."""
_BEFORE_NOUN = re.compile(r"[\s-]*(?:[A-Za-z-]+\s+){0,3}")
"""What may stand between a length and its event ("two-day official visit")."""
_MUTUAL = re.compile(r"\b(?:mutual|reciprocal|exchanges? of)\s+(?:[a-z-]+\s+)?\Z", re.IGNORECASE)
_NEAR = 40
"""Code points before an event in which such a word fits."""
_ENDLESS = 1_000_000
"""Days that an interval with an open end counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place with the words that give it; `known` is False where only the words are."""

    place: Place
    span: Span
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One event as its own roles tell it."""

    event: MarkedEvent
    kind: Kind
    anchors: tuple[Span, ...]
    parts: tuple[Part, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    dated: Dated | None
    placed: Placed | None
    body: BodySeen | None
    instruments: tuple[InstrumentSeen, ...]
    topics: tuple[tuple[str, Evidence], ...]
    count: tuple[int, Span] | None
    parent: str | None
    occasion: str | None
    occasion_words: str | None
    gaps: tuple[Gap, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part, sorted."""
        return tuple(sorted({*self.actors, *self.recipients}))

    @property
    def participants(self) -> tuple[Participant, ...]:
        """All who fill a role, by before to."""
        return tuple(part.participant for part in self.parts)


def draft_event(event: MarkedEvent, kind: Kind, scene: Scene) -> Draft:
    """Read the roles of one event."""
    anchors = scene.marked.spans[event.id]
    body, gaps = read_body(event, anchors[0], scene)
    parts, doubts = read_participants(event, anchors[0], scene)
    mutual = bool(kind.host) and _is_mutual(anchors, scene)
    actors, recipients = _sides(event, kind, parts, scene, mutual=mutual)
    guests = {party.code for party in actors} if kind.host else set()
    hosts = [] if mutual else _host_states(event, kind, scene)
    placed = _placed(event, hosts, scene, guests)
    instruments = read_instruments(event, scene)
    occasion = _occasion(event, scene)
    told = (*anchors, *(item.span for item in instruments), *([body.span] if body else []))
    homes = [scene.marked.sentence(span) for span in told]
    return Draft(
        event=event,
        kind=kind,
        anchors=anchors,
        parts=parts,
        actors=actors,
        recipients=recipients,
        dated=_lasting(event, kind, _dated(event, scene), scene) or _dated_before(event, kind, scene),
        placed=placed,
        body=body,
        instruments=instruments,
        topics=choose_topics(homes, kind, scene.keywords, scene.lexicon.topics.topics),
        count=read_count(event.id, scene.marked, scene.lexicon.numbers),
        parent=next((name for name in event.fillers("in") if name[0] == "e"), None),
        occasion=occasion,
        occasion_words=scene.marked.words(scene.marked.fullest(occasion)) if occasion else None,
        gaps=(*gaps, *doubts),
    )


def _dated(event: MarkedEvent, scene: Scene) -> Dated | None:
    """The tightest of the times given that fits the others; open ends count as long, days in a row as all."""
    told = [scene.times.by_id[name] for name in event.fillers("when") if name in scene.times.by_id]
    if len(told) < 2:
        return told[0] if told else None
    told.sort(key=lambda dated: dated.interval.days or _ENDLESS)
    fitting = (dated for dated in told if all(dated.interval.meets(other.interval) for other in told))
    written = (dated for dated in told if "told before" not in dated.interval.basis)
    return join_days(told) or next(fitting, None) or next(written, told[0])


def _lasting(event: MarkedEvent, kind: Kind, dated: Dated | None, scene: Scene) -> Dated | None:
    """All days of a visit, session or drill that is told to begin on a day and to last some."""
    if dated is None or kind.verbal or not scene.times.lengths:
        return dated
    days = next((scene.times.lengths[name] for name in _lengths_told(event, scene)), None)
    if days is None:
        return dated
    sentence = scene.marked.words(scene.marked.sentence(dated.span))
    return lengthen(dated, days, sentence, load_time_words(scene.lexicon.data).around)


def _lengths_told(event: MarkedEvent, scene: Scene) -> Iterable[str]:
    """The ids of the lengths an event gives as its time, then of those right before its own words."""
    lengths = scene.times.lengths
    yield from (name for name in event.fillers("when") if name in lengths)
    for name in lengths:
        for span in scene.marked.spans[name]:
            for anchor in scene.marked.spans[event.id]:
                if span.end <= anchor.start and _BEFORE_NOUN.fullmatch(
                    scene.marked.text, span.end, anchor.start
                ):
                    yield name


def _dated_before(event: MarkedEvent, kind: Kind, scene: Scene) -> Dated | None:
    """The time that opens one of the two sentences before a meeting, where that names one who takes part.

    "In May 2019 the president praised the neighbours. He spoke at a meeting with his counterpart." Only a
    time written with its year counts, and only for what stands in no other event.
    """
    people = [name for name in event.fillers("by") if name[0] == "p" and name in scene.marked.spans]
    if (
        kind.family != "contact"
        or event.status != Status.HELD
        or any(n[0] == "e" for n in event.fillers("in"))
    ):
        return None
    here = scene.marked.sentence(scene.marked.spans[event.id][0])
    for name, dated in scene.times.by_id.items():
        for span in scene.marked.spans[name]:
            home = scene.marked.sentence(span)
            near = home.end <= here.start <= home.end + _TWO_SENTENCES and span.start - home.start <= _OPENING
            told = any(home.covers(seen) for person in people for seen in scene.marked.spans[person])
            if near and told and _YEAR.search(scene.marked.words(span)):
                return dated
    return None


def _placed(
    event: MarkedEvent, hosts: Collection[tuple[str, str]], scene: Scene, guests: Collection[str]
) -> Placed | None:
    """The closest of the places given; the words alone where the gazetteer knows none of them.

    Guests are abroad: a place in their own state gives way to any other, be it that of the `hosts`, state ids
    with their codes.
    """
    anchor = scene.marked.spans[event.id][0]
    names = _places_told(event, scene)
    known = [name for name in names if name in scene.sites.by_id]
    if known:
        best = max(known, key=lambda name: _closeness(scene.sites.by_id[name], guests, scene.lexicon))
        return Placed(place=scene.sites.by_id[best], span=scene.marked.nearest(best, anchor))
    if hosts:
        name, code = min(hosts, key=lambda host: host[1] in guests)
        return Placed(place=state_place(code, scene.lexicon), span=scene.marked.nearest(name, anchor))
    words = [name for name in names if name[0] == "l"]
    if not words:
        return None
    span = scene.marked.nearest(words[0], anchor)
    place = Place(name=scene.marked.words(span), city=None, country=None, geonames=None, lat=None, lon=None)
    return Placed(place=place, span=span, known=False)


def _places_told(event: MarkedEvent, scene: Scene) -> list[str]:
    """The ids of the places given; one named only where the report was written gives way to any other."""
    names = [name for name in event.fillers("at") if name[0] in "ls" and name in scene.marked.spans]
    line = scene.report.dateline
    within = line and Span(line.start, line.end)
    inside = [
        name for name in names if not within or not all(within.covers(s) for s in scene.marked.spans[name])
    ]
    return inside or names


def _closeness(place: Place, guests: Collection[str], lexicon: Lexicon) -> tuple[bool, bool, bool, bool]:
    """How much a place tells: abroad, a city, a region rather than a whole state, known by its point."""
    whole = place.country is not None and place.name == state_place(place.country, lexicon).name
    return place.country not in guests, place.city is not None, not whole, place.lat is not None


def _host_states(event: MarkedEvent, kind: Kind, scene: Scene) -> list[tuple[str, str]]:
    """The states that receive a visit, which is made on their ground."""
    if kind.name != "visit":
        return []
    return [
        (name, party.code)
        for name in event.fillers("to")
        if name[0] == "s"
        for party in scene.parties.of(name)
        if party.is_state
    ]


def _occasion(event: MarkedEvent, scene: Scene) -> str | None:
    """The id of the summit or operation an event belongs to."""
    names = [name for role in ("in", "to", "at") for name in event.fillers(role) if name[0] == "x"]
    return next((name for name in names if name in scene.marked.spans), None)


def _sides(
    event: MarkedEvent, kind: Kind, parts: tuple[Part, ...], scene: Scene, *, mutual: bool
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who acts and who is acted upon; in a symmetric event, and in "mutual visits", all act."""
    by = _once(party for part in parts if part.participant.role == "by" for party in part.parties)
    to = _once(party for part in parts if part.participant.role == "to" for party in part.parties)
    if kind.symmetric or mutual:
        return _once([*by, *to, *_sitting(event, by, scene)]), ()
    others = tuple(party for party in to if party not in by)
    return by, others if (kind.verbal or kind.host) and others else to


def _is_mutual(anchors: Iterable[Span], scene: Scene) -> bool:
    """Whether visits are told as those that each side makes to the other ("reciprocal visits")."""
    return any(
        scene.marked.words(span).endswith("s")
        and _MUTUAL.search(scene.marked.text, max(0, span.start - _NEAR), span.start)
        for span in anchors
    )


def _sitting(event: MarkedEvent, by: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    if len(by) > 1:
        return ()
    found = (body_parties(name, scene) for name in event.fillers("body") if name in scene.marked.spans)
    return next((parties for parties in found if parties), ())


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(sorted(set(parties)))
