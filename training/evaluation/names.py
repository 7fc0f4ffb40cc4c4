"""How well names of persons are told apart: python -m training.evaluation.names.

Reads the open pairs (ep_pairs.csv, pairs.csv, the Person pairs of name_bench.csv) and the open list of
office holders below SHARED. The rules were found on the half of the pairs called tune; held is the other.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from regesta.lexicon.name_parts import load_name_parts
from regesta.settings import DATA
from regesta.text.naming import Name, NameParts, compare_names, name_keys, parse_name

SHARED = Path(__file__).parents[3] / "shared" / "data"
FILES = ("ep_pairs.csv", "pairs.csv", "name_bench.csv")
HALVES = ("all", "tune", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPair:
    """Two names and whether they are one person's; `half` is tune or held, by a hash of both names."""

    name1: str
    name2: str
    same: bool
    half: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """Precision, recall and F1 of "same"; of the pairs of one person, the share with a key in common."""

    pairs: int
    precision: float
    recall: float
    f1: float
    keyed: float


def read_pairs(path: Path) -> list[NamedPair]:
    """The pairs of persons of a file."""
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row.get("schema", "Person") == "Person"]
    return [
        NamedPair(
            name1=row["name1"],
            name2=row["name2"],
            same=row["is_match"] == "true",
            half=_half(row["name1"], row["name2"]),
        )
        for row in rows
    ]


def _half(name1: str, name2: str) -> str:
    number = int(hashlib.sha256(f"{name1}\t{name2}".encode()).hexdigest(), 16)
    return ("tune", "held")[number % 2]


def judge(pair: NamedPair, parts: NameParts) -> tuple[bool, bool, tuple[str, ...]]:
    """Whether the names are found one person's, whether they share a key, and the reasons."""
    left, right = parse_name(pair.name1, parts), parse_name(pair.name2, parts)
    verdict = compare_names(left, right, parts)
    same = verdict.score >= parts.weights["threshold"]
    return same, bool(name_keys(left) & name_keys(right)), (f"{verdict.score:.2f}", *verdict.reasons)


def score_pairs(pairs: Sequence[NamedPair], parts: NameParts) -> PairScore:
    """Count right and wrong verdicts."""
    hits = misses = false = keyed = 0
    for pair in pairs:
        same, shared, _ = judge(pair, parts)
        hits += pair.same and same
        misses += pair.same and not same
        false += same and not pair.same
        keyed += pair.same and shared
    true = max(1, hits + misses)
    return PairScore(
        pairs=len(pairs),
        precision=hits / max(1, hits + false),
        recall=hits / true,
        f1=2 * hits / max(1, 2 * hits + misses + false),
        keyed=keyed / true,
    )


def microseconds(pairs: Sequence[NamedPair], parts: NameParts) -> float:
    """Processor time of one comparison of names that have been read."""
    names = [(parse_name(pair.name1, parts), parse_name(pair.name2, parts)) for pair in pairs]
    start = time.process_time()
    for left, right in names:
        compare_names(left, right, parts)
    return 1e6 * (time.process_time() - start) / max(1, len(names))


def holders(shared: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The office holders of each state: Wikidata id to name."""
    for path in sorted(shared.glob("actors/wikidata_holders/*/holders21.csv")):
        if path.parent.name != "world":
            with path.open(encoding="utf-8") as lines:
                rows = [row for row in csv.DictReader(lines) if row["person"] and row["personID"]]
            yield path.parent.name, {row["personID"]: row["person"] for row in rows}


def false_merges(people: Sequence[str], parts: NameParts) -> tuple[int, int, list[tuple[str, str]]]:
    """All pairs of different people, those that share a key, and those that would be taken for one."""
    names = [parse_name(person, parts) for person in people]
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for key in name_keys(name):
            blocks[key].append(place)
    near = {pair for block in blocks.values() for pair in combinations(block, 2)}
    merged = [(people[i], people[j]) for i, j in sorted(near) if _same(names[i], names[j], parts)]
    return len(people) * (len(people) - 1) // 2, len(near), merged


def _same(left: Name, right: Name, parts: NameParts) -> bool:
    return compare_names(left, right, parts).score >= parts.weights["threshold"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument(
        "--errors", action="store_true", help="show the wrong verdicts of the half called tune"
    )
    options = parser.parse_args(arguments)
    parts = load_name_parts(DATA)
    for file in FILES:
        pairs = read_pairs(options.shared / "names" / file)
        first, again = microseconds(pairs, parts), microseconds(pairs, parts)
        print(f"{file:15} {first:.0f} microseconds a pair once read, {again:.0f} when compared again")
        for half in HALVES:
            some = [pair for pair in pairs if half in ("all", pair.half)]
            score = score_pairs(some, parts)
            print(
                f"{file:15} {half:4} {score.pairs:4} pairs  F1 {score.f1:.3f}  "
                f"precision {score.precision:.3f}  recall {score.recall:.3f}  key shared {score.keyed:.3f}"
            )
        if options.errors:
            _print_errors(pairs, parts)
    _print_merges(options.shared, parts, show=options.errors)


def _print_errors(pairs: Sequence[NamedPair], parts: NameParts) -> None:
    for pair in pairs:
        same, _, reasons = judge(pair, parts)
        if same is not pair.same and pair.half == "tune":
            print(
                f"  {'missed' if pair.same else 'false'}: {pair.name1} | {pair.name2} | {'; '.join(reasons)}"
            )


def _print_merges(shared: Path, parts: NameParts, *, show: bool) -> None:
    total = compared = wrong = letters = 0
    for state, people in holders(shared):
        pairs, near, merged = false_merges(list(people.values()), parts)
        total, compared, wrong = total + pairs, compared + near, wrong + len(merged)
        letters += sum(one == other for one, other in merged)
        if show:
            for one, other in merged:
                print(f"  {state}: {one} | {other}")
    print(
        f"office holders  {total} pairs of different ids of one state, {compared} share a key, "
        f"{wrong} taken for one person ({1e6 * wrong / max(1, total):.0f} in a million), "
        f"{letters} of these written alike to the letter"
    )


if __name__ == "__main__":
    main()
