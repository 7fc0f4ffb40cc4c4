"""Marked reports as training examples: windows with target probabilities for every head.

Targets are probabilities, so that reports marked by hand (ones and zeros) and reports marked by a
teacher (anything between) train in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from regesta.domain.marked_report import MarkedReport
from regesta.domain.marks import Marks
from regesta.mark.labels import (
    ATTRIBUTE_OUTPUTS,
    EVENT,
    LETTER_ORDER,
    PERSON,
    RELATIONS,
    ROLE_OUTPUTS,
    STATUSES,
    TAGS,
)
from regesta.mark.pairs import Wording
from regesta.mark.pieces import split_pieces
from regesta.mark.windows import Specials, Window, pack_windows

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Fillers = list[tuple[str, str]]
"""Ids of who holds a role or attribute and of what fills it."""


@dataclass(slots=True, eq=False)
class Example:
    """One window with the targets of every head.

    Spans are word numbers of the window (first, last) in text order with their letters; `events` and
    `persons` number the spans that carry event and person letters. The targets of pairs are -1 where
    a pair carries no loss. `pairs` numbers span pairs (left before right) of one letter.
    """

    window: Window
    tags: Floats
    firsts: Ints
    lasts: Ints
    letters: Ints
    wordings: list[Wording]
    events: Ints
    kinds: Floats
    statuses: Floats
    roles: Floats
    persons: Ints
    attributes: Floats
    pairs: tuple[Ints, Ints]
    relations: Ints
    weight: float = 1.0
    ids: list[tuple[str, ...]] = field(default_factory=list)


def line_sentences(text: str) -> list[tuple[int, int]]:
    """One sentence a line, as the training data have it."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


@dataclass(frozen=True, slots=True)
class Layout:
    """How reports are cut: the tokenizer, its special pieces, the longest window, the kinds."""

    tokenizer: Tokenizer
    specials: Specials
    longest: int
    kinds: Sequence[str]


def make_examples(report: MarkedReport, layout: Layout, *, weight: float = 1.0) -> list[Example]:
    """Cut a marked report into windows with targets."""
    sentences = split_pieces(
        report.text, line_sentences(report.text), layout.tokenizer, longest=layout.longest
    )
    windows = pack_windows(sentences, layout.specials, longest=layout.longest)
    return [_example(report, window, layout, weight) for window in windows]


def _example(report: MarkedReport, window: Window, layout: Layout, weight: float) -> Example:
    at_start = {start: number for number, start in enumerate(window.starts.tolist())}
    at_end = {end: number for number, end in enumerate(window.ends.tolist())}
    tags = np.zeros(len(window.starts), dtype=np.int64)
    spans: list[tuple[int, int, int]] = []
    ids: list[tuple[str, ...]] = []
    wordings: list[Wording] = []
    for mention in report.marks.mentions:
        first, last = at_start.get(mention.span.start), at_end.get(mention.span.end)
        if first is None or last is None:
            continue
        letter = LETTER_ORDER.index(_letter(mention.ids))
        tags[first] = 1 + 2 * letter
        tags[first + 1 : last + 1] = 2 + 2 * letter
        spans.append((first, last, letter))
        ids.append(mention.ids)
        wordings.append(Wording(mention.span.of(report.text)))
    columns = np.array(spans, dtype=np.int64).reshape(-1, 3).T
    event_spans = np.flatnonzero(columns[2] == EVENT)
    person_spans = np.flatnonzero(columns[2] == PERSON)
    kinds, statuses = _class_targets(report.marks, [ids[n] for n in event_spans], layout.kinds)
    pairs, relations = _relations(columns[2], ids)
    return Example(
        window=window,
        tags=np.eye(len(TAGS), dtype=np.float32)[tags],
        firsts=columns[0],
        lasts=columns[1],
        letters=columns[2],
        wordings=wordings,
        events=event_spans,
        kinds=kinds,
        statuses=statuses,
        roles=_pair_targets(_event_fillers(report.marks), event_spans, ids, columns[0]),
        persons=person_spans,
        attributes=_pair_targets(_person_fillers(report.marks), person_spans, ids, columns[0]),
        pairs=pairs,
        relations=relations,
        weight=weight,
        ids=ids,
    )


def _letter(ids: tuple[str, ...]) -> str:
    letters = {name[0] for name in ids}
    return "p" if "p" in letters else ids[0][0]


def _class_targets(
    marks: Marks, event_ids: Sequence[tuple[str, ...]], kinds: Sequence[str]
) -> tuple[Floats, Floats]:
    events = {event.id: event for event in marks.events}
    kind_rows = np.zeros((len(event_ids), len(kinds)), dtype=np.float32)
    status_rows = np.zeros((len(event_ids), len(STATUSES)), dtype=np.float32)
    for row, names in enumerate(event_ids):
        for name in names:
            if name in events:
                kind_rows[row, list(kinds).index(events[name].kind)] += 1 / len(names)
                status_rows[row, STATUSES.index(events[name].status)] += 1 / len(names)
    return kind_rows, status_rows


def _event_fillers(marks: Marks) -> list[Fillers]:
    return [
        [(event.id, name) for event in marks.events for name in dict(event.roles).get(role, ())]
        for role in ROLE_OUTPUTS
    ]


def _person_fillers(marks: Marks) -> list[Fillers]:
    return [
        [(person.id, name) for person in marks.persons for name in dict(person.attributes).get(key, ())]
        for key in ATTRIBUTE_OUTPUTS
    ]


def _pair_targets(
    fillers: Sequence[Fillers],
    anchors: Ints,
    ids: Sequence[tuple[str, ...]],
    firsts: Ints,
) -> Floats:
    """(anchors, spans, roles): 1 for the nearest mention of a filler, -1 for its others, 0 else."""
    targets = np.zeros((len(anchors), len(ids), len(fillers)), dtype=np.float32)
    places: dict[str, list[int]] = {}
    for number, names in enumerate(ids):
        for name in names:
            places.setdefault(name, []).append(number)
    for output, told in enumerate(fillers):
        for holder, filler in told:
            owners = [row for row, anchor in enumerate(anchors) if holder in ids[anchor]]
            seats = places.get(filler, [])
            if not owners or not seats:
                continue
            gaps = np.abs(firsts[anchors[owners]][:, None] - firsts[seats][None, :])
            for row in owners:
                targets[row, seats, output] = np.where(targets[row, seats, output] > 0, 1, -1)
            best = np.unravel_index(int(gaps.argmin()), gaps.shape)
            targets[owners[best[0]], seats[best[1]], output] = 1
            for number, row in enumerate(owners):
                seat = int(gaps[number].argmin())
                if firsts[seats[seat]] == firsts[seats[best[1]]]:
                    targets[row, seats[seat], output] = 1
    return targets


def _relations(letters: Ints, ids: Sequence[tuple[str, ...]]) -> tuple[tuple[Ints, Ints], Ints]:
    left, right = np.triu_indices(len(ids), k=1)
    alike = letters[left] == letters[right]
    left, right = left[alike], right[alike]
    relations = np.zeros(len(left), dtype=np.int64)
    for number, (one, two) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        relations[number] = _relation(frozenset(ids[one]), frozenset(ids[two]))
    return (left, right), relations


def _relation(one: frozenset[str], two: frozenset[str]) -> int:
    if one == two:
        return RELATIONS.index("same")
    if one < two:
        return RELATIONS.index("right contains left")
    if two < one:
        return RELATIONS.index("left contains right")
    return RELATIONS.index("different")
