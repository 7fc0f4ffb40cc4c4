"""Score a marker on marked reports: `python -m training.evaluation.marker --reports FOLDER`.

What the figures mean is told in `marker_scores.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
import msgspec

from regesta.domain.marked_report import MarkedReport
from regesta.domain.marks import ROLES, Marks
from regesta.mark.coreference import Naming
from regesta.mark.decoding import decode
from regesta.mark.labels import LETTER_ORDER
from regesta.mark.marker import TrainedMarker, load_marker
from regesta.mark.tagging import Found
from regesta.mark.weights import load_weights, save_weights
from regesta.mark.words import join_words
from regesta.settings import DATA
from training.corpus import load_marked
from training.evaluation.bootstrap import Difference, compare_markers
from training.evaluation.curve_rows import score_key
from training.evaluation.floors import Figure, load_figures, raise_floors, save_figures
from training.evaluation.marker_page import Page, reached
from training.evaluation.marker_scores import Scores, add_up, evaluate, letter_of
from training.evaluation.marker_tables import (
    confusion_table,
    difference_table,
    headline_table,
    kind_table,
    letter_table,
    role_table,
    source_table,
    status_table,
)
from training.examples import line_sentences

MARKER = DATA / "marker" / "en.marker"
GIVEN = "gold spans: "
"""How the names begin of figures for which the mentions are given."""


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
            found.append(Found(first, last, LETTER_ORDER.index(letter_of(mention)), 1.0))
            ids.append(mention.ids)
    members: dict[str, list[int]] = {}
    for number, names in enumerate(ids):
        for name in names:
            members.setdefault(name, []).append(number)
    return decode(marker.decoder, report.text, words, found, Naming(ids, members))


def score_reports(marker: TrainedMarker, reports: Sequence[MarkedReport]) -> list[Scores]:
    """Scores of each report end to end, and with gold spans under names that begin so."""
    scores = evaluate(reports, marker.mark([report.text for report in reports]))
    given = evaluate(reports, [mark_given(marker, report) for report in reports])
    for own, other in zip(scores, given, strict=True):
        for name in ("event with kind", "status", "role", "attribute", *(f"role {role}" for role in ROLES)):
            own.tallies[GIVEN + name] = other[name]
    return scores


def evaluate_marker(marker: TrainedMarker, reports: Sequence[MarkedReport]) -> Scores:
    """Scores of all reports together."""
    return add_up(score_reports(marker, reports))


def _load(weights: Path) -> TrainedMarker:
    if not weights.is_dir():
        return load_marker(weights, line_sentences)
    from training.teaching import load_teacher  # noqa: PLC0415 - brings torch, which few have

    return load_teacher(weights)


def _tables(whole: Scores) -> Iterator[str]:
    """The tables of --full, in plain text."""
    for table in (letter_table, kind_table, status_table, role_table):
        yield table(whole).plain()
    for sorts in (("kind",), ("letter", "status", "role")):
        yield confusion_table(whole, *sorts).plain()


def _note_in_card(weights: Path, reports: Path, whole: Scores, figures: Sequence[Figure]) -> None:
    """Write the figures into the card of a file of weights."""
    loaded = load_weights(weights)
    scores = {score_key(figure.name, reports): round(whole[figure.name].f1, 4) for figure in figures}
    save_weights(weights, replace(loaded, card=msgspec.structs.replace(loaded.card, scores=scores)))


def _tell_floors(whole: Scores, figures: Sequence[Figure], name: str, *, write: bool) -> Iterator[str]:
    risen, lines = raise_floors(figures, {figure.name: whole[figure.name].f1 for figure in figures})
    if lines:
        yield "floors raised:" if write else "floors that can rise (--floors raise):"
    yield from lines or ["no floor can rise"]
    if write:
        save_figures(risen, name)


@click.command()
@click.option("--reports", required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--weights", type=click.Path(path_type=Path, exists=True), default=MARKER, show_default=False,
    help="A file of weights, or the folder of a run that trained a teacher.",
)  # fmt: skip
@click.option(
    "--full", is_flag=True, help="Tables by letter, kind, status and role, and the ten worst confusions."
)
@click.option("--by-source", is_flag=True, help="The figures by where the reports come from.")
@click.option(
    "--against", type=click.Path(path_type=Path, exists=True),
    help="Compare with other weights on the same reports, with intervals of a paired bootstrap.",
)  # fmt: skip
@click.option(
    "--markdown", type=click.Path(path_type=Path), help="Write the page of all tables to this file."
)
@click.option(
    "--floors", type=click.Choice(["tell", "raise"]), help="Tell which floors can rise, or raise them."
)
@click.option("--card", is_flag=True, help="Write the figures into the card of the weights.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all figures and nothing else.")
def main(
    reports: Path, weights: Path, against: Path | None, markdown: Path | None, floors: str | None,
    *, full: bool, by_source: bool, card: bool, as_json: bool,
) -> None:  # fmt: skip
    """Score the marker on a folder of marked reports (one sentence a line)."""
    marker = _load(weights)
    name = marker.weights.card.name
    figures = load_figures(name)
    scores = score_reports(marker, load_marked([reports], marker.weights.card.kinds))
    whole = add_up(scores)
    if as_json:
        print(json.dumps({name: tally.row() for name, tally in sorted(whole.tallies.items())}))
        return
    print(f"{len(scores)} reports of {reports.name}, marker {marker.version}\n")
    blocks = [headline_table(whole, figures).plain(), reached(whole, figures)]
    blocks += _tables(whole) if full else []
    blocks += [source_table(scores, figures).plain()] if by_source else []
    before, differences = _compare(against, reports, scores, figures)
    blocks += [f"before: {before}\n{difference_table(differences).plain()}"] if before else []
    blocks += ["\n".join(_tell_floors(whole, figures, name, write=floors == "raise"))] if floors else []
    print("\n\n".join(blocks))
    if card:
        _note_in_card(weights, reports, whole, figures)
    if markdown:
        chosen = {"weights": weights if weights != MARKER else None, "markdown": markdown, "against": against}
        page = Page(
            version=marker.version, data=reports.name, reports=scores, figures=figures,
            options=" ".join(f"--{option} {path}" for option, path in chosen.items() if path),
            before=before, differences=differences,
        )  # fmt: skip
        markdown.write_text(page.write(), encoding="utf-8")


def _compare(
    against: Path | None, reports: Path, scores: Sequence[Scores], figures: Sequence[Figure]
) -> tuple[str, list[Difference]]:
    """The version of the other marker and the differences; nothing where there is none."""
    if against is None:
        return "", []
    other = _load(against)
    old = score_reports(other, load_marked([reports], other.weights.card.kinds))
    return other.version, compare_markers(old, scores, [figure.name for figure in figures])


if __name__ == "__main__":
    main()
