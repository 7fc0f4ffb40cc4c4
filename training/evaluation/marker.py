"""Score a marker on marked reports: `python -m training.evaluation.marker --reports FOLDER`.

Definitions. A *mention* is right with the same span and letter (events not counted); an *event word*
with the same span (exact) or a shared code point (overlap). *With kind*: exact and the kind too.
*Status* is told of exact event words. A *role* is a triple of event, role and filler: an event is
matched by any of its words that overlaps, a filler by any mention with exactly the same span
(lenient: overlapping). *Given gold spans* repeats the decoding on the hand-made mentions.
Coreference counts pairs of mentions with the same span in both.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from pathlib import Path

import click

from regesta.domain.marked_report import MarkedReport
from regesta.domain.marks import ROLES, Marks
from regesta.domain.span import Span
from regesta.mark.coreference import Naming
from regesta.mark.decoding import decode, join_words
from regesta.mark.labels import LETTER_ORDER
from regesta.mark.marker import TrainedMarker, load_marker
from regesta.mark.tagging import Found
from regesta.settings import DATA
from training.corpus import load_marked
from training.examples import line_sentences

MARKER = DATA / "marker" / "en.marker"


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


@dataclass(slots=True)
class Scores:
    """All tallies by name, and confusions of kinds."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())


def compare(gold: Marks, found: Marks, scores: Scores) -> None:
    """Add the comparison of one report."""
    _compare_mentions(gold, found, scores)
    _compare_events(gold, found, scores)
    _compare_roles(gold, found, scores, "role", lenient=False)
    _compare_roles(gold, found, scores, "role lenient", lenient=True)
    _compare_attributes(gold, found, scores)
    _compare_coreference(gold, found, scores)


def _by_letter(marks: Marks) -> dict[str, set[Span]]:
    result: dict[str, set[Span]] = {}
    for mention in marks.mentions:
        letters = {name[0] for name in mention.ids}
        letter = "p" if "p" in letters else mention.ids[0][0]
        result.setdefault(letter, set()).add(mention.span)
    return result


def _compare_mentions(gold: Marks, found: Marks, scores: Scores) -> None:
    wanted, given = _by_letter(gold), _by_letter(found)
    for letter in sorted(set(wanted) | set(given)):
        one, two = wanted.get(letter, set()), given.get(letter, set())
        counts = (len(one & two), len(two), len(one))
        scores[f"letter {letter}"].add(*counts)
        if letter != "e":
            scores["mention"].add(*counts)
    words, other = wanted.get("e", set()), given.get("e", set())
    scores["event word"].add(len(words & other), len(other), len(words))
    near = sum(any(span.overlaps(mine) for mine in words) for span in other)
    scores["event word overlap"].add(near, len(other), len(words))


def _classes(marks: Marks) -> dict[Span, tuple[str, str]]:
    events = {event.id: event for event in marks.events}
    return {
        mention.span: (events[name].kind, str(events[name].status))
        for mention in marks.mentions
        for name in mention.ids[:1]
        if name in events
    }


def _compare_events(gold: Marks, found: Marks, scores: Scores) -> None:
    wanted, given = _classes(gold), _classes(found)
    both = set(wanted) & set(given)
    for span in both:
        if wanted[span][0] != given[span][0]:
            scores.confusions[wanted[span][0], given[span][0]] += 1
    right = [span for span in both if wanted[span][0] == given[span][0]]
    scores["event with kind"].add(len(right), len(given), len(wanted))
    same = sum(wanted[span][1] == given[span][1] for span in both)
    scores["status"].add(same, len(both), len(both))
    for kind in {kind for kind, _ in [*wanted.values(), *given.values()]}:
        hits = sum(wanted[span][0] == kind for span in right)
        counts = [sum(item[0] == kind for item in side.values()) for side in (given, wanted)]
        scores[f"kind {kind}"].add(hits, *counts)
    for span in both:
        scores[f"status {wanted[span][1]}"].add(wanted[span][1] == given[span][1], 0, 1)
        scores[f"status {given[span][1]}"].add(0, 1, 0)


def _places(marks: Marks) -> dict[str, list[Span]]:
    places: dict[str, list[Span]] = {}
    for mention in marks.mentions:
        for name in mention.ids:
            places.setdefault(name, []).append(mention.span)
    return places


def match_events(gold: Marks, found: Marks) -> dict[str, str]:
    """Found event id -> gold event id: the one with which it shares the most words."""
    wanted, given = _places(gold), _places(found)
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


def _compare_roles(gold: Marks, found: Marks, scores: Scores, name: str, *, lenient: bool) -> None:
    wanted, given = _places(gold), _places(found)
    matched = match_events(gold, found)
    same = partial(_alike, places=(wanted, given), matched=matched, lenient=lenient)
    left = {
        event.id: {(role, filler) for role, names in event.roles for filler in names} for event in gold.events
    }
    for event in found.events:
        mine = left.get(matched.get(event.id, ""), set())
        for role, names in event.roles:
            for filler in names:
                hit = next((item for item in sorted(mine) if item[0] == role and same(item[1], filler)), None)
                if hit:
                    mine.discard(hit)
                scores[name].add(bool(hit), 1, 0)
                scores[f"{name} {role}"].add(bool(hit), 1, 0)
    for event in gold.events:
        for role, names in event.roles:
            scores[name].add(0, 0, len(names))
            scores[f"{name} {role}"].add(0, 0, len(names))


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
    wanted, given = _places(gold), _places(found)

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


HEADLINES = (
    "mention", "event word", "event word overlap", "event with kind", "status",
    "role", "role lenient", "attribute", "coreference",
)  # fmt: skip


def told(scores: Scores, names: Iterable[str]) -> dict[str, dict[str, float]]:
    """Rows of the tallies named."""
    return {name: scores[name].row() for name in names}


def evaluate(reports: Sequence[MarkedReport], marked: Sequence[Marks]) -> Scores:
    """Scores of `marked` against the reports' own marks."""
    scores = Scores()
    for report, found in zip(reports, marked, strict=True):
        compare(report.marks, found, scores)
    return scores


def mark_given(marker: TrainedMarker, report: MarkedReport) -> Marks:
    """Kinds, statuses and roles found when mentions and coreference are given."""
    windows = marker.windows(report.text)
    vectors = marker.encode(windows)
    if not windows:
        return Marks()
    words = join_words(windows, vectors)
    starts = {start: word for word, start in enumerate(words.starts.tolist())}
    ends = {end: word for word, end in enumerate(words.ends.tolist())}
    found, ids = [], []
    for mention in report.marks.mentions:
        first, last = starts.get(mention.span.start), ends.get(mention.span.end)
        if first is not None and last is not None:
            letters = [name[0] for name in mention.ids]
            letter = "p" if "p" in letters else letters[0]
            found.append(Found(first, last, LETTER_ORDER.index(letter), 1.0))
            ids.append(mention.ids)
    members: dict[str, list[int]] = {}
    for number, names in enumerate(ids):
        for name in names:
            members.setdefault(name, []).append(number)
    return decode(marker.decoder, report.text, words, found, Naming(ids, members))


def evaluate_marker(marker: TrainedMarker, reports: Sequence[MarkedReport]) -> Scores:
    """Scores end to end, and with gold spans under names that begin with "gold spans"."""
    scores = evaluate(reports, marker.mark([report.text for report in reports]))
    given = evaluate(reports, [mark_given(marker, report) for report in reports])
    for name in ("event with kind", "status", "role", "attribute", *(f"role {role}" for role in ROLES)):
        scores.tallies[f"gold spans: {name}"] = given[name]
    return scores


def _load(weights: Path) -> TrainedMarker:
    if not weights.is_dir():
        return load_marker(weights, line_sentences)
    from training.teaching import load_teacher  # noqa: PLC0415 - brings torch, which few have

    return load_teacher(weights)


@click.command()
@click.option("--reports", required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--weights", type=click.Path(path_type=Path, exists=True), default=MARKER, show_default=False,
    help="A file of weights, or the folder of a run that trained a teacher.",
)  # fmt: skip
@click.option(
    "--full", is_flag=True, help="Tables by letter, kind, status and role, and the worst confusions."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all figures.")
def main(reports: Path, weights: Path, *, full: bool, as_json: bool) -> None:
    """Score the marker on a folder of marked reports (one sentence a line)."""
    marker = _load(weights)
    read = load_marked([reports], marker.weights.card.kinds)
    scores = evaluate_marker(marker, read)
    if as_json:
        print(json.dumps({name: tally.row() for name, tally in sorted(scores.tallies.items())}))
        return
    names = [*HEADLINES, *sorted(name for name in scores.tallies if name.startswith("gold"))]
    names += sorted(set(scores.tallies) - set(names)) if full else []
    print(f"{len(read)} reports of {reports.name}, marker {marker.version}")
    for name, row in told(scores, names).items():
        print(f"{name:32} P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}  ({row['n']:.0f})")
    if full:
        for (mine, other), count in scores.confusions.most_common(10):
            print(f"{mine} taken for {other}: {count}")


if __name__ == "__main__":
    main()
