"""How often marks with a given raw score are right: curves fitted to reports marked by hand.

Isotonic regression by pool-adjacent-violators (Ayer and others 1955; for probabilities Zadrozny and Elkan
2002) over bins of equal size. What counts as right, for every mark that goes out:

    mention     the same words have the same letter
    event       an event of this kind is told by some of the same words
    status      it is that event's status (told of right events)
    role        all its fillers are right, each by some of the same words (told of right events)
    attribute   likewise, of persons that are told by some of the same words
    same        two mentions marked by hand name one thing (the network's opinion before rules and clusters)
    claim       an event of this kind and status is told by some of the same words (event times status)
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

from regesta.domain.marked_report import MarkedReport
from regesta.domain.marks import MarkedEvent, Marks
from regesta.domain.span import Span
from regesta.mark.calibration import share_right
from regesta.mark.heads import Pairs, PairScorer, SpanSet, softmax, span_vectors
from regesta.mark.labels import LETTER_ORDER, RELATIONS
from regesta.mark.marker import TrainedMarker
from regesta.mark.pairs import compare_wordings
from training.corpus import make_layout
from training.evaluation.marker_scores import letter_of, places_of
from training.examples import Example, Floats, make_examples

POINTS = 12
"""Points of a curve at most."""
BIN = 25
"""Marks that a point stands for at least."""
REST = 50
"""Marks from which the parts without a curve of their own share one; fewer go by that of the whole head."""
OWN = 100
"""Marks from which a part of a head (a letter, a kind) has a curve of its own; the others share one."""

Curve = tuple[tuple[float, float], ...]
Places = Mapping[str, Sequence[Span]]


Factor = tuple[str, str, float]
"""A head, a part of it (a letter, a kind, a role) and a score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One mark: the scores that multiplied are its own, whether it is right, in which report.

    `head` is what its confidence is told under; only the marks with a single score make curves.
    """

    head: str
    factors: tuple[Factor, ...]
    right: bool
    report: str

    @property
    def score(self) -> float:
        """The confidence of the mark, 0 to 1."""
        return prod(score for _, _, score in self.factors)

    def by(self, curves: Mapping[str, Curve]) -> Judged:
        """The mark as it goes out with these curves."""
        told = tuple(
            (head, part, share_right(curves, head, part, score)) for head, part, score in self.factors
        )
        return replace(self, factors=told)


Block = tuple[float, float, float]
"""Some marks of neighbouring scores: the sum of their scores, how many are right, how many they are."""


def fit_curve(scores: Sequence[float], right: Sequence[bool]) -> Curve:
    """The rising curve (score, share right) that fits best, of at most `POINTS` points.

    A share is told as (right + 1/2) / (all + 1) (Jeffreys), so that no handful of marks makes certainty.
    """
    blocks: list[Block] = []
    for block in _bins(scores, right):
        blocks.append(block)
        while len(blocks) > 1 and _share(blocks[-2]) >= _share(blocks[-1]):
            last = blocks.pop()
            blocks[-1] = _joined(blocks[-1], last)
    while len(blocks) > POINTS:
        least = min(range(len(blocks) - 1), key=lambda at: _loss(blocks[at], blocks[at + 1]))
        blocks[least : least + 2] = [_joined(blocks[least], blocks[least + 1])]
    return tuple((round(block[0] / block[2], 4), round(_share(block), 4)) for block in blocks)


def _joined(one: Block, other: Block) -> Block:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def _share(block: Block) -> float:
    return (block[1] + 0.5) / (block[2] + 1)


def _loss(one: Block, other: Block) -> float:
    """By how much squared errors grow where two blocks are told as one (Ward 1963)."""
    return one[2] * other[2] / (one[2] + other[2]) * (_share(one) - _share(other)) ** 2


def _bins(scores: Sequence[float], right: Sequence[bool]) -> Iterator[Block]:
    """Marks in order of score, in bins of at least `BIN`; equal scores stay together."""
    rows = sorted(zip(scores, right, strict=True))
    total, hits, count = 0.0, 0, 0
    for place, (score, hit) in enumerate(rows, start=1):
        total, hits, count = total + score, hits + hit, count + 1
        left = len(rows) - place
        if not left or (count >= BIN <= left and rows[place][0] > score):
            yield total, hits, count
            total, hits, count = 0.0, 0, 0


def fit(judged: Iterable[Judged]) -> dict[str, Curve]:
    """A curve for each part of a head that has marks enough, and one for the rest of each head."""
    parts: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for item in judged:
        if len(item.factors) == 1:
            parts[item.head, item.factors[0][1]].append(item)
    curves = {f"{head} {part}": _fit_all(items) for (head, part), items in parts.items() if len(items) >= OWN}
    for head in {head for head, _ in parts}:
        everything = [items for (other, _), items in parts.items() if other == head]
        rest = [item for items in everything if len(items) < OWN for item in items]
        curves[head] = _fit_all(
            rest if len(rest) >= REST else [item for items in everything for item in items]
        )
    return dict(sorted(curves.items()))


def _fit_all(items: Sequence[Judged]) -> Curve:
    return fit_curve([item.score for item in items], [item.right for item in items])


def half_of(report: str) -> int:
    """0 or 1: the half that a report falls into, by the hash of its id."""
    return hashlib.sha256(report.encode()).digest()[0] & 1


def cross_fit(judged: Sequence[Judged]) -> list[Judged]:
    """The marks of each half with scores by the curves fitted on the other half."""
    curves = [fit(item for item in judged if half_of(item.report) != half) for half in (0, 1)]
    return [item.by(curves[half_of(item.report)]) for item in judged]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """The spans of all ids, those marked by hand and those found."""

    wanted: Places
    given: Places

    def share(self, mine: str, name: str) -> int:
        """How many words a gold id and a found one have in common; none where their letters differ."""
        if mine[0] != name[0]:
            return 0
        return sum(one.overlaps(two) for one in self.wanted[mine] for two in self.given[name])

    def nearest(self, name: str) -> str:
        """The gold id that shares the most words with a found one; empty where none does."""
        best = max(self.wanted, key=lambda mine: self.share(mine, name), default="")
        return best if best and self.share(best, name) else ""

    def hold(self, own: Sequence[str], fillers: Sequence[str]) -> bool:
        """Whether each filler found is one of the gold ones."""
        return all(any(self.share(mine, name) for mine in own) for name in fillers)


def judge_report(report: MarkedReport, found: Marks) -> Iterator[Judged]:
    """Every mark found in a report, whether it is right."""
    name = report.get("id") or ""
    sides = _Sides(wanted=places_of(report.marks), given=places_of(found))
    right = {(letter_of(mention), mention.span) for mention in report.marks.mentions}
    for mention in found.mentions:
        letter = letter_of(mention)
        hit = (letter, mention.span) in right
        yield _judged("mention", letter, mention.score, hit, name)
    told = {event.id: event for event in report.marks.events}
    for event in found.events:
        yield from _judge_event(event, told.get(sides.nearest(event.id)), sides, name)
    people = {person.id: person for person in report.marks.persons}
    for person in found.persons:
        mine = sides.nearest(person.id)
        for key, score in person.attribute_scores if mine else ():
            own = people[mine].fillers(key) if mine in people else ()
            yield _judged("attribute", key, score, sides.hold(own, person.fillers(key)), name)


def _judge_event(event: MarkedEvent, mine: MarkedEvent | None, sides: _Sides, name: str) -> Iterator[Judged]:
    status = str(event.status)
    hit = mine is not None and mine.kind == event.kind
    same = mine is not None and mine.status == event.status
    factors = (("event", event.kind, event.score), ("status", status, event.status_score))
    yield _judged("event", event.kind, event.score, hit, name)
    yield Judged(head="claim", factors=factors, right=hit and same, report=name)
    if mine is not None and hit:
        yield _judged("status", status, event.status_score, same, name)
        for role, score in event.role_scores:
            yield _judged("role", role, score, sides.hold(mine.fillers(role), event.fillers(role)), name)


def _judged(head: str, part: str, score: float, right: bool, report: str) -> Judged:  # noqa: FBT001 - read in order
    return Judged(head=head, factors=((head, part, score),), right=right, report=report)


def judge_pairs(marker: TrainedMarker, report: MarkedReport) -> Iterator[Judged]:
    """Pairs of mentions marked by hand: whether the network rightly says that they name one thing."""
    layout = make_layout(marker.weights.tokenizer, marker.longest, marker.weights.card.kinds)
    same = RELATIONS.index("same")
    for example in make_examples(report, layout):
        if not len(example.relations):
            continue
        letters = example.letters[example.pairs[0]].tolist()
        scores = _opinions(marker, example)[:, same].tolist()
        for letter, score, relation in zip(letters, scores, example.relations.tolist(), strict=True):
            yield _judged("same", LETTER_ORDER[letter], score, relation == same, report.get("id") or "")


def _opinions(marker: TrainedMarker, example: Example) -> Floats:
    """(pairs, relations): what the network says of the example's pairs of mentions."""
    arrays, window = marker.weights.arrays, example.window
    (words,) = marker.encode([window])
    vectors = span_vectors(arrays, words, example.firsts, example.lasts)
    spans = SpanSet(vectors, example.firsts, window.sentences[example.firsts], example.letters)
    strings = compare_wordings(example.wordings, *example.pairs)
    return softmax(PairScorer(arrays, "same").score(Pairs(spans, spans, *example.pairs), strings=strings))
