"""From word vectors to marks: the heads one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from regesta.domain.marks import ATTRIBUTES, MarkedPerson, Marks, Mention
from regesta.domain.span import Span
from regesta.mark.calibration import Curves, share_right
from regesta.mark.coreference import Judge, Naming, leave_out, name_mentions, with_owners
from regesta.mark.dyads import find_dyads
from regesta.mark.edges import complete_states, trim_edges
from regesta.mark.events import EventClasses, classify_events, make_events, scores_of
from regesta.mark.heads import SpanSet, span_vectors
from regesta.mark.identity import DETERMINERS, Identifier, Seen
from regesta.mark.labels import LETTER_ORDER
from regesta.mark.retold import Telling, join_retold
from regesta.mark.roles import Filled, fill_attributes, fill_roles
from regesta.mark.subjects import speaker_before, subject_before
from regesta.mark.surroundings import (
    Placed,
    is_form,
    is_frame,
    name_behind,
    other_clause,
    owner_beside,
    state_beside,
    title_before,
    told_beside,
)
from regesta.mark.tagging import Found, find_mentions
from regesta.mark.weights import Weights
from regesta.mark.words import Words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


_OWNED = ("visit", "invitation")
"""The kinds that are one side's: a meeting may be called the one's and the other's."""


def find_all(weights: Weights, vectors: Sequence[Floats]) -> list[Found]:
    """The mentions of each window, numbered over all words of the report."""
    found: list[Found] = []
    base = 0
    for piece in vectors:
        logits = piece @ weights.arrays["tag.weight"].T + weights.arrays["tag.bias"]
        found += [
            Found(item.first + base, item.last + base, item.letter, item.score)
            for item in find_mentions(logits)
        ]
        base += len(piece)
    return found


@dataclass(frozen=True, slots=True)
class Decoder:
    """What decoding goes by: the weights, and what is known of mentions by their words."""

    weights: Weights
    identifier: Identifier


@dataclass(frozen=True, slots=True, eq=False)
class _Mentions:
    """The mentions found, in text order, each with its span, its letter and place, and how it stands."""

    found: Sequence[Found]
    places: Sequence[Span]
    rows: Sequence[Placed]
    seen: Sequence[Seen]
    spans: SpanSet

    def take(self, kept: Sequence[int]) -> _Mentions:
        """Some of the mentions."""
        fresh = {seat: number for number, seat in enumerate(kept)}
        return _Mentions(
            [self.found[seat] for seat in kept],
            [self.places[seat] for seat in kept],
            [self.rows[seat] for seat in kept],
            [self.seen[seat].renumbered(fresh) for seat in kept],
            self.spans.take(np.array(kept, dtype=np.int64)),
        )


def decode(
    decoder: Decoder, text: str, words: Words, found: Sequence[Found], naming: Naming | None = None
) -> Marks:
    """Marks from the mentions found; `naming`, where given, says which name the same thing.

    Without it, events that are told several times and were taken for several are joined.
    """
    if not found:
        return Marks()
    given = naming is not None
    if naming is None:
        found = trim_edges(text, words, found, decoder.identifier)
        found = complete_states(text, words, found, decoder.identifier)
        mentions, naming, classes = _named(decoder, _look_at(decoder, text, words, found))
    else:
        mentions = _look_at(decoder, text, words, found)
        classes = classify_events(decoder.weights, mentions.spans, mentions.found)
    if not mentions.found:
        return Marks()
    weights, spans = decoder.weights, mentions.spans
    curves = weights.card.calibration
    roles = fill_roles(weights, spans, naming, classes.kinds, mentions.seen)
    beside = _beside(text, mentions.rows, mentions.seen, decoder.identifier)
    dyads = find_dyads(naming, classes, roles, weights.card, mentions.seen)
    attributes = fill_attributes(weights, spans, naming, beside, dyads)
    told = zip(naming.ids, mentions.places, mentions.rows, mentions.found, strict=True)
    marks = Marks(
        mentions=tuple(
            Mention(ids=names, span=place, score=share_right(curves, "mention", row[0], item.score))
            for names, place, row, item in told
        ),
        persons=_persons(naming, attributes, curves),
        events=make_events(naming, classes, roles, weights.card),
    )
    return marks if given else join_retold(marks, _tellings(naming, mentions.seen), naming.lasting)


def _tellings(naming: Naming, seen: Sequence[Seen]) -> dict[str, Telling]:
    """Where each event is told, and as whose."""
    own = {name: [seen[number] for number in of] for name, of in naming.members.items() if name[0] == "e"}
    return {
        name: Telling(
            sentences=frozenset(item.sentence for item in items),
            frames=frozenset(item.sentence for item in items if item.frame),
            states=frozenset(item.state for item in items if item.state),
            form=all(item.form for item in items),
        )
        for name, items in own.items()
    }


def _look_at(decoder: Decoder, text: str, words: Words, found: Sequence[Found]) -> _Mentions:
    rows = _placed(words, found)
    seen = _seen(text, words, found, rows, decoder.identifier)
    places = [words.span(item) for item in found]
    return _Mentions(found, places, rows, seen, _span_set(decoder.weights, words, found))


def _named(decoder: Decoder, mentions: _Mentions) -> tuple[_Mentions, Naming, EventClasses]:
    """What each mention names and what events are; those too doubtful are left out with their words."""
    weights = decoder.weights
    thresholds = weights.card.thresholds
    judge = Judge(weights.arrays, thresholds, decoder.identifier)
    classes = classify_events(weights, mentions.spans, mentions.found)
    owned = classes.of_kind(weights.card.kinds.index(kind) for kind in _OWNED)
    seen = [
        item if item.owner is None or at in owned else replace(item, owner=None)
        for at, item in enumerate(mentions.seen)
    ]
    naming = name_mentions(mentions.spans, seen, judge, classes.alike())
    mentions = replace(mentions, seen=with_owners(seen, naming.ids))
    doubtful = classes.doubtful(naming, thresholds.get("event", 0.0))
    if not doubtful:
        return mentions, naming, classes
    naming, kept = leave_out(naming, doubtful)
    return mentions.take(kept), naming, classes.take(kept)


def _placed(words: Words, found: Sequence[Found]) -> list[Placed]:
    spans = [words.span(item) for item in found]
    return [(LETTER_ORDER[item.letter], at.start, at.end) for item, at in zip(found, spans, strict=True)]


def _beside(
    text: str, rows: Sequence[Placed], seen: Sequence[Seen], identifier: Identifier
) -> dict[int, list[int]]:
    """The states, offices and ranks right beside each person, and the state that such an office names."""
    states = [identifier.states_in(text[start:end]) if letter == "s" else () for letter, start, end in rows]
    beside = {}
    for number, row in enumerate(rows):
        if row[0] != "p":
            continue
        seats = [*told_beside(rows, text, number)]
        code = seen[number].state
        if code and not any(rows[seat][0] == "s" for seat in seats):
            same = [seat for seat, codes in enumerate(states) if codes == (code,)]
            seats += sorted(same, key=lambda seat: abs(seat - number))[:1]
        beside[number] = seats
    return beside


def _seen(
    text: str, words: Words, found: Sequence[Found], rows: Sequence[Placed], identifier: Identifier
) -> list[Seen]:
    """How each mention stands in the text."""
    seen = []
    for number, (item, (letter, start, end)) in enumerate(zip(found, rows, strict=True)):
        state = state_beside(rows, text, number, identifier) if letter == "p" else ""
        if letter == "s" and len(codes := identifier.states_in(text[start:end])) == 1:
            state = codes[0]
        sentence = int(words.sentences[item.first])
        head = words.head(sentence)
        event, person = letter == "e", letter == "p"
        own = Seen(
            text[start:end],
            sentence,
            state,
            _determiner(text, words, item.first),
            owner=owner_beside(rows, text, number) if event else None,
            frame=event and is_frame(text[head:start]),
            form=event and is_form(text[head:start], text[start:end]),
            until=other_clause(rows, text, number, head) if event else None,
            speaker=speaker_before(rows, text, number) if event else None,
            title=_title(rows, text, number) if person else "",
            leader=_leader(rows, text, number, words.head(max(sentence - 1, 0)), head) if person else None,
        )
        seen.append(own)
    return seen


def _leader(rows: Sequence[Placed], text: str, number: int, before: int, head: int) -> int | None:
    """The mention whose person this one names for certain; the sentences begin at `before` and `head`."""
    behind = name_behind(rows, text, number)
    return subject_before(rows, text, number, before, head) if behind is None else behind


def _title(rows: Sequence[Placed], text: str, number: int) -> str:
    """The office right before a person's name; empty where none is."""
    before = number - 1
    if rows[number][0] != "p" or before < 0 or rows[before][0] != "o" or not title_before(rows, text, before):
        return ""
    return text[rows[before][1] : rows[before][2]]


def _determiner(text: str, words: Words, first: int) -> str:
    """The article before a mention, over up to two adjectives ("an official visit"); empty where none is."""
    for word in range(first - 1, max(first - 4, -1), -1):
        written = words.text_of(word, text).lower()
        if written in DETERMINERS:
            return written
        if not written.isalpha():
            return ""
    return ""


def _span_set(weights: Weights, words: Words, found: Sequence[Found]) -> SpanSet:
    columns = np.array([(item.first, item.last, item.letter) for item in found], dtype=np.int64).T
    vectors = span_vectors(weights.arrays, words.vectors, columns[0], columns[1])
    return SpanSet(vectors, columns[0], words.sentences[columns[0]], columns[2])


def _persons(naming: Naming, attributes: Filled, curves: Curves) -> tuple[MarkedPerson, ...]:
    result = []
    for name in naming.members:
        if name[0] == "p" and (filled := attributes.get(name, {})):
            told = [key for key in ATTRIBUTES if key in filled]
            scores = scores_of(filled, told, "attribute", curves)
            given = tuple((key, filled[key][0]) for key in told)
            result.append(MarkedPerson(id=name, attributes=given, attribute_scores=scores))
    return tuple(result)
