"""What a comparison of marks counts.

Definitions. A *mention* is right with the same span and letter (events not counted); an *event word*
with the same span (exact) or a shared code point (overlap). *With kind*: exact and the kind too.
*Status* is told of exact event words. A *role* is a triple of event, role and filler: an event is
matched by any of its words that overlaps, a filler by any mention with exactly the same span
(lenient: overlapping). An *attribute* is a triple of person, attribute and filler. *Coreference* counts
pairs of mentions with the same span in both. A *confusion* is one thing that both have, told differently.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations

from regesta.domain.marked_report import MarkedReport
from regesta.domain.marks import MarkedEvent, Marks, Mention
from regesta.domain.span import Span


@dataclass(slots=True)
class Tally:
    """Counts of right, given (found) and wanted (gold) things."""

    right: float = 0
    given: float = 0
    wanted: float = 0

    def add(self, right: float, given: float, wanted: float) -> None:
        """Count some more."""
        self.right += right
        self.given += given
        self.wanted += wanted

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 0.0

    def row(self) -> dict[str, float]:
        """Precision, recall, F1 and the number wanted."""
        precision = self.right / self.given if self.given else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(self.f1, 4), "n": self.wanted}


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """What was taken for what: `sort` is letter, kind, status or role."""

    sort: str
    mine: str
    other: str


@dataclass(slots=True)
class Scores:
    """All tallies by name, and for each confusion where it happened ("voa005:e3", report and id)."""

    report: str = ""
    tallies: dict[str, Tally] = field(default_factory=dict)
    confusions: dict[Confusion, list[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def confuse(self, sort: str, mine: str, other: str, name: str) -> None:
        """Note that the thing `name` of this report is `mine` and was taken for `other`."""
        if mine != other:
            confusion = Confusion(sort=sort, mine=mine, other=other)
            self.confusions.setdefault(confusion, []).append(f"{self.report}:{name}")


def add_up(parts: Iterable[Scores]) -> Scores:
    """The scores of several reports together."""
    whole = Scores()
    for part in parts:
        for name, tally in part.tallies.items():
            whole[name].add(tally.right, tally.given, tally.wanted)
        for confusion, where in part.confusions.items():
            whole.confusions.setdefault(confusion, []).extend(where)
    return whole


def worst(scores: Scores, sorts: Collection[str], most: int = 10) -> list[tuple[Confusion, list[str]]]:
    """The confusions of these sorts that happened most often, with where."""
    told = [item for item in scores.confusions.items() if item[0].sort in sorts]
    return sorted(told, key=lambda item: (-len(item[1]), item[0].sort, item[0].mine, item[0].other))[:most]


def evaluate(reports: Sequence[MarkedReport], marked: Sequence[Marks]) -> list[Scores]:
    """Scores of each report: `marked` against its own marks."""
    return [compare(report, found) for report, found in zip(reports, marked, strict=True)]


def compare(report: MarkedReport, found: Marks) -> Scores:
    """Scores of the marks found in one report."""
    gold, scores = report.marks, Scores(report=report.get("id") or "")
    _compare_mentions(gold, found, scores)
    _compare_events(gold, found, scores)
    _compare_roles(gold, found, scores, lenient=False)
    _compare_roles(gold, found, scores, lenient=True)
    _compare_attributes(gold, found, scores)
    _compare_coreference(gold, found, scores)
    return scores


def letter_of(mention: Mention) -> str:
    """The letter a mention counts under: persons before what else it may name."""
    return "p" if "p" in mention.letters else mention.ids[0][0]


def places_of(marks: Marks) -> dict[str, list[Span]]:
    """The spans of every id, in text order."""
    places: dict[str, list[Span]] = {}
    for mention in marks.mentions:
        for name in mention.ids:
            places.setdefault(name, []).append(mention.span)
    return places


def _compare_mentions(gold: Marks, found: Marks, scores: Scores) -> None:
    wanted = {(letter_of(mention), mention.span) for mention in gold.mentions}
    given = {(letter_of(mention), mention.span) for mention in found.mentions}
    for letter in sorted({letter for letter, _ in wanted | given}):
        one, two = ({span for other, span in side if other == letter} for side in (wanted, given))
        counts = (len(one & two), len(two), len(one))
        scores[f"letter {letter}"].add(*counts)
        scores["event word" if letter == "e" else "mention"].add(*counts)
    words, others = ([span for letter, span in side if letter == "e"] for side in (wanted, given))
    near = sum(any(span.overlaps(mine) for mine in words) for span in others)
    scores["event word overlap"].add(near, len(others), len(words))
    letters = {mention.span: letter_of(mention) for mention in found.mentions}
    for mention in gold.mentions:
        mine = letter_of(mention)
        scores.confuse("letter", mine, letters.get(mention.span, mine), mention.ids[0])


def _classes(marks: Marks) -> dict[Span, MarkedEvent]:
    events = {event.id: event for event in marks.events}
    return {m.span: events[name] for m in marks.mentions for name in m.ids[:1] if name in events}


def _compare_events(gold: Marks, found: Marks, scores: Scores) -> None:
    wanted, given = _classes(gold), _classes(found)
    for event in wanted.values():
        scores["event with kind"].add(0, 0, 1)
        scores[f"kind {event.kind}"].add(0, 0, 1)
    for span, event in given.items():
        mine = wanted.get(span)
        right = mine is not None and mine.kind == event.kind
        scores["event with kind"].add(right, 1, 0)
        scores[f"kind {event.kind}"].add(right, 1, 0)
        if mine is not None:
            same = mine.status == event.status
            scores["status"].add(same, 1, 1)
            scores[f"status {mine.status}"].add(same, 0, 1)
            scores[f"status {event.status}"].add(0, 1, 0)
            scores.confuse("kind", mine.kind, event.kind, mine.id)
            scores.confuse("status", str(mine.status), str(event.status), mine.id)


def match_events(gold: Marks, found: Marks) -> dict[str, str]:
    """Found event id -> gold event id: the one with which it shares the most words."""
    wanted, given = places_of(gold), places_of(found)
    pairs = []
    for mine in (event.id for event in gold.events):
        for other in (event.id for event in found.events):
            shared = sum(one.overlaps(two) for one in wanted[mine] for two in given[other])
            if shared:
                pairs.append((-shared, wanted[mine][0], mine, other))
    matched: dict[str, str] = {}
    for _, _, mine, other in sorted(pairs):
        if other not in matched and mine not in matched.values():
            matched[other] = mine
    return matched


def _told(events: Iterable[MarkedEvent]) -> list[tuple[str, str, str]]:
    """All (event, role, filler) of events."""
    return [(event.id, role, name) for event in events for role, names in event.roles for name in names]


def _compare_roles(gold: Marks, found: Marks, scores: Scores, *, lenient: bool) -> None:
    name = "role lenient" if lenient else "role"
    matched = match_events(gold, found)
    same = partial(_alike, places=(places_of(gold), places_of(found)), matched=matched, lenient=lenient)
    left = sorted(_told(gold.events))
    for _, role, _ in left:
        scores[name].add(0, 0, 1)
        scores[f"{name} {role}"].add(0, 0, 1)
    astray = []
    for event, role, filler in _told(found.events):
        mine = matched.get(event, "")
        hit = next((item for item in left if item[:2] == (mine, role) and same(item[2], filler)), None)
        scores[name].add(hit is not None, 1, 0)
        scores[f"{name} {role}"].add(hit is not None, 1, 0)
        if hit is not None:
            left.remove(hit)
        else:
            astray.append((mine, role, filler))
    for event, role, filler in () if lenient else astray:
        for mine, wanted, own in left:
            if mine == event and same(own, filler):
                scores.confuse("role", wanted, role, mine)


def _alike(
    mine: str, other: str, places: tuple[Mapping[str, list[Span]], Mapping[str, list[Span]]],
    matched: Mapping[str, str], *, lenient: bool,
) -> bool:  # fmt: skip
    if mine[0] != other[0]:
        return False
    if mine[0] == "e":
        return matched.get(other) == mine
    if lenient:
        return any(one.overlaps(two) for one in places[0][mine] for two in places[1][other])
    return bool(set(places[0][mine]) & set(places[1][other]))


def _compare_attributes(gold: Marks, found: Marks, scores: Scores) -> None:
    wanted, given = places_of(gold), places_of(found)

    def triples(marks: Marks, places: Mapping[str, list[Span]]) -> set[tuple[Span, str, Span]]:
        return {
            (first, key, second)
            for person in marks.persons
            for key, names in person.attributes
            for name in names
            for first in places[person.id][:1]
            for second in places[name][:1]
        }

    one, two = triples(gold, wanted), triples(found, given)
    scores["attribute"].add(len(one & two), len(two), len(one))


def _compare_coreference(gold: Marks, found: Marks, scores: Scores) -> None:
    def pairs(marks: Marks, spans: set[tuple[Span, str]]) -> set[tuple[Span, Span]]:
        kept = [m for m in marks.mentions if (m.span, m.ids[0][0]) in spans]
        return {(one.span, two.span) for one, two in combinations(kept, 2) if set(one.ids) == set(two.ids)}

    both = {(m.span, m.ids[0][0]) for m in gold.mentions} & {(m.span, m.ids[0][0]) for m in found.mentions}
    one, two = pairs(gold, both), pairs(found, both)
    scores["coreference"].add(len(one & two), len(two), len(one))
