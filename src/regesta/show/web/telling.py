"""The reports that tell something, by publication, with the words of every value picked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from regesta.domain.record import Event
from regesta.domain.report import Report
from regesta.show.web.addresses import words_anchor
from regesta.show.web.highlighting import Highlight, Run, cut_paragraphs, fold_plain
from regesta.show.web.shelf import Shelf
from regesta.show.web.values import Value, all_quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report's text in runs of paragraphs."""

    report: Report
    runs: tuple[Run, ...]


def event_texts(event: Event, values: Sequence[Value], shelf: Shelf) -> tuple[Telling, ...]:
    """The reports of an event, the first published first; words lead to what was read from them."""
    highlights: dict[str, list[Highlight]] = {name: [] for name in event.reports}
    for value, quote in all_quotes(values):
        highlights.setdefault(quote.report, []).append(
            Highlight(
                span=quote.span,
                name=f"q-{value.name.split()[0]}",
                title=f"{value.name}: {value.words}",
                href=f"#v-{value.key}",
                anchor=words_anchor(quote),
            )
        )
    return tuple(
        Telling(report=report, runs=fold_plain(cut_paragraphs(report.text, highlights[report.id])))
        for report in by_publication(highlights, shelf)
    )


def by_publication(names: Iterable[str], shelf: Shelf) -> list[Report]:
    """Reports by the day they were published, undated ones last."""
    found = [shelf.reports[name] for name in names if name in shelf.reports]
    return sorted(found, key=lambda report: (report.published.day or date.max, report.id))
