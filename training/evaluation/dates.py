"""How well dates are read: MEANTIME, WikiWars, and the anchors of MEANTIME's events.

Run `python -m training.evaluation.dates [--shared DIR] [--errors N]`; prints tables in Markdown.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from regesta.dates import resolve
from regesta.domain.span import Span
from regesta.lexicon.time_words import load_time_words
from regesta.read.dates import TimeMention, resolve_times
from regesta.settings import DATA
from training.evaluation.date_anchors import score_anchors
from training.evaluation.date_corpora import DatedText, GoldTime, read_meantime, read_wikiwars
from training.evaluation.date_speed import measure_speed

SHARED = Path(__file__).parents[3] / "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one run: values right, values given, values wanted, types right."""

    right: int
    given: int
    wanted: int
    types: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of values."""
        return 2 * self.right / max(self.given + self.wanted, 1)


_HEAD = "| corpus | expressions | value F1, spans given | type | value F1, plain text | found P | found R |"
Miss = tuple[str, str, str, str]


def score_spans(texts: Sequence[DatedText], misses: list[Miss]) -> Score:
    """Values where the spans are given."""
    words = load_time_words(DATA)
    right = types = wanted = 0
    for text in texts:
        mentions = [TimeMention(id=f"t{n}", span=item.span) for n, item in enumerate(text.times)]
        found = resolve_times(text.text, mentions, words, published=text.published)
        for number, gold in enumerate(text.times):
            if gold.value is None:
                continue
            wanted += 1
            value = found[f"t{number}"]
            types += value.type == gold.type
            if value.value == gold.value:
                right += 1
            else:
                misses.append((text.name, _show(text, gold), gold.value, value.value))
    return Score(right=right, given=wanted, wanted=wanted, types=types)


def score_plain(texts: Sequence[DatedText], misses: list[Miss]) -> tuple[Score, float, float]:
    """Values where the expressions have to be found: the score, precision and recall of finding (overlap)."""
    right = given = wanted = hits = types = 0
    for text in texts:
        found = [item for item in resolve(text.text, text.published) if item.span.end <= text.end]
        taken: set[int] = set()
        for item in found:
            gold = _overlapping(item.span, text.times, taken)
            if gold is None:
                given += 1
                misses.append((text.name, f"{_around(text.text, item.span)}", "(none)", item.value))
                continue
            taken.add(gold)
            mark = text.times[gold]
            if mark.value is None:
                continue
            given += 1
            hits += 1
            types += mark.type == item.type
            right += mark.value == item.value
        wanted += sum(item.value is not None for item in text.times)
        for number, mark in enumerate(text.times):
            if number not in taken and mark.value is not None:
                misses.append((text.name, _show(text, mark), mark.value, "(not found)"))
    score = Score(right=right, given=given, wanted=wanted, types=types)
    return score, hits / max(given, 1), hits / max(wanted, 1)


def _overlapping(span: Span, times: Sequence[GoldTime], taken: set[int]) -> int | None:
    for number, item in enumerate(times):
        if number not in taken and item.span.overlaps(span):
            return number
    return None


def _show(text: DatedText, gold: GoldTime) -> str:
    return _around(text.text, gold.span)


def _around(text: str, span: Span) -> str:
    left, right = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 25]
    return f"{left}[{span.of(text)}]{right}".replace("\n", " / ")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", type=int, default=0, help="show so many misses of each run")
    parser.add_argument("--only", default="", help="meantime, wikiwars or anchors")
    options = parser.parse_args(arguments)
    data = options.shared / "data" / "temporal"
    print(f"Dates, {date.today().isoformat()}\n")  # noqa: DTZ011 - the day the figures were made
    print(_HEAD)
    print("|---|---|---|---|---|---|---|")
    misses: list[Miss] = []
    for name, texts in (("MEANTIME", read_meantime(data)), ("WikiWars", read_wikiwars(data))):
        if options.only and options.only != name.lower():
            continue
        spans_missed: list[Miss] = []
        plain_missed: list[Miss] = []
        spans = score_spans(texts, spans_missed)
        plain, precision, recall = score_plain(texts, plain_missed)
        shares = f"{spans.f1:.3f} | {spans.types / spans.wanted:.3f} | {plain.f1:.3f}"
        print(f"| {name} | {spans.wanted} | {shares} | {precision:.3f} | {recall:.3f} |")
        misses += spans_missed[: options.errors] + plain_missed[: options.errors]
    if not options.only or options.only == "anchors":
        print(f"\n{score_anchors(data, misses if options.errors else None)}")
    if not options.only:
        print(f"\n{measure_speed([*read_meantime(data), *read_wikiwars(data)])}")
    for miss in misses:
        print(" | ".join(miss))


if __name__ == "__main__":
    main()
